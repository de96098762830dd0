"""A reminder as it is said: what is still owed at that very moment, until when, and what can be done.

What was answered since it was written is left out; where nothing is left, nothing is said. The words
carry everything, because nobody asked: where there are no buttons the answers are typed.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from handlers import deadline_words, deadlines, digests, owed
from handlers.message import Choice, Reply, Urgency
from handlers.owed import Owed
from handlers.turn import Turn
from handlers.unreached import not_reached
from locales import Day, _, plural
from locales.capital import capital
from models import reminder
from models.notice import Taken
from scheduler.calendar import WorkCalendar

MINUTES = {"training": 2, "model_progress": 3}  # a report by a plain path takes (assumption)


class Due(NamedTuple):
    """A report that is still owed, and the step of the ladder at which it is spoken of."""

    one: Owed
    step: int

    @property
    def is_first(self) -> bool:
        """Whether it is spoken of for the first time: then a deadline that rest days moved is explained."""
        return self.step == max(self.one.term.rule.before, default=0)


def reply(turn: Turn, taken: Taken) -> Reply | None:
    """What a reminder says now; None when nothing of it is owed any more and nobody is to be named.

    Officers get the digest of the week in the same message: one a day is enough.
    """
    left = _still_owed(turn, taken)
    is_again = taken.subject is not None  # put off: names and digest were said the first time
    named = [] if is_again else not_reached(turn)
    digest = "" if is_again else digests.todays(turn, named=bool(named))
    if not left and not named:
        return msgspec.structs.replace(digests.digest(turn), urgency="other") if digest else None
    calendar = owed.book_of(turn).calendars.at(deadlines.place_of(turn).path)
    typed = _("You can type: report now, nothing to report, remind me later, ask for more time.")
    paragraphs = ["\n".join(told(turn, left, calendar)), "\n".join(named), digest]
    return Reply(
        text="\n\n".join(part for part in paragraphs if part),
        choices=choices(turn, [due.one for due in left]),
        explain_ways_out=turn.say(typed) if left else "",
        urgency="answer" if is_again else urgency(turn.today, left, calendar),  # they asked to hear it again
    )


def _still_owed(turn: Turn, taken: Taken) -> list[Due]:
    """Of what the message was written for, what is still owed; a moved deadline has steps of its own.

    A message that was put off ("later today") speaks of what the first one spoke of.
    """
    found = []
    for row in reminder.of_notice(turn.session, taken.subject or taken.id):
        one = deadlines.find(turn, str(row.duty_id), row.period)
        if one is not None and one.due == row.due_on and not one.waits:
            found.append(Due(one, row.step))
    return found


def urgency(today: date, left: Sequence[Due], calendar: WorkCalendar) -> Urgency:
    """How urgent it is to speak of these: whether any has to be sent today."""
    by_today = any(one.due == today or _is_before_rest(one, today, calendar) for one, _step in left)
    return "due_today" if by_today else "other"


def _is_before_rest(one: Owed, today: date, calendar: WorkCalendar) -> bool:
    """Whether it is due on a rest day, and today is the last day of work before it."""
    return calendar.is_rest(one.due) and calendar.on_or_before(one.due) == today


def told(turn: Turn, left: Sequence[Due], calendar: WorkCalendar) -> list[str]:
    """What is still owed, in a sentence of its own or line by line."""
    return _several(turn, left, calendar) if len(left) > 1 else [_one(turn, due, calendar) for due in left]


def _one(turn: Turn, due: Due, calendar: WorkCalendar) -> str:
    """One report, in a sentence of its own stage."""
    today, one = turn.today, due.one
    if one.returned is not None:  # the sentences below would sound as if nothing had been sent
        return deadline_words.line(turn, one, calendar, shift_too=due.is_first, between=", ") + "."
    named = deadline_words.name(one.term, today)
    if one.due == today:
        said = turn.say(_("⏰ Today is the deadline of the {report}.", report=named))
        minutes = MINUTES.get(one.term.rule.form)
        takes = turn.say(_("It takes about {n} minutes.", n=minutes or 0))
        return f"{said} {takes}" if minutes else said
    if one.due < today:
        late = (today - one.due).days
        overdue = plural("{report} is {n} day overdue.", "{report} is {n} days overdue.", late, report=named)
        hard = turn.say(_("If it is difficult, tap “Ask for more time”."))
        return f"{capital(turn.say(overdue))} {hard}"
    if _is_before_rest(one, today, calendar):
        told = _(
            "⏰ {report} is due on {day}, a rest day. Please send it today.",
            report=capital(turn.say(named)),
            day=Day(one.due, "near"),
        )
        return turn.say(told)
    return deadline_words.line(turn, one, calendar, shift_too=due.is_first, between=", ") + "."


def _several(turn: Turn, left: Sequence[Due], calendar: WorkCalendar) -> list[str]:
    """Several reports, a line each, the most urgent first."""
    head = plural("{n} report is still to be sent:", "{n} reports are still to be sent:", len(left))
    lines = [deadline_words.line(turn, due.one, calendar, shift_too=due.is_first) for due in left]
    return [turn.say(head), *(f"{number}. {line}" for number, line in enumerate(lines, start=1))]


def choices(turn: Turn, left: Sequence[Owed], *, with_later: bool = True) -> tuple[tuple[Choice, ...], ...]:
    """Unlisted: a number typed after something nobody asked for answers what was asked before."""
    if not left:
        return ()
    later = [turn.choice(_("Later today"), "dl")] if with_later else []
    if len(left) == 1:
        first, *rest = deadlines.actions(turn, left[0])
        rows = [(first,), *turn.rows([*rest[:1], *later], 2), *turn.rows(rest[1:])]
    else:
        reports = [turn.choice(deadline_words.button(turn, one.term), "do", *one.term.ref) for one in left]
        rows = [*turn.rows(reports), *turn.rows(later)]
    return tuple(tuple(Choice(one.label, one.data, unlisted=True) for one in row) for row in rows)
