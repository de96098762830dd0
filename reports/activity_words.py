"""What the plan says of a project or policy: its money, and whose it is, contradictions kept.

For the chat and for papers alike.
"""

from collections.abc import Collection, Sequence

from locales import Text, Translator, _
from models.programme import Activity
from reports.millions import in_millions
from reports.project_card import CONSOLIDATE, LEAD, MANAGE, SUPPORT, Card, Part

_PARTS: dict[str, Text] = {
    LEAD: _("Leads: {agencies}."),
    MANAGE: _("Manages: {agencies}."),
    CONSOLIDATE: _("Follows and consolidates: {agencies}."),
    SUPPORT: _("Supports: {agencies}."),
}


def planned(one: Activity) -> Text:
    """The money of the whole period, or that there is no sum."""
    if one.central_budget is None or one.local_budget is None:
        return _("It has no sum of its own: that follows each year's budget.")
    return _(
        "Money of the whole period: {total} million dong, central {central}, local {local}.",
        total=in_millions(one.central_budget + one.local_budget),
        central=in_millions(one.central_budget),
        local=in_millions(one.local_budget),
    )


def whose(card: Card, say: Translator, but: Collection[str] = ()) -> list[Text]:
    """Each part but these with its agencies, and the section of the plan that says so."""
    told = [
        Text(words.msgid, {"agencies": _listed(card.having(part), say)})
        for part, words in _PARTS.items()
        if part not in but and card.having(part)
    ]
    if not card.having(LEAD):
        told.insert(0, _("Leads: the plan names nobody."))
    return told


def both(card: Card) -> Text | None:
    """That the plan names two agencies in two sections, where it does."""
    if card.disagree is None:
        return None
    leading, managing = card.disagree
    return _(
        "The plan says both: section {one}: {leading} leads; section {other}: {managing} manages.",
        one=_sections(leading),
        leading=_names(leading),
        other=_sections(managing),
        managing=_names(managing),
    )


def _listed(parts: Sequence[Part], say: Translator) -> str:
    said = [say(_("{agency} (section {section})", agency=one.agency, section=one.source)) for one in parts]
    return ", ".join(said)


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(one.agency for one in parts)


def _sections(parts: Sequence[Part]) -> str:
    return "; ".join(dict.fromkeys(one.source for one in parts))
