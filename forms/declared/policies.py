"""A regular policy of the half-year (chính sách thường xuyên), form F9: one policy a report.

Which policies there are and which figures each is asked for stands in the plan's file (``forms: [policies]``
and ``asks``), so that this form serves any plan. One policy a report, because each then belongs to its policy
and costs five or six messages; one form for all would have a dozen questions that seldom apply.
Source: the field's report template F9, plan IV.1.1 to IV.1.7.2; limits are assumptions that catch slips.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from forms.belonging import activity_of, chosen_activity
from forms.duties import named
from forms.facts import Answers, Option, Scene
from forms.kinds.amount import Amount
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.counts import Counts
from forms.kinds.words import Words
from forms.period_told import PERIOD, TOLD_ON
from forms.policy_asks import CARDS, COUNTED, HOUSES, asks
from forms.question import Check, Form
from locales import Text, _

SOURCE = "policies"  # by their whole names
MOST = 50_000  # people or households of a commune (assumption)
CARDS_OF_PEOPLE = Check(
    "cards_above_people",
    lambda value, scene: value["with_card"] <= value["people"],
    lambda value, scene: _(
        "{part} with a card are more than the {whole} people. Type it again, please.",
        part=value["with_card"],
        whole=value["people"],
    ),
)


def _all_have_cards(scene: Scene) -> Sequence[Option]:
    """Everybody of the poor and near-poor households of the register, as one tap."""
    people = scene.facts.known("poor_people", scene.answers)
    if not people:
        return ()
    return (
        Option(
            {"people": people, "with_card": people}, _("All {n} people of the register have one", n=people)
        ),
    )


def _compare(value: Any, scene: Scene) -> Sequence[Text]:
    people = scene.facts.known("poor_people", scene.answers)
    if not people or people == value["people"]:
        return ()
    return (_("⚠️ By the register of households it is {n} people.", n=people),)


def _none_there(scene: Scene) -> Text | None:
    if scene.facts.options(SOURCE, scene.answers):
        return None
    return _("The plan names no policy that is reported here.")


def _figures(answers: Answers) -> Mapping[str, int | None]:
    """The figures that were asked for; of cards ``card_people`` and ``card_holders``."""
    cards, houses = answers.get("cards"), answers.get("houses")
    found: dict[str, int | None] = {key: answers.get(key) for key in (*COUNTED, "money")}
    if cards:
        found |= {"card_people": cards["people"], "card_holders": cards["with_card"]}
    if houses:
        found |= {"houses_new": houses["new"], "houses_repaired": houses["repaired"]}
    return found


def _name(scene: Scene) -> str | None:
    """What the policy is called, for the lists in which the report stands."""
    code = activity_of(scene.answers)
    return scene.facts.label(SOURCE, code) if code else None


def _headline(answers: Answers) -> Text | str:
    return str(answers.get("name") or "")


def _count(key: str, label: Text, ask: Text, hint: Text, spoken: tuple[str, ...]) -> Count:
    return Count(
        key=key, label=label, ask=ask, hint=hint, spoken=spoken, most=MOST, when=asks(key), follows="activity"
    )


FORM = Form(
    key="policies",
    version=1,
    title=_("Regular policy report"),
    noun=_("policy"),
    begins=_("Report on a regular policy"),
    command="chinhsach",
    position=84,
    spoken=("chinh sach", "bao cao chinh sach", "chinh sach thuong xuyen"),
    told_by=("báo cáo chính sách", "chính sách thường xuyên"),
    roles=("commune_officer", "agency_officer"),
    asks_place=False,
    blocked=_none_there,
    duty=named,
    about=activity_of,
    repeats_within=0,
    same=_("⚠️ This policy has been reported for this period already."),
    activity=chosen_activity,
    figures=_figures,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    reviewed=True,
    questions=(
        Choice(
            key="activity",
            label=_("Policy"),
            ask=_("Which policy?"),
            help=_(
                "One policy a report; then begin again for the next. Leave out those with nothing to tell."
            ),
            spoken=("chính sách", "báo cáo chính sách", "về"),
            source=SOURCE,
        ),
        Computed(
            key="name",
            label=_("Policy"),
            hidden=True,
            default=_name,
            shown=lambda value, scene: str(value),
        ),
        PERIOD,
        TOLD_ON,
        _count(
            "households",
            _("Households"),
            _("How many households were helped?"),
            _("For example: 12 households"),
            ("hộ", "số hộ"),
        ),
        _count(
            "people",
            _("People"),
            _("How many people were helped?"),
            _("For example: 25 people"),
            ("người", "số người"),
        ),
        _count(
            "pupils",
            _("Pupils, students"),
            _("How many pupils and students were helped?"),
            _("For example: 40 pupils"),
            ("học sinh", "sinh viên", "em"),
        ),
        _count(
            "turns",
            _("Times"),
            _("How many times was help given?"),
            _("For example: 15 times"),
            ("lượt", "lần"),
        ),
        _count(
            "jobs",
            _("Given work"),
            _("How many people were given work?"),
            _("For example: 8 people"),
            ("người", "lao động"),
        ),
        Counts(
            key="cards",
            label=_("Insurance cards"),
            ask=_("How many people are in poor and near-poor households, and how many of them have a card?"),
            hint=_("For example: 150 people, 148 with a card"),
            help=_("As it is now, all poor and near-poor households of the commune."),
            spoken=("người", "có thẻ", "thẻ"),
            parts=CARDS,
            example="150 người, 148 có thẻ",
            most=MOST,
            usual=_all_have_cards,
            remark=_compare,
            checks=(CARDS_OF_PEOPLE,),
            when=asks("cards"),
            follows="activity",
        ),
        Counts(
            key="houses",
            label=_("Houses"),
            ask=_("How many houses were built new, how many repaired?"),
            hint=_("For example: 3 new, 2 repaired"),
            spoken=("nhà mới", "nhà sửa", "nhà"),
            parts=HOUSES,
            example="3 mới, 2 sửa",
            missing_is_zero=True,
            when=asks("houses"),
            follows="activity",
        ),
        Amount(
            key="money",
            label=_("Money"),
            ask=_("How much money in all?"),
            hint=_("For example: 450 million. Not known yet: “skip”."),
            spoken=("số tiền", "kinh phí", "tổng tiền", "tiền"),
            when=asks("money"),
            optional=True,
            follows="activity",
        ),
        Words(
            key="difficulties",
            label=_("Difficulties, wishes"),
            ask=_("Were there difficulties, or is there something you would ask for?"),
            spoken=("khó khăn", "vướng mắc", "kiến nghị", "đề nghị", "đề xuất"),
            optional=True,
            quiet=True,
        ),
    ),
)
