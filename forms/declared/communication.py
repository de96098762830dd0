"""The report on information work (báo cáo truyền thông), form F4 of the plan's sub-project 2 of project 6.

Topics: the services and subjects that IV.2.4 names. Households informed are asked as the hamlet's figure
of the year so far, each household once, because the sum over events would count the same ones again
(II.3, "được tiếp cận, cung cấp đầy đủ thông tin"). The limits are assumptions that catch slips.
"""

from collections.abc import Sequence
from typing import Any

from forms.belonging import chosen_activity
from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.count import Count
from forms.kinds.days import Days
from forms.kinds.several import Several
from forms.kinds.share import Share
from forms.kinds.words import Words
from forms.livelihood.monotone import falls
from forms.question import Form
from forms.still_fits import misfit_among
from forms.usual_questions import COST, PHOTOS
from locales import Text, _
from locales.folding import fold

MOST_TIMES = 1_000  # of one kind in one report (assumption)
MOST_COPIES = 100_000
MOST_PEOPLE = 100_000  # turns, not people
MOST_HOUSEHOLDS = 5_000  # of a hamlet whose number of households is not known

KINDS = (
    Option("loudspeaker", _("loudspeaker")),
    Option("meeting", _("hamlet meeting")),
    Option("poster", _("billboard, poster")),
    Option("leaflet", _("leaflets")),
    Option("feature", _("article, film")),
    Option("dialogue", _("policy dialogue")),
    Option("social", _("Zalo, Facebook")),
)
PRINTED = ("poster", "leaflet")
ONE_AT_A_TIME = ("meeting", "dialogue")
TOPICS = (
    Option("policies", _("poverty reduction policies")),
    Option("examples", _("good examples, good models")),
    Option("production", _("experience in production")),
    Option("jobs", _("jobs")),
    Option("vocation", _("learning a trade")),
    Option("abroad", _("work abroad")),
    Option("health", _("health, insurance cards")),
    Option("education", _("education")),
    Option("housing", _("housing")),
    Option("water", _("clean water, sanitation")),
    Option("information", _("information, telephone, internet")),
    Option("legal", _("legal aid")),
    Option("social", _("social assistance")),
    Option("equality", _("gender equality")),
)
_KIND_NAMES = dict(KINDS)


def _is_printed(scene: Scene) -> bool:
    return scene.answers.get("kind") in PRINTED


def _is_held(scene: Scene) -> bool:
    return scene.answers.get("kind") is not None and not _is_printed(scene)


def _usual_times(scene: Scene) -> int | None:
    """A meeting is reported one by one."""
    return 1 if scene.answers.get("kind") in ONE_AT_A_TIME else None


def _usual_activity(scene: Scene) -> str | None:
    """The first of the plan to which such reports may belong; another is chosen in the summary."""
    offered = scene.facts.options("reported_activities", scene.answers)
    return str(offered[0].value) if offered else None


def _of_hamlet(scene: Scene) -> bool:
    """A commune knows its own activities, its hamlets whom they reached."""
    return bool(scene.facts.known("level", scene.answers) == "hamlet")


def _before(scene: Scene) -> int | None:
    found: int | None = scene.facts.known("informed_before", scene.answers)
    return found


def _households(scene: Scene) -> int | None:
    found: int | None = scene.facts.known("hamlet_households", scene.answers)
    return found


def _as_last_time(scene: Scene) -> Sequence[Option]:
    before = _before(scene)
    return () if before is None else (Option(before, _("As last time: {n} households", n=before)),)


def _say_lower(value: Any, scene: Scene) -> Sequence[Text]:
    before = _before(scene)
    if before is None or not falls(before, value):
        return ()
    return (_("⚠️ {n} households were reported before; the highest number of the year counts.", n=before),)


def _fell(scene: Scene) -> bool:
    informed = scene.answers.get("informed")
    return informed is not None and falls(_before(scene), informed)


def _headline(answers: Answers) -> Text | str:
    kind = answers.get("kind")
    return _KIND_NAMES.get(kind, str(kind)) if kind else ""


