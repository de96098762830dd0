"""What Zalo tells twice, at once, later or at every poll, counts once and is answered once."""

import pytest

from models.person import Role
from testing.program import Program
from testing.zalo import StandIn
from tests.end_to_end import kept, on_zalo
from tests.end_to_end.conftest import Programs
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.on_zalo import Person
from tests.end_to_end.training import ANSWERS, BY_COMMAND

HEAD = 7
SOME_POLLS = 4


@pytest.fixture
def program(programs: Programs, zalo: StandIn) -> Program:
    """A stopped program; the head of Bãi Nhà A has joined."""
    made = programs(**on_zalo.settings(zalo))
    enrol(made, (HEAD, Role.hamlet_head, "bai-nha-a"), channels=["zalo"])
    return made


async def test_every_message_posted_twice_and_once_more_after_a_restart(
    program: Program, zalo: StandIn
) -> None:
    program.configure(public_url=program.address)
    head = Person(zalo, HEAD)
    await on_zalo.start(program, zalo)
    for step in BY_COMMAND:
        sent = await head.does(step)
        await zalo.repeats(*sent)
        assert step.asked in (await head.user.waits_for_reply()).text
        await zalo.repeats(*sent)
    await zalo.until_delivered()
    await program.stop()  # not killed: between a reply and the note that it was said, it may be said again
    await on_zalo.start(program, zalo)
    await zalo.repeats(*(event.message_id for event in zalo.world.events))
    await zalo.until_delivered()
    await program.stop()  # which lets replies arrive
    assert set(zalo.webhook.answers) == {200}
    _assert_answered_and_kept_once(program, zalo)


async def test_everything_reappears_at_every_poll(program: Program, zalo: StandIn) -> None:
    zalo.polling.reappear = True
    head = Person(zalo, HEAD)
    await program.start()
    await head.goes_through(*BY_COMMAND)
    await program.stop()
    polls = len(zalo.called("getUpdates"))
    await program.start()
    await zalo.until_called("getUpdates", polls + SOME_POLLS)
    await program.stop()
    _assert_answered_and_kept_once(program, zalo)


def _assert_answered_and_kept_once(program: Program, zalo: StandIn) -> None:
    said = [message.text for message in zalo.user(HEAD).sees() if message.by_bot]
    assert len(said) == len(BY_COMMAND), "\n---\n".join(said)
    (report,) = kept.reports(program.database_url)
    assert (report.status, report.version) == ("sent", 1)
    assert report.said() == ANSWERS
    assert len(report.photos) == 3
