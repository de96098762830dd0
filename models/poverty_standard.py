"""Poverty standards (chuẩn nghèo đa chiều): dated data, loaded from the plan's files and editable there."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Field, Session, SQLModel, col, select


class PovertyStandard(SQLModel, table=True):
    """The standard in force between two days; incomes are đồng per head and month.

    A threshold that is not known is None, and then nothing is judged by it.
    """

    __tablename__ = "poverty_standard"

    code: str = Field(primary_key=True, max_length=32)
    document: str = Field(max_length=120)  # the decree it comes from
    valid_from: date
    valid_to: date | None = None
    rural_income: int
    urban_income: int
    rural_points: int | None = None  # most B1 points of a poor or near-poor household
    urban_points: int | None = None
    deprivations: int  # from so many on, a household below the income is poor


class Deprivation(SQLModel, table=True):
    """One of the indicators of deprivation (chỉ số thiếu hụt) of a standard."""

    standard_code: str = Field(foreign_key="poverty_standard.code", primary_key=True)
    code: str = Field(primary_key=True, max_length=24)
    position: int
    name: str = Field(max_length=80)
    dimension: str = Field(max_length=80)
    meaning: str = Field(default="", max_length=600)  # when a household is deprived; "" where not verified


class DeprivationRow(NamedTuple):
    """A ``Deprivation`` as plain data."""

    code: str
    name: str
    dimension: str
    meaning: str


class StandardRow(NamedTuple):
    """A ``PovertyStandard`` with its indicators as plain data, for the atlas."""

    code: str
    document: str
    valid_from: date
    valid_to: date | None
    rural_income: int
    urban_income: int
    rural_points: int | None
    urban_points: int | None
    deprivations: int
    indicators: tuple[DeprivationRow, ...]


def all_standards(session: Session) -> list[StandardRow]:
    """Every standard with its indicators in their order, the oldest first."""
    indicators: dict[str, list[DeprivationRow]] = {}
    for one in session.exec(select(Deprivation).order_by(col(Deprivation.position))):
        row = DeprivationRow(one.code, one.name, one.dimension, one.meaning)
        indicators.setdefault(one.standard_code, []).append(row)
    standards = session.exec(select(PovertyStandard).order_by(col(PovertyStandard.valid_from)))
    return [_row(one, tuple(indicators.get(one.code, ()))) for one in standards]


def _row(one: PovertyStandard, indicators: tuple[DeprivationRow, ...]) -> StandardRow:
    fields = (getattr(one, name) for name in StandardRow._fields[:-1])
    return StandardRow._make((*fields, indicators))
