"""How a project or policy (dự án, chính sách) is said: its money, and whose it is, contradictions kept."""

from collections.abc import Sequence

from forms.registry import every
from locales import Text, Translator, _, plural
from models.programme import Activity
from reports.millions import in_millions
from reports.project_card import CONSOLIDATE, LEAD, MANAGE, SUPPORT, Card, Part

_PARTS: dict[str, Text] = {
    LEAD: _("Leads: {agencies}."),
    MANAGE: _("Manages: {agencies}."),
    CONSOLIDATE: _("Follows and consolidates: {agencies}."),
    SUPPORT: _("Supports: {agencies}."),
}


def name(one: Activity) -> Text:
    """In one line of a list."""
    return _("{short}: {name}", short=one.short_name, name=one.name)


def whole(card: Card, say: Translator) -> list[Text]:
    """What it is, its money, and the agencies with the sections of the plan."""
    one = card.activity
    told = [_("{short}. {name}.", short=one.short_name, name=one.name)]
    if one.purpose:
        told.append(_("What for: {purpose}.", purpose=one.purpose.rstrip(".")))
    return [*told, _money(one), *_agencies(card, say)]


def reports(card: Card, year: int, place: str) -> list[Text]:
    """The indicators that belong to it, and how many reports of the year do."""
    told = []
    if card.indicators:
        names = "; ".join(f"{one.code} {one.short_name or one.name}" for one in card.indicators)
        told.append(_("Indicators: {names}.", names=names))
    head = {"year": str(year), "place": place}
    if not card.reports:
        return [*told, _("Reports of {year}, {place}: none yet.", **head)]
    nouns = {form.key: form.noun for form in every()}
    lines = [
        _("{noun}: {count}", noun=nouns[form], count=plural("{n} report", "{n} reports", count))
        for form, count in card.reports
        if form in nouns
    ]
    return [*told, _("Reports of {year}, {place}:", **head), *lines]


def _money(one: Activity) -> Text:
    if one.central_budget is None or one.local_budget is None:
        return _("It has no sum of its own: that follows each year's budget.")
    return _(
        "Money of the whole period: {total} million dong, central {central}, local {local}.",
        total=in_millions(one.central_budget + one.local_budget),
        central=in_millions(one.central_budget),
        local=in_millions(one.local_budget),
    )


def _agencies(card: Card, say: Translator) -> list[Text]:
    told = [
        Text(words.msgid, {"agencies": _listed(card.having(part), say)})
        for part, words in _PARTS.items()
        if card.having(part)
    ]
    if not card.having(LEAD):
        told.insert(0, _("Leads: the plan names nobody."))
    if card.disagree is not None:
        leading, managing = card.disagree
        told.append(
            _(
                "⚠️ The plan says both: section {one}: {leading} leads; section {other}: {managing} manages.",
                one=_sections(leading),
                leading=_names(leading),
                other=_sections(managing),
                managing=_names(managing),
            )
        )
    return told


def _listed(parts: Sequence[Part], say: Translator) -> str:
    said = [say(_("{agency} (section {section})", agency=one.agency, section=one.source)) for one in parts]
    return ", ".join(said)


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(one.agency for one in parts)


def _sections(parts: Sequence[Part]) -> str:
    return "; ".join(dict.fromkeys(one.source for one in parts))
