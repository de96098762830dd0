"""Planning reminders: the people who may be due at an instant, batch by batch, each with a verdict.

What is decided is decided in ``scheduler/reminding.py``; here the database is asked, a few
statements for some hundred people. So a country of them fits into little memory, and no
conversation waits long for the database.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.chat import Chat
from models.conversation import Conversation
from models.notice import Notice
from models.person import Person
from models.place import Place
from models.reminder import Reminder
from scheduler import answers
from scheduler.answers import Answer, Extra
from scheduler.book import Book
from scheduler.ladder import reached
from scheduler.quiet import VIETNAM
from scheduler.reminding import Owing, Reporter, Verdict, Why, judge
from scheduler.rule import Ref, Term

BATCH = 200  # people: about 50 ms, for which a conversation may wait on SQLite
KIND = "reminder"  # of the notices that carry reminders
DEADLINE = "deadline"  # and of those that tell of a deadline that was set, moved or closed
NUDGE = "nudge"  # and of those with which somebody above reminds by hand
OVERNIGHT = timedelta(days=1)  # what was written in the evening is said in the morning

# the steps of one term with the deadlines they were about, by person and place: people move
_Steps = dict[tuple[int, str], list[tuple[int, date]]]


class World(NamedTuple):
    """The world that is planned for: real people through these channels, or practice."""

    sample: bool
    channels: tuple[str, ...] = ()


class Decided(NamedTuple):
    """What is decided about one person."""

    reporter: Reporter
    verdicts: Sequence[Verdict]


class Batch(NamedTuple):
    """Some people, in the order of their ids; the next ones come after ``last``, None when that were all."""

    decided: Sequence[Decided]
    last: int | None


def key(person_id: int, day: date) -> str:
    """The key of a person's reminder of a day: there is one at most."""
    return f"remind:{person_id}:{day.isoformat()}"


def batch(
    session: Session,
    book: Book,
    world: World,
    at: datetime,
    after: int = 0,
    *,
    role: str | None = None,
    limit: int = BATCH,
    whole: bool = False,
) -> Batch:
    """Decide about the next people, of one role if it is given.

    ``whole``: also about what nobody is reminded of that day.
    """
    terms = open_terms(session, book, at, sample=world.sample, whole=whole)
    terms = [term for term in terms if role in (None, term.rule.role)]
    roles = {term.rule.role for term in terms}
    today = at.astimezone(VIETNAM).date()
    rows = session.execute(_people(world, roles, today, after, limit)).all() if roles else []
    if not rows:
        return Batch([], None)
    asked = _ask(session, book, terms, world, today, after, rows[-1].id)
    chats = _chats(session, world, after, rows[-1].id)
    reminded = _reminded(session, [row.id for row in rows], today)
    reporters = [(_reporter(row, world, chats, reminded), _Here(row.kind, row.since)) for row in rows]
    decided = [_decide(book, asked, reporter, here, at) for reporter, here in reporters]
    return Batch(decided, rows[-1].id if len(rows) == limit else None)


def open_terms(session: Session, book: Book, at: datetime, *, sample: bool, whole: bool) -> list[Term]:
    """The terms of which somebody may be reminded that day, or of all there are around it.

    The deadline tells, by whichever calendar; where somebody was granted more time the term is looked at.
    """
    today = at.astimezone(VIETNAM).date()
    extended = answers.extended_terms(session, sample=sample)

    def may_be_due(term: Term) -> bool:
        rule = term.rule
        return term.ref in extended or any(
            reached(calendar, term.due(calendar), today, rule.before, rule.after) is not None
            for calendar in book.calendars.every
        )

    return [term for term in book.terms(today) if whole or may_be_due(term)]


class _Here(NamedTuple):
    """The place of somebody: its kind, and since when it is there, if it has not always been."""

    kind: str
    since: date | None


class _Asked(NamedTuple):
    """One term, and what the database knows about it for the places of some people."""

    term: Term
    answers: Mapping[str, Answer]
    extras: Mapping[str, Extra]
    having: Collection[str] | None
    steps: _Steps
    today: date

    def is_owed_by(self, reporter: Reporter, here: _Here) -> bool:
        """Whether somebody answers for a place that owes this, and was there when it was due."""
        rule = self.term.rule
        if rule.role != reporter.role or not rule.is_owed_by(here.kind, reporter.place_path):
            return False
        if here.since is not None and self.term.set_for < here.since:
            return False
        return self.having is None or reporter.place_code in self.having

    def owing(self, reporter: Reporter) -> Owing:
        """How it stands with somebody's place."""
        answer = self.answers.get(reporter.place_code)
        extra = self.extras.get(reporter.place_code)
        answered = answer.why if answer else Why.waits if extra and extra.waits(self.today) else None
        steps = self.steps.get((reporter.id, reporter.place_code), ())
        return Owing(self.term, answered, extra.until if extra else None, steps)


