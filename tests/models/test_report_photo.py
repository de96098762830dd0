"""Which report a picture was used in before, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from models import report as reports
from models.database import Database
from models.person import Person
from models.photo import Photo
from models.place import Place
from models.report import Report
from models.report_photo import ReportPhoto, keep, used_before

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
FILE, BYTES = "AQADfile", "a" * 64


def filled(session: Session) -> None:
    session.add(Place(code="bai-nha-a", kind="hamlet", path="bai-nha-a/"))
    session.flush()
    session.add(Person(id=1, name="Mẫu", role="hamlet_head", place_code="bai-nha-a", created_at=NOW))
    session.flush()


def photo(session: Session, *, file: str | None = None, digest: str | None = None, channel: str = "t") -> int:
    """A picture that was received; its id."""
    row = Photo(person_id=1, channel=channel, unique_id=file, sha256=digest, received_at=NOW)
    session.add(row)
    session.flush()
    return row.id or 0


def sent(session: Session, day: int, *photos: int, sample: bool = False) -> int:
    """A report of that day in March with these photos; its id."""
    report = Report(
        form="training",
        form_version=1,
        place_code="bai-nha-a",
        place_path="bai-nha-a/",
        reporter_id=1,
        happened_on=date(2026, 3, day),
        sample=sample,
        answers="{}",
        sent_at=NOW + timedelta(days=day),
        changed_at=NOW,
    )
    reports.add(session, report, f"d{day}")
    assert report.id is not None
    keep(session, report.id, photos)
    return report.id


def days(found: list[tuple[int, Report]]) -> dict[int, int]:
    """Which day's report each photo was found in."""
    return {number: report.happened_on.day for number, report in found}


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ({"digest": BYTES}, {"digest": BYTES}, True),
        ({"digest": BYTES}, {"digest": BYTES, "channel": "p"}, True),
        ({"file": FILE}, {"file": FILE}, True),
        ({"file": FILE, "digest": BYTES}, {"file": FILE}, True),
        ({"file": FILE}, {"file": FILE, "channel": "p"}, False),
        ({"file": FILE, "digest": BYTES}, {"file": "other", "digest": "b" * 64}, False),
        ({}, {}, False),
    ],
)
async def test_the_same_picture_is_known_by_its_bytes_or_its_file(
    database: Database, before: dict[str, str], now: dict[str, str], same: bool
) -> None:
    def work(session: Session) -> None:
        filled(session)
        sent(session, 3, photo(session, **before))
        again = photo(session, **now)
        assert days(used_before(session, [again], sample=False, but=None)) == ({again: 3} if same else {})

    await database.run(work)


async def test_the_report_sent_first_is_named_for_each_photo(database: Database) -> None:
    def work(session: Session) -> None:
        filled(session)
        one, other, new = (photo(session, digest=letter * 64) for letter in "abc")
        later, earlier = sent(session, 9, one, other), sent(session, 5, one)
        asked = [new, other, one, 999]
        assert days(used_before(session, asked, sample=False, but=None)) == {other: 9, one: 5}
        assert days(used_before(session, asked, sample=False, but=later)) == {one: 5}
        assert days(used_before(session, asked, sample=False, but=earlier)) == {other: 9, one: 9}
        assert used_before(session, [], sample=False, but=None) == []

    await database.run(work)


async def test_practice_and_withdrawn_reports_do_not_count(database: Database) -> None:
    def work(session: Session) -> None:
        filled(session)
        one = photo(session, digest=BYTES)
        sent(session, 3, one, sample=True)
        reports.withdraw(session, session.get_one(Report, sent(session, 4, one)), NOW)
        assert days(used_before(session, [one], sample=False, but=None)) == {}
        assert days(used_before(session, [one], sample=True, but=None)) == {one: 3}

    await database.run(work)


async def test_keeping_replaces_what_stood_in_the_report(database: Database) -> None:
    def work(session: Session) -> None:
        filled(session)
        one, other = photo(session), photo(session)
        report = sent(session, 3, one, other)
        for photos in ([one, one], [], [other, one], [other]):
            keep(session, report, photos)
            rows = session.exec(select(ReportPhoto.photo_id).where(ReportPhoto.report_id == report)).all()
            assert sorted(rows) == sorted(set(photos))

    await database.run(work)
