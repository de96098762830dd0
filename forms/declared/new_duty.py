"""Adding a duty (thêm hạn nộp): which report, from whom, how often, until which day."""

from forms.duties import SENT_ON, deadline_day, not_over
from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.count import Count
from forms.question import Form
from locales import Text, _

MONTH, ONCE = "month", "once"
PERIODS = (
    Option(MONTH, _("every month")),
    Option("quarter", _("every quarter")),
    Option("half_year", _("every half year")),
    Option("year", _("every year")),
    Option(ONCE, _("once")),
)
DUE_MONTHS = (
    Option(0, _("of the period's last month")),
    Option(1, _("of the month after it")),
)


def _recurs(scene: Scene) -> bool:
    return scene.answers.get("period") not in (None, ONCE)


def _once(scene: Scene) -> bool:
    return scene.answers.get("period") == ONCE


def _headline(answers: Answers) -> Text | str:
    form = answers.get("form")
    return str(form["name"]) if form else ""


FORM = Form(
    key="new_duty",
    version=1,
    title=_("A new deadline"),
    noun=_("new deadline"),
    begins=_("Add a deadline"),
    command="themhan",
    position=130,
    spoken=("them han", "them han nop", "them han chot"),
    roles=("coordinator",),
    in_menu=False,
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    thanks=_("✅ The deadline is set."),
    refused=not_over("due_on"),
    questions=(
        Choice(key="form", label=_("Report"), ask=_("Which report is to be sent?"), source="reports"),
        Choice(
            key="whom",
            label=_("Who sends it"),
            ask=_("Who is to send it?"),
            source="audiences",
            follows="form",
        ),
        Choice(key="period", label=_("How often"), ask=_("How often?"), options=PERIODS),
        Count(
            key="due_day",
            label=_("Day of the month"),
            ask=_("📅 By which day of the month? A number."),
            hint=_("For example: 5. For the last day: 31"),
            least=1,
            most=31,
            when=_recurs,
        ),
        Choice(
            key="due_month",
            label=_("In which month"),
            ask=_("That day of which month?"),
            options=DUE_MONTHS,
            when=_recurs,
        ),
        deadline_day(_("Until"), _("📅 What is the deadline?"), when=_once),
        SENT_ON,
    ),
)