def _ask(
    session: Session, book: Book, terms: Sequence[Term], world: World, today: date, after: int, last: int
) -> list[_Asked]:
    sample = world.sample
    roles = {term.rule.role for term in terms}
    places = sql_select(col(Person.place_code)).where(
        col(Person.id) > after,
        col(Person.id) <= last,
        col(Person.role).in_(roles),  # or a few officers among many heads would ask about all of those
        col(Person.sample).is_(sample),
    )
    extras = {term.ref: answers.extras(session, term, places, sample=sample) for term in terms}
    within_reach = {step for term in terms for step in _within_reach(book, term, extras[term.ref], today)}
    steps = _steps(session, terms, within_reach, after, last)
    return [
        _Asked(
            term,
            answers.answers(session, term, places, sample=sample),
            extras[term.ref],
            answers.having_what_it_takes(session, term, places, sample=sample),
            steps.get(term.ref, {}),
            today,
        )
        for term in terms
    ]


def _within_reach(book: Book, term: Term, extras: Mapping[str, Extra], today: date) -> Iterator[int]:
    """The steps some place has reached today: only of those it matters whether they were said."""
    for calendar, until in product(book.calendars.every, {None, *(extra.until for extra in extras.values())}):
        due = term.due(calendar, until)
        step = reached(calendar, due, today, term.rule.before, term.rule.after)
        if step is not None:
            yield step


def _decide(book: Book, asked: Sequence[_Asked], reporter: Reporter, here: _Here, at: datetime) -> Decided:
    owing = [one.owing(reporter) for one in asked if one.is_owed_by(reporter, here)]
    calendar, quiet = book.calendars.at(reporter.place_path), book.quiet_of(reporter.role)
    return Decided(reporter, judge(reporter, owing, calendar, quiet, at))


def _reporter(row: Row[Any], world: World, chats: Mapping[int, bool], reminded: Collection[int]) -> Reporter:
    # a sample person's chat is made when they are first told something
    reached = world.sample or chats.get(row.id, False)
    unreachable = None if reached else Why.blocked if row.id in chats else Why.no_chat
    return Reporter(row.id, row.place_code, row.path, row.role, unreachable, row.id in reminded)


def _people(world: World, roles: Collection[str], today: date, after: int, limit: int) -> Select[Any]:
    """The next active people with these roles, and their places, of those that have not ended."""
    columns: tuple[Any, ...] = (
        col(Person.id).label("id"),
        col(Person.role).label("role"),
        col(Place.code).label("place_code"),
        col(Place.path).label("path"),
        col(Place.kind).label("kind"),
        col(Place.valid_from).label("since"),
    )
    return (
        sql_select(*columns)
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Person.id) > after)
        .where(col(Person.active).is_(True), col(Person.sample).is_(world.sample))
        .where(col(Person.role).in_(roles))
        .where(or_(col(Place.valid_to).is_(None), col(Place.valid_to) >= today))
        .order_by(col(Person.id))
        .limit(limit)
    )


def _chats(session: Session, world: World, after: int, last: int) -> dict[int, bool]:
    """Which of these people have a chat, and whether one of them takes messages.

    Not asked with the people, and not for some channels only: databases would begin with the
    chats and read those of the whole country for each batch.
    """
    query = (
        sql_select(col(Conversation.person_id), col(Chat.channel), col(Chat.blocked_at).is_(None))
        .join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        .where(col(Conversation.person_id) > after, col(Conversation.person_id) <= last)
    )
    found: dict[int, bool] = {}
    for person_id, channel, takes_messages in session.execute(query):
        if channel in world.channels:
            found[person_id] = takes_messages or found.get(person_id, False)
    return found


def _reminded(session: Session, people: Sequence[int], today: date) -> set[int]:
    """Who of these people is reminded or nudged that day, or told of a deadline: one message is enough."""
    begins = datetime.combine(today, time(), VIETNAM)
    moments = (col(Notice.created_at), col(Notice.due_at), col(Notice.sent_at))
    query = (
        sql_select(col(Notice.person_id))
        .where(col(Notice.person_id).in_(people), col(Notice.created_at) >= begins - OVERNIGHT)
        .where(col(Notice.kind).in_((KIND, DEADLINE, NUDGE)), or_(*(moment >= begins for moment in moments)))
    )
    return set(session.execute(query).scalars())


def _steps(
    session: Session, terms: Sequence[Term], steps: Collection[int], after: int, last: int
) -> dict[Ref, _Steps]:
    """At which of these steps these people were reminded, term by term."""
    query = sql_select(
        col(Reminder.person_id),
        col(Reminder.place_code),
        col(Reminder.duty_id),
        col(Reminder.period),
        col(Reminder.step),
        col(Reminder.due_on),
    ).where(
        col(Reminder.person_id) > after,
        col(Reminder.person_id) <= last,
        col(Reminder.duty_id).in_({term.rule.duty_id for term in terms}),
        col(Reminder.period).in_({term.key for term in terms}),  # years of reminders stand there
        col(Reminder.step).in_(steps),
    )
    found: dict[Ref, _Steps] = {}
    for person_id, place_code, duty_id, period, step, due_on in session.execute(query):
        of_term = found.setdefault((duty_id, period), {})
        of_term.setdefault((person_id, place_code), []).append((step, due_on))
    return found
