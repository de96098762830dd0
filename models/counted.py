"""Counted facts: what a form keeps in typed columns beside the report's answers, so that it can be added up.

A subclass with ``form`` set is the table of that form: a new form needs no list to be put into.
"""

from typing import Any, ClassVar, NamedTuple, Self

from sqlmodel import Field, Session, SQLModel

from models.report import Report

Answers = dict[str, Any]

_TABLES: dict[str, type["Counted"]] = {}


class Find(NamedTuple):
    """A report about to be sent, and what it might be the same as: any other standing report, but for one."""

    place_code: str
    answers: Answers
    sample: bool
    but: int | None


class Counted(SQLModel):
    """The base of such tables: one row for each report that was sent with the form."""

    form: ClassVar[str] = ""

    report_id: int = Field(foreign_key="report.id", primary_key=True)

    def __init_subclass__(cls, **settings: Any) -> None:
        """Remember which form the table is for."""
        super().__init_subclass__(**settings)
        if cls.form:
            _TABLES[cls.form] = cls

    @classmethod
    def of(cls, session: Session, report: Report, answers: Answers) -> Self:
        """The row for a report's answers (all of them, defaults included)."""
        raise NotImplementedError

    @classmethod
    def same(cls, session: Session, wanted: Find) -> int | None:
        """The id of another standing report about the very same thing; None where there is none."""
        return None


def record(session: Session, report: Report, answers: Answers) -> None:
    """Write the counted facts of a report, or write them anew after a correction."""
    table = _TABLES.get(report.form)
    if table is not None:
        session.merge(table.of(session, report, answers))
        session.flush()


def same_report(session: Session, form: str, wanted: Find) -> int | None:
    """Another standing report of this form about the same thing, if its table can tell."""
    table = _TABLES.get(form)
    return table.same(session, wanted) if table else None
