"""Quiet hours (giờ nghỉ): when people of a role are not written to unasked."""

from sqlmodel import Field, Session, SQLModel, select


class QuietHours(SQLModel, table=True):
    """Times of day in Asia/Ho_Chi_Minh as "HH:MM", over midnight or not; the same twice: never quiet."""

    __tablename__ = "quiet_hours"

    role: str = Field(primary_key=True, max_length=20)
    begins: str = Field(max_length=5)
    ends: str = Field(max_length=5)


def by_role(session: Session) -> dict[str, tuple[str, str]]:
    """What is set, by role; who is not in it has the usual hours."""
    return {one.role: (one.begins, one.ends) for one in session.exec(select(QuietHours))}
