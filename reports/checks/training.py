"""Checks of a training session: who took part (R6, R10) and from where the money came (R8)."""

from collections.abc import Iterator

from locales import Money, _
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts

FORM = "training"
PARTS = ("women", "ethnic_minority", "poor", "near_poor", "newly_escaped")
FEW = 5  # below this nobody wonders that a part is nought (assumption)


def check(facts: Facts) -> Iterator[Doubt]:
    """R6, R8, R10 for a training report."""
    if facts.form != FORM:
        return
    people = facts.answers.get("people") or {}
    total, women = people.get("people") or 0, people.get("women") or 0
    broken_down = any(people.get(part) for part in PARTS)
    if facts.trains_cadres and not women:
        told = _("No woman among {n} cadres. This project is to train women in particular.", n=total)
        yield Doubt("R10", told)
    elif total >= FEW and not broken_down:
        told = _(
            "{n} people took part, and none of them is counted as a woman, as ethnic minority or as of a "
            "poor household. Please ask whether they were counted.",
            n=total,
        )
        yield Doubt("R6", told)
    cost = facts.answers.get("cost")
    if cost and not facts.answers.get("cost_source"):
        yield Doubt("R8", _("It cost {cost}, and from where the money came is not said.", cost=Money(cost)))
