"""Writing down what was planned: one message for a person and day, and what it speaks of, each once.

Two copies of the program may plan the same instant: unique keys decide, not the plan.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session, col

from models import notice
from models.insert_new import Values, insert_new
from models.notice import Notice
from models.reminder import Reminder, Unreached
from scheduler.book import Book
from scheduler.planning import KIND, Decided, World, key
from scheduler.quiet import VIETNAM
from scheduler.reminding import UNREACHABLE, Reporter, Verdict, due_now


def write(session: Session, book: Book, world: World, at: datetime, decided: Iterable[Decided]) -> int:
    """Write the reminders that are due, and who could not be reached; returns how many messages are new."""
    today = at.astimezone(VIETNAM).date()
    messages, missed = [], []
    for one in decided:
        due = due_now(one.verdicts)
        if due:
            messages.append((one.reporter, due))
        missed += [
            _unreached(one.reporter, verdict, today, sample=world.sample)
            for verdict in one.verdicts
            if verdict.why in UNREACHABLE
        ]
    insert_new(session, Unreached, missed)
    notices = [_notice(book, reporter, today, at) for reporter, _due in messages]
    ids = dict(map(tuple, insert_new(session, Notice, notices, col(Notice.person_id), col(Notice.id))))
    speaking_of = [
        _reminder(ids[reporter.id], reporter, verdict)
        for reporter, due in messages
        if reporter.id in ids
        for verdict in due
    ]
    insert_new(session, Reminder, speaking_of)
    return len(ids)


def _notice(book: Book, reporter: Reporter, today: date, at: datetime) -> Values:
    """The message: due at once, and worth nothing any more when it gets quiet."""
    expires_at = book.quiet_of(reporter.role).next_begin(at)
    return notice.composed(key(reporter.id, today), reporter.id, KIND, at, at, expires_at)


def _reminder(notice_id: int, reporter: Reporter, verdict: Verdict) -> Values:
    return {"notice_id": notice_id, **_about(reporter, verdict)}


def _unreached(reporter: Reporter, verdict: Verdict, today: date, *, sample: bool) -> Values:
    return {
        **_about(reporter, verdict),
        "place_path": reporter.place_path,
        "day": today,
        "blocked": UNREACHABLE[verdict.why],
        "sample": sample,
    }


def _about(reporter: Reporter, verdict: Verdict) -> Values:
    term = verdict.owing.term
    return {
        "person_id": reporter.id,
        "duty_id": term.rule.duty_id,
        "period": term.key,
        "place_code": reporter.place_code,
        "step": verdict.step,
        "due_on": verdict.due,
    }
