"""The main job from the invitation to the coordinator's screen, over real HTTP."""

import aiohttp
import pytest

from testing.telegram import StandIn
from tests.end_to_end import kept, on_telegram
from tests.end_to_end.conftest import Programs
from tests.end_to_end.main_job import MainJob
from tests.end_to_end.training import ANSWERS

MOST_ACTS = 10  # messages and taps from the menu to "sent"
RUNS = [("polling", "sqlite"), ("polling", "postgres"), ("webhook", "postgres")]  # more would show no more


@pytest.fixture(params=RUNS, ids="-".join)
async def job(request: pytest.FixtureRequest, programs: Programs, telegram: StandIn) -> MainJob:
    """A fresh program on an empty database."""
    receiving, database = request.param
    program = programs(**on_telegram.settings(telegram))
    if database == "postgres":
        program.configure(database_url=request.getfixturevalue("empty_postgres"))
    if receiving == "webhook":
        program.configure(public_url=program.address)
    await program.start()
    return MainJob(program, telegram)


async def test_from_the_invitation_to_the_coordinators_screen(job: MainJob) -> None:
    await job.everybody_joins()
    assert await job.the_head_reports() <= MOST_ACTS
    (report,) = kept.reports(job.program.database_url)
    assert report.said() == ANSWERS
    assert len(report.photos) == 3

    shown = await job.the_coordinator_looks()
    assert "Trần Thị Kín gửi" in shown.text
    assert "Ảnh: 3" in shown.text
    assert _photos_from_bot(job) == _photos_from_head(job)

    await job.the_head_corrects_a_line()
    await job.the_head_withdraws()
    (report,) = kept.reports(job.program.database_url)
    assert (report.status, report.version, report.answers["people"]["people"]) == ("withdrawn", 2, 26)

    await job.a_stranger_looks_in()
    _assert_each_has_the_commands_of_their_role(job)
    if job.telegram.webhook.url:
        await _assert_nobody_else_may_deliver(job)
    await job.program.stop()


def _photos_from_head(job: MainJob) -> list[str]:
    return [photo for message in job.head.user.sees() if not message.by_bot for photo in message.photos]


def _photos_from_bot(job: MainJob) -> list[str]:
    (album,) = job.telegram.made("sendMediaGroup")
    return [item["media"] for item in album["media"]]


def _assert_each_has_the_commands_of_their_role(job: MainJob) -> None:
    offered = {chat: {item["command"] for item in menu} for chat, menu in job.telegram.world.menus.items()}
    assert offered["default"] == {"start", "giup"}
    assert {"taphuan", "dagui", "tinhhinh"} <= offered["chat 7"]
    assert "tinhhinh" in offered["chat 8"]
    assert not {"taphuan", "dagui"} & offered["chat 8"], "a coordinator does not report"
    assert "chat 9" not in offered


async def _assert_nobody_else_may_deliver(job: MainJob) -> None:
    """A post without the secret that only Telegram was told is refused and changes nothing."""
    seen = len(job.head.user.sees())
    body = next(iter(job.telegram.world.history.values())).as_json() | {"update_id": 1}
    async with aiohttp.ClientSession() as nobody:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
            async with nobody.post(job.telegram.webhook.url, json=body, headers=headers) as answer:
                assert answer.status == 401
    assert len(job.head.user.sees()) == seen
