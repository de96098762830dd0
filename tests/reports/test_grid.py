"""The figures behind the picture: those of the words, and a picture of them that a phone can show."""

from datetime import date
from pathlib import Path

import pytest

from locales import translator
from models import atlas
from reports import grid_words
from reports.asked_terms import last_terms
from reports.completeness import Figures
from reports.duty_status import areas, duty_status
from reports.grid import Grid, State, grid
from reports.grid_picture import WIDTH, Labels, draw
from scheduler.period import Kind, Period
from tests.reports.test_completeness import Books, books
from tests.reports.test_tally import BY_HAND, NOVEMBER, settle, term, view

__all__ = ["books"]  # a fixture
JANUARY = Period(Kind.month, 2027, 1)


def of(kept: Books, code: str, asked: Period = JANUARY) -> Grid:
    plan = atlas.read(kept.session)
    found = grid(view(kept), plan, plan.spots[code], asked, term(kept).rule)
    assert found is not None
    return found


def test_the_communes_of_a_district_as_in_the_words(books: Books) -> None:
    settle(books)
    found = of(books, "kien-hai")
    assert [one.key for one in found.terms] == ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"]
    november = {row.spot.code: row.cells[2] for row in found.rows}
    assert november == BY_HAND
    plan = atlas.read(books.session)
    for number, one in enumerate(found.terms):
        told = duty_status(view(books), plan.spots["kien-hai"], one.period, one.rule)
        assert told is not None
        assert found.totals[number] == told.total
        said = {spot.code: figures for spot, figures in areas(told.by_parent, plan, plan.spots["kien-hai"])}
        assert {row.spot.code: row.cells[number] for row in found.rows} == said


def test_the_hamlets_of_a_commune_one_by_one(books: Books) -> None:
    settle(books)
    found = of(books, "lai-son", NOVEMBER)
    states = {row.spot.code: row.cells[-1] for row in found.rows}
    assert states == {
        "bai-nha-a": State.in_time,
        "bai-nha-b": State.late,
        "bai-bac": State.missing,
        "thien-tue": State.missing,
    }
    assert sum((row.total for row in found.rows), Figures()) == sum(found.totals, Figures())
    assert of(books, "bai-nha-b", NOVEMBER).rows == [
        row for row in found.rows if row.spot.code == "bai-nha-b"
    ]


def test_what_is_not_due_yet_is_not_missing_and_what_is_not_owed_is_neither(books: Books) -> None:
    new = atlas.read(books.session).spots["bai-bac"]._replace(exists=atlas.Span(date(2026, 12, 20), None))
    plan = atlas.read(books.session)
    plan.spots["bai-bac"] = new  # type: ignore[index]  # as if it had been read so
    found = grid(view(books), plan, plan.spots["lai-son"], JANUARY, term(books).rule)
    assert found is not None
    cells = next(list(row.cells) for row in found.rows if row.spot.code == "bai-bac")
    assert cells == [State.not_owed, State.not_owed, State.not_owed, State.missing, State.open]


def test_no_more_than_twelve_periods_the_last_ones(books: Books) -> None:
    rule = term(books).rule._replace(starts_on=date(2020, 1, 1))
    found = last_terms(rule, JANUARY, date(2027, 1, 20), 12)
    assert [found[0].key, found[-1].key, len(found)] == ["2026-02", "2027-01", 12]


def test_of_many_places_the_worst_are_shown(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Sơn has sent nothing, Lại Sơn two of four; Nam Du two of three, Hòn Tre all."""
    settle(books)
    monkeypatch.setattr("reports.grid.MOST_ROWS", 2)
    found = of(books, "kien-hai", NOVEMBER)
    assert [row.spot.code for row in found.rows] == ["an-son", "lai-son"]
    told = grid_words.in_words(found, translator("vi"), date(2027, 1, 20))
    assert "2 nơi thiếu nhiều nhất trong 4 nơi." in told
    assert sum(found.totals, Figures()).received == 7, "the sum is that of all places"


def test_a_picture_for_a_phone(books: Books, tmp_path: Path) -> None:
    settle(books)
    for code in ("kien-hai", "lai-son"):
        path = tmp_path / f"{code}.png"
        found = of(books, code)
        draw(found, Labels("Nộp báo cáo: Tập huấn", code, date(2027, 1, 20)), translator("vi"), str(path))
        head = path.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
        assert (width, 500 < height < 2000) == (WIDTH, True)
        assert path.stat().st_size < 300_000


def test_the_same_in_words(books: Books) -> None:
    settle(books)
    told = grid_words.in_words(of(books, "lai-son", NOVEMBER), translator("vi"), date(2027, 1, 20))
    assert told.splitlines() == [
        "Các kỳ: tháng 9/2026, tháng 10/2026, tháng 11/2026",
        "Ấp Bãi Nhà A: ✗  ✗  ✓",
        "Ấp Bãi Nhà B: ✗  ✗  T",
        "Ấp Bãi Bấc: ✗  ✗  ✗",
        "Ấp Thiên Tuế: ✗  ✗  ✗",
        "✓ đúng hạn, T trễ hạn, ✗ chưa nộp",
    ]
