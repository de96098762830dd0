"""Reports as an Excel workbook: the forms' own columns, filled from the reports, with a summary in front.

Made as an errand, in a session that only reads and sees one moment: the counts of the summary are those of
the lists. Rows come one after the other and none is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from forms.cells import CellValue
from forms.columns import Columns
from forms.facts import Scene
from forms.question import Form
from forms.registry import FORMS
from handlers.exporting.list_facts import ListFacts
from handlers.exporting.listed import Listed
from handlers.exporting.workbook_places import commune_of, in_order
from handlers.exporting.workbook_summary import tell
from handlers.report_status import STATUSES
from handlers.rights import may_see_answers
from handlers.state import from_json
from handlers.turn import VIETNAM, Turn
from locales import Text, _
from locales.capital import capital
from models import report_list
from models.report import ReportStatus
from models.report_list import Row
from reports.workbook import summary
from reports.workbook.book import Book
from reports.workbook.sheet import Heading, Kind, Line, Sheet, Value
from reports.workbook.summary import Summary
from scheduler import period as periods


def write(
    turn: Turn,
    listed: Listed,
    path: str,
    told: Callable[[Turn, Listed, int], Summary] = tell,
    more: Sequence[Sheet] = (),
) -> int:
    """Write the workbook; returns how many reports are in it.

    ``told`` makes the first sheet, when all others are written; ``more`` are sheets before the lists.
    """
    with Book(path) as book:
        first = book.page(turn.say(_("Summary")))
        for sheet in more:
            book.add(sheet)
        written = [book.add(_sheet(turn, listed, form)) for form in listed.forms]
        cut = sum(one.cut for one in written)
        summary.write(book, first, told(turn, listed, cut))
    return sum(one.lines for one in written)


# One form's list ---------------------------------------------------------------


def _sheet(turn: Turn, listed: Listed, form: Form) -> Sheet:
    versions = [one for (key, _version), one in FORMS.items() if key == form.key]
    columns = Columns(versions, lambda question: may_see_answers(turn.person, question))
    return Sheet(
        name=capital(turn.say(form.noun)),
        headings=_headings(turn, form, columns),
        lines=_lines(turn, listed, form, columns),
        fixed=2,
        printed=", ".join(
            filter(None, (turn.say(form.title), listed.period, turn.place_name(listed.here.code)))
        ),
    )


def _headings(turn: Turn, form: Form, columns: Columns) -> list[Heading]:
    asked = [
        Heading(_over(turn, column.title, column.kind), Kind(column.kind.value)) for column in columns.listed
    ]
    period = [Heading(turn.say(_("Period")))] if form.of_period else []
    return [
        Heading(turn.say(_("Commune"))),
        Heading(turn.say(_("Place of the report"))),
        *asked,
        *period,
        Heading(turn.say(_("Number of photos")), Kind.whole),
        Heading(turn.say(_("Sent by"))),
        Heading(turn.say(_("Sent at")), Kind.moment),
        Heading(turn.say(_("Status"))),
        Heading(turn.say(_("Version")), Kind.plain),
        Heading(turn.say(_("Report number")), Kind.plain),
    ]


def _over(turn: Turn, title: Text, kind: str) -> str:
    """What stands over a column; money says its unit there."""
    said = turn.say(title)
    return turn.say(_("{title} (dong)", title=said)) if kind == Kind.money else said


def _lines(turn: Turn, listed: Listed, form: Form, columns: Columns) -> Iterator[Line]:
    facts = ListFacts(turn)
    places = in_order(turn, {one.place_code: one.listed for one in listed.counts if one.form == form.key})
    found = report_list.rows(turn.session, listed.wanted, form.key, places)
    for code, rows in groupby(found, key=lambda row: row.place_code):
        names = commune_of(turn, code), turn.place_name(code)
        for row in rows:
            yield _line(turn, form, columns, facts, names, row)


def _line(
    turn: Turn, form: Form, columns: Columns, facts: ListFacts, names: tuple[str, str], row: Row
) -> Line:
    answers = from_json(row.answers)
    facts.at(row.place_code, form.key, row.form_version, answers)
    cells = columns.row(row.form_version, Scene(facts, answers, turn.say))
    period = [_period_name(turn, row.period)] if form.of_period else []
    return Line(
        [
            *names,
            *(_value(turn, cell) for cell in cells),
            *period,
            columns.photos(row.form_version, answers),
            row.reporter,
            row.sent_at.astimezone(VIETNAM),
            turn.say(STATUSES[ReportStatus(row.status)]),
            row.version,
            row.id,
        ],
        aside=row.status in (ReportStatus.returned, ReportStatus.withdrawn),
    )


def _value(turn: Turn, cell: CellValue) -> Value:
    """A cell in the reader's language."""
    if isinstance(cell, Text):
        return turn.say(cell)
    if isinstance(cell, bool):
        return turn.say(_("yes")) if cell else turn.say(_("no"))
    return cell


def _period_name(turn: Turn, key: str | None) -> str | None:
    found = periods.of_key(key) if key else None
    return turn.say(found.name(turn.today)) if found else key
