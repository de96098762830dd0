"""Vocational training and jobs (học nghề, việc làm), form F6: classes, job fairs, people sent to work.

Source: the field's report template F6; plan IV.2.3a (learners of poor, near-poor and newly escaped
households, workers with a low income) and IV.2.3b (fairs, connecting people with jobs). A class is
reported when it is over. At most 500 people at one class or fair is an assumption that catches slips.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from forms.belonging import activity_question, chosen_activity
from forms.facts import Answers, Option, Scene, When
from forms.kinds.choice import Choice
from forms.kinds.count import Count
from forms.kinds.counts import Counts, Part
from forms.kinds.days import Days
from forms.kinds.headcounts import HeadCount
from forms.kinds.words import Words
from forms.question import Check, Form
from forms.usual_questions import PHOTOS
from locales import Text, _
from locales.folding import fold

KINDS = (
    Option("class", _("trade class")),
    Option("fair", _("job fair")),
    Option("placed", _("people sent to work")),
    Option("advice", _("advice on jobs")),
)
KIND_NAMES = dict(KINDS)
OUTCOME = (
    Part("finished", ("hoc xong", "tot nghiep", "xong", "hoan thanh"), _("{n} finished"), _("finished")),
    Part(
        "found_work",
        ("co viec lam", "co viec", "viec lam", "tim duoc viec", "co viec on dinh"),
        _("{n} found work"),
        _("found work"),
    ),
)


def _is(*kinds: str) -> When:
    return lambda scene: scene.answers.get("kind") in kinds


def _people(scene: Scene) -> int | None:
    """How many came; None while it is not known, and then nothing is compared with it."""
    people = scene.answers.get("people")
    return int(people["people"]) if people else None


def _of_the_people(value: Any, scene: Scene) -> bool:
    whole = _people(scene)
    return whole is None or value <= whole


def _too_many(value: Any, scene: Scene) -> Text:
    return _(
        "{part} are more than the {whole} people. Type it again, please.",
        part=value,
        whole=_people(scene) or 0,
    )


OF_THE_PEOPLE = Check("above_people", _of_the_people, _too_many)
FINISHED = Check(
    "finished_above_people",
    lambda value, scene: _of_the_people(value["finished"], scene),
    lambda value, scene: _(
        "{part} who finished are more than the {whole} learners. Type it again, please.",
        part=value["finished"],
        whole=_people(scene) or 0,
    ),
)
EMPLOYED = Check(
    "employed_above_finished",
    lambda value, scene: value["found_work"] <= value["finished"],
    lambda value, scene: _(
        "{part} who found work are more than the {whole} who finished. Type it again, please.",
        part=value["found_work"],
        whole=value["finished"],
    ),
)


def _everybody(scene: Scene) -> Sequence[Option]:
    """All finished and found work: one tap for the happy case."""
    whole = _people(scene)
    if whole is None:
        return ()
    value = {"finished": whole, "found_work": whole}
    return (Option(value, _("All {n} finished and found work", n=whole)),)


def _activity_of_trade(scene: Scene) -> str | None:
    trade = scene.answers.get("trade")
    return trade["activity"] if trade else None


class Trade(Choice):
    """The trade taught: ``{"title": …, "activity": code or None}``."""

    def own(self, text: str) -> Any:
        return {"title": text, "activity": None}

    def show(self, value: Any, scene: Scene) -> Text | str:
        return str(value["title"])


def _headline(answers: Answers) -> Text | str:
    """What it was and how many took part, as far as they are known."""
    kind, trade, people = answers.get("kind"), answers.get("trade"), answers.get("people")
    if not kind or not people:
        return ""
    if not trade:
        return _("{kind}, {people} people", kind=KIND_NAMES[kind], people=people["people"])
    return _("{topic}, {people} people", topic=trade["title"], people=people["people"])


def _about(answers: Answers) -> list[str]:
    """The kind, and of a class its trade."""
    return [str(answers["kind"]), fold((answers.get("trade") or {}).get("title", ""))]


def _figures(answers: Answers) -> Mapping[str, int | None]:
    """Who took part, what came of it, and one for its kind, so that classes and fairs can be counted."""
    outcome = answers.get("outcome") or {"finished": None, "found_work": answers.get("hired")}
    if answers["kind"] == "placed":
        outcome = {"finished": None, "found_work": answers["people"]["people"]}
    return {
        **answers["people"],
        **outcome,
        "low_income": answers.get("low_income"),
        "abroad": answers.get("abroad"),
        f"kind_{answers['kind']}": 1,
    }


FORM = Form(
    key="vocational",
    version=1,
    title=_("Vocational training and jobs"),
    noun=_("trades and jobs"),
    begins=_("Report trades and jobs"),
    command="hocnghe",
    position=75,
    spoken=("hoc nghe", "day nghe", "viec lam", "bao cao hoc nghe", "bao cao viec lam"),
    told_by=(
        "lớp học nghề",
        "lớp dạy nghề",
        "học nghề",
        "dạy nghề",
        "phiên giao dịch việc làm",
        "tư vấn việc làm",
    ),
    roles=("commune_officer", "agency_officer"),
    asks_place=False,
    activity=chosen_activity,
    figures=_figures,
    happened=lambda answers: str(answers["days"]["last"]),
    headline=_headline,
    about=_about,
    repeats_within=0,
    same=_("⚠️ The same has been reported for that day already."),
    reviewed=True,
    questions=(
        Choice(
            key="kind",
            label=_("Kind"),
            ask=_("What was it?"),
            options=KINDS,
        ),
        Trade(
            key="trade",
            label=_("Trade"),
            ask=_("Which trade was taught?"),
            hint=_("Or type another trade."),
            spoken=("lớp học nghề", "lớp dạy nghề", "học nghề", "dạy nghề", "nghề"),
            source="trades",
            free=True,
            when=_is("class"),
            follows="kind",
        ),
        activity_question(_activity_of_trade, follows="trade"),
        Days(
            key="days",
            label=_("Day"),
            ask=_("📅 On which day, or from which to which?"),
            hint=_("For example: 15/3 to 17/4. Only one day: 15/3"),
        ),
        HeadCount(
            key="people",
            reads_back_choice=True,
            label=_("People"),
            ask=_("How many people? One sentence will do."),
            hint=_("For example: 25 people, 12 women, 8 poor households, 3 ethnic minority"),
            help=_("Count everyone who came, then how many of them were women, poor, near-poor ..."),
        ),
        Counts(
            key="outcome",
            label=_("What came of it"),
            ask=_("How many finished, and how many found work?"),
            hint=_("For example: 20 finished, 12 found work"),
            spoken=("học xong", "tốt nghiệp", "có việc làm", "có việc"),
            parts=OUTCOME,
            example="20 học xong, 12 có việc làm",
            missing_is_zero=True,
            usual=_everybody,
            when=_is("class"),
            checks=(FINISHED, EMPLOYED),
            follows="people",
        ),
        Count(
            key="hired",
            label=_("Found work"),
            ask=_("How many of them found work?"),
            hint=_("Not known yet? Then “skip”."),
            spoken=("có việc làm", "tìm được việc", "có việc", "được nhận"),
            when=_is("fair", "advice"),
            optional=True,
            checks=(OF_THE_PEOPLE,),
            follows="people",
        ),
        Count(
            key="abroad",
            label=_("Went abroad"),
            ask=_("How many of them went to work abroad?"),
            hint=_("Nobody? Then 0."),
            spoken=("đi nước ngoài", "ra nước ngoài", "xuất khẩu lao động"),
            when=_is("placed"),
            checks=(OF_THE_PEOPLE,),
            follows="people",
        ),
        Count(
            key="low_income",
            label=_("With a low income"),
            ask=_("How many of them are workers with a low income?"),
            hint=_("For example: 2"),
            spoken=("thu nhập thấp",),
            optional=True,
            quiet=True,
            checks=(OF_THE_PEOPLE,),
            follows="people",
        ),
        Words(
            key="school",
            label=_("Held by"),
            ask=_("Which school or centre held it?"),
            hint=_("For example: the job centre of the province"),
            spoken=("cơ sở", "trường", "trung tâm", "đơn vị tổ chức", "do"),
            most=200,
            one_line=True,
            optional=True,
            quiet=True,
        ),
        Words(
            key="difficulties",
            label=_("Difficulties, wishes"),
            ask=_("Were there difficulties, or is there something you would ask for?"),
            spoken=("khó khăn", "vướng mắc", "kiến nghị", "đề nghị", "đề xuất"),
            optional=True,
            quiet=True,
        ),
        PHOTOS,
    ),
)
