"""Whole numbers are read as people type them, and asked about where they may be two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.numbers import read_count
from forms.answers.reading import Misfit, Understood, Unsure
from tests.forms.answers.typed_forms import composed_or_not, with_or_without_accents
from tests.forms.answers.written_numbers import in_words

BILLIONS = 10**12

CLEAR = [
    ("25", 25),
    ("0", 0),
    ("007", 7),
    ("1.500", 1500),
    ("1 500 000", 1_500_000),
    ("1.500.000", 1_500_000),
    ("1,500,000", 1_500_000),
    ("không", 0),
    ("mười", 10),
    ("muoi hai", 12),
    ("mười lăm", 15),
    ("muoi nam", 15),
    ("hai mươi lăm", 25),
    ("hai mươi nhăm", 25),
    ("mưòi lăm", 15),
    ("hai mươi tư", 24),
    ("hai lăm", 25),
    ("hăm lăm", 25),
    ("sáu tư", 64),
    ("ba mốt", 31),
    ("nam muoi nam", 55),
    ("bảy chín", 79),
    ("chục", 10),
    ("2 chục", 20),
    ("chục rưỡi", 15),
    ("một trăm", 100),
    ("một trăm linh năm", 105),
    ("một trăm lẻ năm", 105),
    ("mot tram le nam", 105),
    ("trăm rưỡi", 150),
    ("hai ngàn sáu trăm bảy chín", 2679),
    ("hai nghin sau tram bay chin", 2679),
    ("hai ngàn rưỡi", 2500),
    ("ngàn mốt", 1100),
    ("2 ngàn 5", 2500),
    ("5k", 5000),
    ("một vạn", 10_000),
    ("vạn rưỡi", 15_000),
    ("một vạn năm trăm", 10_500),
    ("25 người", 25),
    ("Dạ 25 người ạ.", 25),
]


@pytest.mark.parametrize(("typed", "number"), CLEAR)
def test_clear_numbers(typed: str, number: int) -> None:
    for form in composed_or_not(typed):
        assert read_count(form, most=10**7) == Understood(number)


@pytest.mark.parametrize("typed", ["khoảng 25", "25 con heo nái", "1 bao 50kg"])
def test_words_passed_over_are_never_taken_for_sure(typed: str) -> None:
    reading = read_count(typed)
    assert isinstance(reading, Unsure) or (isinstance(reading, Understood) and not reading.sure)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("hai ba", (23, 2, 3)),  # 23, or "two or three"
        ("một trăm hai", (120, 102)),
        ("5 ngàn 25", (5250, 5025)),
        ("5-6 người", (5, 6)),
        ("25 người 12 nữ", (25, 12)),
    ],
)
def test_what_may_be_two_numbers_is_asked(typed: str, numbers: tuple[int, ...]) -> None:
    reading = read_count(typed)
    assert isinstance(reading, Unsure)
    assert reading.candidates == numbers


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not_a_number"),
        ("nhiều lắm", "vague"),
        ("vài chục", "vague"),
        ("-5", "not_a_number"),
        ("âm 5", "not_a_number"),
        ("từ", "not_a_number"),  # not tư
        ("2,5", "not_whole"),
        ("1.50.000", "not_whole"),
        ("501", "too_many"),
        ("một triệu", "too_many"),
    ],
)
def test_what_does_not_fit(typed: str, code: str) -> None:
    reading = read_count(typed, most=500)
    assert isinstance(reading, Misfit)
    assert reading.code == code


@given(st.integers(0, BILLIONS - 1) | st.integers(0, 2000))
def test_every_number_in_words_reads_back(number: int) -> None:
    for words in with_or_without_accents(in_words(number)):
        reading = read_count(words, most=BILLIONS)
        assert reading == Understood(number), words


@given(st.integers(0, BILLIONS))
def test_every_number_in_digits_reads_back(number: int) -> None:
    for written in (str(number), f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")):
        assert read_count(written, most=BILLIONS) == Understood(number)


@given(st.text() | st.text(alphabet="0123456789., -/ktrăm tỷ nghìn"))
def test_nothing_typed_raises(text: str) -> None:
    read_count(text)


def test_a_text_too_long_for_a_number_is_none() -> None:
    assert isinstance(read_count("9" * 5000), Misfit)
