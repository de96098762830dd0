"""Killed while somebody on Zalo reports: what was acknowledged is kept, once, and the reply comes.

Zalo brings a message once. One on its way at the very moment of the kill may be lost, which Zalo
was not told to be otherwise; then the person says it again.
"""

from collections import Counter
from datetime import timedelta

import pytest
from sqlmodel import col, select, update

from models.claim import Claim
from models.person import Role
from testing.program import Program
from testing.zalo import StandIn
from tests.end_to_end import instants_zalo as instants
from tests.end_to_end import kept, on_zalo
from tests.end_to_end.conftest import Programs
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.kept import opened
from tests.end_to_end.on_zalo import Person
from tests.end_to_end.training import ANSWERS, BY_COMMAND, Step

HEAD = 7
ALTERNATELY = (instants.handed_over, instants.stored, instants.replying, instants.said)


@pytest.fixture
def program(programs: Programs, zalo: StandIn) -> Program:
    """A program that keeps everything in SQLite; the head of Bãi Nhà A has joined."""
    made = programs(**on_zalo.settings(zalo))
    enrol(made, (HEAD, Role.hamlet_head, "bai-nha-a"), channels=["zalo"])
    return made


@pytest.mark.parametrize("first", [0, 2])
async def test_killed_behind_a_webhook_at_every_step(program: Program, zalo: StandIn, first: int) -> None:
    """In two runs each step is met by an instant before it is acknowledged and by one after."""
    program.configure(public_url=program.address)
    head = Person(zalo, HEAD)
    await on_zalo.start(program, zalo)
    for number, step in enumerate(BY_COMMAND, start=first):
        sent = await ALTERNATELY[number % 4](zalo, head, step)
        await program.kill()
        lost = await _lost(program, zalo, sent)
        _time_passes(program)
        await on_zalo.start(program, zalo)
        if lost:
            await head.does(_again(step, lost))
        await head.user.hears(step.asked)
    _assert_kept_once(program, zalo)


@pytest.mark.parametrize("first", [1, 3])
async def test_killed_while_polling_at_every_step(program: Program, zalo: StandIn, first: int) -> None:
    """What Zalo hands out once more is neither lost nor taken twice, and its reply comes."""
    zalo.polling.reappear = 2
    head = Person(zalo, HEAD)
    await program.start()
    for number, step in enumerate(BY_COMMAND, start=first):
        await ALTERNATELY[number % 4](zalo, head, step)
        await program.kill()
        _time_passes(program)
        await program.start()
        await head.user.hears(step.asked)
    _assert_kept_once(program, zalo)


async def test_a_reply_that_was_stored_and_not_sent_is_said_after_the_restart(
    program: Program, zalo: StandIn
) -> None:
    program.configure(public_url=program.address)
    head = Person(zalo, HEAD)
    await on_zalo.start(program, zalo)
    held = zalo.faults.hold(method="sendMessage")
    await head.does(BY_COMMAND[0])
    await held.until_met()
    await program.kill()
    assert zalo.outgoing == 0
    _time_passes(program)
    await on_zalo.start(program, zalo)
    await head.user.hears(BY_COMMAND[0].asked)
    await head.goes_through(BY_COMMAND[1])
    assert zalo.outgoing == 2


async def test_asked_to_stop_at_every_step(program: Program, zalo: StandIn) -> None:
    """SIGTERM in the middle: the program ends by itself, with exit code 0, and every reply has gone out."""
    program.configure(public_url=program.address)
    head = Person(zalo, HEAD)
    await on_zalo.start(program, zalo)
    for step in BY_COMMAND:
        await instants.stored(zalo, head, step)
        await program.stop()
        assert step.asked in head.user.sees_last().text
        await on_zalo.start(program, zalo)
    _assert_kept_once(program, zalo)
    assert zalo.outgoing == len(BY_COMMAND)


async def _lost(program: Program, zalo: StandIn, sent: list[str]) -> list[str]:
    """Which of these messages the program does not have; none that it has acknowledged."""
    await zalo.until_delivered()
    with opened(program.database_url) as session:
        keys = {key.rpartition(":z")[2] for key in session.exec(select(Claim.key))}
    lost = [one for one in sent if one not in keys]
    acknowledged = {one.message_id for one in zalo.webhook.posted if one.status == 200}
    assert not acknowledged.intersection(lost)
    return lost


def _again(step: Step, lost: list[str]) -> Step:
    """What the person says again: the words, or so many pictures."""
    return step._replace(what=str(len(lost))) if step.how == "shows" else step


def _time_passes(program: Program) -> None:
    """As if some seconds had passed since the kill: nobody else is still at it."""
    with opened(program.database_url) as session:
        earlier = int(timedelta(minutes=1).total_seconds())
        session.execute(update(Claim).values(at=col(Claim.at) - earlier))


def _assert_kept_once(program: Program, zalo: StandIn) -> None:
    """Each question was asked once, or once more; each answer counts once."""
    said = [message.text for message in zalo.user(HEAD).sees() if message.by_bot]
    asked = Counter({step.asked: sum(step.asked in text for text in said) for step in BY_COMMAND})
    assert set(asked.values()) <= {1, 2}, asked
    (report,) = kept.reports(program.database_url)
    assert report.said() == ANSWERS
    assert len(report.photos) == 3
