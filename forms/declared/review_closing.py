"""Closing a hamlet's yearly review (chốt rà soát): opening, what moved, closing, and whether it adds up.

Source: the movement tables of the result (biểu 2 for poor, biểu 3 for near-poor households). A
difference does not stop anybody; it is shown household by household and has to be explained.
"""

from collections.abc import Sequence
from typing import Any

from forms.cells import Cell, CellKind, as_day, as_it_is, part_of
from forms.facts import Answers, Option, Scene
from forms.kinds.computed import Computed
from forms.kinds.counts import Counts, Part
from forms.kinds.words import Words
from forms.question import Form
from locales import Text, _, plural

PARTS = (
    Part("poor", ("ho ngheo", "ngheo"), _("{n} poor"), _("poor households")),
    Part("near_poor", ("ho can ngheo", "can ngheo", "can"), _("{n} near-poor"), _("near-poor households")),
)
COUNTED = tuple(part_of(part.key, CellKind.whole, part.name) for part in PARTS)
MOST_LINES = 40  # of an explanation on a small screen


def _flow(scene: Scene) -> Any:
    return scene.facts.known("flow", scene.answers)


def _part(name: str) -> Any:
    def look_up(scene: Scene) -> Any:
        return _flow(scene)[name]

    return look_up


def _counted(scene: Scene) -> Sequence[Option]:
    closing = _flow(scene)["closing"]
    return (Option(closing, _("{poor} poor, {near_poor} near-poor", **closing)),)


def _differs(scene: Scene) -> bool:
    stated = scene.answers.get("stated")
    return stated is not None and stated != _flow(scene)["closing"]


def _compare(value: Any, scene: Scene) -> Sequence[Text]:
    """Said at once when the hamlet's numbers are not those of the reviews."""
    if value == _flow(scene)["closing"]:
        return (_("✅ It adds up with the households that were reviewed."),)
    told = _(
        "⚠️ By the reviews it is {poor} poor, {near_poor} near-poor. This is how it comes about:",
        **_flow(scene)["closing"],
    )
    return (told, *_lines(scene))


def _lines(scene: Scene) -> list[Text]:
    """Opening, then household by household what moved, then who was not reviewed."""
    flow = _flow(scene)
    opening = _("At the beginning: {poor} poor, {near_poor} near-poor", **flow["opening"])
    moved = [
        _("{name}: {movement}", name=name, movement=Text(text)) for name, text in flow["moved"][:MOST_LINES]
    ]
    waiting = flow["waiting"]
    if waiting:
        names = ", ".join(waiting[:MOST_LINES])
        return [opening, *moved, _("Not reviewed, counted as before: {names}", names=names)]
    return [opening, *moved]


def _show_counts(value: Any, scene: Scene) -> Text:
    return _("{poor} poor, {near_poor} near-poor", **value)


def _headline(answers: Answers) -> Text | str:
    stated = answers.get("stated")
    return _("{poor} poor, {near_poor} near-poor", **stated) if stated else ""


FORM = Form(
    key="review_closing",
    version=1,
    title=_("Closing the yearly review"),
    noun=_("review closing"),
    begins=_("Close the yearly review"),
    command="chotrasoat",
    position=40,
    spoken=("chot ra soat", "ket thuc ra soat"),
    in_menu=False,
    for_commune=False,
    works_from="rasoat",
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    same=_("⚠️ This hamlet's review of this year has been closed already."),
    may_be_nil=False,
    # the officer compares the hamlet's own list with the reviews before both go into the commune's tables
    # (biểu 2, biểu 3); what can be returned is the list's numbers and the explanation, the rest follows
    reviewed=True,
    questions=(
        Computed(
            key="day",
            label=_("Day"),
            default=lambda scene: scene.facts.known("closing_day", scene.answers),
            shown=lambda value, scene: f"{value[8:]}/{value[5:7]}/{value[:4]}",
            in_cells=(Cell(CellKind.day, as_day),),
        ),
        Computed(
            key="not_reviewed",
            label=_("Not reviewed yet"),
            default=_part("not_reviewed"),
            shown=lambda value, scene: plural("{n} household", "{n} households", value),
            in_cells=(Cell(CellKind.whole, as_it_is),),
        ),
        Computed(
            key="opening",
            label=_("At the beginning"),
            default=_part("opening"),
            shown=_show_counts,
            in_cells=COUNTED,
        ),
        Computed(
            key="computed",
            label=_("By the reviews"),
            default=_part("closing"),
            shown=_show_counts,
            in_cells=COUNTED,
        ),
        Counts(
            key="stated",
            label=_("By the hamlet's list"),
            ask=_("How many poor and near-poor households does the hamlet's own list have now?"),
            hint=_("For example: 2 poor, 5 near-poor"),
            parts=PARTS,
            example="2 nghèo, 5 cận nghèo",
            missing_is_zero=True,
            usual=_counted,
            remark=_compare,
        ),
        Words(
            key="explanation",
            label=_("Why they differ"),
            ask=_("Why do the hamlet's list and the reviews differ?"),
            hint=_("For example: one household moved here in October, it is not reviewed yet"),
            when=_differs,
            personal=True,
        ),
    ),
)
