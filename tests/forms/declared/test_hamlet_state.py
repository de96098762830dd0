"""The state of a hamlet alone: what is asked, what does not fit, and what it comes to in figures."""

from typing import Any

import pytest

from forms.declared.hamlet_state import FORM
from forms.draft import SUMMARY
from tests.forms.declared.placed_facts import Filled

LAST = {"size": {"households": 120, "people": 480}, "powered": 118, "water": 120}


@pytest.mark.parametrize(
    ("road", "answers", "metres", "hardened"),
    [
        ("1", ["2,5 km"], 2_500, 2_500),
        ("2", ["800 m", "đúng"], 800, 800),
        ("3", ["2,5 km", "1,2 km"], 2_500, 1_200),
        ("3", ["2,5 km", "bỏ qua"], 2_500, None),
        ("3", ["bỏ qua"], None, None),
        ("4", ["3 km"], 3_000, 0),
        ("4", ["bỏ qua"], None, None),
    ],
)
def test_how_much_of_the_road_is_hardened_follows_from_how_it_is(
    road: str, answers: list[str], metres: int | None, hardened: int | None
) -> None:
    filled = Filled(FORM, "100 hộ, 400 người", road, *answers)
    assert filled.at == "electricity"
    figures = filled.figures
    assert (figures["road_metres"], figures["hardened_metres"]) == (metres, hardened)
    assert figures["road_meets"] == int(road == "1")


@pytest.mark.parametrize(
    ("typed", "misfit"),
    [
        ("400 hộ, 100 người", "nobody_lives_there"),
        ("0 hộ, 0 người", "nobody_lives_there"),
        ("6000 hộ, 20000 người", "too_many_for_a_hamlet"),
        ("100 hộ, 40000 người", "too_many_for_a_hamlet"),
        ("100 hộ", "counts"),
    ],
)
def test_a_hamlet_has_a_few_households_with_people_in_them(typed: str, misfit: str) -> None:
    filled = Filled(FORM, typed)
    assert (filled.at, filled.step.misfit) == ("size", misfit)


@pytest.mark.parametrize(
    ("typed", "misfit"),
    [
        ("0 km", "no_such_road"),
        ("120 km", "no_such_road"),
        ("5 con", "not_a_length"),
        ("2 ha", "not_a_length"),
    ],
)
def test_a_road_has_a_length(typed: str, misfit: str) -> None:
    filled = Filled(FORM, "100 hộ, 400 người", "1", typed)
    assert (filled.at, filled.step.misfit) == ("road_length", misfit)


def test_a_part_of_the_road_is_no_longer_than_the_road() -> None:
    assert Filled(FORM, "100 hộ, 400 người", "3", "2 km", "2,1 km").step.misfit == "longer_than_the_road"
    assert Filled(FORM, "100 hộ, 400 người", "3", "2 km", "2 km").at == "electricity"


@pytest.mark.parametrize(
    ("typed", "powered"),
    [("tất cả", 100), ("cả 100", 100), ("Tất cả 100 hộ", 100), ("97", 97), ("97 hộ", 97), ("không", 0)],
)
def test_how_many_use_electricity(typed: str, powered: int) -> None:
    filled = Filled(FORM, "100 hộ, 400 người", "4", "bỏ qua", "có rồi", typed)
    assert filled.at == "water"
    assert (filled.figures["electricity"], filled.figures["powered"]) == (1, powered)


@pytest.mark.parametrize("typed", ["chưa", "hông", "2", "chưa có"])
def test_without_electricity_nobody_is_asked_how_many_use_it(typed: str) -> None:
    filled = Filled(FORM, "100 hộ, 400 người", "4", "bỏ qua", typed)
    assert filled.at == "water"
    assert (filled.figures["electricity"], filled.figures["powered"]) == (0, 0)


def test_no_more_households_than_the_hamlet_has() -> None:
    filled = Filled(FORM, "100 hộ, 400 người", "4", "bỏ qua", "có", "101")
    assert (filled.at, filled.step.misfit) == ("powered", "more_than_all")
    assert filled.told == "Dạ, 101 hộ nhiều hơn 100 hộ của ấp."


def test_what_was_said_last_time_is_offered_while_it_still_fits() -> None:
    assert Filled(FORM, last_report=LAST).offered == ["Như lần trước: 120 hộ, 480 người"]
    begun = ("4", "bỏ qua", "có")
    assert Filled(FORM, "1", *begun, last_report=LAST).offered == ["Như lần trước: 118 hộ", "Tất cả 120 hộ"]
    fewer = Filled(FORM, "90 hộ, 300 người", *begun, last_report=LAST)
    assert fewer.offered == ["Tất cả 90 hộ"]


def test_a_register_with_more_households_is_told_and_stops_nobody() -> None:
    filled = Filled(FORM, "10 hộ, 40 người", registered=12)
    assert filled.at == "road"
    assert filled.told.startswith("⚠️ Sổ hộ của ấp đang có 12 hộ")
    assert not Filled(FORM, "12 hộ, 40 người", registered=12).told


def test_a_whole_that_was_made_smaller_than_its_part_is_not_sent() -> None:
    done = ("100 hộ, 400 người", "4", "bỏ qua", "có", "tất cả", "80")
    assert Filled(FORM, *done).at == SUMMARY
    assert Filled(FORM, *done).refused is None
    smaller: list[Any] = [*done, "sửa 2", "90 hộ, 300 người"]
    refused = Filled(FORM, *smaller).refused
    assert refused == 'Dạ, 100 hộ nhiều hơn 90 hộ của ấp. Gõ số của dòng "Hộ dùng điện" để sửa.'
