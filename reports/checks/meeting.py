"""Checks of a household review: the meeting of the hamlet and its evidence (R7)."""

from collections.abc import Iterator
from datetime import date

from locales import Day, _
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts

FORM = "household_review"
NOT_YET, LEFT = "not_yet", "left"


def check(facts: Facts) -> Iterator[Doubt]:
    """R7: a household that is still there was spoken of at a meeting, of which somebody sent a photo."""
    if facts.form != FORM or facts.answers.get("members") == LEFT:
        return
    met_on = facts.answers.get("met_on")
    if not met_on or met_on == NOT_YET:
        told = _("The hamlet has not met about this household yet. Please wait for the meeting.")
        yield Doubt("R7", told)
    elif not facts.has_minutes:
        day = Day(date.fromisoformat(met_on), "short")
        told = _(
            "No review of the meeting of {day} has a photo of the minutes. Please ask for one.",
            day=day,
        )
        yield Doubt("R7", told)
