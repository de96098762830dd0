"""What is said of an income: against the beginning, against the target, and where nothing can be said."""

from datetime import date
from typing import Any

import pytest

from forms.livelihood.standing import say_standing, shown_standing, standing
from locales import translator

SAY = translator("vi")
BEGAN = date(2025, 4, 1)
FIRST_YEAR, SECOND_YEAR = date(2026, 3, 18), date(2026, 4, 2)


def households(*baselines: int | None) -> list[dict[str, Any]]:
    return [{"key": str(n), "label": f"Hộ {n} Mẫu", "baseline": one} for n, one in enumerate(baselines, 1)]


def all_earn(year: int) -> dict[str, Any]:
    return {"year": year, "amount": year, "per": "year"}


def each_earns(*years: int) -> dict[str, Any]:
    each = {str(n): all_earn(year) for n, year in enumerate(years, 1)}
    return {"year": round(sum(years) / len(years)), "each": each}


@pytest.mark.parametrize(
    ("baseline", "now", "day", "told", "shown"),
    [
        (
            30_000_000,
            42_000_000,
            FIRST_YEAR,
            (
                "Thu nhập tăng 40% so với lúc đầu (30.000.000 đồng/năm). "
                "Mục tiêu đến nay (tăng 20% mỗi năm): 36.000.000 đồng/năm, đã đạt."
            ),
            "tăng 40%, đã đạt mục tiêu 36.000.000 đồng/năm",
        ),
        (
            30_000_000,
            42_000_000,
            SECOND_YEAR,
            (
                "Thu nhập tăng 40% so với lúc đầu (30.000.000 đồng/năm). "
                "Mục tiêu đến nay (tăng 20% mỗi năm): 43.200.000 đồng/năm, chưa đạt."
            ),
            "tăng 40%, chưa đạt mục tiêu 43.200.000 đồng/năm",
        ),
        (
            24_000_000,
            28_920_000,
            FIRST_YEAR,
            (
                "Thu nhập tăng 20,5% so với lúc đầu (24.000.000 đồng/năm). "
                "Mục tiêu đến nay (tăng 20% mỗi năm): 28.800.000 đồng/năm, đã đạt."
            ),
            "tăng 20,5%, đã đạt mục tiêu 28.800.000 đồng/năm",
        ),
        (
            40_000_000,
            30_000_000,
            FIRST_YEAR,
            (
                "⚠️ Thu nhập giảm 25% so với lúc đầu (40.000.000 đồng/năm). "
                "Mục tiêu đến nay (tăng 20% mỗi năm): 48.000.000 đồng/năm, chưa đạt."
            ),
            "giảm 25%, mục tiêu 48.000.000 đồng/năm",
        ),
        (
            30_000_000,
            30_000_000,
            FIRST_YEAR,
            (
                "Thu nhập bằng lúc đầu (30.000.000 đồng/năm). "
                "Mục tiêu đến nay (tăng 20% mỗi năm): 36.000.000 đồng/năm, chưa đạt."
            ),
            "bằng lúc đầu, mục tiêu 36.000.000 đồng/năm",
        ),
        (
            0,
            30_000_000,
            FIRST_YEAR,
            "Lúc đầu chưa có thu nhập nên không tính phần trăm được.",
            "Lúc đầu chưa có thu nhập nên không tính phần trăm được.",
        ),
        (
            None,
            30_000_000,
            FIRST_YEAR,
            "Chưa có thu nhập lúc đầu của mô hình này nên không so sánh được.",
            "Chưa có thu nhập lúc đầu của mô hình này nên không so sánh được.",
        ),
    ],
)
def test_an_income_is_told_beside_the_beginning_and_the_target(
    baseline: int | None, now: int, day: date, told: str, shown: str
) -> None:
    found = standing(households(baseline), all_earn(now), BEGAN, day)
    assert " ".join(SAY(text) for text in say_standing(found)) == told
    assert SAY(shown_standing(found)) == shown


def test_households_whose_beginning_is_not_known_are_left_out_on_both_sides() -> None:
    found = standing(households(20_000_000, None), each_earns(30_000_000, 90_000_000), BEGAN, FIRST_YEAR)
    assert (found["baseline"], found["percent"]) == (20_000_000, "50.0")
    assert SAY(say_standing(found)[-1]) == "Mới biết thu nhập lúc đầu của 1 trong 2 hộ."


def test_incomes_of_other_households_than_those_with_a_beginning_count_as_the_average_told() -> None:
    told = {"year": 36_000_000, "each": {"7": all_earn(36_000_000)}}
    assert standing(households(30_000_000), told, BEGAN, FIRST_YEAR)["percent"] == "20.0"


def test_a_model_without_a_first_day_is_in_its_first_year() -> None:
    assert standing(households(30_000_000), all_earn(1), None, FIRST_YEAR)["target"] == 36_000_000


def test_without_households_nothing_can_be_compared() -> None:
    assert standing((), all_earn(30_000_000), BEGAN, FIRST_YEAR) == {"compared": 0, "of": 0}
