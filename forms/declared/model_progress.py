"""The progress of a livelihood model (tiến độ mô hình sinh kế), form F2: stage, what is left, incomes, money.

Few are asked, and which depends on the stage. Sums to date can only grow; a lower one is asked about.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.facts import Answers, Option, Scene, When
from forms.kinds.amount import Amount
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.income import Income
from forms.kinds.measure import Measure
from forms.kinds.photos import Photos
from forms.kinds.pick import Pick
from forms.kinds.words import Words
from forms.livelihood.monotone import falls
from forms.livelihood.stages import STAGES
from forms.livelihood.standing import STANDING_CELLS, Standing, say_standing, shown_standing, standing
from forms.question import Form
from forms.usual_questions import STATE_DAY
from locales import Money, Text, _

MOST_VISITS = 200  # since the last report (assumption)
STAGE_NAMES = dict(STAGES)
# what is on the button, typed, is the button's answer: it says no unit that could be read
_NONE_LOST = tuple(f"khong {one}" for one in ("hao", "hao hut", "mat", "chet", "mat con nao", "chet con nao"))
_NOTHING_YET = ("chua", "chua co", "chua thu", "chua thu hoach", "chua ban", "chua thu duoc", "mat trang")
_ALL_GONE = tuple(
    f"{gone}{ending}"
    for gone in ("het", "het sach", "chet het", "chet sach", "ban het", "mat het", "mat trang")
    for ending in ("", " roi")
)


# What is known ----------------------------------------------------------------


def _known(scene: Scene, what: str) -> Any:
    """A fact about the chosen model; None where it is not known."""
    model = scene.facts.known("model", scene.answers)
    return model[what] if model else None


def _activity(scene: Scene) -> str | None:
    """The project of the model."""
    code: str | None = _known(scene, "activity")
    return code


def _last(scene: Scene, what: str) -> Any:
    """What the model's last report said; None where it said nothing, or there is none."""
    last = _known(scene, "last")
    return last[what] if last else None


def _households(scene: Scene) -> Sequence[Option]:
    return [Option(one["key"], one["label"]) for one in _known(scene, "households") or ()]


def _usual_unit(scene: Scene) -> str:
    """The unit of what is left: as it was just said, else as in the last report."""
    left = scene.answers.get("left")
    return (left and left["unit"]) or _last(scene, "unit") or ""


def _as_last_time(scene: Scene) -> Sequence[Option]:
    before = _last(scene, "disbursed")
    return () if before is None else (Option(before, _("As last time: {amount}", amount=Money(before))),)


# When a question is asked -----------------------------------------------------


def _at(*stages: str) -> When:
    return lambda scene: scene.answers.get("stage") in stages


_has_begun = _at("supported", "running", "harvest", "finished", "stopped")
_has_income = _at("running", "harvest", "finished")
_has_output = _at("harvest", "finished")
_may_recover = _at("running", "harvest", "finished", "stopped")


def _has_lost(scene: Scene) -> bool:
    lost = scene.answers.get("lost")
    return _has_begun(scene) and lost is not None and lost["amount"] != "0"


def _income_is_known(scene: Scene) -> bool:
    return _has_income(scene) and scene.answers.get("income") is not None


def _fell(scene: Scene) -> bool:
    """Whether a sum to date is lower than in the report before."""
    return any(falls(_last(scene, key), scene.answers.get(key)) for key in ("disbursed", "recovered"))


# What follows -----------------------------------------------------------------


def _standing(scene: Scene) -> Standing | None:
    """How the income compares with the baseline and the target."""
    income, starts_on = scene.answers.get("income"), _known(scene, "starts_on")
    if income is None:
        return None
    day = scene.answers.get("day") or scene.facts.today.isoformat()
    began = date.fromisoformat(starts_on) if starts_on else None
    return standing(_known(scene, "households") or (), income, began, date.fromisoformat(day))


def _say_income(value: Any, scene: Scene) -> Sequence[Text]:
    found = _standing(scene)
    return say_standing(found) if found else ()


def _say_disbursed(value: Any, scene: Scene) -> Sequence[Text]:
    return _say_lower(_last(scene, "disbursed"), value)


def _say_recovered(value: Any, scene: Scene) -> Sequence[Text]:
    return _say_lower(_last(scene, "recovered"), value)


def _say_lower(before: int | None, now: int) -> Sequence[Text]:
    if not falls(before, now):
        return ()
    return (_("⚠️ The last report said {before}, this one is lower.", before=Money(before or 0)),)


def _no_model(scene: Scene) -> Text | None:
    if scene.facts.options("models", scene.answers):
        return None
    return _("No livelihood model is registered here yet. The commune officer registers it: /dangkymohinh.")


def _headline(answers: Answers) -> Text | str:
    model, stage = answers.get("model"), answers.get("stage")
    if not model or not stage:
        return str(model["name"]) if model else ""
    return _("{name}, {stage}", name=model["name"], stage=STAGE_NAMES[stage])


def _place(answers: Answers) -> str | None:
    model = answers.get("model")
    return str(model["place"]) if model else None


# The form ---------------------------------------------------------------------


def _gone(scene: Scene) -> Text | None:
    """A model that was taken out of the register while its report was being written."""
    if scene.facts.known("model", scene.answers) is not None:
        return None
    return _("This model is no longer in the register.")


