"""The project or policy a report belongs to, of those whose entry in the plan names the form."""

from typing import Any

from forms.duties import only_one
from forms.facts import Answers, Scene
from forms.kinds.choice import Choice
from locales import _

SOURCE = "reported_activities"


def activity_of(answers: Answers) -> str | None:
    """The code of the project or policy."""
    found = answers.get("activity")
    return str(found) if found else None


def chosen_activity(scene: Scene) -> str | None:
    """The code of the project or policy that an answer says, as ``Form.activity`` wants it."""
    return activity_of(scene.answers)


def _is_any(scene: Scene) -> bool:
    return bool(scene.facts.options(SOURCE, scene.answers))


def activity_question(default: Any = None, follows: str = "") -> Choice:
    """The question for it: not asked where one alone can be meant, left out where the plan names none."""

    def usual(scene: Scene) -> Any:
        return only_one(SOURCE)(scene) or (default(scene) if default else None)

    return Choice(
        key="activity",
        label=_("Project, policy"),
        ask=_("Under which project or policy was it?"),
        spoken=("thuộc",),
        source=SOURCE,
        when=_is_any,
        default=usual,
        follows=follows,
    )
