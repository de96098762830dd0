"""Recording a recognition (công nhận): the commune chairman's decision about many households at once.

Only households whose meeting was at least half in favour are listed (QĐ 24/2021/QĐ-TTg, step 3).
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.one_day import OneDay
from forms.kinds.photos import Photos
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.poverty.classes import CLASS_NAMES
from forms.question import Form
from locales import Text, _, plural

AS_PROPOSED = "as_proposed"
CLASSES = (
    Option(AS_PROPOSED, _("as proposed")),
    *(Option(code, name) for code, name in CLASS_NAMES.items()),
)


def _all(scene: Scene) -> Sequence[Any]:
    """Every household that waits is ticked to begin with: a decision usually has all of them."""
    return [option.value for option in scene.facts.options("proposals", scene.answers)]


def _none_waits(scene: Scene) -> Text | None:
    if scene.facts.options("proposals", scene.answers):
        return None
    return _("No reviewed household waits for a decision here. A household waits once the hamlet has met.")


def _headline(answers: Answers) -> Text | str:
    households = answers.get("households") or []
    if not answers.get("decision"):
        return ""
    told = plural("{decision}, {n} household", "{decision}, {n} households", len(households))
    return told._replace(values={**told.values, "decision": answers["decision"]})


FORM = Form(
    key="recognition",
    version=1,
    title=_("Recognition of households"),
    noun=_("recognition"),
    begins=_("Record a recognition decision"),
    command="congnhan",
    position=70,
    spoken=("cong nhan", "ghi quyet dinh", "quyet dinh cong nhan"),
    roles=("commune_officer",),
    for_commune=False,
    happened=lambda answers: str(answers["decided_on"]),
    headline=_headline,
    blocked=_none_waits,
    questions=(
        Words(
            key="decision",
            label=_("Decision"),
            ask=_("What is the number of the decision?"),
            hint=_("For example: 125/QĐ-UBND"),
            most=60,
        ),
        OneDay(
            key="decided_on",
            label=_("Signed on"),
            ask=_("📅 On which day was it signed?"),
            hint=_("Or type the day, for example: 10/12"),
        ),
        Several(
            key="households",
            label=_("Households"),
            ask=_("Which households are in it? All are ticked; untick those that are not."),
            hint=_("Or type: all, or the numbers, for example: 1,2,5"),
            typed_hint=_("All of them? Then “all”. Else type the numbers of those in it, for example: 1,2,5"),
            source="proposals",
            ticked=_all,
            reads_back=True,
            personal=True,
        ),
        Choice(
            key="household_class",
            label=_("Recognised as"),
            ask=_("As what are they recognised?"),
            options=CLASSES,
            quiet=True,
            default=lambda scene: AS_PROPOSED,
        ),
        Photos(
            key="photos",
            label=_("Photos"),
            ask=_("📷 Send photos of the decision; several are fine."),
            hint=_("No photos? Then “skip”."),
            optional=True,
            quiet=True,
        ),
    ),
)
