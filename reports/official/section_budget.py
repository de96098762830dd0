"""Section II: the money, allocated, disbursed and left, by project and source."""

from collections.abc import Sequence

from locales import Day, Text, _
from reports.budget import Amounts, Budget
from reports.disbursed import BESIDE
from reports.millions import in_millions
from reports.official.facts import Facts
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer

SOURCES: dict[str, Text] = {
    "central": _("central money"),
    "local": _("local money"),
    "unknown": _("source not told"),
    "bank": _("policy bank"),
    "combined": _("other programmes"),
    "people": _("given by people"),
}


def money(writer: Writer, facts: Facts) -> None:
    """The table of the plan's money where the place is the one it is for, else what was disbursed here."""
    writer.heading(_("Money"), 2)
    known, until = facts.budget, Day(facts.until, "numbers")
    if not any(line.disbursed is not None for line in (*known.lines, *known.policies)):
        writer.body(_("No accepted report says anything of money until {day}.", day=until))
    if known.total.allocated is not None:
        writer.caption(_("Allocated and disbursed to {day}", day=until), _UNIT)
        table(writer, _ALLOCATED, _allocated(known), sums=True)
    elif known.total.disbursed is not None:
        writer.body(_("The plan allocates its money to the whole, not to each commune."))
        writer.caption(_("Disbursed to {day}", day=until), _UNIT)
        table(writer, _by_source(known), _disbursed(known), sums=True)
    for text in (*_policies(known), *_beside(known)):
        writer.body(text)


_UNIT = _("Unit: million dong")
_ALLOCATED = (
    Column(_("Project, sub-project")),
    Column(_("Central money"), 20, "right"),
    Column(_("Local money"), 20, "right"),
    Column(_("Allocated together"), 20, "right"),
    Column(_("Disbursed"), 20, "right"),
    Column(_("Left"), 20, "right"),
    Column(_("Rate"), 16, "right"),
)


def _allocated(known: Budget) -> list[list[Cell]]:
    rows = [
        _allocated_row(
            _name(known, code),
            _of(known, code, "central"),
            _of(known, code, "local"),
            known.of_activity(code),
        )
        for code in known.activities
    ]
    central, local = known.of_source("central").allocated, known.of_source("local").allocated
    return [*rows, _allocated_row(_("Together"), central, local, known.total)]


def _allocated_row(name: Text | str, central: int | None, local: int | None, both: Amounts) -> list[Cell]:
    rate = None
    if both.allocated and both.disbursed is not None:
        rate = _("{percent}%", percent=round(100 * both.disbursed / both.allocated, 1))
    amounts = (central, local, both.allocated, both.disbursed, both.rest)
    return [name, *(in_millions(one) for one in amounts), rate]


def _by_source(known: Budget) -> Sequence[Column]:
    sources = [Column(SOURCES[source], 24, "right") for source in _told(known)]
    return (Column(_("Project, sub-project")), *sources, Column(_("Together"), 22, "right"))


def _disbursed(known: Budget) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [
            _name(known, code),
            *(in_millions(_spent(known, code, source)) for source in _told(known)),
            in_millions(known.of_activity(code).disbursed),
        ]
        for code in known.activities
        if known.of_activity(code).disbursed is not None
    ]
    sums = [known.of_source(source).disbursed for source in _told(known)]
    total = sum(one for one in sums if one is not None)
    return [*rows, [_("Together"), *map(in_millions, sums), in_millions(total)]]


def _told(known: Budget) -> list[str]:
    """The sources of the programme's money from which something was disbursed."""
    told = {line.source for line in known.lines if line.disbursed is not None}
    return [source for source in known.sources if source in told and source not in BESIDE]


def _policies(known: Budget) -> list[Text]:
    """Policies have no budget in the plan (V.1): what was reported for them stands in no table."""
    spent: dict[str, int] = {}
    for line in known.policies:
        if line.disbursed is not None:
            spent[line.short_name] = spent.get(line.short_name, 0) + line.disbursed
    return [
        _("{name}: {millions} million dong, by yearly estimates.", name=name, millions=in_millions(dong))
        for name, dong in spent.items()
    ]


def _beside(known: Budget) -> list[Text]:
    given = [line.disbursed for line in known.lines if line.source in BESIDE and line.disbursed is not None]
    if not given:
        return []
    return [
        _(
            "Beside the programme's money {millions} million dong came from banks, other programmes "
            "and people.",
            millions=in_millions(sum(given)),
        )
    ]


def _name(known: Budget, code: str) -> str:
    return next(line.short_name for line in known.lines if line.activity_code == code)


def _of(known: Budget, code: str, source: str) -> int | None:
    return next(
        (line.allocated for line in known.lines if (line.activity_code, line.source) == (code, source)), None
    )


def _spent(known: Budget, code: str, source: str) -> int | None:
    return next(
        (line.disbursed for line in known.lines if (line.activity_code, line.source) == (code, source)), None
    )
