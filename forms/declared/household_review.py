"""The review of one household (rà soát hộ), form F3: what it has, what it lacks, and the class to propose.

The class that comes out is a proposal (đề xuất); only the commune's chairman recognises it
(QĐ 24/2021/QĐ-TTg, step 6). The standard is that in force on the day of the review.
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.counts import Counts, Part
from forms.kinds.full_name import FullName
from forms.kinds.one_day import OneDay
from forms.kinds.photos import Photos
from forms.kinds.pick import Pick
from forms.kinds.several import Several
from forms.kinds.wellbeing import Wellbeing
from forms.kinds.words import Words
from forms.poverty.causes import CAUSES, NEEDS
from forms.poverty.classes import CLASS_NAMES, NEAR_POOR, NOT_POOR, POOR
from forms.poverty.movement import MOVEMENT_NAMES, movement
from forms.poverty.proposal import propose
from forms.poverty.standard import Standard
from forms.question import Check, Form
from locales import Text, _

LEFT = "left"
NOT_YET = "not_yet"
MOST_PEOPLE = 30  # in one household (assumption)
AREAS = (Option("rural", _("rural area")), Option("urban", _("urban area")))
WHY_LEFT = (
    Option("moved", _("moved away")),
    Option("merged", _("joined another household")),
    Option("ended", _("nobody left in it")),
    Option("other", _("another reason")),
)


# What is known ----------------------------------------------------------------


def _known(scene: Scene, what: str) -> Any:
    """A fact about the household that was chosen; None for a new one."""
    household = scene.facts.known("household", scene.answers)
    return household[what] if household else None


def _standard(scene: Scene) -> Standard | None:
    found: Standard | None = scene.facts.known("standard", scene.answers)
    return found


def _area(scene: Scene) -> str:
    """The household's area as it was corrected, else the place's; a quiet answer may not be filled in yet."""
    return str(scene.answers.get("area") or scene.facts.known("area", scene.answers) or "rural")


def _standard_code(scene: Scene) -> str | None:
    standard = _standard(scene)
    return standard.code if standard else None


def _class_before(scene: Scene) -> str:
    return _known(scene, "class") or NOT_POOR


def _usual_members(scene: Scene) -> Sequence[Option]:
    members = _known(scene, "members")
    return (Option(members, _("Still {n} people", n=members)),) if members else ()


def _is_new(scene: Scene) -> bool:
    household = scene.answers.get("household")
    return household is not None and household["id"] is None


def _has_left(scene: Scene) -> bool:
    return scene.answers.get("members") == LEFT


def _is_here(scene: Scene) -> bool:
    return scene.answers.get("members") not in (None, LEFT)


def _say_household(value: Any, scene: Scene) -> Sequence[Text]:
    """Said at once, so that a household that was not meant is noticed."""
    if value["id"] is None:
        return ()
    return (_("{name}, now: {class_name}", name=value["name"], class_name=CLASS_NAMES[_class_before(scene)]),)


def _has_points(scene: Scene) -> bool:
    """Whether the standard in force says which B1 points a household below it has."""
    standard = _standard(scene)
    return _is_here(scene) and standard is not None and standard.points(_area(scene)) is not None


def _has_income_only(scene: Scene) -> bool:
    return _is_here(scene) and not _has_points(scene)


# What follows -----------------------------------------------------------------


def _proposed(scene: Scene) -> str | None:
    """The class to propose, as soon as there is enough to judge by."""
    standard = _standard(scene)
    well = scene.answers.get("wellbeing") or scene.answers.get("income")
    lacks = scene.answers.get("deprivations")
    if standard is None or not well or lacks is None:
        return None
    return propose(
        standard, _area(scene), points=well.get("points"), income=well.get("income"), deprivations=len(lacks)
    )


def _movement(scene: Scene) -> str | None:
    proposed = _proposed(scene)
    if proposed is None:
        return None
    ever_poor, ever_near = bool(_known(scene, "ever_poor")), bool(_known(scene, "ever_near_poor"))
    return movement(_class_before(scene), ever_poor, ever_near, proposed)


def _is_below(scene: Scene) -> bool:
    return _is_here(scene) and _proposed(scene) in (POOR, NEAR_POOR)


def _say_proposal(value: Any, scene: Scene) -> Sequence[Text]:
    """Said at once after what the household lacks."""
    proposed, moved = _proposed(scene), _movement(scene)
    if proposed is None or moved is None:
        return (_("What was entered is not enough to propose a class."),)
    return (
        _(
            "Proposed: {class_name} ({movement}). The commune decides.",
            class_name=CLASS_NAMES[proposed],
            movement=MOVEMENT_NAMES[moved],
        ),
    )


def _met(scene: Scene) -> bool:
    return _is_here(scene) and scene.answers.get("met_on") not in (None, NOT_YET)


def _last_meeting(scene: Scene) -> str | None:
    meeting = scene.facts.known("meeting", scene.answers)
    return meeting["met_on"] if meeting else None


def _usual_meeting(scene: Scene) -> Sequence[Option]:
    meeting = scene.facts.known("meeting", scene.answers)
    if not meeting or meeting["met_on"] != scene.answers.get("met_on"):
        return ()
    value = {"present": meeting["present"], "in_favour": meeting["in_favour"]}
    label = _("{present} present, {in_favour} in favour", **value)
    return (Option(value, label),)


def _meaning(scene: Scene) -> Text | str:
    """When a household is deprived, as far as the standard's wording is verified."""
    standard = _standard(scene)
    listed = standard.indicators if standard else ()
    lines = [f"{n}. {one.name}: {one.meaning}" for n, one in enumerate(listed, start=1) if one.meaning]
    return "\n".join(lines) or _("Tick what the household lacks, as on the paper form.")


