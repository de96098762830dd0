"""How a household moves (diễn biến) between the class recognised last and the class proposed now.

Source of the words: the columns of biểu 2 and 3 of a household review; "nghèo cũ, tái nghèo,
nghèo mới" and the same for near-poor households.
"""

from forms.poverty.classes import CLASS_NAMES, NEAR_POOR, NEWLY_ESCAPED, POOR, class_if_recognised
from locales import Text, _

__all__ = ["CLASS_NAMES", "MOVEMENT_NAMES", "class_if_recognised", "movement"]

MOVEMENT_NAMES: dict[str, Text] = {
    "still_poor": _("still poor"),
    "fell_back": _("poor again"),
    "newly_poor": _("newly poor"),
    "escaped_poverty": _("escaped poverty"),
    "to_near_poor": _("escaped poverty, still near-poor"),
    "escaped_near_poverty": _("escaped near-poverty"),
    "still_near_poor": _("still near-poor"),
    "newly_near_poor": _("newly near-poor"),
    "fell_back_near_poor": _("near-poor again"),
    "unchanged": _("not poor, as before"),
}
"""Each movement inside a sentence: nghèo cũ, tái nghèo, nghèo mới, thoát nghèo ..."""


def movement(before: str, ever_poor: bool, ever_near_poor: bool, proposed: str) -> str:
    """The code of a movement, a key of ``MOVEMENT_NAMES``.

    ``before`` is the class recognised last; ``ever_…`` whether it was recognised as such at any
    time. A newly escaped household of which nothing older is known has been poor (assumption).
    """
    if proposed == POOR:
        return _to_poor(before, ever_poor, ever_near_poor)
    if proposed == NEAR_POOR:
        return _to_near_poor(before, ever_near_poor)
    return {POOR: "escaped_poverty", NEAR_POOR: "escaped_near_poverty"}.get(before, "unchanged")


def _to_poor(before: str, ever_poor: bool, ever_near_poor: bool) -> str:
    if before == POOR:
        return "still_poor"
    fell_back = ever_poor or (before == NEWLY_ESCAPED and not ever_near_poor)
    return "fell_back" if fell_back else "newly_poor"


def _to_near_poor(before: str, ever_near_poor: bool) -> str:
    if before in (POOR, NEAR_POOR):
        return "to_near_poor" if before == POOR else "still_near_poor"
    return "fell_back_near_poor" if ever_near_poor else "newly_near_poor"
