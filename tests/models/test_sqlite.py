"""SQLite's writer: its settings, its shared commits, and what it does when the disk fails it."""

import asyncio
import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models.database import Database, DatabaseUnavailableError
from testing import power
from tests.models.test_database import write, written


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """A database whose writer gives up at once when the file is locked, instead of after ten seconds."""
    opened = Database(sqlite_url)
    event.listen(opened.engine, "connect", lambda driver, _: driver.execute("PRAGMA busy_timeout = 1"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: an acknowledged answer outlives a power cut
        ("busy_timeout", 10000),
        ("foreign_keys", 1),
    ],
)
async def test_every_connection_is_set_up_to_be_safe(sqlite_url: str, pragma: str, value: str | int) -> None:
    with power.may_fail():
        opened = Database(sqlite_url)
        found = await opened.run(lambda s: s.connection().execute(text(f"PRAGMA {pragma}")).scalar())
        opened.close()
    assert found == value


async def test_works_that_wait_together_share_a_commit(database: Database) -> None:
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)

    await asyncio.gather(*(database.run(write(str(number))) for number in range(100)))

    assert len(commits) < 10


async def test_a_locked_file_fails_the_waiting_and_nobody_after(database: Database, sqlite_url: str) -> None:
    await database.run(written)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    outcomes = await asyncio.gather(
        *(database.run(write(str(number))) for number in range(5)), return_exceptions=True
    )
    other.execute("ROLLBACK")
    other.close()

    assert {type(outcome) for outcome in outcomes} == {DatabaseUnavailableError}
    assert await database.run(write("after")) == "after"
    assert await database.run(written) == ["after"]


async def test_a_full_disk_keeps_nothing_half_and_the_writer_goes_on(database: Database) -> None:
    def allow(session: Session, pages: int) -> None:
        session.connection().execute(text(f"PRAGMA max_page_count = {pages}"))

    await database.run(lambda session: allow(session, 1))  # not below what is used already

    outcomes = await asyncio.gather(
        *(database.run(write(key, "x" * 9000)) for key in "abc"), return_exceptions=True
    )

    assert {type(outcome) for outcome in outcomes} == {DatabaseUnavailableError}
    await database.run(lambda session: allow(session, 100_000))
    assert await database.run(written) == []
    assert await database.run(write("after")) == "after"


async def test_an_undone_transaction_is_never_taken_for_a_kept_one(database: Database) -> None:
    def lose_the_transaction(session: Session) -> None:
        session.connection().exec_driver_sql("ROLLBACK")  # as SQLite does by itself on some failures
        raise OSError("disk I/O error")

    outcomes = await asyncio.gather(
        database.run(write("before")),
        database.run(lose_the_transaction),
        database.run(write("after")),
        return_exceptions=True,
    )

    assert {type(outcome) for outcome in outcomes} == {DatabaseUnavailableError}
    assert await database.run(written) == []


async def test_a_commit_that_fails_is_told_to_everyone_in_it(database: Database) -> None:
    def fail(_: object) -> None:
        raise OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error"))

    event.listen(database.engine, "commit", fail)
    outcomes = await asyncio.gather(
        *(database.run(write(str(number))) for number in range(5)), return_exceptions=True
    )
    event.remove(database.engine, "commit", fail)

    assert {str(outcome) for outcome in outcomes} == {"OperationalError"}
    assert await database.run(written) == []


async def test_who_stopped_waiting_is_not_a_failure(database: Database) -> None:
    abandoned = asyncio.ensure_future(database.run(write("abandoned")))
    await asyncio.sleep(0)
    abandoned.cancel()

    assert await database.run(write("patient")) == "patient"
    assert abandoned.cancelled()
