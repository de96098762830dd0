"""The stage: sample people at work at any instant of the year, and nobody who is told of it."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from handlers.buttons import Signer
from handlers.message import Incoming, Said
from handlers.state import State
from handlers.turn import Turn, who_is
from locales import translator
from models import atlas
from models.conversation import Loaded
from models.notice import Notice
from models.person import Person, Role
from models.place import Place
from scheduler import book as books

CHANNEL = "demo"
BY = "demo"  # who changed it all, in the audit log
MARK = "demo-"  # how the ids of its drafts begin, by which its reports are known for good
_NO_KEY = bytes(32)  # signs buttons that nobody sees
_SITS = {"hamlet": Role.hamlet_head, "commune": Role.commune_officer, "district": Role.coordinator}


class Stage:
    """Makes turns of sample people, with the places and deadlines read once for all of them."""

    def __init__(self, session: Session, since: date) -> None:
        """``since``: from when on the deadlines of the plan held in practice."""
        self.session = session
        self.atlas = atlas.read(session)
        self.book = books.read(session, sample=True, since=since)
        self._since = since
        self._numbers = itertools.count(1)
        self._people = _sample_people(session)
        self._signer = Signer(_NO_KEY)
        self._say = translator("vi")

    def sits_at(self, place_code: str) -> Person | None:
        """The sample person who answers for a place; None where there is none any more."""
        here = self.atlas.find(place_code)
        role = _SITS.get(here.kind) if here else None
        found = (one for one in self._people if (one.place_code, one.role) == (place_code, role))
        return next(found, None)

    def sender(self, by: str) -> Person | None:
        """Whose person sends a report: that of a place, or an officer of an agency."""
        if self.atlas.find(by) is not None:
            return self.sits_at(by)
        return next((one for one in self._people if one.agency_code == by), None)

    def turn(self, person: Person, at: datetime) -> Turn:
        """That person's turn at an instant of the year."""
        here = self.atlas.spots[person.place_code]
        known = Loaded(
            chat_id=0,
            conversation_id=0,
            state="",
            person_id=person.id,
            name=person.name,
            role=person.role,
            active=True,
            sample=True,
            locale=person.locale,
            noticed=True,
            place_code=here.code,
            place_path=here.path,
            place_kind=here.kind,
            agency_code=person.agency_code,
            claimed_reply=None,
        )
        return Turn(
            session=self.session,
            incoming=Incoming(CHANNEL, "", "", Said("")),
            known=known,
            atlas=self.atlas,
            who=who_is(known, CHANNEL, self.atlas),
            state=State(),
            now=at,
            say=self._say,
            signer=self._signer,
            new_id=self._new_id,
            invite_key=_NO_KEY,
            book=self.book,
        )

    def over(self, turn: Turn) -> None:
        """After a turn: nobody is told of it, and the deadlines are read anew where it changed them."""
        hush(self.session, turn.now)
        if turn.book is not self.book:
            self.book = books.read(self.session, sample=True, since=self._since)

    def _new_id(self) -> str:
        return f"{MARK}{next(self._numbers):06}"


def hush(session: Session, at: datetime) -> None:
    """Take back what sample people were to be told of at that instant."""
    sample = select(Person.id).where(col(Person.sample).is_(True))
    session.exec(
        delete(Notice).where(col(Notice.created_at) == at, col(Notice.person_id).in_(sample)),
        execution_options={"synchronize_session": False},
    )


def _sample_people(session: Session) -> Sequence[Person]:
    """The active sample people at places that there are; of several in one office the first counts."""
    query = (
        select(Person)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Person.sample).is_(True), col(Person.active).is_(True))
    )
    return session.exec(query.order_by(col(Person.id))).all()
