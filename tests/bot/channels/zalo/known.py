"""People of the sample plan with a chat on Zalo, as joining makes it."""

from datetime import UTC, datetime

from sqlmodel import Session

from models.database import Database
from testing.world import find, link, make_real

EVER = datetime(2026, 1, 1, tzinfo=UTC)


async def joined(
    database: Database, address: str, role: str = "hamlet_head", place: str = "bai-nha-a"
) -> int:
    """Make the person with this role at this place a real one whose chat this is; the person's number."""

    def work(session: Session) -> int:
        make_real(session, role, place)
        link(session, role, place, "zalo", address, EVER)
        return find(session, role, place).id or 0

    return await database.run(work)
