"""Ticks: of several copies of the program one does a recurring work; if it stops, another goes on."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from models import tick
from models.database import Database

NOW = datetime(2026, 11, 5, 1, tzinfo=UTC)
EVERY = timedelta(minutes=5)
SECOND = timedelta(seconds=1)


async def claim(database: Database, at: datetime, name: str = "remind") -> bool:
    return await database.run(lambda session: tick.claim(session, name, at, EVERY))


async def ended(database: Database, at: datetime, failure: str = "") -> None:
    await database.run(lambda session: tick.finish(session, "remind", at, failure))


async def test_a_work_is_begun_once_in_an_interval(database: Database) -> None:
    assert [await claim(database, NOW + n * SECOND) for n in range(3)] == [True, False, False]
    assert not await claim(database, NOW + EVERY - SECOND)
    assert [await claim(database, NOW + EVERY) for _ in range(2)] == [True, False]


async def test_each_work_has_its_own_interval(database: Database) -> None:
    assert await claim(database, NOW, "remind")
    assert await claim(database, NOW, "digest")


async def test_of_copies_that_begin_at_the_same_moment_one_does_it(postgres_url: str) -> None:
    database = Database(postgres_url)
    all_of_them = threading.Barrier(4, timeout=10)

    def work(session: Session) -> bool:
        tick.everything(session)  # each transaction has begun
        all_of_them.wait()
        return tick.claim(session, "remind", NOW, EVERY)

    assert sorted(await asyncio.gather(*(database.run(work) for _ in range(4)))) == [
        False,
        False,
        False,
        True,
    ]
    database.close()


async def test_after_a_copy_died_in_the_middle_the_next_interval_is_free(database: Database) -> None:
    assert await claim(database, NOW)  # and it never ends
    assert not await claim(database, NOW + EVERY - SECOND)
    assert await claim(database, NOW + EVERY)


async def test_after_a_long_stop_it_is_done_once_not_once_for_each_interval(database: Database) -> None:
    assert await claim(database, NOW)
    assert [await claim(database, NOW + 100 * EVERY + n * SECOND) for n in range(3)] == [True, False, False]


async def test_a_clock_that_was_set_back_does_not_stop_the_work(database: Database) -> None:
    assert await claim(database, NOW + timedelta(days=30))
    assert await claim(database, NOW)
    assert not await claim(database, NOW + SECOND)


async def test_a_copy_whose_clock_is_a_little_slow_does_not_do_it_again(database: Database) -> None:
    assert await claim(database, NOW)
    assert not await claim(database, NOW - SECOND)


async def test_it_is_kept_how_it_ended(database: Database) -> None:
    await claim(database, NOW)
    await ended(database, NOW + SECOND)
    await claim(database, NOW + EVERY)
    await ended(database, NOW + EVERY + SECOND, "OperationalError")
    (found,) = await database.run(tick.everything)
    assert (found.started_at, found.finished_at) == (NOW + EVERY, NOW + SECOND), "when it went well last"
    assert found.failure == "OperationalError"

    await ended(database, NOW + EVERY + 2 * SECOND)
    (found,) = await database.run(tick.everything)
    assert (found.finished_at, found.failure) == (NOW + EVERY + 2 * SECOND, "")