def _gone(scene: Scene) -> Text | None:
    """A household that is not in the hamlet's register any more."""
    if _is_new(scene) or scene.facts.known("household", scene.answers) is not None:
        return None
    return _("This household is no longer in the hamlet's list.")


def _headline(answers: Answers) -> Text | str:
    """Whose household, and what was proposed."""
    household = answers.get("household")
    if not household:
        return ""
    name = household["name"] or answers.get("head") or ""
    proposed = answers.get("proposed")
    if not proposed:
        return str(name)
    return _("{name}, proposed {class_name}", name=name, class_name=CLASS_NAMES[proposed])


# The form ---------------------------------------------------------------------

MEETING = (
    Part("present", ("nguoi du", "nguoi", "du", "co mat", "tham du", "tong"), _("{n} present")),
    Part(
        "in_favour",
        ("nguoi dong y", "dong y", "tan thanh", "thong nhat", "nhat tri", "dong tinh"),
        _("{n} in favour"),
    ),
)
CHECKS = (
    Check(
        "more_in_favour",
        lambda value, scene: value["in_favour"] <= value["present"],
        lambda value, scene: _(
            "{in_favour} in favour is more than the {present} present. For example: 20 people, 18 in favour",
            **value,
        ),
    ),
    Check(
        "not_half",
        lambda value, scene: value["present"] > 0 and 2 * value["in_favour"] >= value["present"],
        lambda value, scene: _(
            "Only {in_favour} of {present} were in favour, less than half, so this household has to be "
            "looked at again. Type “later”, meet again, then type the new numbers.",
            **value,
        ),
    ),
)

