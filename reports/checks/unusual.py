"""Unusual values: a number far from what the same place, or the same model, reported before.

Assumption: worth a look is more than three times the median of at least four earlier values, or
less than a fifth of it. The median, because one slip among the earlier ones moves it little. What
was not said and what was nought is left out.
"""

from collections.abc import Iterator
from statistics import median

from locales import Money, Text, _
from reports.checks.doubt import Doubt
from reports.checks.facts import Facts

LEAST = 4  # earlier values
ABOVE, BELOW = 3, 5
LABELS: dict[str, Text] = {
    "people": _("People who took part"),
    "cost": _("Cost"),
    "income": _("Income of a household in a year"),
    "output": _("Output"),
    "lost": _("Lost"),
}
MONEY = frozenset({"cost", "income"})


def check(facts: Facts) -> Iterator[Doubt]:
    """One warning for each value that is far from the earlier ones."""
    for key, earlier in facts.before.items():
        now, known = value_of(facts.answers, key), [one for one in earlier if one]
        if not now or len(known) < LEAST:
            continue
        usual = median(known)
        if now > ABOVE * usual or now * BELOW < usual:
            told = _(
                "{label}: {now}, usually about {usual} here ({n} reports before). Please check the number.",
                label=LABELS[key],
                now=_said(key, now),
                usual=_said(key, usual),
                n=len(known),
            )
            yield Doubt("unusual", told)


def value_of(answers: object, key: str) -> float | None:
    """The number an answer gives: of people all of them, of an income that of a year, of an amount itself."""
    answer = answers.get(key) if hasattr(answers, "get") else None
    if isinstance(answer, dict):
        inner = answer.get({"people": "people", "income": "year"}.get(key, "amount"))
        return float(inner) if inner is not None else None
    return float(answer) if answer is not None else None


def _said(key: str, value: float) -> Money | int | float:
    if key in MONEY:
        return Money(round(value))
    return int(value) if value == int(value) else round(value, 1)
