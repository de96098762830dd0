"""A province is counted as an errand: nobody else's message waits, and the screen is the same."""

import pytest

from handlers.status import status_later
from testing.errands import made
from tests.handlers.owing import Island


@pytest.fixture(autouse=True)
async def _november(island: Island) -> None:
    island.now("2026-11-18")
    await island.nothing_owed_before("2026-10-01")


async def test_a_large_place_is_counted_afterwards_into_the_same_screen(
    island: Island, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await island.talk("coordinator kien-hai")
    at_once = await talk.says("/tinhhinh tháng 10")
    monkeypatch.setattr(status_later, "MOST", 10)
    told = await talk.says("/tinhhinh tháng 10")
    assert told.text == "Đang đếm cho đặc khu Kiên Hải, chút xíu nữa có."
    await talk.says("/tinhhinh tháng 10")  # tapped twice on a bad line
    [later] = await made(island.world.database, island.clock.at)
    assert (later.text, later.table, later.hint) == (at_once.text, at_once.table, at_once.hint)
    assert [one.label for one in later.options()] == [one.label for one in at_once.options()]


async def test_who_may_not_see_it_any_more_does_not_get_it(
    island: Island, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_later, "MOST", 10)
    talk = await island.talk("coordinator kien-hai")
    await talk.says("/tinhhinh tháng 10")
    await island.becomes("coordinator kien-hai", "viewer", "an-son")
    [later] = await made(island.world.database, island.clock.at)
    assert not later.table
    assert "Lại Sơn" not in later.text
