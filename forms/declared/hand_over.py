"""Handing over (bàn giao): who goes on with somebody's work, and what becomes of whoever had it."""

from dataclasses import replace

from forms.duties import SENT_ON
from forms.facts import Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.pick import Pick
from forms.people import (
    AGENCY,
    NAME,
    NO_SUCH_PERSON,
    PERSON,
    PHONE,
    PLACE,
    ROLE,
    ROLES,
    headline,
)
from forms.question import Form
from locales import _

LEAVES, MOVES = "leaves", "moves"


def _is_new(scene: Scene) -> bool:
    successor = scene.answers.get("successor")
    return successor is not None and successor["id"] is None


def _moves(scene: Scene) -> bool:
    return scene.answers.get("then") == MOVES


FORM = Form(
    key="hand_over",
    version=1,
    title=_("A hand-over"),
    noun=_("hand-over"),
    begins=_("Hand over to a successor"),
    command="bangiao",
    position=160,
    spoken=(),  # said in sentences about anything; the exact words stand in handlers/spoken.py
    roles=ROLES,
    in_menu=False,
    asks_place=False,
    final=True,
    happened=lambda answers: str(answers["day"]),
    headline=headline,
    thanks=_("✅ Handed over."),
    questions=(
        PERSON,
        Pick(
            key="successor",
            label=_("Successor"),
            ask=_("Who takes over?"),
            hint=_("Or type a part of the name"),
            source="successors",
            new=_("Somebody who is not in the list yet"),
            none_found=NO_SUCH_PERSON,
            follows="person",
            personal=True,
        ),
        replace(NAME, ask=_("What is the successor's full name?"), follows="successor", when=_is_new),
        replace(PHONE, ask=_("And the successor's phone number?"), follows="successor", when=_is_new),
        Choice(
            key="then",
            label=_("The predecessor"),
            ask=_("And whoever did it until now?"),
            options=(
                Option(LEAVES, _("leaves, and does not use Tin Ấp any more")),
                Option(MOVES, _("goes to another place or role")),
            ),
        ),
        replace(PLACE, ask=_("To which place does the predecessor go?"), when=_moves),
        replace(ROLE, when=_moves),
        AGENCY,
        SENT_ON,
    ),
)
