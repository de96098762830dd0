"""Reports of a commune about a whole period: which period it is, and of which day they tell.

Where no duty asks for the form the question is left out, and the report counts by its day.
"""

from typing import Any

from forms.duties import only_one
from forms.facts import Scene
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from locales import Text, _

OPEN, BEGUN = "open_periods", "begun_periods"  # not answered yet; answered ones, too


def _is_any(scene: Scene) -> bool:
    return bool(scene.facts.options(BEGUN, scene.answers))


def _usual(scene: Scene) -> Any:
    """The only period there is, or the only one that was not answered yet."""
    return only_one(BEGUN)(scene) or only_one(OPEN)(scene)


PERIOD = Choice(
    key="target",
    label=_("Period"),
    ask=_("Which period is it for?"),
    source=BEGUN,
    when=_is_any,
    default=_usual,
)


TOLD_ON = Computed(
    key="day",
    label=_("Day"),
    hidden=True,
    # the last day of a period that is over: sent in January it still is a figure of last year
    default=lambda scene: scene.facts.known("period_day", scene.answers) or scene.facts.today.isoformat(),
    shown=lambda value, scene: str(value),
)


def answered(scene: Scene) -> Text | None:
    """Why a report that is sent once a period cannot be begun: all that can be told has been."""
    if scene.facts.options(OPEN, scene.answers) or not _is_any(scene):
        return None
    return _("This period's report has been sent already. To change it, type “correct”.")
