"""Three years with three Tết, four ticks a day: what holds whatever people answer, and whenever."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scheduler.calendar import RestSpan, WorkCalendar
from scheduler.ladder import LATE, step_day
from scheduler.period import DayOf, Kind
from scheduler.quiet import USUAL, VIETNAM, Quiet
from scheduler.reminding import Owing, Reporter, Why, due_now, judge
from scheduler.rule import AFTER, BEFORE, KEEP, NEXT, PREVIOUS, Rule, Term
from tests.scheduler.duties import rule

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
CLOCK = [time(6, 30), time(8), time(15), time(21)]
TICKS = [
    datetime.combine(FIRST + timedelta(days=n), clock, VIETNAM)
    for n in range((LAST - FIRST).days + 1)
    for clock in CLOCK
]
AROUND = timedelta(days=60)  # a term is looked at so long before and after, extensions included


class Habit(NamedTuple):
    """What somebody does about a term: which answer, when from its deadline on, and what comes of it."""

    answer: Why | None  # reported, nil, or waits for more time; None: nothing ever
    days: int  # from the deadline to the answer
    clock: time
    granted: bool | None  # a request for more time; None: nobody ever decides
    decided: int  # days until it is decided
    more: int  # days that are granted


HABITS = st.builds(
    Habit,
    st.sampled_from([None, Why.reported, Why.nil, Why.waits, Why.waits, Why.waits]),
    st.integers(-14, 8),
    st.sampled_from([time(6), time(9), time(12), time(23)]),
    st.sampled_from([True, False, None]),
    st.integers(0, 8),
    st.sampled_from([-3, 1, 5, 12, 25]),
)
DUTIES = st.builds(
    lambda kind, month, day, rest_day: rule(kind=kind, due=DayOf(month, day), rest_day=rest_day),
    st.sampled_from([kind for kind in Kind if kind is not Kind.once]),
    st.sampled_from([-1, 0, 1]),
    st.integers(1, 31),
    st.sampled_from([NEXT, PREVIOUS, KEEP]),
)
PAUSES = st.builds(
    lambda day, length: RestSpan(day, day + timedelta(days=length), reason="Bão"),
    st.dates(FIRST, LAST),
    st.integers(0, 12),
)
QUIET = st.sampled_from([USUAL, Quiet.written("11:00", "14:00"), Quiet.written("18:00", "07:30")])


class Case(NamedTuple):
    """One term, and what the person does about it."""

    term: Term
    habit: Habit
    due: date  # before any extension

    def owing(self, at: datetime, steps: Sequence[tuple[int, date]]) -> Owing:
        """How it stands at an instant, as the planner reads it from the database."""
        habit = self.habit
        answered = datetime.combine(self.due + timedelta(days=habit.days), habit.clock, VIETNAM)
        if habit.answer is None or at < answered:
            return Owing(self.term, steps=steps)
        if habit.answer is not Why.waits:
            return Owing(self.term, habit.answer, steps=steps)
        if habit.granted is None or at < answered + timedelta(days=habit.decided):
            return Owing(self.term, Why.waits, steps=steps)
        until = self.due + timedelta(days=habit.more) if habit.granted else None
        return Owing(self.term, until=until, steps=steps)


class Message(NamedTuple):
    """What somebody was reminded of at an instant."""

    at: datetime
    owing: Owing
    step: int
    due: date

    @property
    def day(self) -> date:
        """The day it was written."""
        return self.at.date()


def messages(cases: Sequence[Case], calendar: WorkCalendar, quiet: Quiet) -> Iterator[list[Message]]:
    """The person's messages through the three years, each with all that it speaks of."""
    said: dict[tuple[int, str], list[tuple[int, date]]] = {}
    told_on: date | None = None
    for at in TICKS:
        today = at.date()
        near = [case for case in cases if case.due - AROUND <= today <= case.due + AROUND]
        person = Reporter(1, "bai-bac", "kien-hai/", "hamlet_head", None, told_on == today)
        owing = [case.owing(at, tuple(said.get(case.term.ref, ()))) for case in near]
        due = due_now(judge(person, owing, calendar, quiet, at))
        if due:
            told_on = today
            yield [Message(at, one.owing, one.step, one.due) for one in due]
        for one in due:
            said.setdefault(one.owing.term.ref, []).append((one.step, one.due))


