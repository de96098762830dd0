"""Texts become words: dates, numbers and money as people write them here."""

from datetime import date

import pytest

from locales import Day, Money, Text, _, plural, translator

VI, EN = translator("vi"), translator("en")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1500000, "1.500.000"),
        (0, "0"),
        (20.5, "20,5"),
        (Money(1500000), "1.500.000 đồng"),
        (date(2026, 3, 17), "thứ Ba 17/03/2026"),
        (Day(date(2026, 3, 18), "near"), "thứ Tư 18/03"),
        (Day(date(2026, 3, 15), "near"), "chủ nhật 15/03"),
        (Day(date(2026, 3, 5), "short"), "05/03"),
        (_("hamlet head"), "trưởng ấp"),
        ("<b>Tư & Năm</b> {x}", "<b>Tư & Năm</b> {x}"),
    ],
)
def test_a_value_inside_a_sentence(value: object, words: str) -> None:
    assert VI(Text("{day}", {"day": value})) == words


def test_a_person_s_words_are_never_taken_for_a_placeholder() -> None:
    assert VI(_("{label}: {value}", label="{value}", value="{label}")) == "{value}: {label}"


def test_a_number_decides_the_words_where_the_language_has_a_plural() -> None:
    assert EN(plural("{n} photo received.", "{n} photos received.", 1)) == "1 photo received."
    assert EN(plural("{n} photo received.", "{n} photos received.", 3)) == "3 photos received."
    assert VI(plural("{n} photo received.", "{n} photos received.", 3)) == "Đã nhận 3 ảnh."


def test_an_unknown_language_falls_back_to_english() -> None:
    assert translator("km")(_("hamlet head")) == "hamlet head"
