"""Who could not be reminded is named to the nearest level that can be reached, in one message a day."""

from datetime import date, datetime

import pytest
from sqlmodel import Session, col, select, update

from models.chat import Chat
from models.database import Database
from models.duty import Duty
from models.notice import Notice
from models.person import Person, Role
from models.reminder import Unreached
from scheduler import book as books
from scheduler import naming
from scheduler.planning import World, key
from scheduler.quiet import VIETNAM
from testing.world import find, link, make_real

AT = datetime(2026, 12, 7, 8, tzinfo=VIETNAM)
REAL = World(sample=False, channels=("test",))


class Office:
    """Officers of Lại Sơn and An Sơn and a coordinator, all real; heads who cannot be reached."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def has(self, *people: str) -> None:
        """These are real and have a chat."""

        def work(session: Session) -> None:
            for who in people:
                role, place = who.split(" ")
                make_real(session, role, place)
                session.flush()
                link(session, role, place, "test", who, AT)

        await self.database.run(work)

    async def missed(self, place: str) -> None:
        """The head of a hamlet could not be reminded today."""

        def work(session: Session) -> None:
            head = find(session, Role.hamlet_head, place)
            path = f"kien-hai/{'lai-son' if place.startswith('bai') else 'an-son'}/{place}/"
            duty = session.exec(select(Duty.id).where(col(Duty.code) == "tap-huan")).one()
            session.add(
                Unreached(
                    person_id=head.id or 0,
                    duty_id=duty or 0,
                    period="2026-11",
                    place_code=place,
                    place_path=path,
                    step=0,
                    due_on=AT.date(),
                    day=AT.date(),
                    blocked=False,
                    sample=False,
                )
            )

        await self.database.run(work)

    async def is_told(self, at: datetime = AT) -> list[str]:
        """Write the messages; who has one now, by role and place."""

        def work(session: Session) -> list[str]:
            naming.write(session, books.read(session, sample=False), REAL, at)
            session.flush()
            query = select(Person.role, Person.place_code, Notice.key, Person.id)
            found = session.exec(query.join(Notice, col(Notice.person_id) == col(Person.id))).all()
            assert all(mark == key(person_id or 0, at.date()) for _, _, mark, person_id in found)
            return sorted(f"{role} {place}" for role, place, _mark, _id in found)

        return await self.database.run(work)


@pytest.fixture
async def office(world_database: Database) -> Office:
    made = Office(world_database)
    await made.has("commune_officer lai-son", "commune_officer an-son", "coordinator kien-hai")
    return made


async def test_nobody_is_told_when_everybody_was_reached(office: Office) -> None:
    assert await office.is_told() == []


async def test_the_officer_of_the_commune_is_told_and_no_other(office: Office) -> None:
    await office.missed("bai-bac")
    await office.missed("bai-nha-a")
    assert await office.is_told() == ["commune_officer lai-son"]
    assert await office.is_told() == ["commune_officer lai-son"], "once a day"


async def test_where_the_officer_cannot_be_reached_the_coordinator_is_told(office: Office) -> None:
    await office.missed("bai-bac")
    blocked = update(Chat).where(col(Chat.address) == "commune_officer lai-son").values(blocked_at=AT)
    await office.database.run(lambda session: session.execute(blocked) and None)
    assert await office.is_told() == ["coordinator kien-hai"]


async def test_nobody_is_told_in_quiet_hours(office: Office) -> None:
    await office.missed("bai-bac")
    assert await office.is_told(AT.replace(hour=21)) == []


async def test_what_was_missed_on_another_day_is_over(office: Office) -> None:
    await office.missed("bai-bac")
    tomorrow = datetime.combine(date(2026, 12, 8), AT.time(), VIETNAM)
    assert await office.is_told(tomorrow) == []
