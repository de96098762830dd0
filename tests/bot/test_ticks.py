"""The ticks: done once by one copy of the program, made up for when missed, seen when stuck."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.ticks import NOTED_EVERY, Ticks, Work
from models import tick
from models.database import Database, DatabaseUnavailableError, engine_for
from models.tick import Tick
from testing.talk import Clock

NOW = datetime(2026, 12, 7, 0, 5, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Copy:
    """One copy of the program with one work, which counts how often it did it."""

    def __init__(self, database: Database, clock: Clock, *, shared: bool = True) -> None:
        self.done: list[datetime] = []
        self.trouble: Exception | None = None
        self.work = Work("reminders", 5 * MINUTE, self._do, HOUR, shared=shared)
        self.ticks = Ticks(database, [self.work], clock)

    async def ticks_once(self) -> bool:
        """Let the work's time come."""
        return await self.ticks.tick(self.work)

    async def _do(self, at: datetime) -> None:
        self.done.append(at)
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


async def kept(database: Database) -> Tick:
    """What is kept of the one work."""
    found = await database.run(lambda session: tick.everything(session))
    return next(one for one in found if one.name == "reminders")


async def test_of_two_copies_one_does_a_shared_work(database: Database, clock: Clock) -> None:
    copies = [Copy(database, clock), Copy(database, clock)]
    await asyncio.gather(*(copy.ticks_once() for copy in copies))
    assert sorted(len(copy.done) for copy in copies) == [0, 1]


async def test_each_copy_does_a_work_of_its_own(database: Database, clock: Clock) -> None:
    copies = [Copy(database, clock, shared=False), Copy(database, clock, shared=False)]
    await asyncio.gather(*(copy.ticks_once() for copy in copies))
    assert [len(copy.done) for copy in copies] == [1, 1]


async def test_the_next_tick_does_it_again_whoever_did_it_before(database: Database, clock: Clock) -> None:
    first, second = Copy(database, clock), Copy(database, clock)
    await first.ticks_once()
    clock.at += 5 * MINUTE
    assert await second.ticks_once()
    assert second.done == [clock.at]


async def test_what_a_copy_began_and_never_ended_is_taken_over_at_the_next_tick(
    database: Database, clock: Clock
) -> None:
    # a copy that was killed in the middle
    await database.run(lambda session: tick.claim(session, "reminders", NOW, 5 * MINUTE))
    copy = Copy(database, clock)
    assert not await copy.ticks_once()
    clock.at += 5 * MINUTE
    assert await copy.ticks_once()


async def test_trouble_is_kept_by_its_kind_and_the_next_tick_tries_again(
    database: Database, clock: Clock
) -> None:
    copy = Copy(database, clock)
    copy.trouble = RuntimeError("a name: Lê Thị Mẫu")
    assert await copy.ticks_once()
    found = await kept(database)
    assert (found.failure, found.finished_at) == ("RuntimeError", None)
    copy.trouble = None
    clock.at += 5 * MINUTE
    await copy.ticks_once()
    found = await kept(database)
    assert (found.failure, found.finished_at) == ("", clock.at)


async def test_a_database_that_is_away_puts_a_tick_off(database: Database, clock: Clock) -> None:
    copy = Copy(database, clock)
    copy.trouble = DatabaseUnavailableError("away")
    assert not await copy.ticks_once()
    assert (await kept(database)).finished_at is None


async def test_a_stuck_work_is_broken_off_and_seen(database: Database, clock: Clock) -> None:
    async def hangs(at: datetime) -> None:
        await asyncio.Event().wait()

    ticks = Ticks(database, [], clock)
    assert await ticks.tick(Work("reminders", 5 * MINUTE, hangs, longest=timedelta(0)))
    assert (await kept(database)).failure == "TimeoutError"


async def test_a_work_that_ticks_every_few_seconds_is_noted_once_a_minute(
    database: Database, clock: Clock
) -> None:
    copy = Copy(database, clock, shared=False)
    await copy.ticks_once()
    clock.at += timedelta(seconds=2)
    await copy.ticks_once()
    assert (await kept(database)).finished_at == NOW
    clock.at = NOW + NOTED_EVERY
    await copy.ticks_once()
    assert (await kept(database)).finished_at == clock.at


async def test_the_scheduler_ticks_at_once_and_stops(database: Database, clock: Clock) -> None:
    came = asyncio.Event()

    async def do(at: datetime) -> None:
        came.set()

    ticks = Ticks(database, [Work("reminders", HOUR, do, HOUR)], clock)
    ticks.start()
    async with asyncio.timeout(10):
        await came.wait()
    ticks.stop()


def test_a_tick_is_claimed_once_within_its_interval_and_again_when_the_clock_went_back(
    sqlite_url: str,
) -> None:
    with Session(engine_for(sqlite_url)) as session:
        assert tick.claim(session, "a", NOW, MINUTE)
        assert not tick.claim(session, "a", NOW + MINUTE / 2, MINUTE)
        assert tick.claim(session, "a", NOW + MINUTE, MINUTE)
        assert tick.claim(session, "a", NOW - HOUR, MINUTE), "a clock set back stops nothing"
