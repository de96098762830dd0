"""How the incomes of a model's households stand: computed from what is known, and said in a sentence or two.

Only households whose income before the model is known are compared; nothing is made up for the others.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms.cells import Cell, CellKind, part_of
from forms.livelihood.income import compare, years_since
from locales import Money, Text, _

Standing = dict[str, Any]
"""``compared``, ``of``: how many households' baselines are known; with some, ``baseline``, and unless that
is zero ``percent`` (a decimal as a string), ``target`` and ``reached``. Money is đồng a year."""

STANDING_CELLS = (
    part_of("baseline", CellKind.money, _("income before, in a year")),
    Cell(CellKind.number, lambda value, scene: _percent(value), _("rise in %")),
    part_of("target", CellKind.money, _("target of a year")),
    part_of("reached", CellKind.yes_no, _("target reached")),
)
"""The standing as columns of a list."""


def standing(
    households: Sequence[Mapping[str, Any]], income: Mapping[str, Any], starts_on: date | None, day: date
) -> Standing:
    """An ``Income`` answer of a day against the households' ``baseline``.

    Where incomes were told one by one, those without a baseline are left out on both sides.
    Without the day the model began the report counts as in its first year (assumption).
    """
    known = [one for one in households if one["baseline"] is not None]
    found: Standing = {"compared": len(known), "of": len(households)}
    if not known:
        return found
    each = income.get("each") or {}
    told = [each[one["key"]]["year"] for one in known if one["key"] in each]
    now = _mean(told) if len(told) == len(known) else income["year"]
    found["baseline"] = _mean([one["baseline"] for one in known])
    if found["baseline"] <= 0:
        return found
    compared = compare(found["baseline"], now, years_since(starts_on or day, day))
    return {
        **found,
        "percent": str(compared.percent),
        "target": compared.target,
        "reached": compared.reached,
    }


def say_standing(found: Standing) -> list[Text]:
    """The standing as it is told at once after the income."""
    if "baseline" not in found:
        return [_("The income before this model is not known, so nothing can be compared.")]
    if "percent" not in found:
        return [_("There was no income before this model, so no percentage can be said.")]
    told = [_changed(found), _against_target(found)]
    if found["compared"] < found["of"]:
        told.append(
            _(
                "The income before is known of {compared} of the {of} households only.",
                compared=found["compared"],
                of=found["of"],
            )
        )
    return told


def shown_standing(found: Standing) -> Text:
    """The standing in the summary's one line."""
    if "percent" not in found:
        return say_standing(found)[0]
    percent, target = abs(float(found["percent"])), Money(found["target"])
    reached, fallen = found["reached"], found["percent"].startswith("-")
    if reached:
        return _(
            "risen by {percent}%, the target of {target} a year is reached", percent=percent, target=target
        )
    if fallen:
        return _("fallen by {percent}%, the target is {target} a year", percent=percent, target=target)
    if not percent:
        return _("as at the beginning, the target is {target} a year", target=target)
    return _("risen by {percent}%, the target is {target} a year", percent=percent, target=target)


def _percent(found: Standing) -> float | None:
    return float(found["percent"]) if "percent" in found else None


def _changed(found: Standing) -> Text:
    percent, baseline = abs(float(found["percent"])), Money(found["baseline"])
    if not percent:
        return _("The income is as at the beginning ({baseline} a year).", baseline=baseline)
    if found["percent"].startswith("-"):
        return _(
            "⚠️ The income fell by {percent}% since the beginning ({baseline} a year).",
            percent=percent,
            baseline=baseline,
        )
    return _(
        "The income rose by {percent}% since the beginning ({baseline} a year).",
        percent=percent,
        baseline=baseline,
    )


def _against_target(found: Standing) -> Text:
    target = Money(found["target"])
    if found["reached"]:
        return _("Target until now (20% more each year): {target} a year, reached.", target=target)
    return _("Target until now (20% more each year): {target} a year, not reached yet.", target=target)


def _mean(amounts: Sequence[int]) -> int:
    """The mean, rounded to whole đồng."""
    return (2 * sum(amounts) + len(amounts)) // (2 * len(amounts))
