"""Section II: inspections, and how far what they found was mended."""

from locales import Day, _
from reports.official.facts import Facts
from reports.official.inspected import Count, together
from reports.official.names import Names
from reports.official.tables import Cell, Column, table
from reports.official.writing import Writer


def inspections(writer: Writer, facts: Facts, names: Names) -> None:
    """A table by place where there was one; then what is still open from before."""
    writer.heading(_("Inspections"), 2)
    known, until = facts.inspected, Day(facts.until, "numbers")
    if known.each:
        writer.caption(_("Inspections and what was mended by {day}", day=until))
        rows = [_row(facts.places.get(place, place), count) for place, count in known.by_place.items()]
        table(writer, _COLUMNS, [*rows, _row(writer.say(_("Together")), together(known.each))], sums=True)
    else:
        writer.body(_("No inspection was reported in this period."))
    if known.earlier_open:
        writer.body(_("Of earlier inspections {n} findings are not mended yet.", n=known.earlier_open))


def _row(name: str, count: Count) -> list[Cell]:
    return [name, count.inspections, count.found, count.mended, count.open, count.overdue]


_COLUMNS = (
    Column(_("Place inspected")),
    Column(_("Number of inspections"), 20, "right"),
    Column(_("Found"), 20, "right"),
    Column(_("Mended"), 22, "right"),
    Column(_("Still open"), 22, "right"),
    Column(_("Overdue"), 22, "right"),
)
