"""Which reports, period and place a question about the state of things is about."""

from datetime import date

import pytest

from handlers.asked import read
from models.atlas import Atlas, Span, Spot

OPEN = Span(None, None)
TODAY = date(2026, 3, 18)


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


NO_SUCH = "no such period"


@pytest.mark.parametrize(
    ("typed", "form", "period", "place", "unread"),
    [
        ("", None, None, None, ""),
        ("tháng 2", None, "2026-02", None, ""),
        ("tháng hai", None, "2026-02", None, ""),
        ("tháng mười", None, "2025-10", None, ""),
        ("tháng mười hai xã Lại Sơn", None, "2025-12", "ls", ""),
        ("tháng chạp", None, "2025-12", None, ""),
        ("tháng trước", None, "2026-02", None, ""),
        ("tháng này lại sơn", None, "2026-03", "ls", ""),
        ("2/2026", None, "2026-02", None, ""),
        ("lai son thang 10 nam 2025", None, "2025-10", "ls", ""),
        ("ấp 1 xã hòn tre", None, None, "ht1", ""),
        ("bấc", None, None, "bac", ""),
        ("bai bac tháng 1", None, "2026-01", "bac", ""),
        ("tháng 13", None, NO_SUCH, None, ""),
        ("tháng 2 năm 0000", None, NO_SUCH, None, ""),
        ("tháng 2 năm 2999", None, NO_SUCH, None, ""),
        ("xã abc", None, None, None, "abc"),
        ("quý 1", None, "2026-Q1", None, ""),
        ("quý 4", None, "2025-Q4", None, ""),
        ("quý IV năm 2025", None, "2025-Q4", None, ""),
        ("q1/2026 hòn tre", None, "2026-Q1", "ht", ""),
        ("quý trước", None, "2025-Q4", None, ""),
        ("quý 5", None, NO_SUCH, None, ""),
        ("6 tháng đầu năm 2025", None, "2025-H1", None, ""),
        ("sáu tháng cuối năm 2025", None, "2025-H2", None, ""),
        ("6 tháng cuối năm", None, "2025-H2", None, ""),
        ("6 tháng", None, "2026-H1", None, ""),
        ("năm 2025", None, "2025", None, ""),
        ("2025", None, "2025", None, ""),
        ("năm ngoái", None, "2025", None, ""),
        ("năm nay lại sơn", None, "2026", "ls", ""),
        ("năm 2027", None, NO_SUCH, None, ""),
        ("rà soát tháng 10 xã Lại Sơn", "household_review", "2025-10", "ls", ""),
        ("xã lại sơn tháng 10 rà soát", "household_review", "2025-10", "ls", ""),
        ("tap huan", "training", None, None, ""),
        ("mo hinh thang 2", "model_progress", "2026-02", None, ""),
        ("báo cáo mô hình quý 1 ra sao", "model_progress", "2026-Q1", None, ""),
        ("chốt rà soát năm nay", "review_closing", "2026", None, ""),
    ],
)
def test_what_was_asked(
    typed: str, form: str | None, period: str | None, place: str | None, unread: str
) -> None:
    asked = read(typed, ATLAS, TODAY, "kh/")
    assert (asked.form.key if asked.form else None) == form
    assert (NO_SUCH if asked.no_such_period else asked.period.key if asked.period else None) == period
    assert (asked.place.code if asked.place else None) == place
    assert asked.unread == unread
