"""What ``Database.run`` promises, on SQLite and on PostgreSQL alike."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from models.chat import Chat
from models.claim import Claim
from models.conversation import Conversation
from models.database import Database, DatabaseUnavailableError, driver_url


def write(key: str, reply: str = "") -> Callable[[Session], str]:
    """A work that claims a key, whether or not it is free."""

    def work(session: Session) -> str:
        session.add(Claim(channel="test", key=key, reply=reply, at=0))
        return key

    return work


def claim_or_repeat(key: str, reply: str) -> Callable[[Session], str]:
    """A work like an incoming message: answer once, say the same again to a repetition."""

    def work(session: Session) -> str:
        known = session.get(Claim, ("test", key))
        if known is not None:
            return known.reply
        session.add(Claim(channel="test", key=key, reply=reply, at=0))
        return reply

    return work


def written(session: Session) -> list[str]:
    """The keys that are stored, sorted."""
    return list(session.exec(select(Claim.key).order_by(col(Claim.key))).all())


def count_up(session: Session) -> None:
    """Read a number and write it back one higher, under the lock that every message takes."""
    row = session.exec(select(Conversation).with_for_update()).one()
    row.state = str(int(row.state) + 1)


async def test_what_a_work_returns_and_writes_is_kept(database: Database, database_url: str) -> None:
    assert await database.run(write("a")) == "a"

    another = Database(database_url)
    assert await another.run(written) == ["a"]
    another.close()


async def test_a_failing_work_undoes_itself_and_nothing_else(database: Database) -> None:
    def write_then_fail(session: Session) -> None:
        session.add(Claim(channel="test", key="bad", at=0))
        session.flush()
        raise LookupError("no such place")

    await database.run(write("a"))
    works = [write("b"), write_then_fail, write("c"), write("a"), write("d")]
    outcomes = await asyncio.gather(*(database.run(work) for work in works), return_exceptions=True)

    assert [type(outcome) for outcome in outcomes] == [str, LookupError, str, IntegrityError, str]
    assert await database.run(written) == ["a", "b", "c", "d"]


async def test_a_constraint_broken_inside_a_work_spares_its_neighbours(database: Database) -> None:
    def orphan(session: Session) -> None:
        session.add(Chat(channel="test", address="1", conversation_id=404))
        session.flush()

    outcomes = await asyncio.gather(
        database.run(write("before")),
        database.run(orphan),
        database.run(write("after")),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [str, IntegrityError, str]
    assert await database.run(written) == ["after", "before"]


async def test_a_work_that_rolls_back_by_itself_undoes_only_its_own(database: Database) -> None:
    def change_of_mind(session: Session) -> None:
        session.add(Claim(channel="test", key="unwanted", at=0))
        session.flush()
        session.rollback()

    await asyncio.gather(database.run(write("a")), database.run(change_of_mind), database.run(write("b")))

    assert await database.run(written) == ["a", "b"]


async def test_many_at_once_are_all_kept(database: Database) -> None:
    keys = [f"{number:03}" for number in range(300)]

    assert await asyncio.gather(*(database.run(write(key)) for key in keys)) == keys
    assert await database.run(written) == keys


async def test_what_was_read_stays_readable_after_the_commit(database: Database) -> None:
    def add(session: Session) -> Claim:
        claim = Claim(channel="test", key="a", reply="xin chào", at=0)
        session.add(claim)
        return claim

    assert (await database.run(add)).reply == "xin chào"


async def test_no_increment_is_lost_between_two_programs(database: Database, database_url: str) -> None:
    other = Database(database_url)
    await database.run(lambda session: session.add(Conversation(state="0")))

    await asyncio.gather(*(opened.run(count_up) for _ in range(100) for opened in (database, other)))

    assert await database.run(lambda session: session.exec(select(Conversation.state)).one()) == "200"
    other.close()


async def test_a_message_that_reaches_two_programs_takes_effect_once(
    database: Database, database_url: str
) -> None:
    other = Database(database_url)
    for round_number in range(20):
        key = str(round_number)
        first, second = await asyncio.gather(
            database.run(claim_or_repeat(key, "from one")), other.run(claim_or_repeat(key, "from two"))
        )
        assert first == second
    other.close()


async def test_closing_finishes_what_was_submitted(database: Database, database_url: str) -> None:
    submitted = [asyncio.ensure_future(database.run(write(str(number)))) for number in range(9)]
    await asyncio.sleep(0)  # lets each of them reach the database's threads

    database.close()

    assert await asyncio.gather(*submitted) == list("012345678")
    with pytest.raises(DatabaseUnavailableError):
        await database.run(written)
    another = Database(database_url)
    assert await another.run(written) == list("012345678")
    another.close()


async def test_a_stop_iteration_is_not_waited_for_in_vain(database: Database) -> None:
    def first_of_none(session: Session) -> str:
        return next(iter(written(session)))

    with pytest.raises(RuntimeError, match="nothing left"):
        await database.run(first_of_none)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///data/tinap.db", "sqlite"),
        ("sqlite+aiosqlite:///data/tinap.db", "sqlite"),
        ("postgresql://tinap@db/tinap", "postgresql+psycopg"),
        ("postgres://tinap@db/tinap", "postgresql+psycopg"),
        ("postgresql+asyncpg://tinap@db/tinap", "postgresql+psycopg"),
    ],
)
def test_an_address_gets_the_driver_that_is_installed(given: str, driver: str) -> None:
    assert driver_url(given).drivername == driver


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="not mysql"):
        driver_url("mysql://tinap@db/tinap")
