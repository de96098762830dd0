"""A finding of an inspection was mended (đã khắc phục): which one, when, and what was done.

It closes the finding; the inspection's own report stays as it was written. Form F12, assumption.
"""

from forms.duties import none_there
from forms.facts import Answers, Scene
from forms.kinds.choice import Choice
from forms.kinds.one_day import OneDay
from forms.kinds.words import Words
from forms.question import Form
from locales import Text, _


class Finding(Choice):
    """``{"report": id, "number": n, "place": code, "name": words}`` of an open finding."""

    def show(self, value: object, scene: Scene) -> Text | str:
        assert isinstance(value, dict)
        return str(value["name"])


def _headline(answers: Answers) -> Text | str:
    finding = answers.get("finding")
    return str(finding["name"]) if finding else ""


FORM = Form(
    key="finding_mended",
    version=1,
    title=_("Finding mended"),
    noun=_("mended finding"),
    begins=_("Say that a finding was mended"),
    command="dakhacphuc",
    position=126,
    spoken=("da khac phuc", "khac phuc", "khac phuc xong"),
    told_by=(),
    roles=("commune_officer", "agency_officer", "coordinator"),
    in_menu=False,
    asks_place=False,
    may_be_nil=False,
    final=True,
    happened=lambda answers: str(answers["mended_on"]),
    headline=_headline,
    place=lambda answers: answers["finding"]["place"] if answers.get("finding") else None,
    blocked=none_there("open_findings", _("Nothing is left to be mended here.")),
    thanks=_("✅ Noted: mended."),
    questions=(
        Finding(
            key="finding",
            label=_("Finding"),
            ask=_("Which one was mended?"),
            source="open_findings",
            personal=True,
        ),
        Words(
            key="how",
            label=_("What was done"),
            ask=_("What was done?"),
            hint=_("For example: the receipts were handed in"),
            most=500,
            personal=True,
        ),
        OneDay(
            key="mended_on",
            label=_("Mended on"),
            ask=_("📅 On which day was it mended?"),
            hint=_("Or type the day, for example: 15/3"),
            quiet=True,
            default=lambda scene: scene.facts.today.isoformat(),
        ),
    ),
)
