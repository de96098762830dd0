"""The roster of cadres: who is in it on a day, and which cadre a row of a list is about."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from models import cadre
from models.cadre import Cadre, CadreRow
from models.database import engine_for

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
DAY = date(2026, 3, 18)
WHERE = {"an-cu": "kien-hai/an-son/an-cu/", "an-son": "kien-hai/an-son/"}


@pytest.fixture
def session(sqlite_world: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    engine = engine_for(f"sqlite:///{tmp_path / 'world.db'}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def put(session: Session, row: CadreRow) -> tuple[Cadre, bool, tuple[str, ...]]:
    return cadre.upsert(session, row, sample=False, at=NOW)


def row(name: str = "Trần Văn Tám", place: str = "an-cu", **known: object) -> CadreRow:
    return CadreRow(place, name, "hamlet_head")._replace(**known)  # type: ignore[arg-type]


def test_a_row_said_twice_changes_nothing(session: Session) -> None:
    first, is_new, _ = put(session, row(birth_year=1970))
    again, is_new_again, changed = put(session, row(birth_year=1970))
    assert (is_new, is_new_again, changed) == (True, False, ())
    assert first.id == again.id
    assert (first.code, first.place_path) == ("an-cu-cb-001", WHERE["an-cu"])


@pytest.mark.parametrize(
    ("said", "is_same"),
    [
        (row("tran van tam"), True),  # without accents, without a year: nobody else is called so
        (row(birth_year=1970), True),
        (row(birth_year=1988), False),
        (row(place="an-son"), False),
        (row("Trần Văn Tám", "an-son", code="CB-7"), True),  # a code is that cadre wherever it moves
        (row("Lê Văn Tám"), False),
        (row(code="CB-8"), False),
    ],
)
def test_a_row_is_about_whoever_has_its_code_or_else_its_name_place_and_year(
    session: Session, said: CadreRow, *, is_same: bool
) -> None:
    put(session, row(birth_year=1970, code="CB-7"))
    assert (cadre.match(session, said, sample=False) is not None) is is_same
    assert cadre.match(session, said, sample=True) is None


def test_a_row_changes_what_it_says_and_leaves_the_rest(session: Session) -> None:
    known, *_ = put(session, row(birth_year=1970, phone="0912345678"))
    wanted = row(kind="association", active_to=DAY)
    assert cadre.changes(known, wanted) == {
        "kind": ("hamlet_head", "association"),
        "active_to": (None, DAY),
    }
    assert put(session, wanted)[2] == ("kind", "active_to")
    assert (known.phone, known.birth_year) == ("0912345678", 1970)


def test_who_moves_is_found_at_the_new_place(session: Session) -> None:
    put(session, row(code="CB-7"))
    moved, _, changed = put(session, row(code="CB-7", place="an-son"))
    assert changed == ("place_code",)
    assert moved.place_path == WHERE["an-son"]


@pytest.mark.parametrize(
    ("first", "last", "is_active"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 3, 19), None, False),
        (None, date(2026, 3, 17), False),
    ],
)
def test_active_are_those_whose_days_hold_the_day(
    session: Session, first: date | None, last: date | None, *, is_active: bool
) -> None:
    put(session, row(active_from=first, active_to=last))
    found = cadre.active_at(session, WHERE["an-son"], DAY, sample=False)
    assert [one.name for one in found] == ["Trần Văn Tám"] * is_active


def test_sample_cadres_are_loaded_once_and_are_nobodys_real_ones(session: Session) -> None:
    assert len(cadre.active_at(session, "kien-hai/", DAY, sample=True)) == 23
    assert cadre.active_at(session, "kien-hai/", DAY, sample=False) == []
    assert all("Mẫu" in one.name for one in cadre.active_at(session, "kien-hai/", DAY, sample=True))
