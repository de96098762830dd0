"""Whatever Babel writes in Vietnamese is read back, and no text makes a reader stumble."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.by_kind import KINDS, Asked, as_object, read_as
from forms.answers.dates import read_day
from forms.answers.money import read_money
from forms.answers.numbers import read_count
from forms.answers.quantity import read_quantity
from forms.answers.reading import Understood
from forms.answers.word_sets import words
from locales import translator
from locales.folding import fold, plain

ASKED = Asked(date(2026, 3, 18), ("Chăn nuôi", "Trồng rau", "Làm nước mắm, khô cá"))
SAY = translator("vi")
TYPED = sorted(
    words(
        "25 12 0 15/3 1.5 1tr5 500k 0912345678 người nữ nghèo con kg tấn rưỡi khoảng cỡ vài mấy chục mươi "
        "trăm triệu hai ba năm băm lẻ không tất cả trừ và - , / đến hôm qua thứ tuần trước tết dạ hổng taapj "
        "nguoi72 Tư Hùng H' m2 \u0301 ١٢ ² 🙂"
    )
)


@given(st.integers(0, 10**6))
def test_counts_as_babel_writes_them(number: int) -> None:
    assert read_count(format_decimal(number, locale="vi")) == Understood(number)


@given(st.integers(10_000, 10**13))
def test_amounts_as_babel_writes_them(dong: int) -> None:
    written = format_currency(dong, "VND", locale="vi")
    assert read_money(written) == Understood(dong)
    assert read_money(format_decimal(dong, locale="vi") + " đồng") == Understood(dong)


@given(st.decimals(0, 999, places=2))
def test_quantities_as_babel_writes_them(amount: Decimal) -> None:
    reading = read_quantity(format_decimal(amount, locale="vi") + " kg")
    assert isinstance(reading, Understood)
    assert Decimal(reading.value["amount"]) == amount


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.sampled_from(["short", "medium", "long", "full"]))
def test_days_as_babel_writes_them(day: date, style: str) -> None:
    written = format_date(day, style, locale="vi")
    assert read_day(written, ASKED.today) == Understood(day.isoformat())
    assert read_day(plain(written), ASKED.today) == Understood(day.isoformat())


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text() | st.lists(st.sampled_from(TYPED), max_size=8).map(" ".join))
def test_no_text_raises(kind: str, text: str) -> None:
    answer = as_object(read_as(kind, text, ASKED), SAY)
    assert "value" in answer or answer["ask"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    ["", " ", "9" * 5000, "a" * 5000, "1 " * 3000, "co " * 9000, "bỏ " * 5000, "15/3-" * 1000, "aw" * 3000],
)
def test_no_text_is_too_long(kind: str, text: str) -> None:
    as_object(read_as(kind, text, ASKED), SAY)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