def _unfit(scene: Scene) -> Text | None:
    return misfit_among(FORM, scene, "informed")


FORM = Form(
    key="communication",
    version=1,
    title=_("Report on information work"),
    noun=_("information work"),
    begins=_("Report information work"),
    command="truyenthong",
    position=50,
    spoken=("truyen thong", "bao cao truyen thong", "tuyen truyen"),
    told_by=("truyền thông", "tuyên truyền"),
    roles=("hamlet_head", "commune_officer", "agency_officer"),
    happened=lambda answers: str(answers["days"]["first"]),
    headline=_headline,
    about=lambda answers: fold(str(answers["kind"])),
    repeats_within=0,
    same=_("⚠️ Information work of this kind has been reported for that day already."),
    refused=_unfit,
    activity=chosen_activity,
    figures=lambda answers: {
        key: answers.get(key) for key in ("informed", "times", "copies", "people", "cost")
    },
    reviewed=True,
    questions=(
        Choice(
            key="kind",
            label=_("How"),
            ask=_("How were people told?"),
            options=KINDS,
            free=True,
            other=_("Another way"),
            ask_other=_("Type the way, please."),
            spoken=("hình thức", "bằng", "qua"),
        ),
        Choice(
            key="activity",
            label=_("Project, policy"),
            ask=_("Which project or policy does it belong to?"),
            help=_("If you are not sure, ask the commune; you can save this for later."),
            source="reported_activities",
            quiet=True,
            default=_usual_activity,
            spoken=("thuộc",),
        ),
        Several(
            key="topics",
            label=_("Topics"),
            ask=_("What was it about?"),
            options=TOPICS,
            spoken=("nội dung", "chủ đề", "về"),
        ),
        Days(
            key="days",
            label=_("Day"),
            ask=_("📅 On which day was it?"),
            hint=_("Or type the day, for example: 15/3, last Monday, 15/3 to 17/3"),
        ),
        Count(
            key="times",
            label=_("Times"),
            ask=_("How many times?"),
            hint=_("For example: 4"),
            least=1,
            most=MOST_TIMES,
            when=_is_held,
            default=_usual_times,
            spoken=("số lần", "số buổi", "buổi", "lần"),
        ),
        Count(
            key="copies",
            label=_("Copies"),
            ask=_("How many sheets or copies?"),
            hint=_("For example: 200"),
            least=1,
            most=MOST_COPIES,
            when=_is_printed,
            spoken=("số bản", "số tờ", "tờ", "bản", "tấm"),
        ),
        Count(
            key="people",
            label=_("Turns of people"),
            ask=_("About how many turns of people heard it, saw it, came?"),
            hint=_("Who came twice counts twice. Not known? Then “skip”."),
            most=MOST_PEOPLE,
            optional=True,
            spoken=("lượt người nghe", "lượt người dự", "lượt người", "người nghe", "người dự", "lượt"),
        ),
        Share(
            key="informed",
            label=_("Households informed this year"),
            ask=_("Since the beginning of the year, how many households of the hamlet have been told?"),
            hint=_("Each household counts once, however often it was told. For example: 80"),
            most=MOST_HOUSEHOLDS,
            whole=_households,
            usual=_as_last_time,
            every=_("All {n} households"),
            more_than_all=_("The hamlet has {whole} households, fewer than {n}."),
            shown=_("{n} households"),
            when=_of_hamlet,
            remark=_say_lower,
            spoken=("số hộ được nghe", "hộ được nghe", "hộ được biết", "hộ"),
        ),
        Words(
            key="lower_because",
            label=_("Why it is lower than before"),
            ask=_("Why is it lower than in the last report?"),
            hint=_("For example: counted twice last time, some households moved away"),
            when=_fell,
        ),
        COST,
        Words(
            key="difficulties",
            label=_("Difficulties, wishes"),
            ask=_("Were there difficulties, or is there something you would ask for?"),
            spoken=("khó khăn", "vướng mắc", "kiến nghị", "đề nghị"),
            optional=True,
            quiet=True,
        ),
        PHOTOS,
    ),
)
