"""Completeness by hand: three hamlets of one commune and one of another, and every way to answer."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.atlas import read
from models.database import engine_for
from models.duty import Duty
from models.extension import Extension, ExtensionStatus
from models.nil_report import NilReport
from models.person import Person
from models.place import Place
from models.report import Report, ReportStatus
from reports.completeness import Completeness, Figures, figures
from scheduler import book
from scheduler.quiet import VIETNAM

LATER = datetime(2027, 1, 20, tzinfo=UTC)
DUE = date(2026, 12, 7)  # of November's training: the fifth is a Saturday
EVER = datetime(2026, 1, 1, tzinfo=UTC)
IN_TIME = datetime(2026, 12, 3, 9, tzinfo=VIETNAM)
LAST_MINUTE = datetime(2026, 12, 7, 23, 59, 59, tzinfo=VIETNAM)
TOO_LATE = datetime(2026, 12, 8, tzinfo=VIETNAM)


class Books:
    """What was answered, row by row; people and places are the sample plan's, the answers real ones."""

    def __init__(self, engine: Engine) -> None:
        self.session = Session(engine)
        self.person = self.session.exec(select(Person.id)).first() or 0

    def duty(self, code: str) -> int:
        return self.session.exec(select(Duty.id).where(Duty.code == code)).one() or 0

    def path(self, place: str) -> str:
        return self.session.exec(select(Place.path).where(Place.code == place)).one()

    def report(
        self, place: str, at: datetime, day: date = date(2026, 11, 28), *, withdrawn: bool = False
    ) -> Report:
        found = Report(
            form="training",
            form_version=1,
            place_code=place,
            place_path=self.path(place),
            reporter_id=self.person,
            happened_on=day,
            answers="{}",
            status=ReportStatus.withdrawn if withdrawn else ReportStatus.sent,
            sent_at=at.astimezone(UTC),
            changed_at=at.astimezone(UTC),
        )
        self.session.add(found)
        self.session.flush()
        return found

    def nil(self, place: str, at: datetime, *, sample: bool = False, withdrawn: bool = False) -> None:
        self.session.add(
            NilReport(
                duty_id=self.duty("tap-huan"),
                period="2026-11",
                place_code=place,
                place_path=self.path(place),
                sample=sample,
                person_id=self.person,
                sent_at=at.astimezone(UTC),
                withdrawn_at=LATER if withdrawn else None,
            )
        )
        self.session.flush()

    def extension(self, place: str, until: date, status: str) -> None:
        asked_with = self.report(place, IN_TIME, date(2026, 1, 1), withdrawn=True)
        self.session.add(
            Extension(
                duty_id=self.duty("tap-huan"),
                period="2026-11",
                place_code=place,
                place_path=self.path(place),
                sample=False,
                until=until,
                reason="biển động",
                status=status,
                report_id=asked_with.id or 0,
                asked_by=self.person,
                asked_at=EVER,
            )
        )
        self.session.flush()

    def of(
        self,
        scope: str = "",
        at: datetime = LATER,
        code: str = "tap-huan",
        period: str = "2026-11",
        *,
        sample: bool = False,
    ) -> Completeness:
        """How a term stands."""
        known = book.read(self.session, sample=sample)
        rule = known.rule(self.duty(code))
        assert rule is not None
        return figures(
            self.session, read(self.session), known, rule.term_of_key(period), scope, at, sample=sample
        )


@pytest.fixture
def books(sqlite_world: Path, tmp_path: Path) -> Iterator[Books]:
    path = tmp_path / "books.db"
    shutil.copyfile(sqlite_world, path)
    engine = engine_for(f"sqlite:///{path}")
    kept = Books(engine)
    yield kept
    kept.session.close()
    engine.dispose()


LAI_SON = "kien-hai/lai-son/"


def test_nothing_arrived_yet(books: Books) -> None:
    assert books.of().total == Figures(expected=13, received=0, on_time=0)


