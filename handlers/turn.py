"""One turn of a conversation: everything a handler may look at and change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from sqlmodel import Session

from handlers.buttons import Signer
from handlers.kept_files import KeptFiles
from handlers.message import Choice, Incoming
from handlers.state import State
from locales import Text, Translator, _
from models.agency import Agency
from models.atlas import Atlas
from models.conversation import Loaded
from models.person import Person, Role
from models.place import Place
from scheduler.book import Book

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PRACTICE = "practice"  # the channel where everything is a rehearsal
TEXT_ONLY = frozenset({"zalo"})  # channels without buttons: everything is typed
WIDEST_HALF = 22  # characters that fit on half the width of a small phone


@dataclass(frozen=True)
class Who:
    """The person of a turn, known and active."""

    id: int
    name: str
    role: Role
    sample: bool  # practising: sees what was practised, and nothing real
    place_code: str
    place_path: str  # everything below it is theirs to see
    place_kind: str
    agency: str = ""  # of an agency's officer
    projects: frozenset[str] | None = None  # the projects and policies they are about; None: all of them


@dataclass
class Turn:
    """A message being answered. ``state`` may be changed; it is stored with the reply."""

    session: Session
    incoming: Incoming
    known: Loaded
    atlas: Atlas
    who: Who | None
    state: State
    now: datetime
    say: Translator
    signer: Signer
    new_id: Callable[[], str]
    invite_key: bytes
    tapped: bool = False
    book: Book | None = None  # the deadlines, once somebody has asked (handlers/owed.py)
    kept: KeptFiles | None = None  # where photos and files are on this machine
    awaited: tuple[int, str] = (0, "")  # what the message before asked for: State.answering
    in_form: bool = False  # the reply is a form's: numbers and words answer the form, not a menu
    aside: bool = False  # the reply leaves what was offered before as it is

    @property
    def text_only(self) -> bool:
        """Whether the person has nothing but text before them."""
        return self.incoming.channel in TEXT_ONLY

    @property
    def may_be_plain(self) -> bool:
        """Whether they may be reading screen by screen: the practice page shows both."""
        return self.text_only or self.incoming.channel == PRACTICE

    @property
    def today(self) -> date:
        """The present day where the hamlets are."""
        return self.now.astimezone(VIETNAM).date()

    @property
    def person(self) -> Who:
        """The person, for handlers that only known people reach."""
        assert self.who is not None
        return self.who

    def next_page(self, label: Text | str, *payload: object) -> Choice:
        """A button that goes on with a list, as "thêm" does where there are none."""
        return msgspec.structs.replace(self.choice(label, *payload), next_page=True)

    def pages(self, more: Text, *payload: object, at: int, last: int) -> list[Choice]:
        """The ways to the page before and to the next; its number, from 0, comes behind the payload."""
        back = [self.choice(_("The ones before"), *payload, at - 1)] if at else []
        onward = [self.next_page(more, *payload, at + 1)] if at < last else []
        return [*back, *onward]

    def choice(self, label: Text | str, *payload: object, unlisted: bool = False, row: str = "") -> Choice:
        """Something to tap: its words, and what it does as "verb:argument:argument"."""
        data = ":".join(str(part) for part in payload)
        signed = self.signer.sign(self.known.conversation_id, data)
        return Choice(self.say(label), signed, unlisted, row)

    def rows(self, choices: Iterable[Choice], width: int = 1) -> tuple[tuple[Choice, ...], ...]:
        """Choices laid out in rows of at most that many; one too long for half the width has its own."""
        rows: list[tuple[Choice, ...]] = []
        for one in choices:
            beside = bool(rows) and len(rows[-1]) < width
            if beside and all(len(each.label) <= WIDEST_HALF for each in (*rows[-1], one)):
                rows[-1] = (*rows[-1], one)
            else:
                rows.append((one,))
        return tuple(rows)

    def place_name(self, code: str) -> str:
        """What a place is called today."""
        return self.atlas.name(code, self.today)


def who_is(known: Loaded, channel: str, atlas: Atlas) -> Who | None:
    """The active person behind a chat, and whether what they do there is practice.

    Practice is a world of its own: anybody may be anybody there, so nothing of it
    may reach real figures, and no real figure may show in it.
    """
    if known.person_id is None or not known.active:
        return None
    assert known.name is not None
    assert known.place_code is not None
    assert known.place_path is not None
    return Who(
        id=known.person_id,
        name=known.name,
        role=Role(known.role or ""),
        sample=bool(known.sample) or channel == PRACTICE,
        place_code=known.place_code,
        place_path=known.place_path,
        place_kind=known.place_kind or "",
        agency=_agency_of(known.role, known.agency_code),
        projects=projects_of(known.role or "", known.agency_code, atlas.agencies),
    )


def stands(one: Person, here: Place, agencies: Mapping[str, Agency], *, sample: bool) -> Who:
    """A person as the rules see them, who stands at this place."""
    return Who(
        id=one.id or 0,
        name=one.name,
        role=Role(one.role),
        sample=sample,
        place_code=here.code,
        place_path=here.path,
        place_kind=here.kind,
        agency=_agency_of(one.role, one.agency_code),
        projects=projects_of(one.role, one.agency_code, agencies),
    )


def _agency_of(role: str | None, agency: str | None) -> str:
    return (agency or "") if role == Role.agency_officer else ""


def projects_of(role: str, agency: str | None, agencies: Mapping[str, Agency]) -> frozenset[str] | None:
    """The projects and policies of an agency's officer: none where the plan has the agency no more.

    None for everybody else, who are about all of them.
    """
    if role != Role.agency_officer:
        return None
    found = agencies.get(agency or "")
    return found.own if found else frozenset()
