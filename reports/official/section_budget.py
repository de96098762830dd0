"""Section II: the money, planned, allocated and disbursed, by project; reports of work beside it."""

from collections.abc import Iterable

from locales import Day, Text, _
from reports.budget import Amounts, Budget, Item
from reports.millions import in_millions
from reports.money_sources import BESIDE
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer


def money(writer: Writer, facts: Facts, names: Names) -> None:
    """The table of the plan's money where the place is the one it is for, else what is the commune's."""
    writer.heading(_("Money"), 2)
    known, until = facts.budget, Day(facts.until, "numbers")
    if not _says_anything((*known.items, *known.policies)):
        writer.body(_("No accepted report says anything of money until {day}.", day=until))
    if known.total.planned is not None:
        writer.caption(_("Planned and disbursed to {day}", day=until), _UNIT)
        table(writer, _PLANNED, _planned(known), sums=True)
    elif (known.total.allocated, known.total.disbursed) != (None, None):
        writer.caption(_("Allocated by year and disbursed to {day}", day=until), _UNIT)
        table(writer, _OF_COMMUNE, _of_commune(known), sums=True)
    _source_table(writer, facts, names)
    for text in (*_by_work(known), *_policies(known), *_beside(known)):
        writer.body(text)


_UNIT = _("Unit: million dong")
_PLANNED = (
    Column(_("Project, sub-project")),
    Column(_("Central money"), 20, "right"),
    Column(_("Local money"), 20, "right"),
    Column(_("Planned together"), 20, "right"),
    Column(_("Disbursed"), 20, "right"),
    Column(_("Left"), 20, "right"),
    Column(_("Rate"), 16, "right"),
)
_OF_COMMUNE = (
    Column(_("Project, sub-project")),
    Column(_("Allocated by year"), 26, "right"),
    Column(_("Disbursed"), 26, "right"),
    Column(_("Left"), 26, "right"),
    Column(_("Rate"), 16, "right"),
)


def _says_anything(items: Iterable[Item]) -> bool:
    return any((one.amounts.disbursed, one.amounts.by_work) != (None, None) for one in items)


def _planned(known: Budget) -> list[list[Cell]]:
    rows = [
        _planned_row(
            known.name(code), _of(known, code, "central"), _of(known, code, "local"), known.of_activity(code)
        )
        for code in known.activities
    ]
    central, local = known.of_source("central").planned, known.of_source("local").planned
    return [*rows, _planned_row(_("Together"), central, local, known.total)]


def _planned_row(name: Text | str, central: int | None, local: int | None, both: Amounts) -> list[Cell]:
    """Against the plan's sum for the whole period, not against a year's allocation."""
    left = rate = None
    if both.planned and both.disbursed is not None:
        left = both.planned - both.disbursed
        rate = _rate(100 * both.disbursed / both.planned)
    amounts = (central, local, both.planned, both.disbursed, left)
    return [name, *(in_millions(one) for one in amounts), rate]


def _of_commune(known: Budget) -> list[list[Cell]]:
    told = [code for code in known.activities if _has_money(known.of_activity(code))]
    rows = [_commune_row(known.name(code), known.of_activity(code)) for code in told]
    return [*rows, _commune_row(_("Together"), known.total)]


def _has_money(amounts: Amounts) -> bool:
    return (amounts.allocated, amounts.disbursed) != (None, None)


def _commune_row(name: Text | str, amounts: Amounts) -> list[Cell]:
    known = (amounts.allocated, amounts.disbursed, amounts.rest)
    rate = None if amounts.rate is None else _rate(amounts.rate)
    return [name, *(in_millions(one) for one in known), rate]


def _source_table(writer: Writer, facts: Facts, names: Names) -> None:
    """Each project's money from each source, as far as it is known; what stands beside it, too."""
    rows: list[list[Cell]] = [
        [one.short_name, names.sources.get(one.source, one.source), *_commune_row("", one.amounts)[1:]]
        for one in facts.budget.items
        if _has_money(one.amounts)
    ]
    if rows:
        writer.caption(_("Allocated and disbursed by source"), _UNIT)
        table(writer, _BY_SOURCE, [*rows, _sources_together(facts)], sums=True)


def _sources_together(facts: Facts) -> list[Cell]:
    """The programme's money; what banks, other programmes and people give is in no sum."""
    total = facts.budget.total
    return [_("The programme's money together"), "", *_commune_row("", total)[1:]]


_BY_SOURCE = (
    Column(_("Project, sub-project")),
    Column(_("Source"), 40),
    Column(_("Allocated by year"), 20, "right"),
    Column(_("Disbursed"), 20, "right"),
    Column(_("Left"), 18, "right"),
    Column(_("Rate"), 16, "right"),
)


def _rate(percent: float) -> Text:
    return _("{percent}%", percent=round(percent, 1))


def _by_work(known: Budget) -> list[Text]:
    """The same money as other reports tell it: never a part of the table."""
    spent = known.total.by_work
    if spent is None:
        return []
    return [
        _(
            "Reports of training sessions and livelihood models tell of {millions} million dong; it is not "
            "added to what was disbursed.",
            millions=in_millions(spent),
        )
    ]


def _policies(known: Budget) -> list[Text]:
    """Policies have no budget in the plan (V.1): what was reported for them stands in no table."""
    spent: dict[str, int] = {}
    for one in known.policies:
        told = one.amounts.by_work if one.amounts.disbursed is None else one.amounts.disbursed
        if told is not None:
            spent[one.short_name] = spent.get(one.short_name, 0) + told
    return [
        _("{name}: {millions} million dong, by yearly estimates.", name=name, millions=in_millions(dong))
        for name, dong in spent.items()
    ]


def _beside(known: Budget) -> list[Text]:
    beside = [one.amounts for one in known.items if one.source in BESIDE]
    given = [one.by_work if one.disbursed is None else one.disbursed for one in beside]
    if all(one is None for one in given):
        return []
    return [
        _(
            "Beside the programme's money {millions} million dong came from banks, other programmes "
            "and people.",
            millions=in_millions(sum(one or 0 for one in given)),
        )
    ]


def _of(known: Budget, code: str, source: str) -> int | None:
    return next(
        (one.amounts.planned for one in known.items if (one.activity_code, one.source) == (code, source)),
        None,
    )
