"""Checks that hold for any form: photos used before, sent late, the same thing reported twice."""

from collections.abc import Iterator

from locales import Day, _, plural
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts


def check(facts: Facts) -> Iterator[Doubt]:
    """What does not depend on the form."""
    yield from _photos(facts)
    yield from _twice(facts)
    yield from _late(facts)


def _photos(facts: Facts) -> Iterator[Doubt]:
    if not facts.photos:
        return
    first = facts.photos[0]
    told = plural(
        "{n} photo was sent before, with a report of {day}, {place}. Please compare the photos.",
        "{n} photos were sent before, the first with a report of {day}, {place}. Please compare the photos.",
        len(facts.photos),
        day=Day(first.day, "short"),
        place=first.place,
    )
    yield Doubt("photo", told)


def _twice(facts: Facts) -> Iterator[Doubt]:
    if facts.twin is None:
        return
    told = _(
        "The same was sent by {name} for {place} on {day}. Please see that it is not counted twice.",
        name=facts.twin.name,
        place=facts.twin.place,
        day=Day(facts.twin.sent_on, "short"),
    )
    yield Doubt("twice", told)


def _late(facts: Facts) -> Iterator[Doubt]:
    if facts.due is None or facts.sent_on <= facts.due:
        return
    told = plural(
        "Sent on {sent}, {n} day after the deadline of {due}.",
        "Sent on {sent}, {n} days after the deadline of {due}.",
        (facts.sent_on - facts.due).days,
        sent=Day(facts.sent_on, "short"),
        due=Day(facts.due, "short"),
    )
    yield Doubt("late", told)
