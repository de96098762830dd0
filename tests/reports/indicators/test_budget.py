"""The money by hand: the plan's own arithmetic, and what reports say was disbursed."""

import pytest

from reports.budget import Amounts, Budget, budget
from tests.reports.indicators.ledger import Ledger

MILLION = 1_000_000


def of(ledger: Ledger, place: str = "kien-hai", year: int | None = None) -> Budget:
    ledger.session.flush()
    return budget(ledger.session, ledger.path(place), year, sample=False)


def lines(found: Budget, activity: str) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {
        line.source: (line.allocated, line.disbursed, line.rest)
        for line in (*found.lines, *found.policies)
        if line.activity_code == activity
    }


def test_the_plans_arithmetic_comes_out(ledger: Ledger) -> None:
    found = of(ledger)
    central, local = found.of_source("central").allocated, found.of_source("local").allocated
    assert (central, local) == (2_329 * MILLION, 350 * MILLION)
    assert found.total.allocated == 2_679 * MILLION
    assert [found.of_activity(code).allocated for code in found.activities] == [
        amount * MILLION for amount in (1_058, 467, 166, 503, 178, 84, 143, 80)
    ]


def test_where_nobody_reported_nothing_is_disbursed_and_nothing_is_left_to_be_said(ledger: Ledger) -> None:
    found = of(ledger)
    assert found.total == Amounts(2_679 * MILLION, None, None)
    assert {line.disbursed for line in found.lines} == {None}
    assert found.sources == ["central", "local"]
    assert found.policies == ()


def test_a_models_latest_sum_to_date_and_each_sessions_cost_are_disbursed(any_ledger: Ledger) -> None:
    model = any_ledger.model("an-cu", (None, "poor", None))
    any_ledger.progress(model, "2025-11-01", disbursed=40 * MILLION)
    any_ledger.progress(model, "2026-05-01", disbursed=60 * MILLION)
    any_ledger.progress(model, "2026-07-01")  # says nothing about money: the sum stands
    any_ledger.withdraw(any_ledger.progress(model, "2026-08-01", disbursed=900 * MILLION))
    any_ledger.training("an-cu", "2026-06-01", "DA2", cost=4 * MILLION, cost_source="local")
    any_ledger.training("an-cu", "2026-06-02", "DA2", cost=2 * MILLION)
    any_ledger.training("an-cu", "2026-06-03", "DA2", cost=1 * MILLION, cost_source="people")
    any_ledger.training("an-cu", "2026-06-04", "DA7.1", cost=3 * MILLION, cost_source="central")
    found = of(any_ledger)
    assert lines(found, "DA2") == {
        "central": (920 * MILLION, None, None),
        "local": (138 * MILLION, 4 * MILLION, None),  # some money has no source: what is left is not known
        "unknown": (None, 62 * MILLION, None),
        "people": (None, 1 * MILLION, None),
    }
    assert found.of_activity("DA2") == Amounts(1_058 * MILLION, 66 * MILLION, 992 * MILLION)
    assert lines(found, "DA7.1")["central"] == (124 * MILLION, 3 * MILLION, 121 * MILLION)
    assert found.total == Amounts(2_679 * MILLION, 69 * MILLION, 2_610 * MILLION)
    assert found.of_source("central") == Amounts(2_329 * MILLION, 3 * MILLION, None)
    assert found.sources == ["central", "local", "unknown", "people"]
    assert of(any_ledger, year=2025).total.disbursed == 40 * MILLION
    assert len(found.report_ids) == 5


@pytest.mark.parametrize(("place", "spent"), [("an-son", 60 * MILLION), ("lai-son", None)])
def test_a_commune_has_what_was_disbursed_there_and_no_allocation(
    ledger: Ledger, place: str, spent: int | None
) -> None:
    ledger.progress(ledger.model("an-cu", (None, "poor", None)), "2026-05-01", disbursed=60 * MILLION)
    assert of(ledger, place).total == Amounts(None, spent, None)


def test_a_policys_money_is_told_beside_the_projects(ledger: Ledger) -> None:
    ledger.training("an-cu", "2026-06-01", "CS1.3", cost=5 * MILLION, cost_source="local")
    found = of(ledger)
    assert lines(found, "CS1.3") == {"local": (None, 5 * MILLION, None)}
    assert found.total.disbursed is None
    assert found.of_source("local").disbursed is None


def test_more_than_was_allocated_leaves_a_negative_rest(ledger: Ledger) -> None:
    ledger.training("an-cu", "2026-06-01", "DA7.2", cost=90 * MILLION, cost_source="central")
    assert lines(of(ledger), "DA7.2")["central"] == (70 * MILLION, 90 * MILLION, -20 * MILLION)
    assert of(ledger).of_activity("DA7.2").rest == -10 * MILLION
