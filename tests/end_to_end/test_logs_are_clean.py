"""The log of a whole main job, at the level that says most, tells nothing about anybody."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from testing.program import Program
from testing.telegram import StandIn
from tests.end_to_end import on_telegram
from tests.end_to_end.main_job import MainJob

TOKEN = "123456789:AAmade-up-token_as-BotFather-writes-it"
NAMES = ("Trần Thị Kín", "Kín", "Lâm Văn Kẽ", "Kẽ", "Sáu", "Ghé")
ANSWERS = ("nuôi cá", "Nhà văn hóa", "25 nguoi", "25 người", "26 người", "cận nghèo", "near_poor")


@pytest.fixture
async def job(tmp_path: Path, telegram: StandIn) -> AsyncIterator[MainJob]:
    """A process of its own from the first import on, and the pair left out elsewhere: a webhook on SQLite."""
    telegram.token = TOKEN
    program = Program(tmp_path, log_level="debug")
    program.configure(public_url=program.address, **on_telegram.settings(telegram))
    async with program:
        yield MainJob(program, telegram)


async def test_no_token_no_name_and_no_answer(job: MainJob) -> None:
    await job.everybody_joins()
    await job.the_head_reports()
    await job.the_coordinator_looks()
    await job.the_head_corrects_a_line()
    await job.the_head_withdraws()
    await job.a_stranger_looks_in()
    secret = job.telegram.webhook.secret
    await job.program.stop()

    log = job.program.log
    said = [message.text for person in (job.head, job.coordinator) for message in person.user.sees()]
    private = {TOKEN, TOKEN.partition(":")[2], secret, *job.codes, *NAMES, *ANSWERS, *filter(None, said)}
    assert sorted(words for words in private if _told(words, log)) == []
    assert [json.loads(line)["event"] for line in log.splitlines()][-1] == "stopping"


def _told(words: str, log: str) -> bool:
    """Whether the log holds the words, as they are or as JSON writes them."""
    return bool(re.search(rf"(?<!\w)({re.escape(words)}|{re.escape(json.dumps(words)[1:-1])})(?!\w)", log))
