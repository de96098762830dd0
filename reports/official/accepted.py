"""Figures of accepted reports only: what elsewhere counts every standing report counts these alone here."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlmodel import Session, col

from models.report import Report, ReportStatus


@contextmanager
def accepted_only(session: Session) -> Iterator[None]:
    """While it lasts, the session finds no report that is not accepted, whoever asks.

    So that an official paper uses the same measures as the chat, on what was checked.
    """
    only = with_loader_criteria(Report, col(Report.status) == ReportStatus.accepted)

    def narrowed(asked: ORMExecuteState) -> None:
        if asked.is_select:
            asked.statement = asked.statement.options(only)

    event.listen(session, "do_orm_execute", narrowed)
    try:
        yield
    finally:
        event.remove(session, "do_orm_execute", narrowed)
