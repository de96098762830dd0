"""The week's digest (bản tin đầu tuần): for each report what arrived, what is new, who is missing.

For commune officers and coordinators, on the first working day of a week; "stop the digest" ends it. It
also names what nobody was reminded of any more, who cannot be reached, and what waits for an answer.
"""

from collections.abc import Sequence
from datetime import timedelta

from forms.declared.recognition import FORM as RECOGNITION
from handlers import deadline_words, deadlines, extensions, log_heads, owed
from handlers.message import Reply
from handlers.review import waiting_reports
from handlers.rights import may_send
from handlers.turn import VIETNAM, Turn
from handlers.unreached import out_of_reach
from handlers.words import inside
from locales import Day, _, plural
from models import household_review, notice
from models.atlas import Spot
from models.notice import Taken
from models.person import Person, Role
from reports.completeness import Completeness, Standing, figures
from scheduler import planning, weekly
from scheduler.book import Book
from scheduler.ladder import step_day
from scheduler.rule import Term

WEEK = timedelta(days=7)
RECENT = timedelta(days=31)  # how long an overdue term stays in the digest (assumption)
HIGHER = 3  # working days after which what a commune could not mend is the coordinator's (assumption)
SOON = timedelta(days=14)  # and how far ahead a deadline is in it (assumption)
MOST_NAMES = 12
MOST_BELOW = 4  # names of missing places in the line of the place above them


def to_say(turn: Turn, taken: Taken) -> Reply | None:
    """The digest of this week; None for who switched it off meanwhile, or finds it in today's reminder."""
    reminded = notice.by_key(turn.session, planning.key(turn.person.id, turn.today))
    return digest(turn) if _wants_one(turn) and reminded is None else None


def todays(turn: Turn, *, named: bool) -> str:
    """The words of the digest for today's reminder, where both are due on one day; else nothing.

    ``named``: the reminder names itself who cannot be reached.
    """
    written = notice.by_key(turn.session, weekly.key(turn.person.id, turn.today))
    due_today = written is not None and written.created_at.astimezone(VIETNAM).date() == turn.today
    return _told(turn, named=named) if due_today and _wants_one(turn) else ""


def _wants_one(turn: Turn) -> bool:
    person = turn.session.get(Person, turn.person.id)
    return person is not None and person.digests and turn.person.role in weekly.FOR


def asked(turn: Turn, rest: str) -> Reply:
    """The digest, whenever it is asked for; who looks after nobody sees what they owe themselves."""
    return deadlines.mine(turn) if turn.person.role is Role.hamlet_head else digest(turn)


def switch(turn: Turn, *, on: bool) -> Reply:
    """Stop the weekly digest, or begin it again."""
    if turn.person.role not in weekly.FOR:
        return Reply(text=turn.say(_("The week's digest is for commune officers and coordinators.")))
    person = turn.session.get(Person, turn.person.id)
    assert person is not None
    person.digests = on
    turn.session.add(person)
    if on:
        return Reply(text=turn.say(_("The week's digest comes again, on Monday mornings.")))
    return Reply(text=turn.say(_("No more digest. To have it again, type “start the digest”.")))


def digest(turn: Turn) -> Reply:
    """Every report that is due around now, and what waits."""
    return Reply(
        text=_told(turn, named=False),
        hint=turn.say(_("To stop it: type “stop the digest”.")),
        choices=turn.rows([turn.choice(_("All deadlines"), "c", "hanchot", unlisted=True)]),
    )


def _told(turn: Turn, *, named: bool) -> str:
    book = owed.book_of(turn)
    here = deadlines.place_of(turn)
    parts = [_part(turn, book, here, term) for term in _terms(turn, book)]
    told = [part for part in parts if part] or [turn.say(_("No report is due at the moment."))]
    place = inside(turn.place_name(here.code))
    heading = _("Week from {day}, {place}", day=Day(turn.today, "short"), place=place)
    rest = [*_waiting(turn), *([] if named else out_of_reach(turn)), *log_heads.told(turn)]
    return "\n\n".join([turn.say(heading), *told, *rest])


def _terms(turn: Turn, book: Book) -> list[Term]:
    """The overdue terms of the last weeks, and what is due soon."""
    today = turn.today
    return sorted(book.terms(today, RECENT, SOON), key=lambda term: term.set_for)


