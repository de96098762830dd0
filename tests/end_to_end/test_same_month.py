"""One month of a hamlet leaves the same rows behind, whichever channel it was lived on."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from testing.preloaded import Preloaded
from testing.telegram import StandIn as Telegram
from testing.zalo import StandIn as Zalo
from tests.end_to_end.kept import opened
from tests.end_to_end.month import rows
from tests.end_to_end.month.lives import Life, Lives


@pytest.fixture
async def lives(tmp_path: Path, sqlite_world: Path, preloaded: Preloaded) -> AsyncIterator[Lives]:
    """Whatever runs ends with the test."""
    made = Lives(tmp_path, sqlite_world, preloaded)
    yield made
    await made.close()


@pytest.mark.timeout(400)  # four months side by side
async def test_the_same_rows_on_every_channel(lives: Lives, telegram: Telegram) -> None:
    async with Zalo() as by_numbers, Zalo(envelope="bare") as in_words:
        lived = {
            "Telegram": lives.on_telegram(telegram),
            "Zalo by numbers": lives.on_zalo(by_numbers, "numbers"),
            "Zalo in words": lives.on_zalo(in_words, "words"),
            "practice": lives.on_practice(),
        }
        months = dict(zip(lived, await asyncio.gather(*lived.values()), strict=True))
        assert (by_numbers.refused, in_words.refused) == ([], [])
        for zalo, typed in ((by_numbers, "Zalo by numbers"), (in_words, "Zalo in words")):
            told = len(months[typed].rows["notice"])
            assert zalo.outgoing == months[typed].acts + told, "one message for each act and each notice"
    first = months.pop("Telegram")
    _assert_a_month(first)
    for channel, month in months.items():
        found = rows.differences(first.rows, month.rows)
        assert not found, f"on Telegram (-) and {channel} (+):\n" + "\n".join(found)


def test_every_table_is_compared_or_left_out_for_a_reason(sqlite_url: str) -> None:
    """A new table must be decided upon, in ``month/rows.py``."""
    assert not rows.COMPARED.keys() & rows.LEFT_OUT.keys()
    with opened(sqlite_url) as session:
        tables = set(inspect(session.connection()).get_table_names())
    assert rows.COMPARED.keys() | rows.LEFT_OUT.keys() == tables


def _assert_a_month(month: Life) -> None:
    """What is compared is there."""
    reports = [(row["form"], row["status"], row["version"]) for row in month.rows["report"]]
    assert reports == [
        ("training", "accepted", 1),
        ("training", "sent", 3),
        ("model_progress", "withdrawn", 1),
        ("household_review", "sent", 1),
        ("household_review", "sent", 1),
        ("training", "sent", 1),
    ]
    assert len(month.rows["nil_report"]) == 1
    assert len(month.rows["photo"]) == 4
    assert [row["person_id"] for row in month.rows["notice"] if row["sent_at"] is None] == []
