"""The conversation: one row per person (or per chat not yet known), locked while a message is handled.

These three statements are the whole database cost of a plain answer, so they
are written once, as SQL expressions that SQLAlchemy compiles once.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, insert, literal, null, update
from sqlalchemy import select as sql_select
from sqlmodel import Field, Session, SQLModel, col, select

from models.chat import Chat
from models.claim import Claim
from models.person import Person
from models.place import Place


class Conversation(SQLModel, table=True):
    """What is being talked about with one person, whichever channel they use."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", unique=True)
    state: str = ""  # JSON, see handlers/state.py; empty is a conversation not begun
    last_chat_id: int | None = None  # where the person wrote last: what nobody asked for goes there


class Loaded(NamedTuple):
    """Everything one message needs to know, read in one statement."""

    chat_id: int
    conversation_id: int
    state: str
    person_id: int | None
    name: str | None
    role: str | None
    active: bool | None
    sample: bool | None
    locale: str | None
    noticed: bool
    place_code: str | None
    place_path: str | None
    place_kind: str | None
    agency_code: str | None
    claimed_reply: str | None


# The tables themselves, without the objects made from them: what an object costs
# in each message is as much as the rest of the message.
_chat, _conversation, _person, _place, _claim = (
    SQLModel.metadata.tables[str(model.__tablename__)] for model in (Chat, Conversation, Person, Place, Claim)
)

_KNOWN_OF_PERSON = (
    _conversation.c.id,
    _conversation.c.state,
    _person.c.id,
    _person.c.name,
    _person.c.role,
    _person.c.active,
    _person.c.sample,
    _person.c.locale,
    _person.c.noticed_at.is_not(None),
    _place.c.code,
    _place.c.path,
    _place.c.kind,
    _person.c.agency_code,
)
_LOAD = (
    sql_select(
        _chat.c.id,
        *_KNOWN_OF_PERSON,
        _claim.c.reply,
    )
    .join(_conversation, _conversation.c.id == _chat.c.conversation_id)
    .outerjoin(_person, _person.c.id == _conversation.c.person_id)
    .outerjoin(_place, _place.c.code == _person.c.place_code)
    .outerjoin(
        _claim,
        and_(_claim.c.channel == bindparam("channel"), _claim.c.key == bindparam("key")),
    )
    .where(_chat.c.channel == bindparam("channel"))
    .where(_chat.c.address == bindparam("address"))
    .with_for_update(of=_conversation)  # SQLite has one writer and leaves this out
)
_KNOWN = (
    sql_select(
        literal(0),
        *_KNOWN_OF_PERSON,
        null(),
    )
    .outerjoin(_person, _person.c.id == _conversation.c.person_id)
    .outerjoin(_place, _place.c.code == _person.c.place_code)
    .where(_conversation.c.id == bindparam("conversation"))
)
_KEEP = (
    update(_conversation)
    .where(_conversation.c.id == bindparam("row"))
    .values(state=bindparam("new_state"), last_chat_id=bindparam("chat"))
)
_CLAIM = insert(_claim)


def load(session: Session, channel: str, address: str, key: str) -> Loaded | None:
    """Lock the conversation of a chat and read all of it; None for a chat never seen."""
    row = session.connection().execute(_LOAD, {"channel": channel, "address": address, "key": key}).first()
    return None if row is None else Loaded._make(row)


def known_of(session: Session, conversation_id: int) -> Loaded:
    """What is known of a conversation's person, for what is said without having been asked."""
    row = session.connection().execute(_KNOWN, {"conversation": conversation_id}).one()
    return Loaded._make(row)


def begin(session: Session, channel: str, address: str) -> None:
    """Make the rows for a chat that writes for the first time."""
    conversation = Conversation()
    session.add(conversation)
    session.flush()
    assert conversation.id is not None
    session.add(Chat(channel=channel, address=address, conversation_id=conversation.id))
    session.flush()


def keep(session: Session, conversation_id: int, state: str, chat_id: int) -> None:
    """Store where the conversation stands now, and in which chat it went on."""
    session.connection().execute(_KEEP, {"row": conversation_id, "new_state": state, "chat": chat_id})


def claim(session: Session, channel: str, key: str, reply: str, at: int) -> None:
    """Remember that this message was handled and what was replied; a second claim of a key fails."""
    session.connection().execute(_CLAIM, {"channel": channel, "key": key, "reply": reply, "at": at})


