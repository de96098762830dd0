"""Child nutrition of the commune (dinh dưỡng trẻ em), form F5: how many, what was done. Never a child's name.

Source: the field's report template F5, plan IV.2.2b (children under 16 of poor, near-poor and newly
escaped households; mothers and children under 5; school meals and advice for those from 5 to under
16). Counted by commune and by half-year, because few children of one hamlet would be known to everybody
(assumption), and no photo is asked for. Limits that catch slips are assumptions, too.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from forms.belonging import activity_of, activity_question, chosen_activity
from forms.duties import named
from forms.facts import Answers, Option
from forms.kinds.counts import Counts, Part
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.period_told import PERIOD, TOLD_ON, answered
from forms.question import Check, Form
from forms.usual_questions import COST
from locales import Text, _

MOST = 20_000  # people of one group in a commune (assumption)
MEASURED = (
    Part(
        "measured",
        ("tre", "chau", "em", "tre can do", "can do", "duoc can do"),
        _("{n} weighed"),
        _("weighed"),
    ),
    Part("stunted", ("thap coi", "coi", "tre thap coi", "coi coc"), _("{n} stunted"), _("stunted")),
    Part("underweight", ("nhe can", "thieu can", "tre nhe can"), _("{n} underweight"), _("underweight")),
)
CARED_FOR = (
    Part(
        "children",
        ("tre", "chau", "em", "hoc sinh", "hs"),
        _("{n} children"),
        _("children from 5 to under 16"),
    ),
    Part("mothers", ("ba me", "me", "ba bau", "phu nu mang thai"), _("{n} mothers"), _("mothers")),
)
HOUSEHOLDS = (
    Part("poor", ("ho ngheo", "ngheo"), _("{n} poor"), _("poor households")),
    Part("near_poor", ("ho can ngheo", "can ngheo", "can"), _("{n} near-poor"), _("near-poor households")),
    Part(
        "newly_escaped",
        ("ho moi thoat ngheo", "moi thoat ngheo", "moi thoat", "thoat ngheo"),
        _("{n} newly escaped"),
        _("newly escaped households"),
    ),
)
DONE = (
    Option("micronutrients", _("vitamins and iron for mothers and children")),
    Option("school_meals", _("better meals at school")),
    Option("advice", _("advice on feeding children")),
    Option("weighing", _("weighing and measuring children")),
    Option("treatment", _("care for malnourished children")),
    Option("other", _("something else")),
)


def _no_more_than_measured(key: str, why: Text) -> Check:
    return Check(
        f"{key}_above_measured",
        lambda value, scene: value[key] <= value["measured"],
        lambda value, scene: why._replace(values={"part": value[key], "whole": value["measured"]}),
    )


def _headline(answers: Answers) -> Text | str:
    """How many were weighed; never the small numbers."""
    measured = answers.get("measured")
    return _("{n} children weighed", n=measured["measured"]) if measured else ""


def _figures(answers: Answers) -> Mapping[str, int | None]:
    counted: dict[str, Any] = {**(answers.get("measured") or {}), **(answers.get("cared_for") or {})}
    households = answers.get("households") or {}
    by_class = {f"households_{key}": amount for key, amount in households.items()}
    return {**counted, **by_class, "money": answers.get("money")}


FORM = Form(
    key="nutrition",
    version=1,
    title=_("Child nutrition report"),
    noun=_("nutrition"),
    begins=_("Report on child nutrition"),
    command="dinhduong",
    position=82,
    in_menu=False,  # owed twice a year: it comes with its reminder, and stands among the deadlines
    spoken=("dinh duong", "bao cao dinh duong", "suy dinh duong"),
    told_by=("báo cáo dinh dưỡng", "dinh dưỡng"),
    roles=("commune_officer", "agency_officer"),
    asks_place=False,
    blocked=answered,
    duty=named,
    activity=chosen_activity,
    figures=_figures,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    about=activity_of,
    repeats_within=0,
    same=_("⚠️ This period's report has been sent already."),
    reviewed=True,
    questions=(
        PERIOD,
        TOLD_ON,
        activity_question(),
        Counts(
            key="measured",
            label=_("Children under 5"),
            ask=_("Children under 5: how many were weighed and measured, how many are stunted, underweight?"),
            hint=_("For example: 120 children, 8 stunted, 5 underweight"),
            help=_(
                "Of the whole commune, children of poor, near-poor and newly escaped households. No names."
            ),
            spoken=("trẻ dưới 5 tuổi", "trẻ cân đo", "cân đo", "trẻ", "thấp còi", "nhẹ cân"),
            parts=MEASURED,
            example="120 trẻ, 8 thấp còi, 5 nhẹ cân",
            missing_is_zero=True,
            most=MOST,
            sensitive=True,
            checks=(
                _no_more_than_measured(
                    "stunted",
                    _("{part} stunted are more than the {whole} weighed. Type it again, please."),
                ),
                _no_more_than_measured(
                    "underweight",
                    _("{part} underweight are more than the {whole} weighed. Type it again, please."),
                ),
            ),
        ),
        Counts(
            key="cared_for",
            label=_("Also cared for"),
            ask=_("How many children from 5 to under 16, and how many mothers were cared for?"),
            hint=_("For example: 85 children, 30 mothers"),
            spoken=("học sinh", "trẻ từ 5 tuổi", "bà mẹ"),
            parts=CARED_FOR,
            example="85 trẻ, 30 bà mẹ",
            missing_is_zero=True,
            most=MOST,
            sensitive=True,
        ),
        Several(
            key="done",
            label=_("What was done"),
            ask=_("What was done for them?"),
            hint=_("Or type the numbers, for example: 1,3"),
            spoken=("đã làm", "việc đã làm"),
            options=DONE,
            none=_("nothing done yet"),
        ),
        Counts(
            key="households",
            label=_("Households by class"),
            ask=_("Of which households are they?"),
            hint=_("For example: 6 poor, 20 near-poor, 4 newly escaped"),
            spoken=("hộ nghèo", "hộ cận nghèo", "hộ mới thoát nghèo"),
            parts=HOUSEHOLDS,
            example="6 hộ nghèo, 20 hộ cận nghèo, 4 hộ mới thoát nghèo",
            missing_is_zero=True,
            most=MOST,
            sensitive=True,
            optional=True,
            quiet=True,
        ),
        replace(COST, key="money"),
        Words(
            key="difficulties",
            label=_("Difficulties, wishes"),
            ask=_("Were there difficulties, or is there something you would ask for?"),
            hint=_("No child's name, please."),
            spoken=("khó khăn", "vướng mắc", "kiến nghị", "đề nghị", "đề xuất"),
            optional=True,
            quiet=True,
            personal=True,  # somebody may write a name all the same
        ),
    ),
)
