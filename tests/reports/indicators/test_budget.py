"""The money by hand: the plan's own arithmetic, the register, what communes and reports of work say."""

from datetime import date

import pytest

from models.budget import BudgetAllocation
from reports.budget import Amounts, Budget, budget, of_places
from tests.reports.indicators.ledger import Ledger

MILLION = 1_000_000


def of(ledger: Ledger, place: str = "kien-hai", year: int | None = None) -> Budget:
    ledger.session.flush()
    return budget(ledger.session, ledger.path(place), year, sample=False)


def lines(found: Budget, activity: str) -> dict[str, Amounts]:
    items = (*found.items, *found.policies)
    return {one.source: one.amounts for one in items if one.activity_code == activity}


def allocate(
    ledger: Ledger, unit: str, millions: float, *, year: int = 2026, activity: str = "DA2",
    source: str = "central",
) -> None:  # fmt: skip
    """A unit is a place, or an agency where there is no such place."""
    is_place = unit in ledger.atlas.spots
    ledger.session.add(
        BudgetAllocation(
            programme_code="kien-hai-59",
            year=year,
            activity_code=activity,
            source=source,
            place_code=unit if is_place else None,
            agency_code=None if is_place else unit,
            amount=int(millions * MILLION),
            document="1/QĐ",
        )
    )


def test_the_plans_arithmetic_comes_out(ledger: Ledger) -> None:
    found = of(ledger)
    central, local = found.of_source("central").planned, found.of_source("local").planned
    assert (central, local) == (2_329 * MILLION, 350 * MILLION)
    assert found.total.planned == 2_679 * MILLION
    assert [found.of_activity(code).planned for code in found.activities] == [
        amount * MILLION for amount in (1_058, 467, 166, 503, 178, 84, 143, 80)
    ]


def test_where_nobody_reported_nothing_is_disbursed_and_nothing_is_left_to_be_said(ledger: Ledger) -> None:
    found = of(ledger)
    assert found.total == Amounts(planned=2_679 * MILLION)
    assert (found.total.rest, found.total.rate) == (None, None)
    assert found.sources == ["central", "local"]
    assert found.policies == ()


def test_what_was_said_last_of_each_place_and_line_is_disbursed(any_ledger: Ledger) -> None:
    """Sums to date: Lại Sơn 20, then 45, never 65; another source and another place are added."""
    any_ledger.disbursement("lai-son", "2026-03-31", 20 * MILLION)
    any_ledger.disbursement("lai-son", "2026-06-30", 45 * MILLION)
    any_ledger.disbursement("lai-son", "2026-06-30", 6 * MILLION, source="local")
    any_ledger.disbursement("an-son", "2026-06-30", 10 * MILLION)
    any_ledger.withdraw(any_ledger.disbursement("an-son", "2026-07-31", 900 * MILLION))
    any_ledger.disbursement("lai-son", "2026-01-10", 50 * MILLION, year=2025)
    found = of(any_ledger, year=2026)
    assert lines(found, "DA2")["central"].disbursed == 55 * MILLION
    assert found.of_activity("DA2").disbursed == 61 * MILLION
    assert len(found.report_ids) == 3
    assert of(any_ledger, year=2025).total.disbursed == 50 * MILLION
    assert of(any_ledger).total.disbursed == 111 * MILLION
    assert of(any_ledger, "an-son", 2026).total.disbursed == 10 * MILLION


def test_a_year_s_allocation_is_that_of_the_place_or_else_of_its_parts(ledger: Ledger) -> None:
    allocate(ledger, "kien-hai", 200)
    allocate(ledger, "lai-son", 60)
    allocate(ledger, "lai-son", 9, source="local")
    allocate(ledger, "vhtt-tt", 15, activity="DA6.2")
    allocate(ledger, "lai-son", 70, year=2025)
    found = of(ledger, year=2026)
    assert lines(found, "DA2")["central"].allocated == 200 * MILLION
    assert lines(found, "DA2")["local"].allocated == 9 * MILLION
    assert lines(found, "DA6.2")["central"].allocated == 15 * MILLION  # an agency's: of the whole alone
    assert of(ledger, "lai-son", 2026).total.allocated == 69 * MILLION
    assert of(ledger, "an-son", 2026).total.allocated is None
    assert of(ledger).of_activity("DA2").allocated == 279 * MILLION


def test_the_share_is_said_where_everybody_s_allocation_is_known(ledger: Ledger) -> None:
    allocate(ledger, "lai-son", 60)
    ledger.disbursement("lai-son", "2026-06-30", 45 * MILLION)
    here = of(ledger, year=2026).of_activity("DA2")
    assert (here.rest, here.rate) == (15 * MILLION, 75.0)
    ledger.disbursement("an-son", "2026-06-30", 10 * MILLION)  # of what, nobody knows
    here = of(ledger, year=2026).of_activity("DA2")
    assert (here.allocated, here.disbursed, here.rest, here.rate) == (60 * MILLION, 55 * MILLION, None, None)


def test_what_the_commune_says_was_allocated_counts_where_the_register_says_nothing(ledger: Ledger) -> None:
    ledger.disbursement("an-son", "2026-06-30", 10 * MILLION, allocated=40 * MILLION)
    ledger.disbursement("lai-son", "2026-06-30", 30 * MILLION, allocated=50 * MILLION)
    allocate(ledger, "lai-son", 60)
    here = of(ledger, year=2026).of_activity("DA2")
    assert (here.allocated, here.rate) == (100 * MILLION, 40.0)


