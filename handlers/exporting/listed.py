"""What a workbook of reports is about, and how much there is of it."""

from collections.abc import Sequence
from typing import NamedTuple

from forms.question import Form
from forms.registry import FORMS, newest
from models.atlas import Spot
from models.report_list import Counted, Wanted
from reports.workbook.limits import MOST_ROWS


class Listed(NamedTuple):
    """What a workbook is about."""

    wanted: Wanted
    here: Spot
    what: str  # one line: which reports, which period, which place
    period: str
    counts: Sequence[Counted]

    @property
    def forms(self) -> list[Form]:
        """The forms of which there are reports, in the order of menus."""
        found = {one.form for one in self.counts}
        known = [newest(key) for key in found if any(of == key for of, _version in FORMS)]
        return sorted(known, key=lambda form: form.position)

    def rows_of(self, form: Form) -> int:
        """How many lines its list has."""
        return sum(one.listed for one in self.counts if one.form == form.key)

    @property
    def is_too_long(self) -> bool:
        """Whether some list has more lines than a sheet holds below its header."""
        return any(self.rows_of(form) >= MOST_ROWS for form in self.forms)
