"""The stand-ins for Telegram and Zalo, and programs that end with the test."""

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from testing.postgres import PostgresServer
from testing.preloaded import Preloaded
from testing.program import Program
from testing.telegram import StandIn
from testing.zalo import StandIn as ZaloStandIn

Programs = Callable[..., Program]


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    """Telegram, which takes no call that does not fit its description."""
    async with StandIn() as standin:
        yield standin
    assert standin.refused == []


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloStandIn]:
    """Zalo, which takes no call that does not fit its description."""
    async with ZaloStandIn() as standin:
        yield standin
    assert standin.refused == []


@pytest.fixture(scope="session")
def preloaded() -> Iterator[Preloaded]:
    """The program with everything imported, waiting to be started."""
    waiting = Preloaded()
    yield waiting
    waiting.close()


@pytest.fixture
async def programs(tmp_path: Path, preloaded: Preloaded) -> AsyncIterator[Programs]:
    """Makes programs on this test's folder, not started yet; kills what is left of them."""
    made: list[Program] = []

    def make(**settings: str) -> Program:
        made.append(Program(tmp_path, preloaded, **settings))
        return made[-1]

    yield make
    for program in made:
        await program.close()


@pytest.fixture
def empty_postgres(postgres: PostgresServer) -> Iterator[str]:
    """The address of a PostgreSQL database in which nothing is yet, not even a table."""
    name = f"tinap_end_{secrets.token_hex(4)}"
    yield postgres.create(name)
    postgres.drop(name)
