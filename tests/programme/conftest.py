"""A database with every table, one with the real plan, and plans on disk that a test may edit."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel

import models as _tables  # noqa: F401 - importing registers the tables
from models.database import engine_for
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan

NOW = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)
SMALL = Path(__file__).parent / "small_plan"
SPECIAL_ZONE = Path(__file__).parent / "special_zone"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on an empty SQLite database."""
    engine = engine_for(f"sqlite:///{tmp_path / 'test.db'}")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_planned(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the plan, which is only copied from."""
    path = tmp_path_factory.mktemp("sqlite-planned") / "planned.db"
    shutil.copyfile(sqlite_template, path)
    load_plan(f"sqlite:///{path}")
    return path


@pytest.fixture
def planned_once(sqlite_planned: Path, tmp_path: Path) -> Iterator[Session]:
    """A session in which the plan's places and projects are known, and nobody else is."""
    shutil.copyfile(sqlite_planned, tmp_path / "planned.db")
    yield from session_on(f"sqlite:///{tmp_path / 'planned.db'}")


def session_on(url: str) -> Iterator[Session]:
    """A session on this database, closed afterwards."""
    engine = engine_for(url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def load_plan(url: str) -> None:
    """Put the real plan into a migrated database."""
    engine = engine_for(url)
    with Session(engine) as session:
        load(session, read_plan(SAMPLE), NOW)
        session.commit()
    engine.dispose()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small plan: one district, two communes, two hamlets, three activities."""
    return Path(shutil.copytree(SMALL, tmp_path / "small_plan"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands in the file once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