def of_person(session: Session, person_id: int) -> Conversation:
    """The person's own conversation, made when there is none yet."""
    found = session.exec(select(Conversation).where(Conversation.person_id == person_id)).first()
    if found is None:
        found = Conversation(person_id=person_id)
        session.add(found)
        session.flush()
    return found


def is_with_somebody(session: Session, channel: str, address: str) -> bool:
    """Whether the chat belongs to an active person."""
    return person_of_chat(session, channel, address) is not None


def person_of_chat(session: Session, channel: str, address: str) -> int | None:
    """The active person a chat belongs to, or None."""
    query = (
        select(Person.id)
        .join(Conversation, col(Conversation.person_id) == col(Person.id))
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(Chat.channel == channel, Chat.address == address)
        .where(col(Person.active).is_(True))
    )
    return session.exec(query).first()


def of_person_if_any(session: Session, person_id: int) -> Conversation | None:
    """The person's own conversation, where nothing may be made."""
    return session.exec(select(Conversation).where(Conversation.person_id == person_id)).first()


def chats_of_person(session: Session, person_id: int) -> Sequence[Chat]:
    """The chats a person has linked, in the order of linking."""
    query = (
        select(Chat)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Conversation.person_id) == person_id)
        .order_by(col(Chat.id))
    )
    return session.exec(query).all()


def channels_by_person(session: Session) -> dict[int, list[str]]:
    """On which channels each person is linked, by the person's id."""
    query = (
        select(Conversation.person_id, Chat.channel)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Conversation.person_id).is_not(None))
        .order_by(col(Chat.id))
    )
    found: dict[int, list[str]] = {}
    for person_id, channel in session.exec(query):
        assert person_id is not None
        found.setdefault(person_id, []).append(channel)
    return found


def chats_of(session: Session, people: Collection[int]) -> dict[int, list[Chat]]:
    """The chats of some people, by the person's id, in the order in which they were linked."""
    query = (
        select(Conversation.person_id, Chat)
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(col(Conversation.person_id).in_(people))
        .order_by(col(Chat.id))
    )
    found: dict[int, list[Chat]] = {}
    for person_id, chat in session.exec(query):
        assert person_id is not None
        found.setdefault(person_id, []).append(chat)
    return found


class Reach(NamedTuple):
    """How many active people stand at a place, and how many of them have no chat that takes messages."""

    people: int = 0
    out: int = 0

    def __add__(self, other: "Reach") -> "Reach":  # type: ignore[override]  # a sum, not a longer tuple
        return Reach(self.people + other.people, self.out + other.out)


def reach_by_place(session: Session, scope: str, *, sample: bool) -> dict[str, Reach]:
    """The same of every place at and below a path where somebody stands, by its code."""
    open_ones = (
        sql_select(_conversation.c.person_id)
        .join(_chat, _chat.c.conversation_id == _conversation.c.id)
        .where(_chat.c.blocked_at.is_(None), _conversation.c.person_id.is_not(None))
        .distinct()
        .subquery()
    )
    query = (
        sql_select(_person.c.place_code, func.count(), func.count(open_ones.c.person_id))
        .join(_place, _place.c.code == _person.c.place_code)
        .outerjoin(open_ones, open_ones.c.person_id == _person.c.id)
        .where(_place.c.path.startswith(scope, autoescape=True))
        .where(_person.c.active.is_(True), _person.c.sample.is_(sample))
        .group_by(_person.c.place_code)
    )
    rows = session.connection().execute(query)
    return {code: Reach(people, people - reached) for code, people, reached in rows}


def out_of_reach(session: Session, scope: str, roles: Collection[str]) -> Sequence[Person]:
    """The real, active people with these roles at and below a path who have no chat that takes messages."""
    theirs = (
        select(Chat.id)
        .join(Conversation, col(Conversation.id) == col(Chat.conversation_id))
        .where(col(Conversation.person_id) == col(Person.id))
        .where(col(Chat.blocked_at).is_(None))
    )
    query = (
        select(Person)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Place.path).startswith(scope, autoescape=True))
        .where(col(Person.role).in_(roles), col(Person.active).is_(True), col(Person.sample).is_(False))
        .where(~theirs.exists())
        .order_by(col(Place.path), col(Person.id))
    )
    return session.exec(query).all()
