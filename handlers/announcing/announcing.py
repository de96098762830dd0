"""Sending an announcement: whom it is for, once for each, and taking back what has not arrived yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from forms.draft import Draft
from handlers import owed
from handlers.after import After, Answers
from handlers.rights import LOOKING_OVER, may_announce, may_see_place
from handlers.turn import VIETNAM, Turn
from locales import Text, _, plural
from models import announcement, notice
from models.announcement import Announcement
from models.insert_new import insert_new
from models.notice import Notice
from models.person import Role
from models.report import Report

MORNING, URGENT, AGAIN = "announcement", "announce_now", "announce_again"  # kinds of notices
WORTH = timedelta(days=7)  # how long an announcement is still news to who joins later (assumption)
ROLES = {
    "heads": (Role.hamlet_head,),
    "officers": (Role.commune_officer,),
    "both": (Role.commune_officer, Role.hamlet_head),
}


def audience(turn: Turn, to: dict[str, Any]) -> list[tuple[int, str]]:
    """The people an announcement to these would go to now, each with their place."""
    here = turn.atlas.find(to["place"])
    if here is None:
        return []
    who = turn.person
    return announcement.audience(turn.session, here.path, ROLES[to["who"]], sample=who.sample, but=who.id)


def may_address(turn: Turn, to: dict[str, Any]) -> bool:
    """Whether the person announces to these people: heads at and below the own place; officers from above."""
    here, who = turn.atlas.find(to["place"]), turn.person
    if here is None or not may_announce(who) or not may_see_place(who, here.path):
        return False
    return to["who"] == "heads" or who.role in LOOKING_OVER


def refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why an announcement cannot be sent (any more): rights were lost, or it was sent before."""
    if draft.report is not None:
        return _("What was sent is not changed any more. Please send a new announcement.")
    if not may_address(turn, answers["to"]):
        return _("These people are no longer yours to announce to.")
    return None


def sent(turn: Turn, report: Report, answers: Answers) -> After:
    """One notice for each person, in the transaction that keeps the announcement."""
    assert report.id is not None
    people = audience(turn, answers["to"])
    urgent = answers["urgent"] == "yes"
    due_at = turn.now if urgent else morning(turn)
    write(turn.session, Announcement(report_id=report.id, urgent=urgent), people, turn.now, due_at)
    told = [plural("It goes to {n} person.", "It goes to {n} people.", len(people))]
    if due_at > turn.now:
        clock = f"{due_at.astimezone(VIETNAM):%H:%M}"
        told.append(_("It is quiet time now: they hear of it at {clock}.", clock=clock))
    without = announcement.without_chat(turn.session, [person_id for person_id, _place in people])
    if without:
        told.append(plural("⚠️ {n} of them has no chat yet.", "⚠️ {n} of them have no chat yet.", without))
    return After(told, [turn.choice(_("Who has read it"), "As", report.id)])


def write(
    session: Session,
    made: Announcement,
    people: Sequence[tuple[int, str]],
    at: datetime,
    due_at: datetime,
) -> None:
    """Keep an announcement, whom it is for, and a notice for each; written again it changes nothing."""
    announcement.begin(session, made, people)
    kind = URGENT if made.urgent else MORNING
    rows = [
        {
            **notice.composed(
                announcement.key(made.report_id, person_id), person_id, kind, at, due_at, due_at + WORTH
            ),
            "subject": made.report_id,
        }
        for person_id, _place in people
    ]
    insert_new(session, Notice, rows)


def morning(turn: Turn) -> datetime:
    """Now, or when the quiet hours are over."""
    return owed.book_of(turn).quiet_of(Role.hamlet_head).next_end(turn.now)


def withdrawn(turn: Turn, report: Report) -> None:
    """Who has not got it yet does not get it any more."""
    assert report.id is not None
    announcement.call_back(turn.session, report.id)
