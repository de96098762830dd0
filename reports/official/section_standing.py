"""Section I: how things stand as the commune sees it, and who has reported."""

from locales import Text, _
from locales.capital import capital
from locales.percent import percent
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.remarks import in_and_out
from reports.official.standing import DutyLine
from reports.official.tables import Column, table
from reports.official.told import Part
from reports.official.writing import Writer
from scheduler.period import Kind

NOT_WRITTEN = _("(Not written yet. Add it here.)")


def standing(writer: Writer, facts: Facts, names: Names) -> None:
    """The section."""
    writer.heading(_("How the work was directed and reported"))
    writer.heading(_("Overall assessment"), 2)
    narrative(writer, facts, Part.overview)
    writer.heading(_("Reports received"), 2)
    writer.body(in_and_out(facts))
    if not facts.duties:
        writer.body(_("No report was owed for this period."))
        return
    writer.caption(_("Reports received by kind"))
    table(writer, _COLUMNS, [_row(writer, line, names) for line in facts.duties])


def narrative(writer: Writer, facts: Facts, part: Part) -> None:
    """What was written for a part, or that nothing was."""
    told = facts.told.get(part)
    if told is None:
        writer.body(NOT_WRITTEN, italic=True)
    else:
        writer.body(told.text)


def assessment(writer: Writer, facts: Facts, names: Names) -> None:
    """Section I of an agency's paper: nobody owes reports about projects, so it is about none received."""
    writer.heading(_("Overall assessment"))
    narrative(writer, facts, Part.overview)
    writer.body(in_and_out(facts))


_KINDS: dict[Kind, Text] = {
    Kind.month: _("monthly"),
    Kind.quarter: _("quarterly"),
    Kind.half_year: _("half-yearly"),
    Kind.year: _("yearly"),
    Kind.once: _("ad hoc"),
}
_COLUMNS = (
    Column(_("Report")),
    Column(_("Periods"), 16, "right"),
    Column(_("Expected"), 24, "right"),
    Column(_("Received"), 24, "right"),
    Column(_("On time"), 24, "right"),
    Column(_("Rate received"), 24, "right"),
)


def _row(writer: Writer, line: DutyLine, names: Names) -> list[Text | str | int]:
    title = writer.say(line.title or names.forms.get(line.form, line.form))
    known = line.figures
    rate = _("{percent}%", percent=percent(known.received, known.expected))
    name = _("{report} ({kind})", report=capital(title), kind=_KINDS[line.kind])
    return [name, line.terms, known.expected, known.received, known.on_time, rate]
