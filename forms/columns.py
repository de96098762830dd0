"""A form as the columns of a list of its reports, over all its versions, and a report as a row of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from forms.cells import Cell, CellKind, CellValue
from forms.facts import Answers, Scene
from forms.kinds.photos import Photos
from forms.question import Form, Question
from locales import Text, _


class Column(NamedTuple):
    """One column; ``key`` names it within its form, whichever version a report was sent with."""

    key: tuple[str, int]
    title: Text
    kind: CellKind


class Columns:
    """The columns of a form's versions; a new form needs nothing more than its questions.

    What is not for whoever gets the list, such as the names of households, has no column at all.
    """

    def __init__(self, versions: Sequence[Form], for_reader: Callable[[Question], bool]) -> None:
        """``versions`` of one form, at least one; the newest decides what its columns are called."""
        self._cells: dict[int, list[tuple[Question, tuple[int, Cell]]]] = {}
        self._photos = {
            form.version: [one.key for one in form.questions if isinstance(one, Photos)] for form in versions
        }
        found: dict[tuple[str, int], Column] = {}
        for form in sorted(versions, key=lambda form: -form.version):
            listed = [
                (question, at)
                for question in form.questions
                if not question.hidden and for_reader(question)
                for at in enumerate(question.cells())
            ]
            self._cells[form.version] = listed
            for question, (number, cell) in listed:
                key = (question.key, number)
                found.setdefault(key, Column(key, _title(question, cell), cell.kind))
        self.listed: Sequence[Column] = tuple(found.values())

    def row(self, version: int, scene: Scene) -> list[CellValue]:
        """The answers of a report sent with this version, one cell a column; what is not there is None."""
        cells: dict[tuple[str, int], CellValue] = {}
        for question, (number, cell) in self._cells.get(version, ()):
            value = scene.answers.get(question.key)
            if value is not None:
                cells[question.key, number] = cell.value(value, scene)
        return [cells.get(column.key) for column in self.listed]

    def photos(self, version: int, answers: Answers) -> int | None:
        """How many photos came with a report; None where its form asks for none."""
        keys = self._photos.get(version)
        return sum(len(answers.get(key) or ()) for key in keys) if keys else None


def _title(question: Question, cell: Cell) -> Text:
    if not cell.part:
        return question.label
    return _("{label}: {part}", label=question.label, part=cell.part)
