"""Section II, below the money: what agencies disbursed beside what communes did."""

from collections import Counter

from locales import Day, Text, _
from reports.millions import in_millions
from reports.money_sources import BESIDE
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer


def by_unit(writer: Writer, facts: Facts, names: Names) -> None:
    """The programme's money in projects, then in policies; what is given beside it stands in no row."""
    spent = _spent(facts)
    if not spent:
        return
    writer.caption(_("Disbursed to {day} by unit", day=Day(facts.until, "numbers")), _("Unit: million dong"))
    rows: list[list[Cell]] = [
        [facts.budget.name(activity), _unit(facts, unit), in_millions(amount)]
        for (activity, unit), amount in spent.items()
    ]
    total: list[Cell] = [_("Together"), "", in_millions(sum(spent.values()))]
    table(writer, _COLUMNS, [*rows, total], sums=True)


def _spent(facts: Facts) -> Counter[tuple[str, str]]:
    """By activity and unit: projects before policies in the plan's order, agencies before places."""
    activities = [*facts.budget.activities, *facts.budget.funded]
    order = [*activities, *facts.agencies, *facts.places]
    told = [
        (one.line.activity, one.agency or one.place_code, one.amount)
        for one in facts.budget.told
        if one.line.activity in activities and one.line.source not in BESIDE
    ]
    spent: Counter[tuple[str, str]] = Counter()
    for activity, unit, amount in sorted(told, key=lambda one: (order.index(one[0]), order.index(one[1]))):
        spent[activity, unit] += amount
    return spent


def _unit(facts: Facts, code: str) -> Text | str:
    return facts.agencies.get(code) or facts.places.get(code, code)


_COLUMNS = (
    Column(_("Project, policy")),
    Column(_("Disbursed by"), 70),
    Column(_("Disbursed"), 30, "right"),
)
