"""The notifier: says what waits, once, to whom it concerns, and never loses it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import structlog
from sqlmodel import Session, select

from bot.notices import BATCH, EVERY, Notifier
from handlers.buttons import Signer
from handlers.message import Reply
from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database, DatabaseUnavailableError
from models.notice import LEASE, MOST, PAUSE, Notice
from testing.manual_time import ManualTime
from testing.practice import world as people
from testing.talk import KEY, Clock

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
OFFICER, COORDINATOR, REAL = 3, 4, people.REAL_PERSON


class FakeChannel:
    """A channel that remembers what it was told, and can fail or be slow."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.told: list[tuple[str, str, str]] = []
        self.outcomes: list[bool | Exception] = []  # of the next ones; afterwards all arrive
        self.open = asyncio.Event()
        self.open.set()
        self.came = asyncio.Event()

    async def start(self) -> None:
        """Nothing to begin."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def tell(self, address: str, key: str, reply: Reply) -> bool:
        """Remember it."""
        self.came.set()
        await self.open.wait()
        outcome = self.outcomes.pop(0) if self.outcomes else True
        if isinstance(outcome, Exception):
            raise outcome
        if outcome:
            self.told.append((address, key, reply.text))
        return outcome


class Desk:
    """A filled database, a clock, a real and a practice channel, and as many notifiers as wanted."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.database = Database(url)
        self.clock = Clock(NOW)
        self.time = ManualTime()
        self.real = FakeChannel("telegram")
        self.practice = FakeChannel("practice")
        self._copies: list[Database] = []

    def notifier(self, database: Database | None = None) -> Notifier:
        """One copy of the program's."""
        channels = [self.practice, self.real]
        return Notifier(database or self.database, channels, Signer(KEY), self.clock, self.time.sleep)

    def copy(self) -> Notifier:
        """Another copy of the program on the same database."""
        self._copies.append(Database(self._url))
        return self.notifier(self._copies[-1])

    async def write(self, key: str, person_id: int = OFFICER) -> None:
        """Write a notice, as a report does."""
        text = Text(f"Said: {key}.")
        await self.database.run(lambda session: notice.add(session, key, person_id, text, self.clock.at))

    async def link(self, channel: str, address: str, person_id: int) -> None:
        """Give a person a chat."""

        def work(session: Session) -> None:
            theirs = conversation.of_person(session, person_id).id
            session.add(Chat(channel=channel, address=address, conversation_id=theirs or 0, linked_at=NOW))

        await self.database.run(work)

    async def rows(self) -> list[tuple[str, bool, int]]:
        """Every notice: its key, whether it was said, how often it could not be."""
        query = select(Notice).order_by(Notice.key)
        found = await self.database.run(lambda session: session.exec(query).all())
        return [(one.key, one.sent_at is not None, one.failures) for one in found]

    def close(self) -> None:
        """Close every copy's database."""
        for database in [self.database, *self._copies]:
            database.close()


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    opened = Desk(database_url)
    await opened.database.run(people.fill)
    yield opened
    opened.close()


async def test_a_notice_is_said_once(desk: Desk) -> None:
    await desk.write("a")
    notifier = desk.notifier()
    assert [await notifier.deliver(), await notifier.deliver()] == [1, 0]
    desk.clock.at += LEASE
    assert await notifier.deliver() == 0
    assert desk.practice.told == [("person-3", "a", "Said: a.")]
    assert await desk.rows() == [("a", True, 0)]


async def test_a_sample_person_s_notice_goes_to_practice_and_a_real_one_s_to_a_real_chat(desk: Desk) -> None:
    await desk.link("telegram", "7", REAL)
    await desk.link("practice", "new-0123456789abcdef", REAL)
    await desk.write("practised", OFFICER)
    await desk.write("real", REAL)
    await desk.notifier().deliver()
    assert [key for _, key, _ in desk.practice.told] == ["practised"]
    assert desk.real.told == [("7", "real", "Said: real.")]


async def test_a_sample_person_is_told_in_every_practice_chat_they_have(desk: Desk) -> None:
    await desk.link("practice", "new-0123456789abcdef", OFFICER)
    await desk.write("a")
    await desk.notifier().deliver()
    assert {address for address, _, _ in desk.practice.told} == {"new-0123456789abcdef", "person-3"}


async def test_who_is_not_linked_yet_is_told_when_they_are(desk: Desk) -> None:
    await desk.write("a", REAL)
    notifier = desk.notifier()
    assert await notifier.deliver() == 0
    await desk.link("telegram", "7", REAL)
    assert await notifier.deliver() == 1
    assert desk.real.told == [("7", "a", "Said: a.")]


async def test_one_of_several_chats_is_enough(desk: Desk) -> None:
    await desk.link("telegram", "7", REAL)
    await desk.link("telegram", "8", REAL)
    await desk.write("a", REAL)
    desk.real.outcomes = [False, True]
    await desk.notifier().deliver()
    assert await desk.rows() == [("a", True, 0)]


