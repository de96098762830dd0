"""An inspection (kiểm tra, giám sát), form F12: where, what was found, until when it has to be mended.

Each line of the findings is a finding of its own, open until a follow-up says that it was mended. Source:
field's report template F12 and plan 59/KH-UBND, IV.2.5b. Nobody above accepts it: a coordinator has nobody
above, and what it asks for must not wait (assumption).
"""

from dataclasses import replace
from typing import Any

from forms.belonging import activity_of, chosen_activity
from forms.duties import deadline_day
from forms.facts import Answers, Scene
from forms.kinds.choice import Choice
from forms.kinds.one_day import OneDay
from forms.kinds.pick import Pick
from forms.kinds.words import Words
from forms.question import Check, Form
from forms.usual_questions import PHOTOS
from locales import Text, _, plural

MOST_FINDINGS = 12  # of one inspection (assumption)
LONGEST = 500  # letters of one finding


def findings_of(answers: Answers) -> list[str]:
    """The findings one by one: the lines, or what semicolons part, without dashes before them."""
    told = str(answers.get("findings") or "").replace(";", "\n").splitlines()
    return [line for line in (one.strip().lstrip("-+•*").strip() for one in told) if line]


class Mender(Choice):
    """Who has to mend it: ``{"name": …, "place": code or None}``."""

    def own(self, text: str) -> Any:
        return {"name": text, "place": None}

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value["name"])


def _found_something(scene: Scene) -> bool:
    return bool(scene.answers.get("findings"))


_FEW_ENOUGH = Check(
    "too_many_findings",
    lambda value, scene: len(findings_of({"findings": value})) <= MOST_FINDINGS,
    lambda value, scene: _("At most {n} lines, please; further ones in another report.", n=MOST_FINDINGS),
)
_SHORT_ENOUGH = Check(
    "long_finding",
    lambda value, scene: all(len(one) <= LONGEST for one in findings_of({"findings": value})),
    lambda value, scene: _("One of the lines is a bit long. At most {n} letters.", n=LONGEST),
)


def _headline(answers: Answers) -> Text | str:
    found = findings_of(answers)
    if not found:
        return _("nothing to mend")
    return plural("{n} finding", "{n} findings", len(found))


def _place(answers: Answers) -> str | None:
    where = answers.get("where")
    return str(where["id"]) if where else None


FORM = Form(
    key="inspection",
    version=1,
    title=_("Inspection report"),
    noun=_("inspection"),
    begins=_("Write down an inspection"),
    command="ghikiemtra",
    position=125,
    spoken=("ghi kiem tra", "bao cao kiem tra", "ghi bien ban kiem tra"),
    told_by=(),
    roles=("commune_officer", "agency_officer", "coordinator"),
    in_menu=False,
    asks_place=False,
    may_be_nil=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    place=_place,
    activity=chosen_activity,
    about=activity_of,
    repeats_within=0,
    same=_("⚠️ An inspection of this place on that day has been written down already."),
    figures=lambda answers: {"findings": len(findings_of(answers))},
    questions=(
        Pick(
            key="where",
            label=_("Place"),
            ask=_("Which place was inspected?"),
            hint=_("Or type the name of the place."),
            source="inspected_places",
            none_found=_("“{typed}” is none of the places here. Type the name of a hamlet or commune."),
        ),
        OneDay(
            key="day",
            label=_("Day"),
            ask=_("📅 On which day was it?"),
            hint=_("Or type the day, for example: 15/3"),
        ),
        Choice(
            key="activity",
            label=_("Project"),
            ask=_("Which project was looked at?"),
            hint=_("The whole programme? Then “skip”."),
            source="reported_activities",
            optional=True,
        ),
        Words(
            key="team",
            label=_("Team"),
            ask=_("Who inspected?"),
            hint=_("For example: Ms Hoa (labour office), Mr Tam (front)"),
            most=300,
            optional=True,
            personal=True,
            in_office=True,
        ),
        Words(
            key="seen",
            label=_("Looked at"),
            ask=_("What was looked at?"),
            hint=_("For example: the list of households, receipts, three models on the spot"),
            optional=True,
            quiet=True,
        ),
        Words(
            key="findings",
            label=_("Findings"),
            ask=_("What has to be mended? Each thing on a line of its own, or with a semicolon between."),
            hint=_("For example: two receipts are missing; no list on the board. Nothing? Then “skip”."),
            most=4000,
            optional=True,
            personal=True,
            checks=(_FEW_ENOUGH, _SHORT_ENOUGH),
        ),
        Mender(
            key="mender",
            label=_("To be mended by"),
            ask=_("Who has to mend it?"),
            hint=_("Or type another person or office."),
            source="menders",
            free=True,
            when=_found_something,
            follows="where",
        ),
        deadline_day(
            _("To be mended until"), _("📅 Until which day is it to be mended?"), when=_found_something
        ),
        Words(
            key="advice",
            label=_("Recommendation"),
            ask=_("What does the team recommend?"),
            optional=True,
            quiet=True,
            personal=True,
        ),
        replace(PHOTOS, quiet=False),
    ),
)
