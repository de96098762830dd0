"""Section II: the indicators of the plan, each with its value or what is lacking."""

from locales import Text, _
from reports.indicators import Measured
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer


def indicators(writer: Writer, facts: Facts, names: Names) -> None:
    """One row for each indicator."""
    writer.heading(_("Indicators of the plan"), 2)
    if not facts.indicators:
        writer.body(_NONE if facts.agency is None else _NONE_OF_AGENCY)
        return
    known = sum(one.value is not None for one in facts.indicators)
    writer.body(
        _(
            "Of {n} indicators {known} can be computed from accepted reports until now ({table}); the others "
            "lack figures, as the remarks say.",
            n=len(facts.indicators),
            known=known,
            table=writer.next_table,
        )
    )
    writer.caption(_("Indicators in {year}", year=str(facts.until.year)))
    rows = [_row(position, one) for position, one in enumerate(facts.indicators, start=1)]
    table(writer, _COLUMNS, rows, size=11)


_NONE = _("The plan has no indicators.")
_NONE_OF_AGENCY = _("No indicator of the plan belongs to these projects and policies.")
_COLUMNS = (
    Column(_("No."), 11, "centre"),
    Column(_("Indicator")),
    Column(_("Unit"), 17, "centre"),
    Column(_("Target"), 17, "right"),
    Column(_("Reached"), 19, "right"),
    Column(_("Remark"), 44),
)


def _row(position: int, one: Measured) -> list[Cell]:
    return [position, one.name, one.unit, one.target, one.value, _remark(one)]


def _remark(one: Measured) -> Text | str:
    if one.value is None:
        return _("Not enough figures: {lacking}", lacking=one.lacking or _("not known"))
    standing = _STANDING[one.is_reached]
    if one.numerator is None or one.denominator is None:
        return standing
    return _("{standing} ({part}/{whole})", standing=standing, part=one.numerator, whole=one.denominator)


_STANDING = {True: _("Reached."), False: _("Not reached yet."), None: _("No number in the plan.")}
