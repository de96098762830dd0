"""What came of one project or policy by the reports of one form: added up, and told in sentences."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from locales import Text
from models.figure import Told
from models.programme import Activity
from reports.official.scope import Scope


class Asked(NamedTuple):
    """The accepted reports of a form in the span that belong to one activity, the oldest day first."""

    scope: Scope
    form: str
    activity: Activity
    told: Sequence[Told]

    @property
    def is_withheld(self) -> bool:
        """Whether the sensitive figures are not for whoever gets the paper."""
        return self.form in self.scope.withheld


class Work(Protocol):
    """What these reports come to."""

    def lines(self) -> Sequence[Text]:
        """The same in sentences, each a line of a list."""
        ...
