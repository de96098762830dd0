"""What is only kept for a while is forgotten, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from locales import Text
from models import conversation, invite, notice
from models.claim import Claim
from models.database import Database
from models.duty import Duty
from models.invite import Invite
from models.notice import Notice
from models.person import Person
from models.place import Place
from models.reminder import Reminder, Unreached
from scheduler.clearing import CLAIMS, INVITES, REMINDERS, clear_out

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


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


async def test_what_was_said_more_than_a_year_ago_is_forgotten_with_its_reminders(
    world_database: Database,
) -> None:
    def before(session: Session) -> None:
        duty = session.exec(select(Duty.id)).first()
        for key, age in (("old", REMINDERS + DAY), ("recent", REMINDERS - DAY)):
            notice.add(session, key, 1, Text("Mẫu"), NOW - age)
            found = notice.by_key(session, key)
            assert found is not None
            day = (NOW - age).date()
            about: dict[str, Any] = {
                "person_id": 1,
                "duty_id": duty or 0,
                "period": key,
                "place_code": "hon-tre-1",
                "step": 0,
            }
            session.add(Reminder(notice_id=found.id or 0, due_on=day, **about))
            session.add(Unreached(place_path="", day=day, due_on=day, blocked=False, sample=True, **about))

    await world_database.run(before)
    await world_database.run(lambda session: clear_out(session, NOW))

    def left(session: Session) -> list[list[str]]:
        return [
            list(session.exec(select(Notice.key))),
            list(session.exec(select(Reminder.period))),
            list(session.exec(select(Unreached.period))),
        ]

    assert await world_database.run(left) == [["recent"]] * 3


async def test_what_is_no_longer_worth_saying_waits_no_more(world_database: Database) -> None:
    def before(session: Session) -> None:
        for key, hours in (("outdated", -1), ("waits", 1)):
            notice.add(session, key, 1, Text("Mẫu"), NOW, expires_at=NOW + timedelta(hours=hours))

    await world_database.run(before)
    await world_database.run(lambda session: clear_out(session, NOW))
    waiting = select(Notice.key).where(col(Notice.due_at).is_not(None))
    assert await world_database.run(lambda session: list(session.exec(waiting))) == ["waits"]
