"""Returning a report (trả lại để bổ sung): which lines are to be mended, and why."""

from forms.decisions.target import TARGET
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.question import Form
from locales import _

FORM = Form(
    key="report_return",
    version=1,
    title=_("Returning a report"),
    noun=_("return"),
    begins=_("Return"),
    command="",
    spoken=(),
    in_menu=False,
    roles=("commune_officer", "coordinator"),
    happened=lambda answers: "",
    headline=lambda answers: "",
    questions=(
        TARGET,
        Several(
            key="lines",
            label=_("To be mended"),
            ask=_("Which lines are to be mended?"),
            hint=_("Or type the numbers, for example: 2,4"),
            typed_hint=_("Type the numbers, for example: 2,4"),
            source="report_lines",
        ),
        Words(
            key="reason",
            label=_("Why"),
            ask=_("What is to be mended, and how? It is passed on as you write it."),
            hint=_("For example: the women were not counted, please ask the teacher"),
            most=500,
        ),
    ),
)
