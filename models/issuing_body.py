"""Who issues official papers about a place (cơ quan ban hành), from which day to which: data of the plan.

Bodies change: in July 2025 the districts ended. A place without an entry of its own is
answered for by the nearest place above that has one.
"""

from datetime import date

from sqlmodel import Field, Session, SQLModel, col, select


class IssuingBody(SQLModel, table=True):
    """What stands in the head and at the foot of a paper; several lines are kept one a line."""

    __tablename__ = "issuing_body"

    id: int | None = Field(default=None, primary_key=True)
    programme_code: str = Field(foreign_key="programme.code", index=True)
    place_code: str = Field(foreign_key="place.code", index=True)
    valid_from: date | None = None
    valid_to: date | None = None
    above: str = Field(default="", max_length=200)  # the body above it (cơ quan chủ quản)
    name: str = Field(max_length=200)  # the body itself (cơ quan ban hành)
    symbol: str = Field(max_length=40)  # behind the number: BC-UBND
    town: str = Field(max_length=60)  # of the line with the day (địa danh)
    addressees: str = ""  # Kính gửi, one a line
    recipients: str = ""  # Nơi nhận, one a line
    signs: str = ""  # TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, one a line

    def holds(self, day: date) -> bool:
        """Whether it is the right body on that day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


def on(session: Session, place_codes: list[str], day: date) -> IssuingBody | None:
    """The body of the first of these places that has one on that day; None where none has.

    Of several programmes the one loaded last speaks.
    """
    query = (
        select(IssuingBody)
        .where(col(IssuingBody.place_code).in_(place_codes))
        .order_by(col(IssuingBody.id).desc())
    )
    found = [one for one in session.exec(query) if one.holds(day)]
    return next((one for code in place_codes for one in found if one.place_code == code), None)
