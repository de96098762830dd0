"""Opening a link: what it leads to, if that is for its person at this moment."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from sqlmodel import Session

from bot.links.grant import Document, Gallery, Grant, MadeFile, Picture, PictureFile
from bot.links.seal import Seal
from handlers import linked, report_view
from handlers.turn import Who
from locales import Text
from models import photo
from models.person import Person
from models.photo import Photo


class Kept(NamedTuple):
    """A photo to hand out; without ``sha256`` its bytes are still on their way here."""

    sha256: str | None
    mime: str
    name: str  # without its ending


class Sent(NamedTuple):
    """A file somebody sent, to hand out."""

    sha256: str
    mime: str
    name: str


class Made(NamedTuple):
    """A file that was made, to hand out: its folder in the outbox."""

    folder: str


class Shown(NamedTuple):
    """A page of photos: those that are for its reader, and the report they are ``about``, if it is one."""

    photos: tuple[int, ...]
    missing: frozenset[int]  # those of them whose bytes are still on their way here
    about: Text | None
    locale: str


Opened = Kept | Sent | Made | Shown


def opened(session: Session, seal: Seal, grant: Grant) -> Opened | None:
    """What a grant leads to; None where it is not for its person, or no longer."""
    who = linked.reader(session, grant.person)
    if who is None:
        return None
    match grant:
        case Picture():
            return _picture(session, who, photo.get_many(session, [grant.photo]))
        case PictureFile():
            return _picture(session, who, photo.of_bytes(session, grant.sha256.hex()))
        case Gallery():
            return _gallery(session, who, list(accumulate(grant.steps)))
        case Document():
            found = linked.file_for(session, who, grant.sha256.hex())
            return Sent(grant.sha256.hex(), found.mime, found.name) if found else None
        case MadeFile():
            return _made(session, seal, who, grant)


def _picture(session: Session, who: Who, rows: Sequence[Photo]) -> Kept | None:
    """The first of these that is for the person."""
    theirs = next((row for row in rows if linked.photo_is_for(session, who, row)), None)
    return Kept(theirs.sha256, theirs.mime, str(theirs.id)) if theirs else None


def _gallery(session: Session, who: Who, ids: Sequence[int]) -> Shown | None:
    theirs = [row for row in photo.get_many(session, ids) if linked.photo_is_for(session, who, row)]
    if not theirs:
        return None
    reports = [linked.report_of(session, who, row) for row in theirs]
    is_one = len({report.id if report else None for report in reports}) == 1
    person = session.get(Person, who.id)
    return Shown(
        tuple(row.id or 0 for row in theirs),
        frozenset(row.id or 0 for row in theirs if row.sha256 is None),
        report_view.short(reports[0]) if reports[0] and is_one else None,
        person.locale if person else "",
    )


def _made(session: Session, seal: Seal, who: Who, grant: MadeFile) -> Made | None:
    """It shows what its person might see then: in another role, at another place, that is over."""
    if grant.standing != seal.standing(who.id, who.role, who.place_code, who.agency):
        return None
    folder = grant.folder.hex()
    return Made(folder) if linked.was_made_for(session, who, folder) else None
