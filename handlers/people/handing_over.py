"""Handing over (bàn giao): all that was one person's to do at a place becomes another's, in one transaction.

Drafts and pictures not yet used go to the successor's own conversation; sent reports keep the name of
whoever sent them and become the successor's to correct; what waited to be told is told to the successor.
What a place owes follows the place by itself. Whoever is typing at that moment is waited for.
"""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from handlers.announcing.announcing import MORNING, URGENT
from handlers.people.people_access import shut_out
from handlers.state import State, pack, unpack
from handlers.words import ROLES, inside
from locales import _
from models import announcement, conversation, notice, report
from models.conversation import Conversation
from models.hand_over import HandOver
from models.notice import Notice
from models.person import Person, Post, Role
from models.place import Place
from scheduler import weekly
from scheduler.planning import KIND as REMINDER

PLANNED = (REMINDER, weekly.KIND)  # planned anew for whoever is there: moving them would say them twice


class Moved(NamedTuple):
    """How much went over."""

    drafts: int
    reports: int


class GoneAlreadyError(Exception):
    """The predecessor was shut out or moved, or the successor shut out, by somebody else meanwhile."""


def hand_over_work(
    session: Session,
    predecessor: Person,
    successor: Person,
    at: datetime,
    by: int | None,
    *,
    place: str,
    to: Post | None = None,
    to_place: str = "",
) -> Moved:
    """Let the successor stand where the predecessor stood, and go on with everything; both are told once.

    ``to`` is where the predecessor stands from now on; without it they are shut out. ``by`` is who saw to
    it, ``place`` and ``to_place`` are what the places are called today. Raises GoneAlreadyError when this
    was done before, and then nothing is changed.
    """
    stood = predecessor.post
    states = hold(session, predecessor, successor)
    if not (predecessor.active and successor.active) or stood != predecessor.post:
        raise GoneAlreadyError
    path = session.exec(select(Place.path).where(Place.code == predecessor.place_code)).one()
    drafts = _move_drafts(session, *states, sample=predecessor.sample)
    reports = _move_reports(session, predecessor, successor, path)
    _move_notices(session, predecessor, successor)
    kept = _keep(session, predecessor, successor, at, by)
    successor.post = stood
    session.add(successor)
    if to is None:
        shut_out(session, predecessor, at)
    else:
        predecessor.post = to
        session.add(predecessor)
    session.flush()
    moved = Moved(drafts, reports)
    _tell_successor(session, kept, predecessor, successor, place, moved)
    _tell_predecessor(session, kept, predecessor, successor, stood.role, place, to_place)
    return moved


def hold(session: Session, *people: Person) -> list[Conversation]:
    """Wait until nobody of them is being answered, and see everything as it is then."""
    theirs = [conversation.of_person(session, person.id or 0).id for person in people]
    query = select(Conversation).where(col(Conversation.id).in_(theirs)).order_by(col(Conversation.id))
    query = query.with_for_update()  # SQLite has one writer and leaves this out
    held = session.exec(query, execution_options={"populate_existing": True}).all()
    for person in people:
        session.refresh(person)
    by_id = {one.id: one for one in held}
    return [by_id[number] for number in theirs]


def _move_drafts(session: Session, old: Conversation, new: Conversation, *, sample: bool) -> int:
    """Unfinished reports, put aside for the successor, and pictures that no report has taken yet."""
    before, after = unpack(old.state), unpack(new.state)
    before.put_aside()
    after.shelf = [*before.shelf, *after.shelf]
    if before.practising == sample and before.loose_photos:
        after.enter(lambda draft: True, practising=sample)
        after.loose_photos = [*after.loose_photos, *before.loose_photos]
        after.loose_since = max(after.loose_since, before.loose_since)
    old.state, new.state = pack(State(practising=before.practising)), pack(after)
    session.add_all((old, new))
    session.flush()
    return len(before.shelf)


def _move_reports(session: Session, predecessor: Person, successor: Person, path: str) -> int:
    """Sent reports stay under the name of whoever sent them; the successor may correct them."""
    assert predecessor.id is not None
    found = report.kept_at(session, predecessor.id, path, sample=predecessor.sample)
    for one in found:
        one.successor_id = successor.id if successor.id != one.reporter_id else None
        session.add(one)
    return len([one for one in found if one.status in report.KEPT])


def _move_notices(session: Session, predecessor: Person, successor: Person) -> None:
    """What waits to be told, but for what is planned anew and for the results of errands."""
    query = (
        select(Notice)
        .where(col(Notice.person_id) == predecessor.id, col(Notice.due_at).is_not(None))
        .where(col(Notice.sent_at).is_(None), col(Notice.kind).not_in(PLANNED))
    )
    known = _known_to(session, successor)
    for one in session.exec(query.with_for_update()):
        is_errand = one.kind == "" and one.subject is not None
        if one.kind in (MORNING, URGENT):
            announcement.move(session, one, successor.id or 0)
        elif not is_errand and (one.kind, one.text, one.report_id) not in known:
            assert successor.id is not None
            one.person_id = successor.id
            session.add(one)


def _known_to(session: Session, person: Person) -> set[tuple[str, str, int | None]]:
    query = select(Notice.kind, Notice.text, Notice.report_id).where(col(Notice.person_id) == person.id)
    return set(session.exec(query).all())


def _keep(session: Session, predecessor: Person, successor: Person, at: datetime, by: int | None) -> HandOver:
    assert predecessor.id is not None
    assert successor.id is not None
    done = HandOver(
        from_id=predecessor.id,
        to_id=successor.id,
        place_code=predecessor.place_code,
        done_by=by,
        done_at=at,
    )
    session.add(done)
    session.flush()
    return done


def _tell_successor(
    session: Session, kept: HandOver, predecessor: Person, successor: Person, place: str, moved: Moved
) -> None:
    told = _(
        "You take over from {name}: {role}, {place}. Unfinished reports: {drafts}, sent ones: {reports}. "
        "Type “go on” to finish one, “what I sent” to look at those sent.",
        name=predecessor.name,
        role=ROLES[Role(successor.role)],
        place=inside(place),
        drafts=moved.drafts,
        reports=moved.reports,
    )
    notice.add(session, f"handed:{kept.id}:to", kept.to_id, told, kept.done_at)


def _tell_predecessor(
    session: Session,
    kept: HandOver,
    predecessor: Person,
    successor: Person,
    role: str,
    place: str,
    to_place: str,
) -> None:
    told = _(
        "Your work as {role}, {place}, was handed over to {name}.",
        role=ROLES[Role(role)],
        place=inside(place),
        name=successor.name,
    )
    if predecessor.active:
        then = _(
            "From now on you are {role}, {place}.", role=ROLES[Role(predecessor.role)], place=inside(to_place)
        )
    else:
        then = _("Tin Ấp no longer works in this chat. Thank you for all you have done.")
    key = f"handed:{kept.id}:from"
    both = _("{told} {then}", told=told, then=then)
    notice.add(session, key, kept.from_id, both, kept.done_at, kind=notice.FAREWELL)