def test_an_agency_s_own_sum_stands_beside_those_of_the_communes(any_ledger: Ledger) -> None:
    """Two agencies stand at the same place: each one's last sum counts, 30 and 5, and Lại Sơn's 45."""
    any_ledger.disbursement("lai-son", "2026-06-30", 45 * MILLION, allocated=60 * MILLION)
    any_ledger.disbursement("kien-hai", "2026-03-31", 20 * MILLION, agency="nnptnt", allocated=50 * MILLION)
    any_ledger.disbursement("kien-hai", "2026-06-30", 30 * MILLION, agency="nnptnt", allocated=50 * MILLION)
    any_ledger.disbursement("kien-hai", "2026-06-30", 5 * MILLION, agency="ldtbxh")
    here = of(any_ledger, year=2026).of_activity("DA2")
    assert (here.disbursed, here.allocated) == (80 * MILLION, 110 * MILLION)
    assert here.rate is None  # of what the second agency spent 5 million, nobody has said
    allocate(any_ledger, "ldtbxh", 10)
    here = of(any_ledger, year=2026).of_activity("DA2")
    assert (here.allocated, here.rate) == (120 * MILLION, 66.7)
    assert of(any_ledger, "lai-son", 2026).total.disbursed == 45 * MILLION
    own = of(any_ledger, year=2026).only({"DA6.2"})
    assert (own.activities, own.total.disbursed, own.report_ids) == (["DA6.2"], None, frozenset())


def test_each_place_below_has_its_part(ledger: Ledger) -> None:
    allocate(ledger, "lai-son", 60)
    ledger.disbursement("lai-son", "2026-06-30", 45 * MILLION)
    ledger.session.flush()
    paths = [ledger.path(place) for place in ("lai-son", "an-son")]
    found = of_places(ledger.session, ledger.path("kien-hai"), paths, "DA2", 2026, sample=False)
    assert [(one.allocated, one.disbursed) for one in found.values()] == [
        (60 * MILLION, 45 * MILLION),
        (None, None),
    ]


def test_trainings_and_models_stand_beside_and_in_no_sum(any_ledger: Ledger) -> None:
    model = any_ledger.model("an-cu", (None, "poor", None))
    any_ledger.progress(model, "2025-11-01", disbursed=40 * MILLION)
    any_ledger.progress(model, "2026-05-01", disbursed=60 * MILLION)
    any_ledger.progress(model, "2026-07-01")  # says nothing about money: the sum stands
    any_ledger.withdraw(any_ledger.progress(model, "2026-08-01", disbursed=900 * MILLION))
    any_ledger.training("an-cu", "2026-06-01", "DA2", cost=4 * MILLION, cost_source="local")
    any_ledger.training("an-cu", "2026-06-02", "DA2", cost=2 * MILLION)
    any_ledger.training("an-cu", "2026-06-03", "DA2", cost=1 * MILLION, cost_source="people")
    any_ledger.training("an-cu", "2026-06-04", "DA7.1", cost=3 * MILLION, cost_source="central")
    any_ledger.disbursement("an-son", "2026-06-30", 50 * MILLION)  # some of it the very same money
    found = of(any_ledger, year=2026)
    assert {source: amounts.by_work for source, amounts in lines(found, "DA2").items()} == {
        "central": None,
        "local": 4 * MILLION,
        "unknown": 62 * MILLION,
        "people": 1 * MILLION,
    }
    assert found.of_activity("DA2").by_work == 66 * MILLION
    assert found.of_activity("DA2").disbursed == 50 * MILLION
    assert (found.total.by_work, found.total.disbursed) == (69 * MILLION, 50 * MILLION)
    assert found.sources == ["central", "local", "unknown", "people"]
    assert of(any_ledger, year=2025).total.by_work == 40 * MILLION
    assert len(found.report_ids) == 6


@pytest.mark.parametrize(("place", "spent"), [("an-son", 60 * MILLION), ("lai-son", None)])
def test_a_commune_has_what_was_spent_there_and_no_plan(
    ledger: Ledger, place: str, spent: int | None
) -> None:
    ledger.progress(ledger.model("an-cu", (None, "poor", None)), "2026-05-01", disbursed=60 * MILLION)
    assert of(ledger, place).total == Amounts(by_work=spent)


def test_a_policys_money_is_told_beside_the_projects(ledger: Ledger) -> None:
    ledger.training("an-cu", "2026-06-01", "CS1.3", cost=5 * MILLION, cost_source="local")
    found = of(ledger)
    assert lines(found, "CS1.3") == {"local": Amounts(by_work=5 * MILLION)}
    assert found.total.by_work is None
    assert found.of_source("local").by_work is None


def test_more_than_was_allocated_leaves_a_negative_rest(ledger: Ledger) -> None:
    allocate(ledger, "lai-son", 60)
    ledger.disbursement("lai-son", "2026-06-30", 75 * MILLION)  # the register was lowered since
    assert of(ledger, year=2026).of_activity("DA2").rest == -15 * MILLION


def test_a_paper_counts_what_was_reported_until_its_last_day(ledger: Ledger) -> None:
    ledger.disbursement("lai-son", "2026-03-31", 20 * MILLION)
    ledger.disbursement("lai-son", "2026-06-30", 45 * MILLION)
    ledger.session.flush()
    path = ledger.path("kien-hai")
    found = budget(ledger.session, path, None, sample=False, until=date(2026, 4, 30))
    assert found.total.disbursed == 20 * MILLION
