"""Who one can be on the practice page: the sample people, and a newcomer nobody knows yet."""

import re
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from handlers.turn import PRACTICE
from models import atlas, conversation, person
from models.atlas import Atlas
from models.chat import Chat
from models.conversation import Conversation
from models.person import Person

CHANNEL = PRACTICE
_SAMPLE = re.compile(r"person-([1-9][0-9]{0,17})")
_NEWCOMER = re.compile(r"new-[A-Za-z0-9]{16,32}")  # made by the browser, too long to be guessed


class Someone(NamedTuple):
    """A person as the page shows them; a newcomer has no name, role or place."""

    who: str
    name: str = ""
    role: str = ""
    place: str = ""


def everyone(session: Session, day: date) -> list[Someone]:
    """The sample people, with what their places are called on that day."""
    places = atlas.read(session)
    return [_shown(sample, address_of(sample.id), places, day) for sample in person.samples(session)]


def address_of(person_id: int | None) -> str:
    """The address of a sample person's own chat."""
    assert person_id is not None
    return f"person-{person_id}"


def someone(session: Session, who: str, day: date) -> Someone | None:
    """Who that is; None for anybody who cannot be picked here."""
    if sample := _SAMPLE.fullmatch(who):
        found = session.get(Person, int(sample[1]))
        if found is None or not found.sample:
            return None
        return _shown(found, who, atlas.read(session), day)
    if not _NEWCOMER.fullmatch(who):
        return None
    joined = session.exec(
        select(Person)
        .join(Conversation, col(Conversation.person_id) == col(Person.id))
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(Chat.channel == CHANNEL)
        .where(Chat.address == who)
    ).first()
    return Someone(who) if joined is None else _shown(joined, who, atlas.read(session), day)


def pick(session: Session, who: str, at: datetime) -> None:
    """Link the chat of a sample person to their conversation, the first time they are picked."""
    sample = _SAMPLE.fullmatch(who)
    if sample is None:
        return
    known = select(Chat).where(Chat.channel == CHANNEL).where(Chat.address == who)
    if session.exec(known).first() is None:
        talk = conversation.of_person(session, int(sample[1]))
        assert talk.id is not None
        session.add(Chat(channel=CHANNEL, address=who, conversation_id=talk.id, linked_at=at))


def _shown(found: Person, who: str, places: Atlas, day: date) -> Someone:
    """A hamlet is told with its commune, since several have the same name; an officer with their agency."""
    agency = places.agencies.get(found.agency_code or "")
    where = [*([agency.short_name] if agency else []), places.name(found.place_code, day)]
    here = places.find(found.place_code)
    if found.role == person.Role.hamlet_head and here and here.parent_code:
        where.append(places.name(here.parent_code, day))
    return Someone(who, found.name, found.role, ", ".join(where))
