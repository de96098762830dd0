"""Figures a policy's report may be asked for; the plan's file says which policy asks for which (``asks``).

Neutral words, so that a policy of any plan can be told in them. Source: form F9 of the plan (households
and money of loans, insurance cards, pupils, turns of legal aid, houses, electricity); the words: assumption.
"""

from forms.facts import Scene, When
from forms.kinds.counts import Part
from locales import _

CARDS = (
    Part(
        "people",
        ("nguoi", "nguoi ngheo can ngheo", "nhan khau", "tong", "tong so"),
        _("{n} people"),
        _("people"),
    ),
    Part(
        "with_card",
        ("co the", "the", "co bao hiem", "bhyt", "the bao hiem"),
        _("{n} with a card"),
        _("with a card"),
    ),
)
HOUSES = (
    Part("new", ("nha moi", "moi", "cat moi", "xay moi", "can moi"), _("{n} new"), _("new")),
    Part("repaired", ("nha sua", "sua", "sua chua", "can sua"), _("{n} repaired"), _("repaired")),
)
COUNTED = ("households", "people", "pupils", "turns", "jobs")  # a whole number each
ASKS = (*COUNTED, "cards", "houses", "money")
USUAL = ("households", "money")  # where the plan's file does not say (assumption)


def asks(key: str) -> When:
    """Whether the chosen policy asks for this figure."""

    def asked(scene: Scene) -> bool:
        if not scene.answers.get("activity"):
            return False
        return key in (scene.facts.known("asks", scene.answers) or USUAL)

    return asked
