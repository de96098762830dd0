"""How a project or policy (dự án, chính sách) is said: its money, and whose it is, contradictions kept."""

from forms.registry import every
from locales import Text, Translator, _, plural
from models.programme import Activity
from reports.activity_words import both, planned, whose
from reports.project_card import Card


def name(one: Activity) -> Text:
    """In one line of a list."""
    return _("{short}: {name}", short=one.short_name, name=one.name)


def whole(card: Card, say: Translator) -> list[Text]:
    """What it is, its money, and the agencies with the sections of the plan."""
    one = card.activity
    told = [_("{short}. {name}.", short=one.short_name, name=one.name)]
    if one.purpose:
        told.append(_("What for: {purpose}.", purpose=one.purpose.rstrip(".")))
    return [*told, planned(one), *_agencies(card, say)]


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


def _agencies(card: Card, say: Translator) -> list[Text]:
    contradiction = both(card)
    warned = [] if contradiction is None else [_("⚠️ {told}", told=contradiction)]
    return [*whose(card, say), *warned]
