"""Recognitions (công nhận): what the commune's chairman decided about a household's class, and when.

Only these change a household's class; a review proposes (QĐ 24/2021/QĐ-TTg, steps 5 and 6).
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select as sql_select
from sqlmodel import Column, Field, Session, SQLModel, UniqueConstraint, col, select

from models.household import Household
from models.utc import UtcDateTime


class Recognition(SQLModel, table=True):
    """One household's class by one decision; the latest day counts, the rest is its history."""

    __table_args__ = (UniqueConstraint("household_id", "decision", "decided_on"),)

    id: int | None = Field(default=None, primary_key=True)
    household_id: int = Field(foreign_key="household.id", index=True)
    household_class: str = Field(max_length=16)
    class_before: str = Field(default="", max_length=16)  # what the register said before any decision
    decision: str = Field(default="", max_length=60)  # số quyết định; "" where it was taken over from a list
    decided_on: date
    report_id: int | None = Field(default=None, foreign_key="report.id", index=True)
    recorded_by: int | None = Field(default=None, foreign_key="person.id")
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


def history(session: Session, household_ids: Iterable[int]) -> dict[int, list[tuple[str, date]]]:
    """Every class that was recognised with its day, by household, the oldest first.

    A household of which no decision is known is not in it; its class was taken over from a list.
    """
    query = (
        sql_select(
            col(Recognition.household_id), col(Recognition.household_class), col(Recognition.decided_on)
        )
        .where(col(Recognition.household_id).in_(set(household_ids)))
        .order_by(col(Recognition.decided_on), col(Recognition.id))
    )
    found: dict[int, list[tuple[str, date]]] = {}
    for household_id, household_class, decided_on in session.execute(query):
        found.setdefault(household_id, []).append((household_class, decided_on))
    return found


def find(session: Session, household_id: int, decision: str, decided_on: date) -> Recognition | None:
    """What one decision of one day says about a household, or None."""
    query = (
        select(Recognition)
        .where(col(Recognition.household_id) == household_id)
        .where(col(Recognition.decision) == decision)
        .where(col(Recognition.decided_on) == decided_on)
    )
    return session.exec(query).first()


def by_report(session: Session, report_id: int) -> dict[int, str]:
    """The class of each household that one report recorded."""
    query = sql_select(col(Recognition.household_id), col(Recognition.household_class)).where(
        col(Recognition.report_id) == report_id
    )
    return {number: class_ for number, class_ in session.execute(query)}  # noqa: C416  # rows, for the types


def revoke(session: Session, report_id: int) -> None:
    """Take back what one report recorded; each household has its class of before again.

    Where no decision is left, that is the class the register had before the first of them.
    """
    taken_back = session.exec(select(Recognition).where(col(Recognition.report_id) == report_id)).all()
    for one in taken_back:
        session.delete(one)
    session.flush()
    for one in taken_back:
        household = session.get(Household, one.household_id)
        assert household is not None
        older = history(session, [one.household_id]).get(one.household_id, [])
        taken_over = (one.class_before or household.recognised_class, None)
        household.recognised_class, household.recognised_on = older[-1] if older else taken_over
        session.add(household)
    session.flush()


def recognise(
    session: Session,
    household: Household,
    household_class: str,
    decision: str,
    decided_on: date,
    *,
    at: datetime,
    by: int | None = None,
    report_id: int | None = None,
) -> Recognition:
    """Keep what a decision says; said again it is the same one, said otherwise it is corrected.

    The household's class becomes that of its latest decision.
    """
    assert household.id is not None
    known = find(session, household.id, decision, decided_on)
    if known is None:
        known = Recognition(
            household_id=household.id,
            household_class=household_class,
            class_before=_before_any(session, household),
            decision=decision,
            decided_on=decided_on,
            report_id=report_id,
            recorded_by=by,
            recorded_at=at,
        )
        session.add(known)
    known.household_class = household_class
    session.flush()
    household.recognised_class, household.recognised_on = history(session, [household.id])[household.id][-1]
    session.add(household)
    session.flush()
    return known


def _before_any(session: Session, household: Household) -> str:
    """The class the register had before any decision, so that decisions may be taken back in any order."""
    query = (
        sql_select(col(Recognition.class_before))
        .where(col(Recognition.household_id) == household.id)
        .order_by(col(Recognition.id))
        .limit(1)
    )
    first: str | None = session.execute(query).scalar()
    return household.recognised_class if first is None else first
