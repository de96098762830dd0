"""The page and the styles: A4, margins, Times New Roman, page numbers. Source: NĐ 30/2020/NĐ-CP, Phụ lục I.

Built-in styles are changed rather than new ones made, so that Word's own lists of headings, captions
and tables work for whoever goes on writing.
"""

from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
SIZE = 14  # points, of the text
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20  # millimetres
WIDTH = 210 - LEFT - RIGHT
INDENT = 12.7  # of a paragraph's first line
BLACK = RGBColor(0, 0, 0)
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_SLOTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")

_STYLES = {  # size, bold, italic, space before, space after
    "Normal": (SIZE, False, False, 0, 0),
    "Body Text": (SIZE, False, False, 0, 6),
    "Title": (SIZE, True, False, 12, 0),
    "Subtitle": (SIZE, True, False, 0, 0),
    "Heading 1": (SIZE, True, False, 12, 6),
    "Heading 2": (SIZE, True, False, 6, 6),
    "Heading 3": (SIZE, False, False, 6, 6),
    "Caption": (13, True, False, 6, 3),
    "Header": (13, False, False, 0, 0),
}


def new_paper(title: str) -> Paper:
    """An empty document with its page, its styles and its page numbers."""
    paper = Document()
    for name, look in _STYLES.items():
        _style(paper.styles[name], *look)
    _defaults(paper)
    _alignments(paper)
    _page(paper)
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = "vi-VN"
    return paper


def set_font(properties: Any) -> None:
    """Name the font in every slot: Word has others for Asian and for complex letters."""
    fonts = properties.get_or_add_rFonts()
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(qn(f"w:{slot}"), None)
    for slot in _FONT_SLOTS:
        fonts.set(qn(f"w:{slot}"), FONT)


def border(paragraph: Paragraph, *sides: str) -> None:
    """A thin line at these sides of a paragraph: "top", "bottom" …"""
    properties = paragraph._p.get_or_add_pPr()
    lines = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        lines.append(line)
    # the schema wants it before spacing, indents and alignment
    properties.insert_element_before(
        lines, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def no_padding(table: Table) -> None:
    """Let the words of a table without lines stand at the very margins."""
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)


def widths(table: Table, *millimetres: float) -> None:
    """Give every column its width; Word reads it from the cells, LibreOffice from the columns."""
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def _style(style: Any, size: int, bold: bool, italic: bool, before: int, after: int) -> None:  # a table's row
    font, shape = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, italic, BLACK
    font.name = FONT
    look = style.element.get_or_add_rPr()
    set_font(look)
    for tag in ("w:spacing", "w:kern"):  # the template sets titles wide
        for extra in look.findall(qn(tag)):
            look.remove(extra)
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = 1.1 if style.name in ("Body Text", "Heading 3") else 1.0
    shape.widow_control = True
    for extra in style.element.get_or_add_pPr().findall(qn("w:pBdr")):  # the template's Title is underlined
        style.element.pPr.remove(extra)


def _defaults(paper: Paper) -> None:
    """What no style says: the font, and Vietnamese for the spelling checker."""
    defaults = paper.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_font(properties)
    language = properties.find(qn("w:lang"))
    for key in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{key}"), "vi-VN")


def _alignments(paper: Paper) -> None:
    for name in ("Body Text", "Heading 1", "Heading 2", "Heading 3"):
        shape = paper.styles[name].paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        shape.first_line_indent = Mm(INDENT)
    for name in ("Title", "Subtitle", "Caption", "Header"):
        paper.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        paper.styles[name].paragraph_format.keep_with_next = True


def _page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True  # the first page has no number
    _number(section.header.paragraphs[0])


def _number(paragraph: Paragraph) -> None:
    """The field that shows the page's number."""
    for kind, words in (("begin", ""), ("", " PAGE "), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)
