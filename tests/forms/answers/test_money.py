"""Amounts in đồng: the ways people shorten them, and those that must be asked about."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.money import read_money, say_money_in_words
from forms.answers.reading import Misfit, Understood, Unsure
from locales import Translator
from locales.folding import plain
from tests.forms.answers.typed_forms import composed_or_not
from tests.forms.answers.written_numbers import in_words

CLEAR = [
    ("1tr5", 1_500_000),
    ("1tr250", 1_250_000),
    ("1tr05", 1_050_000),
    ("1tr200k", 1_200_000),
    ("2tỷ3", 2_300_000_000),
    ("2 tỷ", 2_000_000_000),
    ("2 tỉ 300", 2_300_000_000),
    ("1 triệu 2", 1_200_000),
    ("triệu rưỡi", 1_500_000),
    ("triệu rưởi", 1_500_000),
    ("một triệu rưỡi", 1_500_000),
    ("nửa triệu", 500_000),
    ("1,5 triệu", 1_500_000),
    ("1.5tr", 1_500_000),
    ("2 phẩy 5 triệu", 2_500_000),
    ("hai ngàn sáu trăm bảy chín triệu", 2_679_000_000),
    ("2.679 triệu", 2_679_000_000),
    ("2,679 tỷ", 2_679_000_000),
    ("2,679 tỷ đồng", 2_679_000_000),
    ("hai phẩy sáu bảy chín tỷ", 2_679_000_000),
    ("1.058 triệu", 1_058_000_000),
    ("1.058 triệu đồng", 1_058_000_000),
    ("500k", 500_000),
    ("1.500k", 1_500_000),
    ("500 nghìn", 500_000),
    ("năm trăm ngàn", 500_000),
    ("nam tram ngan", 500_000),
    ("một vạn", 10_000),
    ("mot trieu nam tram nghin", 1_500_000),
    ("1.500.000", 1_500_000),
    ("1.500.000đ", 1_500_000),
    ("1.500.000 ₫", 1_500_000),
    ("1 500 000 đ", 1_500_000),
    ("1 500 000", 1_500_000),
    ("1500000", 1_500_000),
    ("1,500,000 VND", 1_500_000),
    ("2 củ", 2_000_000),
    ("1 củ 2", 1_200_000),
    ("500 đồng", 500),
    ("0", 0),
    ("không đồng", 0),
    ("Dạ hết 5 triệu ạ", 5_000_000),
]


@pytest.mark.parametrize(("typed", "dong"), CLEAR)
def test_clear_amounts(typed: str, dong: int) -> None:
    for form in composed_or_not(typed):
        assert read_money(form) == Understood(dong)


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("không", 0),
        ("5 chai", 5_000_000),
        ("3 lít", 300_000),
        ("mua cá giống 5 triệu", 5_000_000),
        ("công ty cho 5 triệu", 5_000_000),
        ("cong ty 5 trieu", 5_000_000),
        ("5tr/người", 5_000_000),
        ("khoảng 5 triệu", 5_000_000),
    ],
)
def test_slang_and_words_passed_over_are_read_back(typed: str, dong: int) -> None:
    assert read_money(typed) == Understood(dong, sure=False)


@pytest.mark.parametrize(
    ("typed", "amounts"),
    [
        ("1.5", (1_500_000, 1_500)),
        ("1,5", (1_500_000, 1_500)),
        ("500", (500_000, 500)),
        ("năm trăm", (500_000, 500)),
        ("15", (15_000_000, 15_000)),
        ("1.500", (1_500_000, 1_500)),
        ("2,679", (2_679_000, 2_679)),
        ("1.058 tỷ", (1_058_000_000, 1_058_000_000_000)),
        ("1,500 ngàn", (1_500_000, 1_500)),
        ("1tr25", (1_250_000, 1_025_000)),
        ("2 triệu 50", (2_500_000, 2_050_000)),
        ("1 triệu 2 trăm", (1_200_000, 1_000_200)),
        ("hai ba triệu", (23_000_000, 2_000_000, 3_000_000)),
        ("trưa 500k chiều 200k", (500_000, 200_000)),
    ],
)
def test_what_may_be_two_amounts_is_asked(typed: str, amounts: tuple[int, ...]) -> None:
    reading = read_money(typed)
    assert isinstance(reading, Unsure)
    assert reading.candidates == amounts


def test_the_question_says_both_amounts() -> None:
    reading = read_money("1.5")
    assert isinstance(reading, Unsure)
    assert Translator("en", NullTranslations())(reading.why).startswith("1.5 can mean ")


@pytest.mark.parametrize(
    "typed", ["", "chưa biết", "-500k", "1.50.000 triệu", "1,5 đồng", "500k x 20", "9" * 20]
)
def test_what_is_no_amount(typed: str) -> None:
    reading = read_money(typed)
    assert isinstance(reading, Misfit)
    assert reading.code == "not_money"


def test_an_amount_only_hinted_at_is_asked() -> None:
    reading = read_money("vài triệu")
    assert isinstance(reading, Misfit)
    assert reading.code == "vague"


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (44, "bốn mươi tư"),
        (105, "một trăm linh năm"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (85_000_120, "tám mươi lăm triệu không nghìn một trăm hai mươi"),
        (2_679_000_000, "hai tỷ sáu trăm bảy mươi chín triệu"),
        (1_000_000_005, "một tỷ không triệu không nghìn không trăm linh năm"),
        (1_058_000_000_000, "một nghìn không trăm năm mươi tám tỷ"),
    ],
)
def test_amounts_in_words(dong: int, words: str) -> None:
    assert say_money_in_words(dong) == words


@given(st.integers(0, 10**14))
def test_every_amount_in_words_reads_back(dong: int) -> None:
    words = say_money_in_words(dong) + " đồng"
    assert read_money(words) == Understood(dong)
    assert read_money(plain(words)) == Understood(dong)


@given(st.integers(0, 10**12 - 1))
def test_amounts_in_words_agree_with_the_school_book(dong: int) -> None:
    assert say_money_in_words(dong) == in_words(dong)


def test_no_words_for_a_debt() -> None:
    with pytest.raises(ValueError, match="not negative"):
        say_money_in_words(-1)


@given(st.text() | st.text(alphabet="0123456789., -/ktrđ tỷ rưỡi"))
def test_nothing_typed_raises(text: str) -> None:
    read_money(text)
