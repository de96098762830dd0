"""One sentence says who came."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.headcount import read_headcount
from forms.answers.reading import Misfit, Understood
from locales import Translator
from tests.forms.answers.typed_forms import composed_or_not

GROUPS = ("people", "women", "ethnic_minority", "poor", "near_poor", "newly_escaped")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25", {"people": 25}),
        ("25 người", {"people": 25}),
        (
            "25 người, 12 nữ, 8 hộ nghèo, 3 dân tộc",
            {"people": 25, "women": 12, "poor": 8, "ethnic_minority": 3},
        ),
        ("25 nguoi 12 nu 5 can ngheo", {"people": 25, "women": 12, "near_poor": 5}),
        ("25 nguoi\n12 nu\n8 ho ngheo", {"people": 25, "women": 12, "poor": 8}),
        ("tổng 30, nữ 14", {"people": 30, "women": 14}),
        ("tong 25 12 nu 5 ngheo", {"people": 25, "women": 12, "poor": 5}),
        ("tổng số 25 người, trong đó có 12 nữ", {"people": 25, "women": 12}),
        ("hai lăm người mười hai nữ", {"people": 25, "women": 12}),
        ("một trăm hai mươi người năm mươi nữ", {"people": 120, "women": 50}),
        ("25 (12 nữ)", {"people": 25, "women": 12}),
        ("25 12 nữ", {"people": 25, "women": 12}),
        ("20 nam 5 nữ", {"people": 25, "women": 5}),
        ("20 nam 5 nu", {"people": 25, "women": 5}),
        ("25 người, 13 nam", {"people": 25, "women": 12}),
        ("25 người, 12 nữ, còn lại nam", {"people": 25, "women": 12}),
        ("25 người, tất cả là nữ", {"people": 25, "women": 25}),
        ("nam nguoi, ba nu", {"people": 5, "women": 3}),  # năm người
        ("hai muoi nam nguoi muoi nu", {"people": 25, "women": 10}),
        ("8 hộ mới thoát nghèo, 30 người", {"people": 30, "newly_escaped": 8}),
        ("25 người, không có hộ nghèo", {"people": 25}),
        ("hôm qua có 25 người dự, 12 nữ", {"people": 25, "women": 12}),
        ("25 người, 2 cán bộ, 12 nữ", {"people": 25, "women": 12}),
        ("3 buổi, 25 người", {"people": 25}),
    ],
)
def test_sentences(typed: str, said: dict[str, int]) -> None:
    """Groups left unsaid are 0 and are read back before they count."""
    for form in composed_or_not(typed):
        assert read_headcount(form) == Understood({group: said.get(group, 0) for group in GROUPS}, sure=False)


def test_a_sentence_that_says_everything_is_sure() -> None:
    reading = read_headcount("25 người: nữ 12, nghèo 8, cận nghèo 3, dân tộc 2, thoát nghèo 1")
    assert reading == Understood(dict(zip(GROUPS, (25, 12, 2, 8, 3, 1), strict=True)), sure=True)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("25/12", "not_a_headcount"),
        ("đông lắm", "vague"),
        ("mấy chục người", "vague"),
        ("25,5 người", "not_a_headcount"),
        ("12 nữ hộ nghèo 25 người", "not_a_headcount"),
        ("12 nữ 13 nữ 30 người", "not_a_headcount"),
        ("12 nữ, 5 nghèo", "no_total"),
        ("25 người dân tộc", "no_total"),
        ("0 người", "nobody"),
        ("501 người", "too_many"),
        ("25 người, 30 nữ", "too_many_women"),
        ("25 người, 30 dân tộc", "too_many_minority"),
        ("25 người, 20 nghèo, 8 cận nghèo", "too_many_households"),
        ("25 người, 13 nam, 11 nữ", "sum_differs"),
        ("25 người, 26 nam", "sum_differs"),
    ],
)
def test_what_does_not_fit(typed: str, code: str) -> None:
    reading = read_headcount(typed)
    assert isinstance(reading, Misfit)
    assert reading.code == code


def test_a_misfit_says_what_was_read_and_shows_an_example() -> None:
    reading = read_headcount("25 người, 30 nữ")
    assert isinstance(reading, Misfit)
    assert Translator("en", NullTranslations())(reading.why) == (
        "30 women are more than the 25 people. Please type it again, for example: 25 people, 13 women"
    )


@given(st.integers(1, 500), st.data())
def test_counts_in_any_order_read_back(people: int, data: st.DataObject) -> None:
    women = data.draw(st.integers(0, people))
    parts = data.draw(st.permutations([f"{people} người", f"{women} nữ", "0 hộ nghèo"]))
    separator = data.draw(st.sampled_from([", ", " ", "; ", "\n"]))
    reading = read_headcount(separator.join(parts))
    assert isinstance(reading, Understood)
    assert (reading.value["people"], reading.value["women"]) == (people, women)


WORDS = ["25", "12", "nữ", "người", "nghèo", "cận", "hộ", "nam", "năm", ",", "/", "k", "ai"]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_nothing_typed_raises(text: str) -> None:
    read_headcount(text)
