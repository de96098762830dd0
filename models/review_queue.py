"""What waits to be accepted: the reports that were sent, by place, and whose turn it is.

A report waits for the active commune officers over its place. It waits for the coordinator where
there is none, and where an officer of a commune or an agency sent it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.person import Person, Role
from models.place import Place
from models.report import Report


class Wanted(NamedTuple):
    """Which reports: at and below a path, of these forms, not this person's, for officers or coordinators."""

    path: str
    forms: Collection[str]
    but_of: int
    sample: bool
    form: str = ""  # one of the forms only
    without_officer: Collection[str] | None = None  # codes of places; None: for an officer
    all_too: bool = False  # a coordinator looks at what waits for officers, too


def officers_at(session: Session, path: str, *, sample: bool) -> set[str]:
    """The codes of the places at and below a path that have an active commune officer."""
    query = (
        sql_select(col(Person.place_code))
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Person.role) == Role.commune_officer)
        .where(col(Person.active).is_(True), col(Person.sample).is_(sample))
        .where(col(Place.path).startswith(path, autoescape=True))
    )
    return set(session.execute(query).scalars())


def counts(session: Session, wanted: Wanted) -> Mapping[str, int]:
    """How many reports wait, by form."""
    query = sql_select(col(Report.form), func.count()).where(*_conditions(wanted)).group_by(col(Report.form))
    return {form: number for form, number in session.execute(query)}  # noqa: C416  # rows, for the types


def oldest(session: Session, wanted: Wanted, skip: int, most: int) -> Sequence[Report]:
    """The reports that wait, the one sent first at the front."""
    query: Any = (
        sql_select(Report)
        .where(*_conditions(wanted))
        .order_by(col(Report.sent_at), col(Report.id))
        .offset(skip)
        .limit(most)
    )
    found: Sequence[Report] = session.execute(query).scalars().all()
    return found


def _conditions(wanted: Wanted) -> tuple[ColumnElement[bool], ...]:
    forms = {wanted.form} & set(wanted.forms) if wanted.form else wanted.forms
    return (
        col(Report.status) == literal_column("'sent'"),  # as the index has it
        col(Report.sample).is_(wanted.sample),
        col(Report.form).in_(forms),
        col(Report.place_path).startswith(wanted.path, autoescape=True),
        col(Report.reporter_id) != wanted.but_of,
        _whose_turn(wanted),
    )


def _whose_turn(wanted: Wanted) -> ColumnElement[bool]:
    by_officer = or_(
        col(Report.agency_code).is_not(None),
        col(Report.reporter_id).in_(
            sql_select(col(Person.id)).where(col(Person.role) == Role.commune_officer)
        ),
    )
    if wanted.without_officer is None:
        return and_(true(), ~by_officer)
    if wanted.all_too:
        return true()
    return or_(by_officer, col(Report.place_code).in_(wanted.without_officer))
