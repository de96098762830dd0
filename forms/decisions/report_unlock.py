"""Unlocking an accepted report (mở khóa): why it may be changed after all."""

from forms.decisions.target import TARGET
from forms.kinds.words import Words
from forms.question import Form
from locales import _

FORM = Form(
    key="report_unlock",
    version=1,
    title=_("Unlocking an accepted report"),
    noun=_("unlocking"),
    begins=_("Unlock"),
    command="",
    spoken=(),
    in_menu=False,
    roles=("commune_officer", "coordinator"),
    happened=lambda answers: "",
    headline=lambda answers: "",
    questions=(
        TARGET,
        Words(
            key="reason",
            label=_("Why"),
            ask=_("Why is it unlocked? The reporter is told."),
            hint=_("For example: the number of women was written down wrongly"),
            most=500,
        ),
    ),
)
