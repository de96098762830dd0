"""The registration of a livelihood model (đăng ký mô hình sinh kế), as it was approved.

Source: plan 59/KH-UBND, VI.5 (households register of their own will; the competent authority approves),
VI.6 (a part is recovered and passed on), and the five sources of money of VI.5.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.kinds.amount import Amount
from forms.kinds.amounts import Amounts, Source
from forms.kinds.choice import Choice
from forms.kinds.income import Income
from forms.kinds.one_day import OneDay
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.livelihood.stages import KINDS
from forms.question import Check, Form
from locales import Day, Text, _

SOURCES = (
    Source("central", ("tw", "trung uong", "ngan sach trung uong", "von tw"), _("central budget")),
    Source(
        "local",
        ("dp", "dia phuong", "ngan sach dia phuong", "huyen", "tinh", "von dp"),
        _("local budget"),
    ),
    Source("bank", ("nhcsxh", "ngan hang", "ngan hang chinh sach", "vay"), _("social policy bank")),
    Source("combined", ("long ghep", "chuong trinh khac"), _("combined with another programme")),
    Source(
        "people",
        ("dan", "dan gop", "nguoi dan", "doi ung", "ho dan", "dan doi ung", "ho gop"),
        _("people's own contribution"),
    ),
)
_NOT_BEFORE_THE_START = Check(
    "ends_before_it_starts",
    lambda value, scene: not scene.answers.get("starts_on") or value >= scene.answers["starts_on"],
    lambda value, scene: _("That is before the model begins. Please type a later day."),
)


def _has_households(scene: Scene) -> bool:
    return bool(scene.answers.get("households"))


def _chosen(scene: Scene) -> Sequence[Option]:
    """The households that were chosen, with the words for each."""
    chosen: Sequence[Any] = scene.answers.get("households") or ()
    return [Option(one, scene.facts.label("model_households", one)) for one in chosen]


def _is_revolving(scene: Scene) -> bool:
    return bool(scene.answers.get("revolving"))


class DueDay(OneDay):
    """Until when something is passed on; usually when the model ends."""

    def suggest(self, scene: Scene) -> Sequence[Option]:
        ends_on = scene.answers.get("ends_on")
        if not ends_on:
            return ()
        return (Option(ends_on, _("When the model ends, {day}", day=Day(date.fromisoformat(ends_on)))),)


def _headline(answers: Answers) -> Text | str:
    return str(answers.get("name") or "")


_FIRST = Form(
    key="livelihood_model",
    version=1,
    title=_("Registration of a livelihood model"),
    noun=_("model registration"),
    begins=_("Register a livelihood model"),
    command="dangkymohinh",
    position=60,
    spoken=("dang ky mo hinh", "them mo hinh"),
    roles=("commune_officer",),
    for_commune=False,
    happened=lambda answers: str(answers["approved_on"]),
    headline=_headline,
    questions=(
        Words(
            key="name",
            label=_("Name of the model"),
            ask=_("What is the model called?"),
            hint=_("For example: raising cobia in cages"),
            most=200,
            one_line=True,
        ),
        Choice(
            key="activity",
            label=_("Project"),
            ask=_("Which project does it belong to?"),
            source="model_activities",
        ),
        Choice(
            key="kind",
            label=_("Kind"),
            ask=_("What kind of model is it?"),
            options=KINDS,
        ),
        Words(
            key="lead",
            label=_("Led by"),
            ask=_("Which household or group leads it?"),
            hint=_("For example: fish raisers' cooperative group"),
            most=200,
            one_line=True,
            personal=True,
        ),
        Words(
            key="approval",
            label=_("Approved by decision"),
            ask=_("What is the number of the decision that approved it?"),
            hint=_("For example: 125/QĐ-UBND"),
            help=_("A model is registered once it is approved. Not yet? Then “later”."),
            most=60,
            one_line=True,
        ),
        OneDay(
            key="approved_on",
            label=_("Approved on"),
            ask=_("📅 On which day was the decision signed?"),
            hint=_("Or type the day, for example: 10/2"),
        ),
        OneDay(
            key="starts_on",
            label=_("Begins on"),
            ask=_("📅 From which day does the model go?"),
            hint=_("For example: 1/4/2026"),
            future=True,
        ),
        OneDay(
            key="ends_on",
            label=_("Ends on"),
            ask=_("📅 Until which day?"),
            hint=_("For example: 31/3/2028. Not fixed yet: “skip”."),
            future=True,
            optional=True,
            follows="starts_on",
            checks=(_NOT_BEFORE_THE_START,),
        ),
        Several(
            key="households",
            label=_("Households"),
            ask=_("Which households take part?"),
            hint=_("Or type the numbers, for example: 1,3,4. No list yet: “skip”."),
            typed_hint=_("Type the numbers, for example: 1,3,4. No list yet: “skip”."),
            reads_back=True,
            source="model_households",
            none=_("none of the list"),
            optional=True,
            personal=True,
        ),
        Income(
            key="baseline",
            label=_("Income before"),
            ask=_("How much did one household earn before the model?"),
            hint=_("For example: 30 million a year. You may tell it for each household."),
            help=_("Each household by its name or number: số 4 30tr/năm, số 5 28tr/năm. Not known: “skip”."),
            households=_chosen,
            when=_has_households,
            follows="households",
            optional=True,
            personal=True,
        ),
        Words(
            key="support",
            label=_("Support"),
            ask=_("What is given to the households?"),
            hint=_("For example: 1.500 young fish, feed, nets"),
            optional=True,
        ),
        Amounts(
            key="money",
            label=_("Money"),
            ask=_("How much money, and from where?"),
            hint=_("For example: TW 60tr, ĐP 9tr, dân góp 15tr"),
            sources=SOURCES,
            example="TW 60tr, ĐP 9tr, dân góp 15tr",
            optional=True,
        ),
        Words(
            key="revolving",
            label=_("To be passed on"),
            ask=_("What is to be recovered and passed on to other households, and when?"),
            hint=_("For example: 12 million for another household of the hamlet when it ends"),
            most=300,
            optional=True,
        ),
    ),
)

# From the second version on what is promised has a value and a day of its own, so that it can fall due.
FORM = replace(
    _FIRST,
    version=2,
    questions=(
        *_FIRST.questions[:-1],
        Words(
            key="revolving",
            label=_("To be passed on"),
            ask=_("What is to be recovered and passed on to other households?"),
            hint=_("For example: 12 million, two she-goats. Nothing? Then “skip”."),
            most=300,
            optional=True,
        ),
        Amount(
            key="revolving_value",
            label=_("Worth"),
            ask=_("How much is that worth in money?"),
            hint=_("For example: 12 million. Animals at their price; not known: “skip”."),
            when=_is_revolving,
            follows="revolving",
            optional=True,
        ),
        DueDay(
            key="revolving_due",
            label=_("To be passed on until"),
            ask=_("📅 Until which day is it to be passed on?"),
            hint=_("For example: 31/3/2028. Not fixed yet: “skip”."),
            future=True,
            when=_is_revolving,
            follows="revolving",
            optional=True,
            checks=(_NOT_BEFORE_THE_START,),
        ),
    ),
)
FORMS = (_FIRST, FORM)
