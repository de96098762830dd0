"""The sample plan and its sample people in a database, with chats for whoever talks."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from bot.inbox import Inbox
from models import conversation
from models.chat import Chat
from models.database import Database, engine_for
from models.person import Person
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from programme.samples import load_samples
from testing.talk import Talk

EVER = datetime(2026, 1, 1, tzinfo=UTC)  # when the plan was loaded


def fill(url: str) -> None:
    """Load the sample plan and its people into a migrated database."""
    engine = engine_for(url)
    with Session(engine) as session:
        plan = read_plan(SAMPLE)
        load(session, plan, EVER)
        load_samples(session, plan, EVER)
        session.commit()
    engine.dispose()


class World:
    """Sample people by role and place, and the chats they talk in, on a database that was filled."""

    def __init__(self, database: Database, door: Inbox, at: datetime) -> None:
        self.database = database
        self._door = door
        self.at = at
        self._talks: dict[str, Talk] = {}

    async def talk(self, who: str, channel: str = "test") -> Talk:
        """The chat of "hamlet_head bai-nha-a"; "newcomer" and the like are linked to nobody."""
        key = f"{channel} {who}"
        if key not in self._talks:
            if " " in who:
                role, place = who.split(" ")
                await self.database.run(lambda session: link(session, role, place, channel, who, self.at))
            self._talks[key] = Talk(self._door, who, channel)
        return self._talks[key]

    async def make_real(self, role: str, place: str) -> None:
        """Turn the sample person with this role at this place into a real one."""
        await self.database.run(lambda session: make_real(session, role, place))

    async def person(self, role: str, place: str) -> Person:
        """The sample person with this role at this place."""
        return await self.database.run(lambda session: find(session, role, place))


def make_real(session: Session, role: str, place: str) -> None:
    """Turn a sample person into a real one, for what only concerns real people."""
    person = find(session, role, place)
    person.sample = False
    session.add(person)


def find(session: Session, role: str, place: str) -> Person:
    """The one person with this role at this place; with an agency behind it: "kien-hai/y-te"."""
    code, _slash, agency = place.partition("/")
    query = select(Person).where(Person.role == role, Person.place_code == code)
    return session.exec(query.where(Person.agency_code == (agency or None))).one()


def link(session: Session, role: str, place: str, channel: str, address: str, at: datetime) -> None:
    """Give the person a chat, as joining does."""
    person = find(session, role, place)
    assert person.id is not None
    theirs = conversation.of_person(session, person.id)
    assert theirs.id is not None
    session.add(Chat(channel=channel, address=address, conversation_id=theirs.id, linked_at=at))
