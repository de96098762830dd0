"""The commune's periodic report (báo cáo định kỳ của xã), form F10: results, difficulties, wishes.

Figures are added up from the hamlets' reports; here the commune says in words what figures do
not. Source of the parts: the usual four of such a report (results; shortcomings and causes;
proposals; tasks to come), NĐ 09/2019/NĐ-CP leaves them to each programme: assumption.
"""

from forms.duties import SENT_ON, headline, named, none_there, only_one
from forms.kinds.choice import Choice
from forms.kinds.words import Words
from forms.question import Form
from forms.usual_questions import PHOTOS
from locales import _

_MOST = 2000  # letters of one part

FORM = Form(
    key="commune_report",
    version=1,
    title=_("Periodic report of the commune"),
    noun=_("commune report"),
    begins=_("Write the commune's periodic report"),
    command="baocaoxa",
    position=80,
    spoken=("bao cao xa", "bao cao dinh ky", "bao cao quy", "bao cao nam", "bao cao 6 thang"),
    told_by=(),
    roles=("commune_officer",),
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    blocked=none_there("periods", _("The commune owes no periodic report at the moment.")),
    same=_("⚠️ This period's report has been sent already."),
    duty=named,
    may_be_nil=False,
    reviewed=True,
    questions=(
        Choice(
            key="target",
            label=_("Period"),
            ask=_("Which period is it for?"),
            source="periods",
            default=only_one("periods"),
        ),
        SENT_ON,
        Words(
            key="results",
            label=_("Results"),
            ask=_("What was done in this period? A few sentences are enough."),
            hint=_("For example: 4 sessions on raising fish, 2 models supported, roads kept clean"),
            most=_MOST,
        ),
        Words(
            key="difficulties",
            label=_("Difficulties and why"),
            ask=_("What is still difficult, and why?"),
            hint=_("Nothing difficult? Then “skip”."),
            most=_MOST,
            optional=True,
        ),
        Words(
            key="proposals",
            label=_("Wishes"),
            ask=_("What does the commune ask for?"),
            hint=_("Nothing to ask for? Then “skip”."),
            most=_MOST,
            optional=True,
        ),
        Words(
            key="next_steps",
            label=_("Next tasks"),
            ask=_("What will be done in the next period?"),
            hint=_("Not decided yet? Then “skip”."),
            most=_MOST,
            optional=True,
        ),
        PHOTOS,
    ),
)
