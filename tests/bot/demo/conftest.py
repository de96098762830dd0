"""The sample plan's year, filled in once for all tests, whichever process runs them; each gets a copy."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.demo.filling import fill
from models.database import Database
from programme import SAMPLE
from programme.read import read_plan

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the year in it, which is only copied from."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = shared / "sample-year.db"
    with (shared / "sample-year.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the others wait until the first one is done
        if not path.exists():
            _fill(sqlite_world, path)
    return path


def _fill(world: Path, path: Path) -> None:
    draft = path.with_suffix(".draft")
    shutil.copyfile(world, draft)
    database = Database(f"sqlite:///{draft}")
    with Session(database.engine, expire_on_commit=False) as session:
        done = fill(session, read_plan(SAMPLE), NOW)
        session.commit()
    database.close()
    assert done.left_out == ()
    draft.rename(path)


Opened = Callable[[Path], Database]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens a copy of a database."""
    running: list[Database] = []

    def copied(template: Path) -> Database:
        path = tmp_path / f"{len(running)}.db"
        shutil.copyfile(template, path)
        running.append(Database(f"sqlite:///{path}"))
        return running[-1]

    yield copied
    for one in running:
        one.close()


@pytest.fixture
def year(filled: Path, opened: Opened) -> Iterator[Session]:
    """A session in a copy of the filled year."""
    with Session(opened(filled).engine, expire_on_commit=False) as session:
        yield session
