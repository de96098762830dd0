"""What the sample plan wants reported, against the days of the decrees, copied by hand."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest
from sqlmodel import Session, col, select

from forms import registry
from models import quiet_hours
from models.duty import Duty
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from scheduler import book
from scheduler.period import Kind, Period
from scheduler.quiet import USUAL, Quiet
from scheduler.rule import Rule
from tests.programme.conftest import NOW

YEAR_END = date(2026, 12, 31)
LAST_OF_2026 = {
    Kind.month: Period(Kind.month, 2026, 12),
    Kind.quarter: Period(Kind.quarter, 2026, 4),
    Kind.half_year: Period(Kind.half_year, 2026, 2),
    Kind.year: Period(Kind.year, 2026, 1),
}


@pytest.fixture
def session(planned_once: Session) -> Session:
    """A database in which the sample plan is loaded."""
    return planned_once


@pytest.fixture
def rules(session: Session) -> Sequence[Rule]:
    """The duties of the sample plan as the scheduler reads them."""
    return book.read(session, sample=False).rules


def test_every_duty_is_about_a_form_that_its_role_sends(rules: Sequence[Rule]) -> None:
    forms = {form.key: form.roles for form in registry.every()}
    assert {rule.form for rule in rules} <= set(forms)
    assert all(rule.role in forms[rule.form] for rule in rules)


def test_the_periods_are_those_the_scheduler_knows(rules: Sequence[Rule]) -> None:
    assert {rule.kind for rule in rules} == set(LAST_OF_2026)


@pytest.mark.parametrize(
    ("code", "first", "last", "due"),
    [
        ("tap-huan", date(2026, 12, 1), YEAR_END, date(2027, 1, 5)),
        ("mo-hinh", date(2026, 11, 26), date(2026, 12, 25), date(2026, 12, 25)),
        ("ra-soat-nam", date(2026, 9, 1), date(2026, 12, 14), date(2026, 12, 14)),
        ("bao-cao-quy", date(2026, 9, 15), date(2026, 12, 14), date(2026, 12, 20)),
        ("bao-cao-6-thang", date(2026, 6, 15), date(2026, 12, 14), date(2026, 12, 20)),
        ("truyen-thong", date(2026, 10, 1), YEAR_END, date(2027, 1, 5)),
        ("hien-trang-ap", date(2026, 1, 1), YEAR_END, date(2026, 12, 10)),
        ("hien-trang-xa", date(2026, 1, 1), YEAR_END, date(2026, 12, 15)),
        ("bao-cao-nam", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
        ("giai-ngan-quy", date(2026, 10, 1), YEAR_END, date(2027, 1, 10)),
    ],
)
def test_the_last_period_of_2026(
    rules: Sequence[Rule], code: str, first: date, last: date, due: date
) -> None:
    rule = next(rule for rule in rules if rule.code == code)
    term = rule.term(LAST_OF_2026[rule.kind])
    assert (term.first, term.last, term.set_for) == (first, last, due)


@pytest.mark.parametrize(
    ("code", "period", "first", "last"),
    [
        ("bao-cao-quy", Period(Kind.quarter, 2027, 1), date(2026, 12, 15), date(2027, 3, 14)),
        ("bao-cao-6-thang", Period(Kind.half_year, 2027, 1), date(2026, 12, 15), date(2027, 6, 14)),
        ("tap-huan", Period(Kind.month, 2027, 2), date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_other_periods(rules: Sequence[Rule], code: str, period: Period, first: date, last: date) -> None:
    term = next(rule for rule in rules if rule.code == code).term(period)
    assert (term.first, term.last) == (first, last)


def test_every_day_lies_in_the_data_window_of_one_period(rules: Sequence[Rule]) -> None:
    for rule in (one for one in rules if one.code != "ra-soat-nam"):  # that one is held in autumn only
        term = rule.term(LAST_OF_2026[rule.kind])
        assert rule.term(term.period.later(1)).first == term.last + timedelta(days=1)


def test_nobody_is_asked_for_what_was_due_before_there_were_reminders(rules: Sequence[Rule]) -> None:
    due = [term.set_for for rule in rules for term in rule.terms(date(2026, 1, 1), date(2026, 10, 31))]
    assert min(due) == date(2026, 10, 5)


def test_what_is_asked_for_the_first_time_is_owed_from_2027_on(rules: Sequence[Rule]) -> None:
    new = [rule for rule in rules if rule.code in ("truyen-thong", "hien-trang-ap", "hien-trang-xa")]
    due = [min(term.set_for for term in rule.terms(date(2026, 1, 1), date(2027, 12, 31))) for rule in new]
    assert due == [date(2027, 4, 5), date(2027, 12, 10), date(2027, 12, 15)]


def test_a_duty_that_vanished_from_the_sample_ends(session: Session, rules: Sequence[Rule]) -> None:
    plan = read_plan(SAMPLE)
    assert plan.duties is not None

    load(session, msgspec.structs.replace(plan, duties=plan.duties[1:]), NOW)

    ended = session.exec(select(Duty.code).where(col(Duty.ends_on).is_not(None))).all()
    assert ended == ["tap-huan"]


def test_the_quiet_hours_are_the_usual_ones(session: Session, rules: Sequence[Rule]) -> None:
    hours = quiet_hours.by_role(session)
    assert {Quiet.written(*one) for one in hours.values()} == {USUAL}
    assert set(hours) == {"hamlet_head", "commune_officer", "coordinator"}