def _part(turn: Turn, book: Book, here: Spot, term: Term) -> str:
    """One report: its figures, place by place, and who is missing; empty where nobody here owes it."""
    found = figures(turn.session, turn.atlas, book, term, here.path, turn.now, sample=turn.person.sample)
    due = term.due(book.calendars.everywhere)
    if here.kind == term.rule.owed_by:
        return ""  # one's own: of that one is reminded
    if not found.places or (due < turn.today and not found.missing()):
        return ""
    name = _("{report}, deadline {day}", report=deadline_words.button(turn, term), day=Day(due, "short"))
    given_up = [one for one in found.missing() if _is_given_up(turn, book, found.term, one)]
    lines = [_figures(turn, found, here, turn.say(name)), *_below(turn, found, here, given_up)]
    return "\n".join(lines)


def _below(turn: Turn, found: Completeness, here: Spot, given_up: Sequence[Standing]) -> list[str]:
    """Who is missing: by name at the place that looks after them, place by place above it."""
    spots = turn.atlas.below(here.code, turn.today)
    below = [spot for spot in spots if found.within(spot.path, found.at).expected]
    if any(spot.kind == found.term.rule.owed_by for spot in below):
        others = [one for one in found.missing() if one not in given_up]
        missing = _("Missing: {names}", names=_names(turn, others))
        long = _("⚠️ Long overdue, no longer reminded; please ask them: {names}", names=_names(turn, given_up))
        return [turn.say(text) for text, places in ((missing, others), (long, given_up)) if places]
    lines = [f"- {_with_missing(turn, found, spot)}" for spot in below]
    how_many = plural(
        "⚠️ {n} place is long overdue and no longer reminded.",
        "⚠️ {n} places are long overdue and no longer reminded.",
        len(given_up),
    )
    return [*lines, *([turn.say(how_many)] if given_up else [])]


def _with_missing(turn: Turn, found: Completeness, spot: Spot) -> str:
    missing = found.missing(spot.path)
    line = _figures(turn, found, spot, spot.name(turn.today))
    if not missing:
        return line
    return turn.say(_("{figures}; missing: {names}", figures=line, names=_names(turn, missing, MOST_BELOW)))


def _figures(turn: Turn, found: Completeness, here: Spot, name: str) -> str:
    """One line of figures: "Báo cáo tập huấn tháng 11: đã nộp 6/13, đúng hạn 5, tuần qua thêm 3"."""
    now = found.within(here.path, found.at)
    more = now.received - found.within(here.path, found.at - WEEK).received
    said = [_("{name}: {received}/{expected}", name=name, received=now.received, expected=now.expected)]
    if now.received:
        said.append(_("in time {n}", n=now.on_time))
    if more:
        said.append(_("{n} more this week", n=more))
    return ", ".join(turn.say(text) for text in said)


def _names(turn: Turn, places: Sequence[Standing], most: int = MOST_NAMES) -> str:
    names = ", ".join(inside(one.spot.name(turn.today)) for one in places[:most])
    more = len(places) - most
    and_more = turn.say(_("and {n} more", n=more))
    return f"{names} {and_more}" if more > 0 else names


def _is_given_up(turn: Turn, book: Book, term: Term, one: Standing) -> bool:
    """Whether a place was reminded for the last time: its commune looks after it, the coordinator later."""
    calendar = book.calendars.at(one.spot.path)
    last = step_day(calendar, one.due, -max(term.rule.after, default=0))
    is_nearest = turn.person.role is Role.commune_officer or term.rule.owed_by == "commune"
    return turn.today > calendar.forward(last, 0 if is_nearest else HIGHER)


def _waiting(turn: Turn) -> Sequence[str]:
    """What waits for this person's answer."""
    waiting = len(extensions.waiting(turn))
    said = plural("{n} request for more time waits.", "{n} requests for more time wait.", waiting)
    undecided = _undecided(turn)
    more = plural("{n} household waits for a decision.", "{n} households wait for a decision.", undecided)
    unread = waiting_reports.count(turn)
    to_accept = _("Waiting to be accepted: {n}", n=unread)
    told = [text for text, number in ((to_accept, unread), (said, waiting), (more, undecided)) if number]
    return [turn.say(text) for text in told]


def _undecided(turn: Turn) -> int:
    """Reviewed households at this officer's place that wait for the commune's decision."""
    if not may_send(turn.person, RECOGNITION):
        return 0
    path, sample = turn.person.place_path, turn.person.sample
    return len(household_review.decidable(turn.session, path, turn.today, sample=sample))
