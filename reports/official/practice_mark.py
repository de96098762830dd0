"""The mark of practice, at the head of every page: none with sample figures passes for a real one."""

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import _Header

from locales import Translator, _
from reports.official.page import border


def mark_every_page(paper: Paper, say: Translator) -> None:
    """Say above each page's text, the first one's too, that these are no real figures."""
    section = paper.sections[0]
    for header in (section.first_page_header, section.header):
        _mark(header, say(_("PRACTICE: these are no real figures.")))


def _mark(header: _Header, words: str) -> None:
    numbered = header.paragraphs[0]
    line = numbered if not numbered.runs else header.add_paragraph(style="Header")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(words).bold = True
    border(line, "top", "bottom")
