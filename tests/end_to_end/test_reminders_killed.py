"""Killed in the middle of a thousand notices: none is lost, and at most one is said twice."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlmodel import col, select, update

from locales import Text
from models import notice
from models.notice import Notice
from models.person import Person, Role
from testing.program import Program
from testing.telegram import StandIn
from tests.end_to_end import on_telegram
from tests.end_to_end.conftest import Programs
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.kept import opened

PEOPLE, EACH = 100, 10
BLOCKED = 37  # the number of somebody who has blocked the bot
ARRIVING = (PEOPLE - 1) * EACH


@pytest.fixture
def program(programs: Programs, telegram: StandIn) -> Program:
    """A program that is stopped, with a thousand notices for people on Telegram."""
    made = programs(**on_telegram.settings(telegram), messages_per_second="1000")
    enrol(made, *((number, Role.hamlet_head, "bai-nha-a") for number in range(1, PEOPLE + 1)))
    now = datetime.now(UTC)
    with opened(made.database_url) as session:
        for round_ in range(EACH):
            for person_id in session.exec(select(Person.id).order_by(col(Person.id))):
                words = Text(f"Notice {round_} for {person_id}.")
                notice.add(session, f"n:{round_}:{person_id}", person_id or 0, words, now)
    for number in range(1, PEOPLE + 1):
        telegram.user(number).chat.begun = True
    telegram.user(BLOCKED).chat.blocked = True
    return made


async def test_none_is_lost_and_at_most_one_is_said_twice(program: Program, telegram: StandIn) -> None:
    await program.start()
    await telegram.until_called("sendMessage", 200)
    telegram.faults.answer(429, method="sendMessage", retry_after=1)
    await telegram.until_called("sendMessage", 500)
    await program.kill()
    before = said(telegram)
    assert before.total() < ARRIVING, "it was killed in the middle"

    _lease_is_over(program)
    await program.start()
    least = len(telegram.calls) + ARRIVING - len(before)
    everything = lambda: len(telegram.calls) >= least and len(said(telegram)) == ARRIVING  # noqa: E731
    await telegram.world.until(everything, seconds=30)
    await program.stop()
    assert set(said(telegram).values()) <= {1, 2}
    assert said(telegram).total() - ARRIVING <= 1
    assert _waiting(program) == {f"n:{round_}" for round_ in range(EACH)}, "only the blocked person's"


def said(telegram: StandIn) -> Counter[str]:
    """How often each notice arrived."""
    return Counter(
        message.text for chat in telegram.world.chats.values() for message in chat.messages if message.by_bot
    )


def _lease_is_over(program: Program) -> None:
    """As if a minute had passed since the kill."""
    with opened(program.database_url) as session:
        waiting = update(Notice).where(col(Notice.due_at).is_not(None))
        session.exec(waiting.values(due_at=datetime.now(UTC)))


def _waiting(program: Program) -> set[str]:
    """What was not said, without the person's number."""
    with opened(program.database_url) as session:
        keys = session.exec(select(Notice.key).where(col(Notice.sent_at).is_(None))).all()
    return {key.rpartition(":")[0] for key in keys}
