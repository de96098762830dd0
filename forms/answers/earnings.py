"""Incomes as people say them: "3tr5/tháng", "42 triệu một năm", "1tr2 mỗi người".

The period is part of the answer: where it was not said, both are offered.
"""

import re
from typing import Any

from forms.answers.money import read_money
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from locales import _
from locales.folding import as_typed, clean, plain

_PERIOD = re.compile(
    r"(?:/ ?|\b(?:mot|moi|1|hang|trong|tung|theo) )(?P<period>thang|nam)\b"
    r"(?! (?:tram|trieu|nghin|ngan|muoi|chuc))"  # "một năm trăm" is no year
)
_EACH = re.compile(r"(?:/ ?|\b(?:mot|moi|1|tung|binh quan) )(?:ho|nguoi|dau nguoi|gia dinh|nhan khau)\b")
_LEAD = re.compile(r"^(?:thu nhap|binh quan|khoang|duoc|la|moi ho|tn)\s+(?=\S)")
MONTHS = {"month": 12, "year": 1}
_PERIODS = {"thang": "month", "nam": "year"}


def read_earnings(text: str) -> Reading:
    """``{"year": đồng a year, "amount": đồng as said, "per": "month" | "year"}``; never quite sure."""
    typed = clean(text)
    said = plain(typed)
    if len(said) != len(typed):  # then places in one are not places in the other
        typed = said
    periods = {found["period"] for found in _PERIOD.finditer(said)}
    if len(periods) > 1:
        return Misfit("period", _("By the month or by the year? For example: 3tr5 một tháng"))
    typed = _without(typed, said)
    reading = read_money(typed)
    amounts = [reading.value] if isinstance(reading, Understood) else []
    if isinstance(reading, Unsure):
        amounts = list(reading.candidates)
    if not amounts:
        return reading
    pers = [_PERIODS[periods.pop()]] if periods else ["month", "year"]
    meant = tuple(yearly(amount, per) for amount in amounts for per in (pers if amount else pers[:1]))
    if len(meant) == 1:
        return Understood(meant[0], sure=False)
    return Unsure(meant, _("{typed} can mean several amounts. Please choose one:", typed=as_typed(text)))


def yearly(amount: int, per: str) -> dict[str, Any]:
    """An income of so many đồng in a month or a year."""
    return {"year": amount * MONTHS[per], "amount": amount, "per": per}


def _without(typed: str, said: str) -> str:
    """The text without its words for the period and for "each"."""
    for pattern in (_PERIOD, _EACH):
        while found := pattern.search(said):
            typed = f"{typed[: found.start()]} {typed[found.end() :]}"
            said = f"{said[: found.start()]} {said[found.end() :]}"
    lead = _LEAD.match(said)
    return typed[lead.end() :] if lead else typed
