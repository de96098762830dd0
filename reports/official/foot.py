"""The foot: who gets the paper, and the block of whoever signs it, with the name left blank."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell

from locales import _
from reports.official.facts import Facts
from reports.official.page import WIDTH, no_padding, widths
from reports.official.writing import Writer

LEFT = 75  # millimetres of the recipients' half
SIGNATURE = 5  # empty lines for signature and stamp


def foot(writer: Writer, facts: Facts) -> None:
    """Everything below the text; it is never torn apart over two pages."""
    table = writer.paper.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    no_padding(table)
    widths(table, LEFT, WIDTH - LEFT)
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    _recipients(left, writer, facts)
    _signature(right, writer, facts)


def _recipients(cell: _Cell, writer: Writer, facts: Facts) -> None:
    run = cell.paragraphs[0].add_run(writer.say(_("Recipients:")))
    run.bold = run.italic = True
    run.font.size = Pt(12)
    listed = facts.body.recipients if facts.body else ()
    for position, recipient in enumerate(listed):
        end = "." if position == len(listed) - 1 else ";"
        cell.add_paragraph().add_run(f"- {writer.say(recipient)}{end}").font.size = Pt(11)


def _signature(cell: _Cell, writer: Writer, facts: Facts) -> None:
    lines = [writer.say(line) for line in facts.body.signs] if facts.body else []
    for position, line in enumerate([*lines, *[""] * SIGNATURE]):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line.upper()).bold = True
