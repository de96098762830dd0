"""Rest days beside weekends and holidays: yearly swaps (hoán đổi), and pauses of one place (tạm nghỉ)."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Field, Session, SQLModel, col, select

from models.place import Place


class RestDay(SQLModel, table=True):
    """Days from ``first`` to ``last``, both included, on which people rest or, with ``works``, do not."""

    __tablename__ = "rest_day"

    id: int | None = Field(default=None, primary_key=True)
    programme_code: str | None = Field(default=None, foreign_key="programme.code", index=True)
    first: date
    last: date
    place_code: str | None = Field(default=None, foreign_key="place.code")  # None: everywhere
    works: bool = False
    reason: str = Field(default="", max_length=120)


def all_of_them(session: Session) -> Sequence[tuple[RestDay, str | None]]:
    """Every entry with the path of its place; None where it holds everywhere."""
    query = (
        select(RestDay, Place.path)
        .join(Place, col(Place.code) == col(RestDay.place_code), isouter=True)
        .order_by(col(RestDay.id))
    )
    return [(found, path) for found, path in session.exec(query)]
