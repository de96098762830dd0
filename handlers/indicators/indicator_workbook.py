"""The indicators of a year at a place as an Excel workbook: each with its figures, and all rows behind them.

The rows say by number which reports they come from; names of people are there for who may see them.
"""

from collections.abc import Iterator, Sequence

from handlers.errands import Folder, Wanted
from handlers.exporting.workbook_places import commune_of
from handlers.exporting.workbook_summary import NAMES_LEFT_OUT, PRACTICE, facts
from handlers.indicators import ask_officer, indicator_look, indicator_words, row_words
from handlers.indicators.indicator_look import Look
from handlers.message import Reply
from handlers.mime import EXCEL
from handlers.rights import may_see_households
from handlers.turn import Turn
from locales import Text, _
from locales.capital import capital
from reports.indicators import Measured
from reports.indicators.rows import Group, Row, in_group
from reports.workbook import summary
from reports.workbook.book import Book
from reports.workbook.sheet import Heading, Kind, Line, Sheet, Value
from reports.workbook.summary import Summary

KIND = "indicator_list"


def tapped(turn: Turn, code: str, year: str) -> Reply:
    """A tap: let the workbook be made."""
    told = _("The Excel list of the indicators is being made, one moment.")
    return indicator_look.ask_for(turn, KIND, code, year, told)


def make(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """The errand: a summary, the indicators, and their rows."""
    refused = ask_officer.refused(turn, str(wanted["place"]))
    if refused is not None:
        return refused
    look = Look(turn.atlas.spots[wanted["place"]], int(wanted["year"]))
    every = indicator_look.every(turn, look)
    file = folder.new(f"chi-tieu-{look.year}.xlsx", EXCEL)
    with Book(file.path) as book:
        first = book.page(turn.say(_("Summary")))
        book.add(_figures(turn, every))
        book.add(_rows(turn, look, every))
        summary.write(book, first, _told(turn, look, every))
    back = indicator_look.to_all(turn, look)
    return Reply(text=indicator_look.heading(turn, look), files=(file,), choices=((back,),))


def _told(turn: Turn, look: Look, every: Sequence[Measured]) -> Summary:
    """The first sheet."""
    notes: list[Text] = [
        *([PRACTICE] if turn.person.sample else []),
        indicator_words.counted(every),
        _("An empty cell is not known. It is not zero."),
        *([] if may_see_households(turn.person) else [NAMES_LEFT_OUT]),
    ]
    return Summary(
        name=turn.say(_("Summary")),
        title=indicator_look.heading(turn, look),
        facts=facts(turn, look.here, turn.say(_("year {year}", year=str(look.year)))),
        notes=[turn.say(note) for note in notes],
        tables=[],
    )


# Each indicator -----------------------------------------------------------------


def _figures(turn: Turn, every: Sequence[Measured]) -> Sheet:
    headings = (
        (_("Code"), Kind.text),
        (_("Indicator"), Kind.long_text),
        (_("Unit"), Kind.text),
        (_("Target number"), Kind.number),
        (_("Value"), Kind.number),
        (_("Numerator"), Kind.whole),
        (_("Denominator"), Kind.whole),
        (_("How it stands"), Kind.text),
        (_("Missing, and further details"), Kind.long_text),
        (_("Reports counted"), Kind.whole),
        (_("of them accepted"), Kind.whole),
        (_("Way of computing"), Kind.long_text),
    )
    return Sheet(
        turn.say(_("Indicators")),
        [Heading(turn.say(title), kind) for title, kind in headings],
        (_figure(turn, one) for one in every),
        fixed=2,
    )


def _figure(turn: Turn, one: Measured) -> Line:
    details = [*([one.lacking] if one.lacking else []), *one.details]
    cells: list[Value] = [
        one.code,
        one.name,
        one.unit,
        one.target,
        one.value,
        one.numerator,
        one.denominator,
        turn.say(indicator_words.standing(one)),
        "\n".join(turn.say(text) for text in details),
        one.reports,
        one.accepted,
        turn.say(one.how) if one.how else "",
    ]
    return Line(cells)


# The rows behind them -----------------------------------------------------------


def _rows(turn: Turn, look: Look, every: Sequence[Measured]) -> Sheet:
    headings = (
        (_("Code"), Kind.text),
        (_("List"), Kind.text),
        (_("Commune"), Kind.text),
        (_("Place"), Kind.text),
        (_("What or who"), Kind.text),
        (_("What is known"), Kind.long_text),
        (_("Numerator"), Kind.whole),
        (_("Denominator"), Kind.whole),
        (_("Report numbers"), Kind.text),
    )
    return Sheet(
        turn.say(_("Row by row")),
        [Heading(turn.say(title), kind) for title, kind in headings],
        (line for one in every for line in _lines(turn, one)),
        fixed=2,
    )


def _lines(turn: Turn, one: Measured) -> Iterator[Line]:
    for group in Group:
        for item in row_words.items(turn, row_words.in_order(turn, in_group(one.rows, group))):
            yield _line(turn, one, group, item)


def _line(turn: Turn, one: Measured, group: Group, item: Sequence[Row]) -> Line:
    """A row; of people who are hidden one for all those of a place, without what is known of each."""
    row, hidden = item[0], row_words.are_hidden(turn, item)
    parts = [_parts(one, each) for each in item]
    reports = () if hidden else row.report_ids
    called = row_words.number(row.subject, len(item)) if hidden else row_words.name(turn, row)
    cells: list[Value] = [
        one.code,
        capital(turn.say(row_words.GROUPS[group])),
        commune_of(turn, row.place_code),
        turn.place_name(row.place_code),
        turn.say(called),
        "" if hidden else turn.say(row.said),
        *(_sum(column) for column in zip(*parts, strict=True)),
        ", ".join(map(str, reports)),
    ]
    return Line(cells, aside=group is Group.aside)


def _parts(one: Measured, row: Row) -> tuple[int | None, int | None]:
    """What a row adds to numerator and denominator, of an indicator that is made of these."""
    if one.denominator_name and row.adds:
        return row.adds[0], row.adds[1]
    return (row.adds[0] if len(row.adds) == 1 else None), None


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if known else None
