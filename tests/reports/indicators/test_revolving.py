"""What models have to pass on, by hand: what was said last, what is kept, what is overdue, in which order."""

from datetime import date
from typing import Any

import pytest

from models.livelihood_model import LivelihoodModel
from models.model_progress import ModelProgress
from models.report import Report
from reports.revolving import Fund, funds
from tests.reports.indicators.ledger import TODAY, Ledger

MILLION = 1_000_000


def promised(ledger: Ledger, starts: str = "2024-04-01", **promise: Any) -> LivelihoodModel:
    model = ledger.model("an-cu", (None, "poor", None), starts=starts)
    due = promise.pop("due", None)
    model.sqlmodel_update({**promise, "revolving_due": due and date.fromisoformat(due)})
    ledger.session.add(model)
    ledger.session.flush()
    return model


def told(ledger: Ledger, model: LivelihoodModel, day: str, **said: Any) -> Report:
    report = ledger.progress(model, day)
    ledger.session.flush()
    progress = ledger.session.get_one(ModelProgress, report.id)
    progress.sqlmodel_update(said)
    ledger.session.add(progress)
    ledger.session.flush()
    return report


def known(ledger: Ledger, place: str = "kien-hai") -> list[Fund]:
    return funds(ledger.session, ledger.path(place), TODAY, sample=False)


def test_the_last_sum_stands_and_everybody_it_was_passed_on_to(any_ledger: Ledger) -> None:
    model = promised(any_ledger, revolving="12 triệu", revolving_value=12 * MILLION)
    told(any_ledger, model, "2026-03-01", recovered=4 * MILLION, revolved_to="hộ A")
    told(any_ledger, model, "2026-06-01", recovered=9 * MILLION)
    told(any_ledger, model, "2026-07-01", revolved_to="hộ B")
    any_ledger.withdraw(told(any_ledger, model, "2026-08-01", recovered=90 * MILLION, revolved_to="hộ C"))
    (found,) = known(any_ledger)
    assert found.recovered == 9 * MILLION
    assert [one.words for one in found.passed_on] == ["hộ A", "hộ B"]
    assert known(any_ledger, "lai-son") == []


def test_where_nobody_said_anything_nothing_is_known_and_that_is_no_zero(ledger: Ledger) -> None:
    promised(ledger, revolving_value=12 * MILLION)
    (found,) = known(ledger)
    assert (found.recovered, list(found.passed_on), found.is_kept) == (None, [], False)


def test_a_model_that_promised_nothing_is_not_in_it(ledger: Ledger) -> None:
    promised(ledger)
    assert known(ledger) == []


@pytest.mark.parametrize(
    ("promise", "said", "kept"),
    [
        ({"revolving_value": 12 * MILLION}, {"recovered": 12 * MILLION}, True),
        ({"revolving_value": 12 * MILLION}, {"recovered": 11 * MILLION, "revolved_to": "hộ A"}, False),
        ({"revolving": "2 con dê"}, {"revolved_to": "hộ A"}, True),
        ({"revolving": "2 con dê"}, {"recovered": 3 * MILLION}, False),
    ],
)
def test_when_a_promise_is_kept(
    ledger: Ledger, promise: dict[str, Any], said: dict[str, Any], kept: bool
) -> None:
    told(ledger, promised(ledger, **promise), "2026-06-01", **said)
    assert known(ledger)[0].is_kept is kept


@pytest.mark.parametrize(
    ("due", "said", "overdue"),
    [
        ("2026-11-23", {}, True),
        ("2026-11-24", {}, False),  # today is its last day
        ("2026-11-23", {"recovered": 5 * MILLION}, False),
        (None, {}, False),
    ],
)
def test_when_it_is_overdue(ledger: Ledger, due: str | None, said: dict[str, Any], overdue: bool) -> None:
    told(ledger, promised(ledger, revolving_value=5 * MILLION, due=due), "2026-06-01", **said)
    assert known(ledger)[0].is_overdue(TODAY) is overdue


def test_what_is_due_first_comes_first_and_what_is_kept_last(ledger: Ledger) -> None:
    kept = promised(ledger, "2024-01-01", revolving_value=MILLION, due="2025-01-01")
    told(ledger, kept, "2025-01-01", recovered=MILLION)
    no_day = promised(ledger, "2024-02-01", revolving_value=MILLION)
    late = promised(ledger, "2024-03-01", revolving_value=MILLION, due="2026-12-31")
    soon = promised(ledger, "2024-04-01", revolving_value=MILLION, due="2026-11-30")
    assert [one.model.code for one in known(ledger)] == [one.code for one in (soon, late, no_day, kept)]
