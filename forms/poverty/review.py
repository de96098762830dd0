"""What a household review knows, and what follows from its answers: skip logic, the proposal, what is said.

Pure functions of a scene, for ``forms/declared/household_review.py``. The class that comes out is a
proposal (đề xuất); only the commune's chairman recognises it (QĐ 24/2021/QĐ-TTg, step 6).
"""

from collections.abc import Sequence
from typing import Any

from forms.facts import Answers, Option, Scene
from forms.poverty.classes import CLASS_NAMES, NEAR_POOR, NOT_POOR, POOR
from forms.poverty.movement import MOVEMENT_NAMES, movement
from forms.poverty.proposal import propose
from forms.poverty.standard import Standard
from locales import Text, _

LEFT = "left"  # answered for the number of people: the household is no longer here
NOT_YET = "not_yet"  # answered for the day of the meeting


def known_of(scene: Scene, what: str) -> Any:
    """A fact about the household that was chosen; None for a new one."""
    household = scene.facts.known("household", scene.answers)
    return household[what] if household else None


def standard_in_force(scene: Scene) -> Standard | None:
    found: Standard | None = scene.facts.known("standard", scene.answers)
    return found


def area_of(scene: Scene) -> str:
    """The household's area as it was corrected, else the place's; a quiet answer may not be filled in yet."""
    return str(scene.answers.get("area") or scene.facts.known("area", scene.answers) or "rural")


def standard_code(scene: Scene) -> str | None:
    standard = standard_in_force(scene)
    return standard.code if standard else None


def class_before_it(scene: Scene) -> str:
    return known_of(scene, "class") or NOT_POOR


def usual_members(scene: Scene) -> Sequence[Option]:
    members = known_of(scene, "members")
    return (Option(members, _("Still {n} people", n=members)),) if members else ()


def is_new(scene: Scene) -> bool:
    household = scene.answers.get("household")
    return household is not None and household["id"] is None


def has_left(scene: Scene) -> bool:
    return scene.answers.get("members") == LEFT


def is_here(scene: Scene) -> bool:
    return scene.answers.get("members") not in (None, LEFT)


def say_household(value: Any, scene: Scene) -> Sequence[Text]:
    """Said at once, so that a household that was not meant is noticed."""
    if value["id"] is None:
        return ()
    return (
        _("{name}, now: {class_name}", name=value["name"], class_name=CLASS_NAMES[class_before_it(scene)]),
    )


def has_points(scene: Scene) -> bool:
    """Whether the standard in force says which B1 points a household below it has."""
    standard = standard_in_force(scene)
    return is_here(scene) and standard is not None and standard.points(area_of(scene)) is not None


def has_income_only(scene: Scene) -> bool:
    return is_here(scene) and not has_points(scene)


# What follows -----------------------------------------------------------------


def class_to_propose(scene: Scene) -> str | None:
    """The class to propose, as soon as there is enough to judge by."""
    standard = standard_in_force(scene)
    well = scene.answers.get("wellbeing") or scene.answers.get("income")
    lacks = scene.answers.get("deprivations")
    if standard is None or not well or lacks is None:
        return None
    return propose(
        standard,
        area_of(scene),
        points=well.get("points"),
        income=well.get("income"),
        deprivations=len(lacks),
    )


def movement_now(scene: Scene) -> str | None:
    proposed = class_to_propose(scene)
    if proposed is None:
        return None
    ever_poor, ever_near = bool(known_of(scene, "ever_poor")), bool(known_of(scene, "ever_near_poor"))
    return movement(class_before_it(scene), ever_poor, ever_near, proposed)


def is_below(scene: Scene) -> bool:
    return is_here(scene) and class_to_propose(scene) in (POOR, NEAR_POOR)


def say_proposal(value: Any, scene: Scene) -> Sequence[Text]:
    """Said at once after what the household lacks."""
    proposed, moved = class_to_propose(scene), movement_now(scene)
    if proposed is None or moved is None:
        return (_("What was entered is not enough to propose a class."),)
    return (
        _(
            "Proposed: {class_name} ({movement}). The commune decides.",
            class_name=CLASS_NAMES[proposed],
            movement=MOVEMENT_NAMES[moved],
        ),
    )


def has_met(scene: Scene) -> bool:
    return is_here(scene) and scene.answers.get("met_on") not in (None, NOT_YET)


def last_meeting(scene: Scene) -> str | None:
    meeting = scene.facts.known("meeting", scene.answers)
    return meeting["met_on"] if meeting else None


def usual_meeting(scene: Scene) -> Sequence[Option]:
    meeting = scene.facts.known("meeting", scene.answers)
    if not meeting or meeting["met_on"] != scene.answers.get("met_on"):
        return ()
    value = {"present": meeting["present"], "in_favour": meeting["in_favour"]}
    label = _("{present} present, {in_favour} in favour", **value)
    return (Option(value, label),)


def meanings(scene: Scene) -> Text | str:
    """When a household is deprived, as far as the standard's wording is verified."""
    standard = standard_in_force(scene)
    listed = standard.indicators if standard else ()
    lines = [f"{n}. {one.name}: {one.meaning}" for n, one in enumerate(listed, start=1) if one.meaning]
    return "\n".join(lines) or _("Tick what the household lacks, as on the paper form.")


def is_gone(scene: Scene) -> Text | None:
    """A household that is not in the hamlet's register any more."""
    if is_new(scene) or scene.facts.known("household", scene.answers) is not None:
        return None
    return _("This household is no longer in the hamlet's list.")


def headline(answers: Answers) -> Text | str:
    """Whose household, and what was proposed."""
    household = answers.get("household")
    if not household:
        return ""
    name = household["name"] or answers.get("head") or ""
    proposed = answers.get("proposed")
    if not proposed:
        return str(name)
    return _("{name}, proposed {class_name}", name=name, class_name=CLASS_NAMES[proposed])
