"""A province for benchmarks: 10,000 hamlets that owe three reports a month, and two years of reports."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from benchmarks import country
from models.duty import Duty
from models.extension import Extension, ExtensionStatus
from models.person import Person, Role
from models.place import Place, PlaceName
from models.programme import Activity, Programme
from models.report import Report, ReportStatus
from models.training import TrainingSession
from scheduler.period import DayOf, Kind, Period

PROVINCE, COMMUNE, HAMLET = "t000000", "x000017", "a000175"
FORMS = ("training", "model_progress", "review_closing")
MONTHS = 24
LAST = Period(Kind.month, 2026, 11)
NOW = datetime(2026, 12, 2, 2, tzinfo=UTC)  # November's reports are due on 07/12, October's were on 05/11
_SEED = 59
_CHUNK = 20_000
_DAYS_AFTER = (1, 1, 2, 3, 3, 4, 4, 5, 5, 8, 12)  # the end of the month, on which a report comes


def fill(session: Session, hamlets: int) -> int:
    """Put it all in; returns how many reports there are. About nine of ten have come, some of them late."""
    country.places(session, hamlets, districts=hamlets)
    _names(session)
    session.add(Programme(code="ct", name="Giảm nghèo", first_year=2021, last_year=2030))
    session.flush()
    session.add(Activity(code="DA2", programme_code="ct", kind="project", name="", short_name=""))
    for position, form in enumerate(FORMS):
        session.add(_duty(form, position))
    session.flush()
    country.people(session)
    session.add(Person(name="Người mẫu", role=Role.coordinator, place_code=PROVINCE, created_at=country.EVER))
    session.flush()
    number = 0
    for chunk in _chunks(_reports(session)):
        session.execute(insert(Report), chunk)
        number += len(chunk)
    for chunk in _chunks(_sessions(session)):
        session.execute(insert(TrainingSession), chunk)
    _extensions(session)
    return number


def _names(session: Session) -> None:
    kinds = {"province": "Tỉnh", "district": "Huyện", "commune": "Xã", "hamlet": "Ấp"}
    found = session.execute(sql_select(col(Place.code), col(Place.kind)))
    rows = [{"place_code": code, "name": f"{kinds[kind]} {code[1:]}", "aliases": ""} for code, kind in found]
    session.execute(insert(PlaceName), rows)


def _duty(form: str, position: int) -> Duty:
    return Duty(
        code=form,
        form=form,
        owed_by="hamlet",
        role=Role.hamlet_head,
        period=Kind.month,
        due_month=1,
        due_day=5,
        starts_on=date(2024, 1, 1),
        position=position,
        created_at=datetime(2024, 1, 1, tzinfo=UTC),
    )


def _reports(session: Session) -> Iterator[dict[str, Any]]:
    """Month by month as they came; one in a hundred was returned."""
    chance = Random(_SEED)  # noqa: S311  # the same province every time
    query = (
        sql_select(col(Person.id), col(Place.code), col(Place.path))
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Person.role) == Role.hamlet_head)
        .order_by(col(Person.id))
    )
    heads = session.execute(query).all()
    for back in range(MONTHS - 1, -1, -1):
        period = LAST.later(-back)
        for form in FORMS:
            for person, code, path in heads:
                sent = _sent(period, chance)
                if sent is not None and sent <= NOW:
                    yield _row(form, person, code, path, period, sent, chance)


def _sent(period: Period, chance: Random) -> datetime | None:
    """When a report of a month came; None where it never did."""
    if chance.random() < 0.08:
        return None
    day = period.day(DayOf(0, 31)) + timedelta(days=chance.choice(_DAYS_AFTER))
    return datetime(day.year, day.month, day.day, chance.randrange(14), chance.randrange(60), tzinfo=UTC)


def _row(
    form: str, person: int, code: str, path: str, period: Period, sent: datetime, chance: Random
) -> dict[str, Any]:
    status = ReportStatus.returned if chance.random() < 0.01 else ReportStatus.sent
    return {
        "form": form,
        "form_version": 1,
        "place_code": code,
        "place_path": path,
        "reporter_id": person,
        "happened_on": period.day(DayOf(0, chance.randrange(1, 29))),
        "status": status.value,
        "sample": False,
        "version": 1,
        "answers": "{}",
        "sent_at": sent,
        "changed_at": sent,
    }


def _sessions(session: Session) -> Iterator[dict[str, Any]]:
    """The countable facts of each training report."""
    query = sql_select(col(Report.id), col(Report.happened_on)).where(col(Report.form) == "training")
    for report, day in session.execute(query).all():
        yield {
            "report_id": report,
            "activity_code": "DA2",
            "topic": "Chăn nuôi",
            "topic_key": "chan nuoi",
            "first_day": day,
            "last_day": day,
            "venue": "Nhà văn hóa ấp",
            "organiser": "",
            "audience": "residents",
            "people": 20 + report % 17,
            "women": 10,
            "ethnic_minority": 1,
            "poor": 2,
            "near_poor": 3,
            "newly_escaped": 0,
        }


def _extensions(session: Session) -> None:
    """A storm in October: one hamlet in fifty was granted two weeks more."""
    query = sql_select(col(Report.id), col(Report.place_code), col(Report.place_path)).where(
        col(Report.form) == FORMS[0], col(Report.happened_on) < date(2025, 1, 1), col(Report.id) % 50 == 0
    )
    duty = session.execute(sql_select(col(Duty.id)).where(col(Duty.form) == FORMS[0])).scalar_one()
    asked = {"duty_id": duty, "period": LAST.later(-1).key, "sample": False, "until": date(2026, 11, 19)}
    decided = {"status": ExtensionStatus.granted.value, "reason": "bão", "asked_by": 1, "asked_at": NOW}
    rows = [
        {"report_id": report, "place_code": code, "place_path": path, **asked, **decided}
        for report, code, path in session.execute(query)
    ]
    if rows:
        session.execute(insert(Extension), rows)


def _chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _CHUNK:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
