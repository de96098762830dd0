"""A ledger on the sample plan, one for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from models.database import engine_for
from tests.reports.indicators.ledger import Ledger


@pytest.fixture
def ledger(sqlite_world: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Facts on SQLite."""
    copy = tmp_path / "world.db"
    shutil.copyfile(sqlite_world, copy)
    yield from _opened(f"sqlite:///{copy}")


@pytest.fixture
def any_ledger(world_url: str) -> Iterator[Ledger]:
    """Facts on SQLite and on PostgreSQL."""
    yield from _opened(world_url)


def _opened(url: str) -> Iterator[Ledger]:
    engine = engine_for(url)
    with Session(engine) as session:
        yield Ledger(session)
    engine.dispose()
