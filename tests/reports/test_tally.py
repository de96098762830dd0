"""Counting by the database, against a table made by hand, and against looking at each place."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from models import atlas
from models.database import engine_for
from models.duty import Duty
from models.extension import ExtensionStatus
from models.place import Place
from models.report import Report, ReportStatus
from models.rest_day import RestDay
from reports.asked_terms import expected_on
from reports.completeness import Figures, figures
from reports.duty_status import areas, duty_status, together
from reports.tally import Review, View, in_review, missing, tally
from scheduler import book
from scheduler.period import Kind, Period
from scheduler.rule import Term
from tests.reports.test_completeness import (
    ANSWERS,
    IN_TIME,
    LATER,
    TOO_LATE,
    Books,
    books,
)

__all__ = ["books"]  # a fixture
NOVEMBER = Period(Kind.month, 2026, 11)
MORE = date(2026, 12, 11)
ALL = "kien-hai/"


@pytest.fixture
def both(world_url: str) -> Iterator[Books]:
    """The same books on SQLite and PostgreSQL."""
    engine = engine_for(world_url)
    kept = Books(engine)
    yield kept
    kept.session.close()
    engine.dispose()


def view(kept: Books, now: datetime = LATER) -> View:
    kept.session.flush()
    return View(kept.session, book.read(kept.session, sample=False), now, sample=False)


def term(kept: Books, code: str = "tap-huan", period: str = "2026-11") -> Term:
    rule = view(kept).book.rule(kept.duty(code))
    assert rule is not None
    return rule.term_of_key(period)


def counted(kept: Books, scope: str = ALL, now: datetime = LATER) -> dict[str, Figures]:
    return tally(view(kept, now), term(kept), scope)


def settle(kept: Books) -> None:
    """Who has answered for November, due on Monday 07/12, and how.

    Hòn Tre: one in time, one late, one nil in time. Lại Sơn: one late within its extension, one late,
    one returned, one withdrawn. An Sơn: nothing but an answer to another month. Nam Du: there 8 and 9
    December were rest days, so that the deadline moved to the 10th: one on the 8th, one nil on the 11th.
    """
    kept.report("hon-tre-1", IN_TIME)
    kept.report("hon-tre-2", TOO_LATE)
    kept.nil("hon-tre-3", IN_TIME)
    kept.extension("bai-nha-a", MORE, ExtensionStatus.granted)
    kept.report("bai-nha-a", TOO_LATE)
    kept.report("bai-nha-b", TOO_LATE)
    kept.report("bai-bac", IN_TIME).status = ReportStatus.returned
    kept.report("thien-tue", IN_TIME, withdrawn=True)
    kept.report("cu-tron", IN_TIME, date(2026, 12, 1))
    for day in (7, 8, 9):
        pause = RestDay(
            place_code="nam-du", first=date(2026, 12, day), last=date(2026, 12, day), reason="bão"
        )
        kept.session.add(pause)
    kept.report("an-binh", TOO_LATE)
    kept.nil("an-phu", datetime(2026, 12, 11, 2, tzinfo=UTC))


BY_HAND = {
    "hon-tre": Figures(3, 3, 2),
    "lai-son": Figures(4, 2, 1),
    "an-son": Figures(3, 0, 0),
    "nam-du": Figures(3, 2, 1),
}


def test_a_district_counted_by_hand(both: Books) -> None:
    settle(both)
    assert counted(both) == BY_HAND
    assert counted(both, "kien-hai/lai-son/") == {"lai-son": BY_HAND["lai-son"]}
    assert counted(both, "kien-hai/lai-son/bai-nha-a/") == {"lai-son": Figures(1, 1, 1)}


def test_the_missing_are_those_that_were_expected_and_not_received(both: Books) -> None:
    settle(both)
    found = {one.code: one.due for one in missing(view(both), term(both), ALL)}
    assert sorted(found) == ["an-cu", "bai-bac", "bai-ngu", "cu-tron", "hon-mau", "thien-tue"]
    assert found["hon-mau"] == date(2026, 12, 10)
    assert found["bai-bac"] == date(2026, 12, 7)
    assert len(found) == sum(one.expected - one.received for one in BY_HAND.values())


def test_many_places_are_counted_like_few(both: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(both)
    monkeypatch.setattr("reports.tally.MANY", 1)
    assert counted(both) == BY_HAND


def test_what_waits_and_what_was_returned(both: Books) -> None:
    settle(both)
    every = both.session.exec(select(Report).where(Report.place_code == "hon-tre-1")).one()
    every.status = ReportStatus.accepted
    assert in_review(view(both), [term(both)], ALL) == Review(waiting=4, returned=1)
    assert in_review(view(both), [term(both)], "kien-hai/an-son/") == Review()


@pytest.mark.parametrize("answered", ANSWERS)
def test_each_answer_is_counted_as_when_the_place_is_looked_at(books: Books, answered: str) -> None:
    done, (received, on_time) = ANSWERS[answered]
    for step in done:
        step(books)
    found = together(counted(books).values())
    assert found == Figures(13, received, on_time)
    assert found == books.of().total


def test_a_merged_hamlet_stays_in_the_figures_of_before(books: Books) -> None:
    """And in those of the month in which it ended only where its deadline came before."""
    books.report("bai-bac", IN_TIME)
    merged = books.session.get(Place, "bai-bac")
    assert merged is not None
    merged.valid_to, merged.successor_code = date(2026, 12, 31), "thien-tue"
    books.session.add(merged)
    assert counted(books)["lai-son"] == Figures(4, 1, 1)
    december = term(books, period="2026-12")
    assert tally(view(books), december, ALL)["lai-son"] == Figures(3, 0, 0)
    day = expected_on(term(books), date(2027, 1, 20), view(books).book.calendars.everywhere)
    each = figures(
        books.session,
        atlas.read(books.session),
        view(books).book,
        term(books),
        ALL,
        LATER,
        sample=False,
        on=day,
    )
    assert each.within("kien-hai/lai-son/", LATER) == Figures(4, 1, 1)


def test_a_new_hamlet_misses_nothing_that_was_due_before_it_was_there(books: Books) -> None:
    new = books.session.get(Place, "bai-bac")
    assert new is not None
    new.valid_from = date(2026, 12, 20)
    books.session.add(new)
    assert counted(books)["lai-son"].expected == 3
    assert tally(view(books), term(books, period="2026-12"), ALL)["lai-son"].expected == 4


def test_a_new_duty_has_no_period_before(books: Books) -> None:
    kien_hai = atlas.read(books.session).spots["kien-hai"]
    for code in ("tap-huan", "mo-hinh"):
        duty = books.session.exec(select(Duty).where(Duty.code == code)).one()
        duty.starts_on = date(2026, 12, 1)
        books.session.add(duty)
    found = duty_status(view(books), kien_hai, NOVEMBER, term(books).rule)
    assert found is not None
    assert (found.total, found.before) == (Figures(13, 0, 0), None)
    assert duty_status(view(books), kien_hai, NOVEMBER.later(-1), term(books).rule) is None


def test_what_came_before_and_a_quarter_as_the_sum_of_its_months(books: Books) -> None:
    kien_hai = atlas.read(books.session).spots["kien-hai"]
    books.report("bai-bac", datetime(2026, 11, 3, tzinfo=UTC), date(2026, 10, 12))
    books.report("bai-bac", IN_TIME)
    books.report("an-cu", TOO_LATE)
    rule = term(books).rule
    month = duty_status(view(books), kien_hai, NOVEMBER, rule)
    assert month is not None
    assert (month.total, month.before) == (Figures(13, 2, 1), Figures(13, 1, 1))
    quarter = duty_status(view(books), kien_hai, Period(Kind.quarter, 2026, 4), rule)
    assert quarter is not None
    assert (quarter.total, quarter.before) == (
        Figures(39, 3, 2),
        Figures(13, 0, 0),
    )  # September's was due in October


def test_the_communes_are_the_areas_of_a_district(books: Books) -> None:
    settle(books)
    plan = atlas.read(books.session)
    found = areas(counted(books), plan, plan.spots["kien-hai"])
    assert {spot.code: figures_ for spot, figures_ in found} == BY_HAND
    assert areas(counted(books), plan, plan.spots["lai-son"]) == []
