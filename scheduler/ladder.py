"""The ladder (các lần nhắc): on which working days before and after a deadline somebody is reminded."""

from datetime import date
from functools import lru_cache

from scheduler.calendar import WorkCalendar

LATE = 2  # working days for which the last reminder is still worth saying (assumption)


def step_day(calendar: WorkCalendar, due: date, step: int) -> date:
    """The working day of a step: so many before the deadline, on it, or with a negative one after it.

    Nobody is written to on a rest day: what is due on one is spoken of on the working day before.
    """
    if step > 0:
        return calendar.forward(calendar.on_or_before(due), -step)
    return calendar.on_or_before(due) if step == 0 else calendar.forward(due, -step)


@lru_cache(maxsize=4096)
def reached(
    calendar: WorkCalendar, due: date, today: date, before: tuple[int, ...], after: tuple[int, ...]
) -> int | None:
    """The step a day has come to: the last one that began, so that a missed one is made up for.

    None before the first step, on a rest day, and when the last is long over.
    """
    if calendar.is_rest(today):
        return None
    steps = sorted([*before, *(-day for day in after)], reverse=True)
    begun = [step for step in steps if step_day(calendar, due, step) <= today]
    if not begun:
        return None
    if begun[-1] == steps[-1] and today > calendar.forward(step_day(calendar, due, steps[-1]), LATE):
        return None
    return begun[-1]
