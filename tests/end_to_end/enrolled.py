"""People who have joined already, put into the database before the program starts."""

from collections.abc import Collection
from datetime import UTC, datetime

from migrations.migrate import upgrade
from models import conversation
from models.chat import Chat
from models.person import Person, Role
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from testing.program import Program
from testing.zalo.user import zalo_id
from tests.end_to_end.kept import opened

Enrolled = tuple[int, Role, str]  # the number on the channel, the role, the place's code


def enrol(program: Program, *people: Enrolled, channels: Collection[str] = ("telegram",)) -> None:
    """Load the plan, and link these people's chats on the channels to them."""
    program.data.mkdir(parents=True, exist_ok=True)
    upgrade(program.database_url)
    now = datetime.now(UTC)
    with opened(program.database_url) as session:
        load(session, read_plan(SAMPLE), now)
        for number, role, place in people:
            person = Person(name=f"Mẫu {number}", role=role, place_code=place, noticed_at=now, created_at=now)
            session.add(person)
            session.flush()
            theirs = conversation.of_person(session, person.id or 0)
            session.add_all(
                Chat(
                    channel=channel,
                    address=zalo_id(number) if channel == "zalo" else str(number),
                    conversation_id=theirs.id or 0,
                    linked_at=now,
                )
                for channel in channels
            )
