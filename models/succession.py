"""Succession (sáp nhập, chia tách): what is kept about places follows them when the tree of places changes.

A place that ended and has one successor lies in it, so its reports count there and whoever looks after
the successor sees them; they stay the old place's own, under its old name. What goes on is handed over:
the registers of households and models, which are about the present. Of a place that was split nobody
but people can say what belongs where, so all of it stays and counts for the place above.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, select

from models.cadre import Cadre
from models.changes import MOST
from models.duty import Duty
from models.extension import Extension
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.nil_report import NilReport
from models.person import Person
from models.place import Place
from models.reminder import Unreached
from models.report import Report

REGISTERS: Sequence[type[SQLModel]] = (Household, LivelihoodModel)
PLACED: Sequence[type[SQLModel]] = (*REGISTERS, Cadre, Report, NilReport, Extension, Unreached)


class Left(NamedTuple):
    """What still stands at a place that has ended, and has to be moved by somebody who knows where to."""

    place_code: str
    successor_code: str | None  # None: it has none, or several
    people: int  # active and real
    households: int


def hand_over(session: Session) -> None:
    """Bring all that is kept about places into line with the tree; the caller commits."""
    heirs = _heirs(session)
    for table in REGISTERS:
        for code, heir in heirs.items():
            _set(session, table, "place_code", {code: heir})
    for table in PLACED:
        _set(session, table, "place_path", _moved(session, table))
    _scopes(session)
    session.flush()


def left_behind(session: Session, today: date) -> list[Left]:
    """The places that have ended and still have people or households, in the order of their codes."""
    ended = select(Place).where(col(Place.valid_to) < today).order_by(Place.code)
    found = [
        Left(
            one.code,
            one.successor_code,
            _count(session, Person, one.code, col(Person.active).is_(True), col(Person.sample).is_(False)),
            _count(session, Household, one.code, col(Household.left_on).is_(None)),
        )
        for one in session.exec(ended)
    ]
    return [one for one in found if one.people or one.households]


def _heirs(session: Session) -> dict[str, str]:
    """Of every place with a successor the last one of the line."""
    query = select(Place.code, Place.successor_code).where(col(Place.successor_code).is_not(None))
    next_one = {code: heir for code, heir in session.exec(query) if heir is not None}
    return {code: _last(next_one, code) for code in next_one}


def _last(next_one: Mapping[str, str], code: str) -> str:
    while code in next_one:
        code = next_one[code]
    return code


def _moved(session: Session, table: type[SQLModel]) -> dict[str, str]:
    """The places of which rows of a table have another path than they have now, each with the path."""
    query = (
        sql_select(col(Place.code), col(Place.path))
        .distinct()
        .join(table, _column(table, "place_code") == col(Place.code))
        .where(_column(table, "place_path") != col(Place.path))
    )
    return {code: path for code, path in session.execute(query)}  # noqa: C416  # mypy knows rows as no pairs


def _set(session: Session, table: type[SQLModel], name: str, values: Mapping[str, str]) -> None:
    """Give rows what their place has now: few one by one, as the audit log names them, many at once."""
    for code, value in values.items():
        here = _column(table, "place_code") == code
        wrong = _column(table, name) != value
        if _count(session, table, code, wrong) > MOST:
            session.execute(update(table).where(here, wrong).values({name: value}))
            continue
        for row in session.exec(select(table).where(here, wrong)):
            setattr(row, name, value)
    session.flush()


def _scopes(session: Session) -> None:
    """Duties hold below a path; its last code says of which place."""
    paths = dict(session.exec(select(Place.code, Place.path)).all())
    for duty in session.exec(select(Duty).where(Duty.scope_path != "")):
        code = duty.scope_path.rstrip("/").rpartition("/")[2]
        duty.scope_path = paths.get(code, duty.scope_path)


def _count(session: Session, table: type[SQLModel], place_code: str, *conditions: Any) -> int:
    query = sql_select(func.count()).select_from(table)
    query = query.where(_column(table, "place_code") == place_code, *conditions)
    return int(session.execute(query).scalar_one())


def _column(table: type[SQLModel], name: str) -> Any:
    return getattr(table, name)
