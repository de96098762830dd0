"""The head: national title and motto, issuing body, number, place and day, kind of paper, subject.

Number and day are left blank, and a box says that this is a draft: it is a table cell's paragraph,
deleted with one key. Source: NĐ 30/2020/NĐ-CP, Phụ lục I.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from locales import Text, _
from locales.capital import capital
from reports.official.facts import Facts
from reports.official.page import WIDTH, border, no_padding, widths
from reports.official.span import Sort
from reports.official.writing import Writer

LEFT = 70  # millimetres of the issuing body's half
RIGHT = WIDTH - LEFT
MOTTO = 56  # millimetres of the motto in 13 points bold, measured: its line is just as long
_CAPITAL, _SMALL = 0.70, 0.50  # of the size: how wide letters of this font are, about
BLANK = "\u00a0" * 6


def head(writer: Writer, facts: Facts) -> None:
    """Everything above the text."""
    say, body = writer.say, facts.body
    table = writer.paper.add_table(rows=2, cols=2)
    table.autofit = False
    no_padding(table)
    left, right = (row.cells for row in (table.columns[0], table.columns[1]))
    widths(table, LEFT, RIGHT)
    for above in _balanced(say(body.above) if body else ""):
        _line(left[0], above, 12)
    names = _balanced(body.name if body else say(_("[issuing body]")))
    for name in names:
        _line(left[0], name, 12, bold=True)
    _rule(left[0], LEFT, _length(names[-1], 12) * 0.4)
    _line(right[0], say(_("Socialist Republic of Viet Nam")).upper(), 12, bold=True)
    _line(right[0], say(_("Independence - Freedom - Happiness")), 13, bold=True)
    _rule(right[0], RIGHT, MOTTO)
    _line(left[1], say(_("No.: {blank}/{symbol}", blank=BLANK, symbol=_symbol(facts))), 13)
    _line(right[1], say(_when(facts)), 13, italic=True)
    _draft(left[1], say(_mark(facts)))
    _title(writer, facts)


def subject(facts: Facts) -> Text:
    """What the paper is about, in a sentence: results of the programme in the span."""
    programme = _carried_out(facts)
    if facts.span.sort is Sort.final:
        return _("final results of carrying out {programme}", programme=programme)
    if facts.span.sort is Sort.interim:
        return _(
            "interim results of carrying out {programme} to the end of {period}",
            programme=programme,
            period=facts.span.end,
        )
    return _("results of carrying out {programme}, {span}", programme=programme, span=facts.span.title)


def _carried_out(facts: Facts) -> Text | str:
    if facts.agency is None:
        return facts.programme
    return _("the projects and policies given to it of {programme}", programme=facts.programme)


def _symbol(facts: Facts) -> str:
    return facts.body.symbol if facts.body else "BC"


def _when(facts: Facts) -> Text:
    """The place and the day, to be filled in on the day of signing."""
    town = facts.body.town if facts.body else "…"
    year = str(facts.day.year)
    return _("{town}, day {blank} month {blank} of {year}", town=town, blank=BLANK, year=year)


def _mark(facts: Facts) -> Text:
    return _("Draft, practice figures") if facts.sample else _("Draft")


def _title(writer: Writer, facts: Facts) -> None:
    say = writer.say
    writer.paper.add_paragraph(say(_("Report")).upper(), style="Title")
    lines = [capital(say(subject(facts)))]
    if facts.body is None or facts.body.place_code != facts.place:
        lines.append(say(_("(the area of {place})", place=inside(facts, facts.place))))
    for line in lines:
        writer.paper.add_paragraph(line, style="Subtitle")
    last = min(_length(lines[-1], 14), WIDTH * 0.6)
    rule = writer.paper.add_paragraph(style="Normal")
    _as_rule(rule, WIDTH, last * 0.4)
    rule.paragraph_format.space_after = Pt(10)


def inside(facts: Facts, code: str) -> str:
    """A place's name inside a sentence."""
    name = facts.places.get(code, code)
    return name[:1].lower() + name[1:]


def _line(cell: _Cell, words: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = _next(cell)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None


def _rule(cell: _Cell, width: float, length: float) -> None:
    _as_rule(_next(cell), width, length)


def _as_rule(paragraph: Paragraph, width: float, length: float) -> None:
    """A line in the middle, so many millimetres long: the border of a paragraph that is hardly high."""
    side = Mm(max(0.0, (width - length) / 2))
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = side
    shape.line_spacing = Pt(4)
    shape.space_before = Pt(3)
    border(paragraph, "top")


def _draft(cell: _Cell, words: str) -> None:
    paragraph = _next(cell)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(8)
    side = Mm(max(2.0, (LEFT - _length(words.upper(), 12) - 8) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    run = paragraph.add_run(words.upper())
    run.bold, run.font.size = True, Pt(12)
    border(paragraph, "top", "left", "bottom", "right")


def _balanced(name: str) -> list[str]:
    """A body's name in capitals: on one line, or on two that are about as long."""
    words = name.upper().split()
    if _length(" ".join(words), 12) < LEFT - 2:
        return [" ".join(words)] if words else []
    halves: list[tuple[str, str]] = [
        (" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))
    ]
    best = min(halves, key=_unevenness)
    return list(best)


def _unevenness(halves: tuple[str, str]) -> float:
    first, second = halves
    return abs(_length(first, 12) - _length(second, 12))


def _next(cell: _Cell) -> Paragraph:
    """The cell's first paragraph while it is empty, else a new one."""
    first: Paragraph = cell.paragraphs[0]
    return (
        first
        if not first.text and len(cell.paragraphs) == 1 and first._p.pPr is None
        else cell.add_paragraph()
    )


def _length(words: str, size: int) -> float:
    """About how many millimetres words take."""
    em = sum(_CAPITAL if one.isupper() else 0.25 if one == " " else _SMALL for one in words)
    return em * size * 25.4 / 72