@pytest.mark.parametrize("trouble", [False, RuntimeError("a name: Lê Thị Mẫu"), DatabaseUnavailableError()])
async def test_what_did_not_arrive_is_counted_and_said_after_a_pause(
    desk: Desk, trouble: bool | Exception
) -> None:
    await desk.write("a")
    desk.practice.outcomes = [trouble]
    notifier = desk.notifier()
    await notifier.deliver()
    assert await desk.rows() == [("a", False, 1)]
    assert await notifier.deliver() == 0
    desk.clock.at += PAUSE
    assert await notifier.deliver() == 1
    assert await desk.rows() == [("a", True, 1)]


async def test_what_cannot_be_said_is_given_up_in_the_end_and_the_next_one_is_said(desk: Desk) -> None:
    await desk.write("a")
    desk.practice.outcomes = [False] * MOST
    notifier = desk.notifier()
    for failures in range(MOST):
        assert await notifier.deliver() == 1
        desk.clock.at += PAUSE * 4**failures
    await desk.write("b")
    assert await notifier.deliver() == 1
    assert await desk.rows() == [("a", False, MOST), ("b", True, 0)]


async def test_a_person_is_told_in_order_and_no_further_when_one_did_not_arrive(desk: Desk) -> None:
    for key in "bac":
        await desk.write(key)
    await desk.write("other", COORDINATOR)
    desk.practice.outcomes = [True, True, False]  # "b", the coordinator's, "a"
    notifier = desk.notifier()
    await notifier.deliver()
    assert [key for _, key, _ in desk.practice.told] == ["b", "other"]
    desk.clock.at += LEASE
    await notifier.deliver()
    assert [key for _, key, _ in desk.practice.told] == ["b", "other", "a", "c"]


async def test_two_copies_of_the_program_say_it_once(desk: Desk) -> None:
    for number in range(BATCH):
        await desk.write(f"k{number:02}", OFFICER if number % 2 else COORDINATOR)
    copies = [desk.notifier(), desk.copy()]
    taken = await asyncio.gather(*(copy.deliver() for copy in copies))
    taken += await asyncio.gather(*(copy.deliver() for copy in copies))
    assert sum(taken) == BATCH
    assert sorted(key for _, key, _ in desk.practice.told) == [f"k{number:02}" for number in range(BATCH)]


async def test_a_stop_between_saying_and_marking_repeats_one_notice_and_loses_none(desk: Desk) -> None:
    await desk.write("a")
    desk.practice.open.clear()
    dying = asyncio.create_task(desk.notifier().deliver())
    await desk.practice.came.wait()
    dying.cancel()
    await asyncio.wait({dying})
    desk.practice.open.set()

    after = desk.copy()
    assert await after.deliver() == 0, "whoever took it may still be saying it"
    desk.clock.at += LEASE
    assert await after.deliver() == 1
    assert await desk.rows() == [("a", True, 0)]


async def test_it_looks_every_few_seconds_and_at_once_while_there_is_more(desk: Desk) -> None:
    for number in range(BATCH + 1):
        await desk.write(f"k{number:02}")
    notifier = desk.notifier()
    notifier.start()
    await desk.time.until_sleeping(EVERY, EVERY)
    assert len(desk.practice.told) == BATCH + 1
    await desk.write("later")
    desk.practice.came.clear()
    await desk.time.passes(EVERY)
    await desk.practice.came.wait()
    await notifier.stop()
    assert desk.practice.told[-1][1] == "later"


async def test_a_stop_lets_what_is_on_its_way_arrive(desk: Desk) -> None:
    await desk.write("a")
    desk.practice.open.clear()
    notifier = desk.notifier()
    notifier.start()
    await desk.practice.came.wait()
    stopping = asyncio.create_task(notifier.stop())
    desk.practice.open.set()
    await stopping
    assert await desk.rows() == [("a", True, 0)]


async def test_a_database_that_is_away_ends_nothing(desk: Desk) -> None:
    desk.database.close()
    notifier = desk.notifier()
    notifier.start()
    await desk.time.until_sleeping(EVERY, EVERY)
    await notifier.stop()


async def test_the_log_has_ids_only(desk: Desk) -> None:
    await desk.write("a")
    desk.practice.outcomes = [RuntimeError("Lê Thị Mẫu")]
    with structlog.testing.capture_logs() as lines:
        await desk.notifier().deliver()
    assert lines == [
        # what becomes of ``exc_info`` is in bot/logs.py
        {
            "event": "notice_failed",
            "log_level": "error",
            "notice": 1,
            "kind": "RuntimeError",
            "exc_info": True,
        },
        {
            "event": "notice_not_said",
            "log_level": "warning",
            "notice": 1,
            "failures": 1,
            "given_up": False,
        },
    ]