def cases_of(duties: Sequence[Rule], habits: Sequence[Habit], calendar: WorkCalendar) -> list[Case]:
    """Every term of three years, one habit after the other."""
    numbered = [duty._replace(duty_id=number) for number, duty in enumerate(duties)]
    terms = [term for duty in numbered for term in duty.terms(FIRST, LAST)]
    return [Case(term, habits[number % len(habits)], term.due(calendar)) for number, term in enumerate(terms)]


# not shrunk: three years take so long that a failing test would time out before it says of what
@settings(derandomize=True, deadline=None, max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(
    duties=st.lists(DUTIES, min_size=1, max_size=3),
    habits=st.lists(HABITS, min_size=1, max_size=9),
    pauses=st.lists(PAUSES, max_size=2),
    quiet=QUIET,
)
def test_whatever_people_do(
    duties: list[Rule], habits: list[Habit], pauses: list[RestSpan], quiet: Quiet
) -> None:
    calendar = WorkCalendar(pauses)
    cases = cases_of(duties, habits, calendar)
    written = list(messages(cases, calendar, quiet))
    said = [one for message in written for one in message]

    assert all(one.owing.answered is None for one in said), "who has answered hears nothing about it"
    assert not any(quiet.holds(one.at) for one in said), "nobody is woken"
    assert not any(calendar.is_rest(one.day) for one in said), "nobody works on a rest day"
    a_day = Counter(message[0].day for message in written)
    assert all(number == 1 for number in a_day.values()), "one message a day is enough"
    about = Counter((one.owing.term.ref, one.step, one.due) for one in said)
    assert all(number == 1 for number in about.values()), "nothing is said twice"
    assert all(one.day <= last_day(calendar, one.due) for one in said), "what is over is over"

    set_for = {case.term.ref: case.due for case in cases}
    assert all(one.due >= set_for[one.owing.term.ref] for one in said), "an extension only ever lengthens"
    assert all(one.step == latest(calendar, one) for one in said), (
        "no step is said that another has overtaken"
    )

    told_in_time = {one.owing.term.ref for one in said if one.day <= one.due}
    for case in cases:
        begins = step_day(calendar, case.due, max(BEFORE))
        if case.habit.answer is None and begins >= FIRST and case.due <= LAST:
            assert case.term.ref in told_in_time, "who says nothing is told before it is too late"


def latest(calendar: WorkCalendar, one: Message) -> int:
    """The last step that has begun on the day of a message."""
    steps = (*BEFORE, *(-days for days in AFTER))
    return min(step for step in steps if step_day(calendar, one.due, step) <= one.day)


def last_day(calendar: WorkCalendar, due: date) -> date:
    """The last day on which a deadline is spoken of."""
    return calendar.forward(step_day(calendar, due, -max(AFTER)), LATE)


def test_who_says_nothing_is_told_six_times_and_over_tet_too() -> None:
    """The simulation itself, with a duty that is due in the middle of Tết 2027."""
    calendar = WorkCalendar()
    silent = Habit(None, 0, time(12), None, 0, 1)
    said = [
        one
        for message in messages(cases_of([rule(due=DayOf(1, 6))], [silent], calendar), calendar, USUAL)
        for one in message
        if one.owing.term.key == "2027-01"
    ]
    assert [(one.at.strftime("%d/%m %H:%M"), one.step) for one in said] == [
        ("26/01 08:00", 7),
        ("01/02 08:00", 3),
        ("03/02 08:00", 1),
        ("11/02 08:00", 0),
        ("12/02 08:00", -1),
        ("16/02 08:00", -3),
    ]
