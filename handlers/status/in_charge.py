"""Who answers for a place (người phụ trách), how to call them, and whether a message reaches them."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from forms.answers.phones import as_people_write
from handlers.turn import Turn
from locales import Text, _
from models.chat import Chat
from models.conversation import Conversation
from models.person import Person

_MANY = 500  # values in one statement


class InCharge(NamedTuple):
    """Somebody who answers for a place; ``unreachable`` says why no message reaches them."""

    id: int
    name: str
    role: str
    place_code: str
    phone: str
    unreachable: Text | None

    @property
    def called(self) -> str:
        """The name, with the number to call."""
        return f"{self.name} {self.phone}".strip()


def of_places(turn: Turn, codes: Collection[str]) -> Mapping[str, list[InCharge]]:
    """The active people of the person's world at exactly these places, by the place's code."""
    found: dict[str, list[InCharge]] = {}
    listed = sorted(codes)
    for begin in range(0, len(listed), _MANY):
        for one in _some(turn, listed[begin : begin + _MANY]):
            found.setdefault(one.place_code, []).append(one)
    return found


def _some(turn: Turn, codes: Collection[str]) -> list[InCharge]:
    query = (
        sql_select(
            col(Person.id), col(Person.name), col(Person.role), col(Person.place_code), col(Person.phone)
        )
        .where(col(Person.place_code).in_(codes), col(Person.active).is_(True))
        .where(col(Person.sample).is_(turn.person.sample))
        .order_by(col(Person.id))
    )
    rows = turn.session.execute(query).all()
    chats = _chats(turn, [row[0] for row in rows])
    return [
        InCharge(who, name, role, code, as_people_write(phone) if phone else "", _why(turn, chats.get(who)))
        for who, name, role, code, phone in rows
    ]


def _why(turn: Turn, takes_messages: bool | None) -> Text | None:
    if turn.person.sample or takes_messages:
        return None  # a sample person's chat is made when they are first told something
    return _("has not joined yet") if takes_messages is None else _("has blocked it")


def _chats(turn: Turn, people: Collection[int]) -> dict[int, bool]:
    """Who of these people has a chat, and whether one of them takes messages."""
    query = (
        sql_select(col(Conversation.person_id), col(Chat.blocked_at).is_(None))
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(col(Conversation.person_id).in_(people))
    )
    found: dict[int, bool] = {}
    for person_id, takes_messages in turn.session.execute(query):
        found[person_id] = takes_messages or found.get(person_id, False)
    return found
