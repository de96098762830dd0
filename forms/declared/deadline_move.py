"""Moving a deadline (dời hạn): which report, to which day; everyone concerned is told once."""

from forms.duties import SENT_ON, deadline_day, headline, none_there, not_over, only_one
from forms.kinds.choice import Choice
from forms.kinds.words import Words
from forms.question import Form
from locales import _

FORM = Form(
    key="deadline_move",
    version=1,
    title=_("Moving a deadline"),
    noun=_("deadline"),
    begins=_("Move a deadline"),
    command="doihan",
    position=120,
    spoken=("doi han", "doi han nop", "doi han chot", "chuyen han"),
    roles=("coordinator",),
    in_menu=False,
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    blocked=none_there("deadlines", _("There is no deadline to move.")),
    thanks=_("✅ The deadline is moved."),
    refused=not_over("due_on"),
    questions=(
        Choice(
            key="target",
            label=_("Report"),
            ask=_("Which deadline?"),
            source="deadlines",
            default=only_one("deadlines"),
        ),
        deadline_day(_("New deadline"), _("📅 To which day?")),
        Words(
            key="reason",
            label=_("Why"),
            ask=_("Why? People read it with the new deadline."),
            hint=_("For example: because of the storm. No reason? Then “skip”."),
            most=120,
            one_line=True,
            optional=True,
        ),
        SENT_ON,
    ),
)
