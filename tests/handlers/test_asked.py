"""Which month and which place a question about the state of things is about."""

from datetime import date

import pytest

from handlers.asked import read
from models.atlas import Atlas, Span, Spot
from reports.training_status import Month

OPEN = Span(None, None)
TODAY = date(2026, 3, 18)
PRESENT = Month(2026, 3)


def spot(code: str, name: str, path: str, *aliases: str) -> Spot:
    return Spot(code, "", None, path, OPEN, ((OPEN, name),), aliases)


ATLAS = Atlas(
    [
        spot("kh", "Đặc khu Kiên Hải", "kh/"),
        spot("ht", "Xã Hòn Tre", "kh/ht/"),
        spot("ht1", "Ấp 1", "kh/ht/ht1/"),
        spot("ls", "Xã Lại Sơn", "kh/ls/"),
        spot("bac", "Ấp Bãi Bấc", "kh/ls/bac/", "Bấc", "Bắc"),
    ],
    [],
    [],
)


@pytest.mark.parametrize(
    ("typed", "month", "place", "unread"),
    [
        ("", PRESENT, None, ""),
        ("tháng 2", PRESENT.before, None, ""),
        ("tháng hai", PRESENT.before, None, ""),
        ("tháng mười", Month(2025, 10), None, ""),
        ("tháng mười hai xã Lại Sơn", Month(2025, 12), "ls", ""),
        ("tháng chạp", Month(2025, 12), None, ""),
        ("tháng trước", PRESENT.before, None, ""),
        ("tháng này lại sơn", PRESENT, "ls", ""),
        ("2/2026", PRESENT.before, None, ""),
        ("lai son thang 10 nam 2025", Month(2025, 10), "ls", ""),
        ("ấp 1 xã hòn tre", PRESENT, "ht1", ""),
        ("bấc", PRESENT, "bac", ""),
        ("bai bac tháng 1", Month(2026, 1), "bac", ""),
        ("tháng 13", None, None, ""),
        ("tháng 2 năm 0000", None, None, ""),
        ("tháng 2 năm 2999", None, None, ""),
        ("xã abc", PRESENT, None, "abc"),
        ("quý 1", PRESENT, None, "quy 1"),
    ],
)
def test_what_was_asked(typed: str, month: Month | None, place: str | None, unread: str) -> None:
    asked = read(typed, ATLAS, TODAY, "kh/")
    assert asked.month == month
    assert (asked.place.code if asked.place else None) == place
    assert asked.unread == unread
