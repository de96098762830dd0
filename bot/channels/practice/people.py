"""Who one can be on the practice page: the sample people, and a newcomer nobody knows yet."""

import re
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from handlers.turn import PRACTICE
from models import conversation, person, place
from models.chat import Chat
from models.conversation import Conversation
from models.person import Person
from models.place import Place

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
    people = person.samples(session)
    codes = {sample.place_code for sample in people}
    parents = dict(
        session.exec(select(Place.code, Place.parent_code).where(col(Place.code).in_(codes))).all()
    )
    names = place.names_on(session, [*codes, *(code for code in parents.values() if code)], day)
    return [_shown(sample, f"person-{sample.id}", names, parents) for sample in people]


def someone(session: Session, who: str, day: date) -> Someone | None:
    """Who that is; None for anybody who cannot be picked here."""
    if sample := _SAMPLE.fullmatch(who):
        found = session.get(Person, int(sample[1]))
        if found is None or not found.sample:
            return None
        return _with_place(session, found, who, day)
    if not _NEWCOMER.fullmatch(who):
        return None
    joined = session.exec(
        select(Person)
        .join(Conversation, col(Conversation.person_id) == col(Person.id))
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(Chat.channel == CHANNEL)
        .where(Chat.address == who)
    ).first()
    return Someone(who) if joined is None else _with_place(session, joined, who, day)


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


def _with_place(session: Session, found: Person, who: str, day: date) -> Someone:
    at = place.get(session, found.place_code)
    parents = {found.place_code: at.parent_code if at else None}
    codes = [code for code in (found.place_code, parents[found.place_code]) if code]
    return _shown(found, who, place.names_on(session, codes, day), parents)


def _shown(found: Person, who: str, names: dict[str, str], parents: dict[str, str | None]) -> Someone:
    """A hamlet is told with its commune, since several have the same name."""
    where = [names.get(found.place_code, found.place_code)]
    above = parents.get(found.place_code)
    if found.role == person.Role.hamlet_head and above:
        where.append(names.get(above, above))
    return Someone(who, found.name, found.role, ", ".join(where))
