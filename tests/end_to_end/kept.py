"""What the program has kept, read from its database behind its back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models.database import engine_for
from models.report import Report


class Kept(NamedTuple):
    """A report as it stands."""

    reporter: int
    place: str
    status: str
    version: int
    answers: dict[str, Any]

    @property
    def photos(self) -> set[int]:
        """The numbers of its photos."""
        return set(self.answers["photos"])

    def said(self) -> dict[str, Any]:
        """The answers that are the same on every day and for every numbering of photos."""
        return {key: value for key, value in self.answers.items() if key not in ("days", "photos")}


@contextmanager
def opened(url: str) -> Iterator[Session]:
    """A session on the program's database, committed at the end."""
    engine = engine_for(url)
    try:
        with Session(engine) as session:
            yield session
            session.commit()
    finally:
        engine.dispose()


def reports(url: str) -> list[Kept]:
    """Every report there is, the oldest first."""
    with opened(url) as session:
        return [
            Kept(row.reporter_id, row.place_code, row.status, row.version, json.loads(row.answers))
            for row in session.exec(select(Report).order_by(col(Report.id)))
        ]
