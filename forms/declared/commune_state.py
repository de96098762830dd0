"""The state of a commune (hiện trạng xã), form F8: insurance cards, health, radio station, culture officer.

Once a year. Source: the goals of II.3 on health, insurance, radio stations and culture officers. The
limit is an assumption that catches slips.
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.count import Count
from forms.kinds.one_day import OneDay
from forms.kinds.words import Words
from forms.kinds.yes_no import YES, YesNo
from forms.question import Check, Form
from forms.still_fits import misfit_among
from forms.usual_questions import PHOTOS, STATE_DAY
from locales import Text, _

MOST_PEOPLE = 200_000
RADIO = (
    Option("works", _("It works")),
    Option("broken", _("There is one, it does not work")),
    Option("none", _("There is none yet")),
)


def _as_last_time(key: str) -> Any:
    def usual(scene: Scene) -> Sequence[Option]:
        last = scene.facts.known("last_report", scene.answers)
        before = last.get(key) if last else None
        return () if before is None else (Option(before, _("As last time: {n} people", n=before)),)

    return usual


def _has(key: str) -> Any:
    return lambda scene: scene.answers.get(key) == YES


def _known_or_any(value: Any, scene: Scene) -> bool:
    people = scene.answers.get("population")
    return people is None or value <= people


NO_MORE_THAN_PEOPLE = Check(
    "more_cards_than_people",
    _known_or_any,
    lambda value, scene: _(
        "The commune has {people} people, fewer than {n} cards.",
        people=scene.answers["population"],
        n=value,
    ),
)


def _figures(answers: Answers) -> dict[str, int | None]:
    radio = answers.get("radio")
    return {
        "population": answers.get("population"),
        "cards": answers.get("cards"),
        "health": int(answers.get("health") == YES),
        "radio": int(radio == "works"),
        "radio_broken": int(radio == "broken"),
        "culture_officer": int(answers.get("culture_officer") == YES),
    }


def _headline(answers: Answers) -> Text | str:
    people, cards = answers.get("population"), answers.get("cards")
    if people is None or cards is None:
        return ""
    return _("{people} people, {cards} with insurance cards", people=people, cards=cards)


def _unfit(scene: Scene) -> Text | None:
    return misfit_among(FORM, scene, "cards")


FORM = Form(
    key="commune_state",
    version=1,
    title=_("State of the commune"),
    noun=_("state of the commune"),
    begins=_("Report the state of the commune"),
    command="hientrangxa",
    position=85,
    spoken=("hien trang xa", "bao cao hien trang xa"),
    told_by=("hiện trạng xã",),
    roles=("commune_officer",),
    asks_place=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    figures=_figures,
    repeats_within=0,
    same=_("⚠️ The state of the commune on that day has been reported already."),
    refused=_unfit,
    may_be_nil=False,
    reviewed=True,
    questions=(
        STATE_DAY,
        Count(
            key="population",
            label=_("Population"),
            ask=_("How many people live in the commune?"),
            hint=_("For example: 8.500"),
            least=1,
            most=MOST_PEOPLE,
            usual=_as_last_time("population"),
            shown=_("{n} people"),
            spoken=("dân số", "nhân khẩu"),
        ),
        Count(
            key="cards",
            label=_("With insurance cards"),
            ask=_("How many people have a health insurance card?"),
            hint=_("For example: 8.200"),
            most=MOST_PEOPLE,
            usual=_as_last_time("cards"),
            checks=(NO_MORE_THAN_PEOPLE,),
            shown=_("{n} people"),
            spoken=("thẻ bảo hiểm y tế", "thẻ bảo hiểm", "có thẻ"),
        ),
        YesNo(
            key="health",
            label=_("National health criteria"),
            ask=_("Does the commune meet the national health criteria?"),
            yes=_("It meets them"),
            no=_("Not yet met"),
            spoken=("tiêu chí y tế", "chuẩn y tế"),
        ),
        Words(
            key="health_decision",
            label=_("Decision number"),
            ask=_("What is the number of the decision?"),
            hint=_("For example: 125/QĐ-UBND"),
            one_line=True,
            most=60,
            when=_has("health"),
            optional=True,
            quiet=True,
        ),
        OneDay(
            key="health_decided_on",
            label=_("Day of the decision"),
            ask=_("📅 On which day was it signed?"),
            hint=_("Or type the day, for example: 15/3"),
            when=_has("health"),
            optional=True,
            quiet=True,
        ),
        Choice(
            key="radio",
            label=_("Radio station"),
            ask=_("Does the commune's radio station work?"),
            options=RADIO,
            spoken=("trạm truyền thanh", "truyền thanh"),
        ),
        YesNo(
            key="culture_officer",
            label=_("Trained culture officer"),
            ask=_("Has the culture officer been trained in information work?"),
            yes=_("Trained"),
            no=_("Not yet trained"),
            spoken=("cán bộ văn hóa", "cán bộ văn hóa xã hội"),
        ),
        Words(
            key="culture_officer_who",
            label=_("Who, which course"),
            ask=_("Who was trained, and when?"),
            hint=_("For example: Nguyễn Văn A, course of May 2026 in Rạch Giá"),
            one_line=True,
            most=200,
            when=_has("culture_officer"),
            optional=True,
            quiet=True,
            personal=True,
            in_office=True,
        ),
        PHOTOS,
    ),
)
