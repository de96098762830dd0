"""The report on information work alone: what each way of telling asks, and households told each once."""

from typing import Any

import pytest

from forms.declared.communication import FORM
from forms.draft import SUMMARY
from tests.forms.declared.placed_facts import Filled

HAMLET: dict[str, Any] = {"level": "hamlet"}


@pytest.mark.parametrize(
    ("kind", "asked", "times"),
    [
        ("loa", "times", None),
        ("họp ấp", "people", 1),
        ("pa nô", "copies", None),
        ("tờ rơi", "copies", None),
        ("phóng sự", "times", None),
        ("đối thoại", "people", 1),
        ("zalo", "times", None),
    ],
)
def test_a_way_of_telling_asks_what_belongs_to_it(kind: str, asked: str, times: int | None) -> None:
    filled = Filled(FORM, kind, "1", "hôm nay", **HAMLET)
    assert filled.at == asked
    assert filled.figures["times"] == times


def test_another_way_is_typed() -> None:
    filled = Filled(FORM, "hội thi văn nghệ", "1", "hôm nay", **HAMLET)
    assert (filled.answers["kind"], filled.at) == ("hội thi văn nghệ", "times")


def test_figures_are_those_of_the_report_and_its_project_is_the_plans_first() -> None:
    filled = Filled(FORM, "tờ rơi", "1,4", "hôm qua", "200", "bỏ qua", "80", **HAMLET)
    assert filled.at == SUMMARY
    assert filled.figures == {"informed": 80, "times": None, "copies": 200, "people": None, "cost": None}
    assert FORM.activity(filled.scene) == "DA6.2"


def test_a_commune_is_not_asked_about_the_households_of_its_hamlets() -> None:
    filled = Filled(FORM, "loa", "1", "hôm nay", "3", "500", level="commune")
    assert filled.at == SUMMARY
    assert filled.figures["informed"] is None


BEGUN = ("họp ấp", "1", "hôm nay", "60")


@pytest.mark.parametrize(
    ("before", "whole", "offered"),
    [
        (None, None, []),
        (80, None, ["Như lần trước: 80 hộ"]),
        (80, 120, ["Như lần trước: 80 hộ", "Tất cả 120 hộ"]),
        (120, 120, ["Tất cả 120 hộ"]),
    ],
)
def test_the_last_figure_and_all_households_are_offered(
    before: int | None, whole: int | None, offered: list[str]
) -> None:
    assert Filled(FORM, *BEGUN, **HAMLET, informed_before=before, hamlet_households=whole).offered == offered


@pytest.mark.parametrize(("typed", "at"), [("80", SUMMARY), ("95", SUMMARY), ("79", "lower_because")])
def test_a_figure_below_the_last_one_needs_a_reason(typed: str, at: str) -> None:
    assert Filled(FORM, *BEGUN, typed, **HAMLET, informed_before=80).at == at


def test_no_more_households_than_the_hamlet_has_where_that_is_known() -> None:
    many = Filled(FORM, *BEGUN, "130", **HAMLET, hamlet_households=120)
    assert (many.at, many.step.misfit) == ("informed", "more_than_all")
    assert Filled(FORM, *BEGUN, "130", **HAMLET).at == SUMMARY
    assert Filled(FORM, *BEGUN, "6000", **HAMLET).step.misfit == "too_many"
    every = Filled(FORM, *BEGUN, "tất cả", **HAMLET, hamlet_households=120)
    assert every.figures["informed"] == 120


def test_no_day_that_is_still_to_come() -> None:
    assert Filled(FORM, "loa", "1", "20/3/2026", **HAMLET).at == "days"