HERE = "bai-bac"
MORE = date(2026, 12, 11)
DAYS_LATE = TOO_LATE + timedelta(days=2)
ANSWERS: dict[str, tuple[Sequence[Callable[[Books], object]], tuple[int, int]]] = {
    "a report in time": ([lambda books: books.report(HERE, IN_TIME)], (1, 1)),
    "a report in the last minute": ([lambda books: books.report(HERE, LAST_MINUTE)], (1, 1)),
    "a report a second later": ([lambda books: books.report(HERE, TOO_LATE)], (1, 0)),
    "a nil report in time": ([lambda books: books.nil(HERE, IN_TIME)], (1, 1)),
    "a nil report too late": ([lambda books: books.nil(HERE, TOO_LATE)], (1, 0)),
    "a report that was withdrawn": ([lambda books: books.report(HERE, IN_TIME, withdrawn=True)], (0, 0)),
    "a nil report that was taken back": ([lambda books: books.nil(HERE, IN_TIME, withdrawn=True)], (0, 0)),
    "a report about another month": ([lambda books: books.report(HERE, IN_TIME, date(2026, 12, 1))], (0, 0)),
    "late, but within the time that was granted": (
        [
            lambda books: books.extension(HERE, MORE, ExtensionStatus.granted),
            lambda books: books.report(HERE, DAYS_LATE),
        ],
        (1, 1),
    ),
    "late, and more time was refused": (
        [
            lambda books: books.extension(HERE, MORE, ExtensionStatus.refused),
            lambda books: books.report(HERE, DAYS_LATE),
        ],
        (1, 0),
    ),
    "two reports, the second one late": (
        [lambda books: books.report(HERE, IN_TIME), lambda books: books.report(HERE, DAYS_LATE)],
        (1, 1),
    ),
    "a late report after one that was withdrawn": (
        [
            lambda books: books.report(HERE, IN_TIME, withdrawn=True),
            lambda books: books.report(HERE, DAYS_LATE),
        ],
        (1, 0),
    ),
}


@pytest.mark.parametrize("answered", ANSWERS)
def test_one_hamlet_s_answer(books: Books, answered: str) -> None:
    done, counted = ANSWERS[answered]
    for step in done:
        step(books)
    assert books.of().total == Figures(13, *counted)


def test_a_commune_is_the_sum_of_its_hamlets_and_the_district_of_its_communes(books: Books) -> None:
    books.report("bai-bac", IN_TIME)
    books.report("thien-tue", TOO_LATE)
    books.nil("an-cu", IN_TIME)
    found = books.of()
    assert found.within(LAI_SON, LATER) == Figures(4, 2, 1)
    assert found.within("kien-hai/an-son/", LATER) == Figures(3, 1, 1)
    assert found.total == Figures(13, 3, 2)
    assert [one.spot.code for one in found.missing(LAI_SON)] == ["bai-nha-a", "bai-nha-b"]


def test_seen_from_a_place_only_what_lies_below_it_counts(books: Books) -> None:
    books.report("an-cu", IN_TIME)
    assert books.of(LAI_SON).total == Figures(4, 0, 0)
    assert books.of("kien-hai/an-son/an-cu/").total == Figures(1, 1, 1)


def test_as_it_stood_at_an_earlier_instant(books: Books) -> None:
    books.report("bai-bac", IN_TIME)
    books.report("thien-tue", TOO_LATE)
    found = books.of(LAI_SON)
    before = [found.within(LAI_SON, at) for at in (IN_TIME - timedelta(minutes=1), LAST_MINUTE, LATER)]
    assert before == [Figures(4, 0, 0), Figures(4, 1, 1), Figures(4, 2, 1)]


def test_only_places_that_have_what_it_is_about_are_expected(books: Books) -> None:
    """Two hamlets have models at work in practice; there are no real ones."""
    assert books.of(code="mo-hinh", sample=True).total.expected == 2
    assert books.of(code="mo-hinh").total.expected == 0


def test_communes_owe_what_communes_owe(books: Books) -> None:
    assert books.of(code="bao-cao-nam", period="2026").total == Figures(4, 0, 0)


def test_a_place_that_was_closed_is_not_expected_any_more(books: Books) -> None:
    closed = books.session.get(Place, "bai-bac")
    assert closed is not None
    closed.valid_to = date(2026, 12, 31)
    books.session.add(closed)
    books.session.flush()
    assert books.of().total.expected == 12
    assert books.of(at=LAST_MINUTE).total.expected == 13


def test_practice_counts_for_practice_alone(books: Books) -> None:
    books.nil("bai-bac", IN_TIME, sample=True)
    assert books.of().total.received == 0
    assert books.of(sample=True).total == Figures(13, 1, 1)


def test_each_place_has_the_deadline_of_its_own_extension(books: Books) -> None:
    books.extension("bai-bac", date(2026, 12, 11), ExtensionStatus.granted)
    due = {one.spot.code: one.due for one in books.of(LAI_SON).places}
    assert due == {
        "bai-nha-a": DUE,
        "bai-nha-b": DUE,
        "bai-bac": date(2026, 12, 11),
        "thien-tue": DUE,
    }
