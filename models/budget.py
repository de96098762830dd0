"""Budget allocations (giao vốn): how much of a project's money a unit gets in a year, from which source.

A unit is a place (the whole district, a commune) or an agency. What a place gets holds for all below it:
where both have an amount, that of a commune is a part of that of its district. Money is whole đồng.
"""

from sqlalchemy import BigInteger, or_
from sqlmodel import Field, Session, SQLModel, col, select


class BudgetAllocation(SQLModel, table=True):
    """One amount of the register; the plan's own sums for the whole period stand with its activities."""

    __tablename__ = "budget_allocation"

    id: int | None = Field(default=None, primary_key=True)
    programme_code: str = Field(foreign_key="programme.code", index=True)
    year: int
    activity_code: str = Field(foreign_key="activity.code", index=True)
    source: str = Field(max_length=16)  # central | local | bank | combined | people
    place_code: str | None = Field(default=None, foreign_key="place.code")
    agency_code: str | None = Field(default=None, foreign_key="agency.code")  # where it is no place's
    amount: int = Field(sa_type=BigInteger)
    document: str = Field(default="", max_length=120)  # the decision that allocates it
    sample: bool = False  # made up, for practice


def every(session: Session, *, sample: bool) -> list[BudgetAllocation]:
    """The whole register of a world, real or of practice."""
    query = select(BudgetAllocation).where(col(BudgetAllocation.sample) == sample)
    return list(session.exec(query.order_by(col(BudgetAllocation.id))))


def of_unit(
    session: Session, unit: str, year: int, activity_code: str, source: str, *, sample: bool
) -> int | None:
    """What this very place or agency, by its code, was allocated; None where the register does not say."""
    query = (
        select(BudgetAllocation.amount)
        .where(or_(col(BudgetAllocation.place_code) == unit, col(BudgetAllocation.agency_code) == unit))
        .where(BudgetAllocation.year == year)
        .where(BudgetAllocation.activity_code == activity_code, BudgetAllocation.source == source)
        .where(col(BudgetAllocation.sample) == sample)
    )
    return session.exec(query).first()
