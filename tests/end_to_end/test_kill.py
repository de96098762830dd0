"""Whatever the instant at which the program is killed: no answer is lost, asked again or counted twice."""

from itertools import groupby

import pytest

from models.person import Role
from testing.program import Program
from testing.telegram import StandIn
from tests.end_to_end import instants, kept, on_telegram
from tests.end_to_end.conftest import Programs
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.on_telegram import Person
from tests.end_to_end.training import ANSWERS, BY_COMMAND, Step

HEAD = 7
ALTERNATELY = (instants.handed_over, instants.under_way, instants.stored, instants.said)


@pytest.fixture
def program(programs: Programs, telegram: StandIn) -> Program:
    """A program that polls and keeps everything in SQLite; the head of Bãi Nhà A has joined."""
    made = programs(**on_telegram.settings(telegram))
    enrol(made, (HEAD, Role.hamlet_head, "bai-nha-a"))
    return made


@pytest.mark.parametrize("first", [0, 2])
async def test_killed_at_every_step(program: Program, telegram: StandIn, first: int) -> None:
    """In two runs each step is met by an instant before it is stored and by one after."""
    head = Person(telegram, HEAD)
    await program.start()
    for number, step in enumerate(BY_COMMAND, start=first):
        await ALTERNATELY[number % 4](program, telegram, head, step)
        await _killed_and_started_again(program, head, step)
    _assert_asked_in_order_and_kept_once(program, telegram)


async def test_killed_behind_a_webhook_on_postgresql(
    programs: Programs, telegram: StandIn, empty_postgres: str
) -> None:
    program = programs(**on_telegram.settings(telegram), database_url=empty_postgres)
    program.configure(public_url=program.address)
    enrol(program, (HEAD, Role.hamlet_head, "bai-nha-a"))
    killed_at = {1: instants.stored, 4: instants.said, 7: instants.stored}
    head = Person(telegram, HEAD)
    await program.start()
    for number, step in enumerate(BY_COMMAND):
        if number in killed_at:
            await killed_at[number](program, telegram, head, step)
            await _killed_and_started_again(program, head, step)
        else:
            await head.goes_through(step)
    _assert_asked_in_order_and_kept_once(program, telegram)


async def test_asked_to_stop_at_every_step(program: Program, telegram: StandIn) -> None:
    """SIGTERM in the middle: the program ends by itself, with exit code 0, and nothing is lost."""
    head = Person(telegram, HEAD)
    await program.start()
    for step in BY_COMMAND:
        await instants.handed_over(program, telegram, head, step)
        await program.stop()
        await program.start()
        assert step.asked in (await head.user.waits_for_reply()).text
    _assert_asked_in_order_and_kept_once(program, telegram)


async def test_killed_between_an_album_and_its_reply(program: Program, telegram: StandIn) -> None:
    """The pictures were all taken, and nobody has said so yet."""
    head = Person(telegram, HEAD)
    *before, album, _ = BY_COMMAND
    await program.start()
    await head.goes_through(*before)
    await head.does(album)
    await telegram.until_confirmed()
    await program.kill()
    await program.start()
    assert album.asked in (await head.user.waits_for_reply()).text


async def _killed_and_started_again(program: Program, person: Person, step: Step) -> None:
    """Power comes back: the person sees what the step led to, without doing anything."""
    await program.kill()
    await program.start()
    assert step.asked in (await person.user.waits_for_reply()).text


def _assert_asked_in_order_and_kept_once(program: Program, telegram: StandIn) -> None:
    """A reply may be said twice, but never one that belongs before an answer already given."""
    texts = [str(call["text"]) for call in telegram.made("sendMessage")]
    assert [text for text, _ in groupby(texts)] == list(dict.fromkeys(texts))
    assert len(set(texts)) == len(BY_COMMAND)
    (report,) = kept.reports(program.database_url)
    assert report.said() == ANSWERS
    assert len(report.photos) == 3