FORM = Form(
    key="model_progress",
    version=1,
    title=_("Progress of a livelihood model"),
    noun=_("livelihood model"),
    begins=_("Report on a livelihood model"),
    command="tiendo",
    position=20,
    spoken=("tien do", "mo hinh", "tien do mo hinh", "bao cao mo hinh", "bao cao tien do"),
    told_by=("tiến độ mô hình", "mô hình", "tiến độ"),
    asks_place=False,
    for_commune=False,
    of_period=True,
    about=lambda answers: answers["model"]["id"],
    activity=_activity,
    blocked=_no_model,
    refused=_gone,
    place=_place,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    same=_("⚠️ This model has been reported on for that day already."),
    reviewed=True,
    questions=(
        Pick(
            key="model",
            label=_("Model"),
            ask=_("Which model?"),
            hint=_("Or type a part of its name."),
            source="models",
            none_found=_("“{typed}” is none of the models here. Type a part of the name."),
            spoken=("mô hình", "tiến độ mô hình"),
        ),
        STATE_DAY,
        Choice(
            key="stage",
            label=_("Stage"),
            ask=_("How far is the model?"),
            spoken=("giai đoạn",),
            options=STAGES,
        ),
        Measure(
            key="left",
            label=_("Left now"),
            ask=_("How much is there now?"),
            hint=_("For example: 1.800 con, 2 ha, 10 lồng"),
            nothing=_("nothing left"),
            nothing_words=_ALL_GONE,
            unit=_usual_unit,
            when=_has_begun,
            optional=True,
            spoken=("hiện còn", "còn lại", "còn được", "còn"),
        ),
        Measure(
            key="lost",
            label=_("Lost"),
            ask=_("How much was lost?"),
            hint=_("Since the last report. For example: 200 con, 5 ký"),
            nothing=_("nothing lost"),
            nothing_words=_NONE_LOST,
            unit=_usual_unit,
            when=_has_begun,
            spoken=("hao hụt", "hao", "chết", "mất", "thất thoát"),
        ),
        Words(
            key="loss_cause",
            label=_("Why it was lost"),
            ask=_("Why was it lost?"),
            hint=_("For example: disease, storm, water too salty"),
            when=_has_lost,
            spoken=("nguyên nhân", "vì", "do"),
        ),
        Measure(
            key="output",
            label=_("Output"),
            ask=_("How much was harvested?"),
            hint=_("Since the last report. For example: 1,5 tấn, 300 ký"),
            nothing=_("nothing yet"),
            nothing_words=_NOTHING_YET,
            when=_has_output,
            spoken=("sản lượng", "thu hoạch được", "thu được"),
        ),
        Income(
            key="income",
            label=_("Income of a household"),
            ask=_("About how much does one household earn now?"),
            hint=_("For example: 3tr5 a month, 42 million a year. You may tell it for each household."),
            help=_("Each household by its name or number: số 4 40tr/năm, số 5 35tr/năm, số 6 30tr/năm"),
            households=_households,
            when=_has_income,
            optional=True,
            remark=_say_income,
            personal=True,
            spoken=("thu nhập",),
        ),
        Computed(
            key="income_standing",
            label=_("Compared with the beginning"),
            default=_standing,
            when=_income_is_known,
            shown=lambda value, scene: shown_standing(value),
            in_cells=STANDING_CELLS,
        ),
        Amount(
            key="disbursed",
            label=_("Disbursed until now"),
            ask=_("How much money was disbursed from the beginning until now?"),
            hint=_("For example: 60 million"),
            usual=_as_last_time,
            optional=True,
            remark=_say_disbursed,
            spoken=("giải ngân", "đã giải ngân", "giải ngân được"),
        ),
        Amount(
            key="recovered",
            label=_("Recovered until now"),
            ask=_("How much was recovered until now, to be passed on to other households?"),
            hint=_("For example: 5 million"),
            when=_may_recover,
            optional=True,
            quiet=True,
            remark=_say_recovered,
            spoken=("thu hồi", "đã thu hồi", "thu hồi được"),
        ),
        Words(
            key="lower_because",
            label=_("Why it is lower than before"),
            ask=_("Why is it lower than in the last report?"),
            hint=_("For example: wrongly added up last time, paid back to the treasury"),
            when=_fell,
        ),
        Words(
            key="revolved_to",
            label=_("Passed on to"),
            ask=_("To which household was it passed on, and what?"),
            spoken=("luân chuyển cho", "đã luân chuyển", "luân chuyển"),
            hint=_("For example: two goats to the household of Tám"),
            when=_may_recover,
            optional=True,
            quiet=True,
            personal=True,
        ),
        Count(
            key="visits",
            label=_("Visits with guidance"),
            ask=_("How many times did officers come to give guidance since the last report?"),
            spoken=("lượt hướng dẫn", "lượt cán bộ", "lượt"),
            hint=_("For example: 2"),
            most=MOST_VISITS,
            optional=True,
            quiet=True,
        ),
        Words(
            key="escaping",
            label=_("Proposed to leave poverty"),
            ask=_("Which households are proposed to leave poverty or near-poverty?"),
            spoken=("đề nghị thoát nghèo", "đề nghị thoát cận nghèo"),
            hint=_("For example: the households of Tám and Hùng"),
            when=_has_income,
            optional=True,
            quiet=True,
            personal=True,
        ),
        Words(
            key="difficulties",
            label=_("Difficulties"),
            ask=_("What is difficult?"),
            hint=_("For example: feed has become dear, the sea is rough"),
            optional=True,
            quiet=True,
            spoken=("khó khăn", "vướng mắc"),
        ),
        Words(
            key="proposals",
            label=_("Wishes"),
            ask=_("What would you ask the commune for?"),
            hint=_("For example: more young fish"),
            optional=True,
            quiet=True,
            spoken=("kiến nghị", "đề nghị", "đề xuất"),
        ),
        Photos(
            key="photos",
            label=_("Photos"),
            ask=_("📷 Send photos of the model; several are fine."),
            hint=_("No photos? Then “skip”."),
            optional=True,
        ),
    ),
)
