"""The classes of households (phân loại hộ), as ``models/household.py`` keeps them, and their names."""

from locales import Text, _

POOR, NEAR_POOR, NEWLY_ESCAPED, NOT_POOR = "poor", "near_poor", "newly_escaped", "not_poor"

CLASS_NAMES: dict[str, Text] = {
    POOR: _("poor household"),
    NEAR_POOR: _("near-poor household"),
    NEWLY_ESCAPED: _("newly escaped household"),
    NOT_POOR: _("household that is not poor"),
}
"""Each class inside a sentence: hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo, hộ không nghèo."""


def class_if_recognised(before: str, proposed: str) -> str:
    """The class a household gets when the commune recognises the proposal.

    One that rises above the standard is newly escaped (hộ mới thoát nghèo, mới thoát cận nghèo)
    and stays so; that this ends after at most 36 months is the commune's to decide (assumption).
    """
    if proposed == NOT_POOR and before in (POOR, NEAR_POOR, NEWLY_ESCAPED):
        return NEWLY_ESCAPED
    return proposed