FORM = Form(
    key="household_review",
    version=1,
    title=_("Household review"),
    noun=_("household review"),
    begins=_("Review households"),
    command="rasoat",
    position=30,
    spoken=("ra soat", "ra soat ho", "ra soat ho ngheo", "bao cao ra soat"),
    told_by=("rà soát",),
    for_commune=False,
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    refused=_gone,
    same=_("⚠️ This household has been reviewed this year already."),
    questions=(
        Pick(
            key="household",
            label=_("Household"),
            ask=_("Which household?"),
            hint=_("Or type a part of the name, or the number in the list."),
            source="households",
            new=_("A new household, not in the list"),
            personal=True,
            remark=_say_household,
            spoken=("rà soát hộ", "rà soát nhà", "hộ", "nhà", "rà soát"),
        ),
        FullName(
            key="head",
            label=_("Head of the household"),
            ask=_("What is the head of the household called?"),
            hint=_("For example: Nguyễn Văn Tám"),
            when=_is_new,
        ),
        Count(
            key="birth_year",
            label=_("Born in"),
            ask=_("In which year was the head of the household born?"),
            hint=_("For example: 1965"),
            when=_is_new,
            least=1900,
            most=2020,
            optional=True,
            personal=True,
            plain=True,
        ),
        OneDay(
            key="day",
            label=_("Day of the review"),
            ask=_("On which day was it reviewed?"),
            quiet=True,
            default=lambda scene: scene.facts.today.isoformat(),
        ),
        Count(
            key="members",
            label=_("People in the household"),
            ask=_("How many people live in this household?"),
            spoken=("nhân khẩu", "khẩu", "số người", "người", "thành viên"),
            hint=_("Or type the number, for example: 4"),
            least=1,
            most=MOST_PEOPLE,
            usual=_usual_members,
            others=(Option(LEFT, _("The household is no longer here")),),
            shown=_("{n} people"),
        ),
        Choice(
            key="left_because",
            label=_("Why it is no longer here"),
            ask=_("Why is it no longer here?"),
            options=WHY_LEFT,
            when=_has_left,
        ),
        Choice(
            key="area",
            label=_("Area"),
            ask=_("Is it in the countryside or in town?"),
            options=AREAS,
            quiet=True,
            when=_is_here,
            default=lambda scene: scene.facts.known("area", scene.answers),
        ),
        Wellbeing(
            key="wellbeing",
            label=_("B1 points or income"),
            ask=_("How many B1 points on the paper form?"),
            spoken=("điểm b1", "b1", "điểm", "thu nhập"),
            hint=_("Or type the income per head and month, for example: 1tr2"),
            when=_has_points,
            sensitive=True,
        ),
        Wellbeing(
            key="income",
            label=_("Income per head"),
            ask=_("What is the income of one person in one month?"),
            spoken=("thu nhập", "thu nhập đầu người"),
            hint=_("For example: 1tr2. The points that count for this year's standard are not known yet."),
            when=_has_income_only,
            points=False,
            sensitive=True,
        ),
        Several(
            key="deprivations",
            label=_("Lacks"),
            ask=_("What does the household lack?"),
            hint=_("Or type the numbers, for example: 1,4,7. Lacks nothing: “none”."),
            explain=_meaning,
            source="deprivations",
            none=_("lacks nothing"),
            when=_is_here,
            remark=_say_proposal,
            sensitive=True,
            spoken=("thiếu hụt", "thiếu"),
        ),
        Computed(
            key="standard",
            hidden=True,
            label=_("Standard"),
            when=_is_here,
            default=_standard_code,
            shown=lambda value, scene: scene.facts.label("standard", value),
        ),
        Computed(
            key="class_before",
            label=_("Class until now"),
            default=_class_before,
            shown=lambda value, scene: CLASS_NAMES[value],
        ),
        Computed(
            key="proposed",
            label=_("Proposed"),
            when=_is_here,
            default=_proposed,
            shown=lambda value, scene: CLASS_NAMES[value],
        ),
        Computed(
            key="movement",
            label=_("Compared with before"),
            when=_is_here,
            default=_movement,
            shown=lambda value, scene: MOVEMENT_NAMES[value],
        ),
        Several(
            key="causes",
            label=_("Why it is poor"),
            ask=_("Why is the household short of money?"),
            spoken=("nguyên nhân",),
            hint=_("Or type the numbers, for example: 2,7"),
            options=CAUSES,
            when=_is_below,
        ),
        Several(
            key="needs",
            label=_("Needs"),
            ask=_("What help does it need?"),
            spoken=("nhu cầu", "cần hỗ trợ"),
            hint=_("Or type the numbers, for example: 3,4. Needs nothing: “none”."),
            options=NEEDS,
            none=_("needs nothing"),
            when=_is_below,
        ),
        OneDay(
            key="met_on",
            label=_("Meeting of the hamlet"),
            ask=_("📅 On which day did the hamlet meet about this household?"),
            spoken=("họp dân", "họp ấp", "họp"),
            hint=_("Or type the day, for example: 15/10"),
            others=(Option(NOT_YET, _("Not yet")),),
            when=_is_here,
            default=_last_meeting,
        ),
        Counts(
            key="meeting",
            label=_("At the meeting"),
            ask=_("How many people were there, how many in favour?"),
            spoken=("người đồng ý", "đồng ý", "người dự", "dự", "có mặt"),
            hint=_("For example: 20 people, 18 in favour"),
            parts=MEETING,
            example="20 người, 18 đồng ý",
            usual=_usual_meeting,
            checks=CHECKS,
            when=_met,
        ),
        Words(
            key="note",
            label=_("Note"),
            ask=_("Is there anything else to say about this household?"),
            spoken=("ghi chú",),
            optional=True,
            quiet=True,
            personal=True,
        ),
        Photos(
            key="photos",
            label=_("Photos"),
            ask=_("📷 Send photos, of the minutes for example; several are fine."),
            hint=_("No photos? Then “skip”."),
            optional=True,
            quiet=True,
        ),
    ),
)
