"""How the reports of each form are told (the table), and the reports of one activity by it.

Which form's reports belong to which project or policy is the plan's (``forms`` in activities.yaml). A new
form that belongs to some needs a file that adds its figures up, and a line here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from models import figure
from models.figure import Told
from models.programme import Activity
from reports.official.scope import Scope
from reports.official.span import holds
from reports.official.work.communication import information_work
from reports.official.work.nutrition import nutrition
from reports.official.work.policies import policy_work
from reports.official.work.vocational import trades_and_jobs
from reports.official.work.work import Asked, Work

KINDS: Mapping[str, Callable[[Asked], Work]] = {
    "communication": information_work,
    "nutrition": nutrition,
    "vocational": trades_and_jobs,
    "policies": policy_work,
}


class Reported(NamedTuple):
    """What the accepted reports of a form in the span tell, the oldest day first."""

    form: str
    told: Sequence[Told]

    def of(self, scope: Scope, activity: Activity) -> Work | None:
        """What came of one activity; None where nothing was reported."""
        mine = [one for one in self.told if one.activity == activity.code]
        return KINDS[self.form](Asked(scope, self.form, activity, mine)) if mine else None


def reported(scope: Scope) -> dict[str, Reported]:
    """The reports of each form of the table; asked while the session finds accepted ones only."""
    return {form: Reported(form, _told(scope, form)) for form in KINDS}


def _told(scope: Scope, form: str) -> list[Told]:
    """Those whose day, or the whole of whose period, lies in the span."""
    asked = figure.Asked(form, scope.here.path, scope.span.first, scope.span.last, scope.sample)
    return [one for one in figure.told(scope.session, asked) if holds(scope.span, one.period, one.day)]
