"""A database with every table, and plans on disk that a test may edit."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel

import models as _tables  # noqa: F401 - importing registers the tables
from models.database import engine_for

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
