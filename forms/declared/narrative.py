"""Words of an official report (phần lời báo cáo): what figures do not say, one part at a time.

Begun from the list of parts, which says report and part already. No report itself: what is sent
stands in the next report that is made.
"""

from collections.abc import Sequence
from typing import Any

from forms.duties import SENT_ON
from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.words import Words
from forms.question import Form
from locales import Text, _

PARTS = (
    Option("overview", _("overall assessment")),
    Option("shortcomings", _("shortcomings and their causes")),
    Option("proposals", _("proposals")),
    Option("next", _("tasks to come")),
)
PART_NAMES: dict[str, Text] = {str(one.value): Text(*one.label) for one in PARTS}
MOST = 3000  # letters: more than a message of any channel but Telegram's holds


def _now(value: Any, scene: Scene) -> Sequence[Text]:
    """What stands there, so that it can be copied and changed."""
    text = scene.facts.known("narrative", {**scene.answers, "part": value})
    return (_("Now: {text}", text=text),) if text else ()


def _headline(answers: Answers) -> Text | str:
    part = answers.get("part")
    return PART_NAMES[part] if part else ""


def _place(answers: Answers) -> str | None:
    target = answers.get("target")
    return str(target["place"]) if target else None


FORM = Form(
    key="narrative",
    version=1,
    title=_("Words of a report"),
    noun=_("words of a report"),
    begins=_("Write the words of a report"),
    command="loibaocao",
    position=140,
    spoken=("loi bao cao", "phan loi bao cao", "sua loi bao cao"),
    told_by=(),
    roles=("commune_officer", "coordinator"),
    in_menu=False,
    asks_place=False,
    place=_place,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    thanks=_("✅ Kept. It stands in the report from the next one made."),
    may_be_nil=False,
    questions=(
        Choice(key="target", label=_("Report"), ask=_("Which report is it for?"), source="papers"),
        Choice(key="part", label=_("Part"), ask=_("Which part?"), options=PARTS, remark=_now),
        SENT_ON,
        Words(
            key="text",
            label=_("New words"),
            ask=_("What should it say?"),
            hint=_("In whole sentences, without the names of households. To leave it empty: “skip”."),
            most=MOST,
            optional=True,
        ),
    ),
)
