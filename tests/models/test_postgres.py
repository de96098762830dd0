"""PostgreSQL's runners: what is tried again, and what is not."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import ProgrammingError
from sqlmodel import Session

from models.claim import Claim
from models.database import Database, DatabaseUnavailableError
from testing.postgres import PostgresServer
from tests.models.test_database import write, written


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    opened = Database(postgres_url, threads=2)
    yield opened
    opened.close()


def backend(session: Session) -> int:
    """The number of the server's process behind this session."""
    number = session.connection().execute(text("SELECT pg_backend_pid()")).scalar_one()
    assert isinstance(number, int)
    return number


async def test_a_lost_connection_is_tried_again(database: Database, postgres: PostgresServer) -> None:
    attempts: list[int] = []

    def lose_it_once(session: Session) -> str:
        attempts.append(backend(session))
        if len(attempts) == 1:
            postgres.execute(f"SELECT pg_terminate_backend({attempts[0]}, 10000)")
        return write("a")(session)

    assert await database.run(lose_it_once) == "a"
    assert len(set(attempts)) == 2
    assert await database.run(written) == ["a"]


async def test_a_database_that_stays_away_is_said_to_be_unavailable(
    database: Database, postgres: PostgresServer
) -> None:
    attempts: list[int] = []

    def lose_it_always(session: Session) -> None:
        attempts.append(backend(session))
        postgres.execute(f"SELECT pg_terminate_backend({attempts[-1]}, 10000)")
        write("a")(session)

    with pytest.raises(DatabaseUnavailableError):
        await database.run(lose_it_always)
    assert len(attempts) == 3
    assert await database.run(written) == []


async def test_a_connection_lost_at_commit_is_not_tried_again(
    database: Database, postgres: PostgresServer
) -> None:
    """The commit may have happened: doing the work once more could do it twice."""
    attempts: list[int] = []

    def work(session: Session) -> None:
        attempts.append(backend(session))
        event.listen(session, "before_commit", lambda _: write("a")(session))
        event.listen(database.engine, "commit", cut, once=True)

    def cut(_: object) -> None:
        postgres.execute(f"SELECT pg_terminate_backend({attempts[0]}, 10000)")

    with pytest.raises(DatabaseUnavailableError, match="lost at commit"):
        await database.run(work)
    assert len(attempts) == 1


async def test_the_loser_of_a_race_for_a_key_sees_the_winner(database: Database) -> None:
    both_have_looked = threading.Barrier(2)
    looks: list[str] = []

    def claim(session: Session) -> str:
        known = session.get(Claim, ("test", "same"))
        looks.append("known" if known else "free")
        if known:
            return "repeated"
        both_have_looked.wait(timeout=30)
        session.add(Claim(channel="test", key="same", at=0))
        return "first"

    outcomes = await asyncio.gather(database.run(claim), database.run(claim))

    assert sorted(outcomes) == ["first", "repeated"]
    assert sorted(looks) == ["free", "free", "known"]


async def test_a_mistake_in_a_statement_is_not_tried_again(database: Database) -> None:
    attempts: list[Session] = []

    def mistake(session: Session) -> None:
        attempts.append(session)
        session.connection().execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(ProgrammingError):
        await database.run(mistake)
    assert len(attempts) == 1
