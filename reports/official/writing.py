"""Writing a report from top to bottom: headings that number themselves, paragraphs, captions."""

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from locales import Text, Translator, _

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which Vietnamese papers count: đ comes in, f, j, w and z are left out."""


def _letter(number: int) -> str:
    """The number as a letter; behind the last one they are doubled."""
    rounds, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (rounds + 1)


class Writer:
    """The paper, the language it is written in, and how far the numbering is."""

    def __init__(self, paper: Paper, say: Translator) -> None:
        self.paper = paper
        self.say = say
        self._counts = [0, 0, 0]
        self._tables = 0

    def heading(self, text: Text | str, level: int = 1) -> Paragraph:
        """A heading: I. in capitals, 1. bold, a)."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        number = self._counts[level - 1]
        words = self.say(text)
        numbered = (
            f"{_ROMAN[number - 1]}. {words.upper()}",
            f"{number}. {words}",
            f"{_letter(number)}) {words}",
        )
        return self.paper.add_paragraph(numbered[level - 1], style=f"Heading {level}")

    def body(self, text: Text | str, *, italic: bool = False, keeps: bool = False) -> Paragraph:
        """A paragraph, or several where the words have line ends; ``keeps`` it on the page of the next."""
        for line in self.say(text).splitlines():
            paragraph = self.paper.add_paragraph(style="Body Text")
            paragraph.add_run(line).italic = italic or None
            paragraph.paragraph_format.keep_with_next = keeps or None
        return paragraph

    def dash(self, text: Text | str) -> Paragraph:
        """A line of a list."""
        return self.body(f"- {self.say(text)}")

    def caption(self, text: Text | str, unit: Text | str | None = None) -> None:
        """The name of the next table, and the unit of its figures."""
        self._tables += 1
        self.paper.add_paragraph(f"{self.table_word} {self._tables}. {self.say(text)}", style="Caption")
        if unit is not None:
            line = self.paper.add_paragraph(style="Normal")
            run = line.add_run(self.say(unit))
            run.italic, run.font.size = True, Pt(12)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.keep_with_next = True

    @property
    def table_word(self) -> str:
        """The word before a table's number."""
        return self.say(_("Table"))

    @property
    def next_table(self) -> str:
        """What the next table will be called inside a sentence: "Bảng 3"."""
        return f"{self.table_word} {self._tables + 1}"
