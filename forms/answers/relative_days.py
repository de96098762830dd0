"""Days said from today: "hôm qua", "chiều nay", "3 ngày trước", "cách đây hai hôm", "ngày mai"."""

import re
from collections.abc import Iterator
from datetime import timedelta

from forms.answers.day_mentions import Mention, Window
from forms.answers.day_numbers import NUMBER, number

_PART = r"(?:sang|trua|chieu|toi|dem|khuya)"
_DAY = r"(?:ngay hom|hom|bua|ngay)"
_BEFORE_NOW = rf"(?:\b{_PART} )?(?:\b{_DAY}|\b{_PART})"
_NAMED = (
    (0, re.compile(rf"{_BEFORE_NOW} nay\b|\bhoi (?:sang|trua|chieu)\b|^nay\b")),
    (-1, re.compile(rf"{_BEFORE_NOW} qua\b|^qua$|\bhoi hom\b(?! nay| qua| kia)")),  # south: last night
    (2, re.compile(r"\bngay (?:kia|mot)\b(?= |$)")),
    (-2, re.compile(r"\b(?:hom|bua) kia\b")),
    (1, re.compile(rf"{_BEFORE_NOW} mai\b|^mai\b")),
)
_COUNTED = (
    (-1, re.compile(rf"(?P<n>{NUMBER}) (?:ngay|hom|bua) truoc\b")),
    (-1, re.compile(rf"\bcach (?:day|nay) (?P<n>{NUMBER}) (?:ngay|hom|bua)\b")),
    (1, re.compile(rf"(?P<n>{NUMBER}) (?:ngay|hom|bua) (?:nua|sau)\b")),
)


def relative_days(text: str, window: Window) -> Iterator[Mention]:
    """Mentions of days by their distance from today."""
    for sign, pattern in _COUNTED:
        for found in pattern.finditer(text):
            day = window.today + timedelta(days=sign * number(found["n"]))
            yield Mention(*found.span(), (day,))
    for distance, pattern in _NAMED:
        for found in pattern.finditer(text):
            yield Mention(*found.span(), (window.today + timedelta(days=distance),))
