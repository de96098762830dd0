"""The state of a hamlet (hiện trạng ấp), form F8: households, main road, electricity, clean water.

Once a year, and when something changed. Source: the goals of II.3 on roads and electricity; water as a
service of II.2. The limits are assumptions that catch slips.
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.counts import Counts, Part
from forms.kinds.measure import Measure
from forms.kinds.share import Share
from forms.kinds.words import Words
from forms.kinds.yes_no import YES, YesNo
from forms.lengths import A_LENGTH, kilometres, metres
from forms.question import Check, Form
from forms.still_fits import misfit_among
from forms.usual_questions import PHOTOS, STATE_DAY
from locales import Text, _

MOST_HOUSEHOLDS = 5_000
MOST_PEOPLE = 30_000
LONGEST_ROAD = 100_000  # metres
SIZE = (
    Part("households", ("ho", "ho dan", "so ho", "gia dinh"), _("{n} households"), _("households")),
    Part("people", ("nguoi", "nhan khau", "khau", "so nguoi"), _("{n} people"), _("people")),
)
ROADS = (
    Option("standard", _("hardened up to the standard")),
    Option("hardened", _("hardened, below the standard")),
    Option("part", _("hardened in part")),
    Option("none", _("not hardened, or no road")),
)
_WHOLLY = ("standard", "hardened")
_EXAMPLE = _("For example: 120 households, 480 people")


# What is known ----------------------------------------------------------------


def _last(scene: Scene, key: str) -> Any:
    last = scene.facts.known("last_report", scene.answers)
    return last.get(key) if last else None


def _size_as_last_time(scene: Scene) -> Sequence[Option]:
    size = _last(scene, "size")
    if not size:
        return ()
    return (Option(size, _("As last time: {households} households, {people} people", **size)),)


def _households(scene: Scene) -> int | None:
    size = scene.answers.get("size")
    return size["households"] if size else None


def _count_as_last_time(key: str) -> Any:
    """Offers a number of households as it was said last, if the hamlet still has as many."""

    def usual(scene: Scene) -> Sequence[Option]:
        before, whole = _last(scene, key), _households(scene)
        if before is None or before > (whole or 0):
            return ()
        return (Option(before, _("As last time: {n} households", n=before)),)

    return usual


def _say_fewer(value: Any, scene: Scene) -> Sequence[Text]:
    """A register with more households than the hamlet has is out of date, or the number is a slip."""
    listed = scene.facts.known("registered", scene.answers) or 0
    if value["households"] >= listed:
        return ()
    return (_("⚠️ The register has {n} households here, more than this. Is the number right?", n=listed),)


# Rules ------------------------------------------------------------------------


def _is_a_part(value: Any, scene: Scene) -> bool:
    return (metres(value) or 0) <= (metres(scene.answers.get("road_length")) or 0)


A_ROAD = Check(
    "no_such_road",
    lambda value, scene: 0 < (metres(value) or 0) <= LONGEST_ROAD,
    lambda value, scene: _("A main road of a hamlet has at most {n} km. Type it again, please.", n=100),
)
NO_MORE_THAN_THE_ROAD = Check(
    "longer_than_the_road",
    _is_a_part,
    lambda value, scene: _("That is more than the whole road. Type it again, for example: 1,2 km"),
)
A_HAMLET = Check(
    "too_many_for_a_hamlet",
    lambda value, scene: value["households"] <= MOST_HOUSEHOLDS and value["people"] <= MOST_PEOPLE,
    lambda value, scene: _("That is too much for one hamlet. {example}", example=_EXAMPLE),
)
LIVED_IN = Check(
    "nobody_lives_there",
    lambda value, scene: 0 < value["households"] <= value["people"],
    lambda value, scene: _("Each household has at least one person. {example}", example=_EXAMPLE),
)


def _is_partly_hardened(scene: Scene) -> bool:
    return scene.answers.get("road") == "part" and scene.answers.get("road_length") is not None


def _none_without_electricity(scene: Scene) -> int | None:
    return 0 if scene.answers.get("electricity") == "no" else None


# What is counted --------------------------------------------------------------


def _figures(answers: Answers) -> dict[str, int | None]:
    road, length = answers.get("road"), metres(answers.get("road_length"))
    size = answers.get("size") or {}
    hardened = {"part": metres(answers.get("hardened")), "none": 0 if length is not None else None}
    return {
        "households": size.get("households"),
        "people": size.get("people"),
        "road_meets": int(road == "standard"),
        "road_metres": length,
        "hardened_metres": length if road in _WHOLLY else hardened.get(str(road)),
        "electricity": int(answers.get("electricity") == YES),
        "powered": answers.get("powered"),
        "water": answers.get("water"),
    }


def _headline(answers: Answers) -> Text | str:
    size = answers.get("size")
    return _("{households} households, {people} people", **size) if size else ""


def _unfit(scene: Scene) -> Text | None:
    return misfit_among(FORM, scene, "hardened", "powered", "water")


FORM = Form(
    key="hamlet_state",
    version=1,
    title=_("State of the hamlet"),
    noun=_("state of the hamlet"),
    begins=_("Report the state of the hamlet"),
    command="hientrangap",
    position=60,
    spoken=("hien trang ap", "bao cao hien trang ap", "hien trang"),
    told_by=("hiện trạng ấp",),
    for_commune=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    figures=_figures,
    repeats_within=0,
    same=_("⚠️ The state of the hamlet on that day has been reported already."),
    refused=_unfit,
    may_be_nil=False,
    reviewed=True,
    questions=(
        STATE_DAY,
        Counts(
            key="size",
            label=_("Households, people"),
            ask=_("How many households and people does the hamlet have?"),
            hint=_EXAMPLE,
            parts=SIZE,
            example="120 hộ, 480 người",
            usual=_size_as_last_time,
            checks=(A_HAMLET, LIVED_IN),
            remark=_say_fewer,
            spoken=("hộ", "người", "nhân khẩu"),
        ),
        Choice(
            key="road",
            label=_("Main road"),
            ask=_("How is the main road of the hamlet?"),
            help=_("Hardened: concrete, asphalt, stone. The commune knows whether it is up to the standard."),
            options=ROADS,
            spoken=("đường trục", "đường"),
        ),
        Measure(
            key="road_length",
            label=_("Length of the main road"),
            ask=_("How long is the main road?"),
            hint=_("For example: 2,5 km. Not known? Then “skip”."),
            unit=kilometres,
            optional=True,
            checks=(A_LENGTH, A_ROAD),
            spoken=("đường trục dài", "đường dài", "dài"),
        ),
        Measure(
            key="hardened",
            label=_("Of it hardened"),
            ask=_("How much of it is hardened?"),
            hint=_("For example: 1,2 km"),
            unit=kilometres,
            when=_is_partly_hardened,
            follows="road_length",
            optional=True,
            checks=(A_LENGTH, NO_MORE_THAN_THE_ROAD),
            spoken=("trong đó cứng hóa", "cứng hóa được"),
        ),
        YesNo(
            key="electricity",
            label=_("Electricity"),
            ask=_("Does the hamlet have electricity for living and working?"),
            yes=_("It has"),
            no=_("It has none yet"),
            spoken=("điện",),
        ),
        Share(
            key="powered",
            label=_("Households with electricity"),
            ask=_("How many households use electricity?"),
            whole=_households,
            usual=_count_as_last_time("powered"),
            every=_("All {n} households"),
            more_than_all=_("The hamlet has {whole} households, fewer than {n}."),
            shown=_("{n} households"),
            default=_none_without_electricity,
            follows="electricity",
            spoken=("hộ dùng điện", "hộ có điện"),
        ),
        Share(
            key="water",
            label=_("Households with clean water"),
            ask=_("How many households use clean water?"),
            hint=_("Tap water, a drilled or protected well, rain water and bottled water count."),
            whole=_households,
            usual=_count_as_last_time("water"),
            every=_("All {n} households"),
            more_than_all=_("The hamlet has {whole} households, fewer than {n}."),
            shown=_("{n} households"),
            spoken=("hộ dùng nước sạch", "hộ có nước sạch", "nước sạch"),
        ),
        Words(
            key="changes",
            label=_("What changed"),
            ask=_("What has changed since the last time?"),
            hint=_("For example: 300 m of road were made of concrete"),
            optional=True,
            quiet=True,
        ),
        PHOTOS,
    ),
)
