"""What is only kept for a while is forgotten, and nothing else."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from models import conversation, invite
from models.claim import Claim
from models.database import Database
from models.invite import Invite
from models.person import Person
from models.place import Place
from scheduler.clearing import CLAIMS, INVITES, clear_out

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def test_old_claims_and_invitations_go_recent_ones_stay(database: Database) -> None:
    def before(session: Session) -> None:
        session.add(Place(code="p", kind="hamlet", path="p/"))
        session.flush()
        session.add(Person(id=1, name="Mẫu", role="hamlet_head", place_code="p", created_at=NOW))
        session.flush()
        for key, at in (("old", NOW - CLAIMS - SECOND), ("recent", NOW - CLAIMS + SECOND)):
            conversation.claim(session, "test", key, "", int(at.timestamp()))
        for code, age in (("old", INVITES + SECOND), ("recent", INVITES - SECOND)):
            invite.add(session, 1, code, NOW - age, timedelta(0))

    await database.run(before)
    await database.run(lambda session: clear_out(session, NOW))
    assert await database.run(lambda session: session.exec(select(Claim.key)).all()) == ["recent"]
    assert await database.run(lambda session: session.exec(select(Invite.code_hash)).all()) == ["recent"]
