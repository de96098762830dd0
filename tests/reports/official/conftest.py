"""The small island on SQLite, and one whose reports, decisions and words were counted by hand."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models.database import engine_for
from tests.reports.official.village import RETURNED, SENT, Village


def opened(path: Path) -> Iterator[Village]:
    """The village in this file."""
    engine = engine_for(f"sqlite:///{path}")
    with Session(engine) as session:
        yield Village(session)
    engine.dispose()


@pytest.fixture
def village(sqlite_world: Path, tmp_path: Path) -> Iterator[Village]:
    """The sample plan with its people, households and models, and no report at all."""
    yield from opened(Path(shutil.copyfile(sqlite_world, tmp_path / "village.db")))


@pytest.fixture
def busy(village: Village) -> Village:
    """A third quarter of 2026 in Lại Sơn, with some of it elsewhere, too late, or not accepted."""
    return make_busy(village)


@pytest.fixture(scope="module")
def read_only(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """The busy one, for tests of a file that share what is drawn from it."""
    path = tmp_path_factory.mktemp("village") / "village.db"
    for village in opened(Path(shutil.copyfile(sqlite_world, path))):
        yield make_busy(village)


def make_busy(village: Village) -> Village:
    village.training("bai-nha-a", date(2026, 7, 14), "DA2", (25, 12, 0, 5, 8, 2), cost=6_500_000)
    village.training("bai-nha-b", date(2026, 9, 30), "DA2", (18, 9, 1, 2, 6, 0), said="Thiếu con giống.")
    village.training("thien-tue", date(2026, 9, 12), "CS1.4", (35, 20, 0, 6, 7, 3), said="Xin thêm tờ rơi")
    village.training("cu-tron", date(2026, 8, 3), "DA2", (40, 22, 0, 0, 0, 0))  # another commune
    village.training("bai-nha-a", date(2026, 10, 1), "DA2", (50, 30, 0, 0, 0, 0))  # another quarter
    village.training("bai-bac", date(2026, 9, 1), "DA3.1", (60, 31, 0, 0, 0, 0), status=SENT)
    village.training("bai-bac", date(2026, 9, 2), "DA3.1", (70, 33, 0, 0, 0, 0), status=RETURNED)
    village.progress("mau-01", date(2026, 7, 25), "supported", disbursed=50_000_000)
    village.progress("mau-01", date(2026, 9, 25), "running", income=42_000_000)
    village.progress("mau-02", date(2026, 9, 24), "running", disbursed=40_000_000, status=SENT)
    return village
