"""Asking for an ad hoc report (yêu cầu báo cáo đột xuất): what, whom, until when."""

from forms.duties import SENT_ON, deadline_day, not_over
from forms.facts import Answers
from forms.kinds.choice import Choice
from forms.kinds.words import Words
from forms.question import Form
from locales import Text, _


def _headline(answers: Answers) -> Text | str:
    return str(answers.get("title") or "")


FORM = Form(
    key="ad_hoc_request",
    version=1,
    title=_("Request for an ad hoc report"),
    noun=_("ad hoc request"),
    begins=_("Ask for an ad hoc report"),
    command="dotxuat",
    position=110,
    spoken=("dot xuat", "yeu cau dot xuat", "yeu cau bao cao dot xuat"),
    roles=("coordinator",),
    in_menu=False,
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    thanks=_("✅ The request is on its way."),
    refused=not_over("due_on"),
    questions=(
        Words(
            key="title",
            label=_("About"),
            ask=_("What is the ad hoc report about? A few words."),
            hint=_("For example: damage by storm number 5"),
            most=80,
            one_line=True,
        ),
        Words(
            key="question",
            label=_("Question"),
            ask=_("What do you ask? They read it word for word."),
            hint=_("For example: How many houses lost their roof? What is needed most?"),
        ),
        Choice(key="whom", label=_("Whom"), ask=_("Whom do you ask?"), source="audiences"),
        deadline_day(_("Until"), _("📅 What is the deadline?")),
        SENT_ON,
    ),
)
