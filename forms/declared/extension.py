"""Asking for more time (xin gia hạn): for which report, until when, and why."""

from datetime import date

from forms.duties import DEADLINE, SENT_ON, headline, none_there, not_over, only_one
from forms.facts import Scene
from forms.kinds.choice import Choice
from forms.kinds.one_day import OneDay
from forms.kinds.words import Words
from forms.question import Check, Form
from locales import Day, _


def _due(scene: Scene) -> str:
    return str(scene.facts.known("due_now", scene.answers) or "")


_LATER = Check(
    "not_later",
    lambda value, scene: str(value) > _due(scene),
    lambda value, scene: _(
        "The deadline is {day} as it is. Which day after that?",
        day=Day(date.fromisoformat(_due(scene)), "near"),
    ),
)

FORM = Form(
    key="extension",
    version=1,
    title=_("More time for a report"),
    noun=_("extension request"),
    begins=_("Ask for more time"),
    command="giahan",
    position=100,
    spoken=("gia han", "xin gia han", "xin them thoi gian"),
    in_menu=False,
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    blocked=none_there("owed", _("Nothing is owed at the moment.")),
    thanks=_("✅ Asked. You are told as soon as it is decided, and not reminded until then."),
    refused=not_over("until"),
    questions=(
        Choice(
            key="target",
            label=_("Report"),
            ask=_("For which report?"),
            source="owed",
            default=only_one("owed"),
        ),
        OneDay(
            key="until",
            follows="target",
            label=_("Until"),
            ask=_("📅 Until which day do you need?"),
            hint=_("Or type the day, for example: 15/3"),
            future=True,
            source="later_days",
            checks=(*DEADLINE, _LATER),
        ),
        Words(
            key="reason",
            label=_("Why"),
            ask=_("Why is more time needed? A few words."),
            hint=_("For example: rough sea, the boat could not go to the hamlet"),
            most=300,
        ),
        SENT_ON,
    ),
)
