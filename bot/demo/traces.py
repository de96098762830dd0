"""Which rows the sample year put in, by the audit log; and every row that cannot stand without them."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table
from sqlmodel import Session, SQLModel, col, select

from models import audit
from models.changes import EVERY, How, name_of
from models.report import Report

Found = dict[str, SQLModel]
"""Rows by their names in the log, such as "report:12"."""


def put_in(session: Session, by: str) -> Found:
    """The rows that ``by`` has created and that nobody has deleted since."""
    names: dict[str, None] = {}
    for entry in audit.entries(session):
        for change in audit.changes_of(entry):
            if change.how == How.created and entry.by == by:
                names[change.what] = None
            elif change.how in (How.created, How.deleted):
                names.pop(change.what, None)
    found = (_row(session, what) for what in names if not what.endswith(f":{EVERY}"))
    return {name_of(row): row for row in found if row is not None}


def with_what_hangs_on(session: Session, rows: Iterable[SQLModel]) -> Found:
    """The rows and, step by step, every row that refers to one of them; of a report's own the report, too."""
    found: Found = {}
    ahead = list(rows)
    while ahead:
        row = ahead.pop()
        if name_of(row) not in found:
            found[name_of(row)] = row
            ahead += [*_referring(session, row), *_report_of(session, row)]
    return found


def tables() -> dict[str, type[SQLModel]]:
    """Every table's class by its name."""
    mappers = SQLModel._sa_registry.mappers  # SQLModel has no public list of its tables
    return {str(mapper.class_.__tablename__): mapper.class_ for mapper in mappers}


def _row(session: Session, what: str) -> SQLModel | None:
    name, _colon, key = what.partition(":")
    table = tables()[name]
    columns = _table(table).primary_key.columns
    values = [_value(column, part) for column, part in zip(columns, key.split(":"), strict=True)]
    return session.get(table, tuple(values))


def _value(column: Column[Any], written: str) -> Any:
    if isinstance(column.type, Boolean):
        return written == str(True)
    return int(written) if isinstance(column.type, Integer) else written


def _referring(session: Session, row: SQLModel) -> Iterator[SQLModel]:
    for table in tables().values():
        for key in _table(table).foreign_keys:
            if _points_at(key, row):
                value = getattr(row, key.column.key)
                yield from session.exec(select(table).where(col(getattr(table, key.parent.key)) == value))


def _report_of(session: Session, row: SQLModel) -> Iterator[SQLModel]:
    """The report of which a row is a part: such a table is keyed by it."""
    keys = _table(type(row)).columns
    if "report_id" in keys and keys["report_id"].primary_key:
        report = session.get(Report, row.report_id)  # type: ignore[attr-defined]  # it has the column
        if report is not None:
            yield report


def _points_at(key: ForeignKey, row: SQLModel) -> bool:
    return key.column.table is _table(type(row))


def _table(of: type[SQLModel]) -> Table:
    table: Table = of.__table__  # type: ignore[attr-defined]  # of every table class
    return table
