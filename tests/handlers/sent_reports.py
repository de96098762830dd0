"""Reports put straight into a database, for what lists many of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from handlers.state import as_json
from models.person import Person
from models.place import Place
from models.report import Report, ReportStatus
from testing.world import find

AT = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)


def training(topic: str = "Nuôi cá lồng bè", day: str = "2026-03-10", **more: Any) -> dict[str, Any]:
    """The answers of a report on a session."""
    people = {"people": 25, "women": 12, "ethnic_minority": 0, "poor": 5, "near_poor": 3, "newly_escaped": 0}
    return {
        "topic": {"title": topic, "activity": "DA2"},
        "activity": "DA2",
        "days": {"first": day, "last": day},
        "venue": "Nhà văn hóa ấp",
        "organiser": "UBND xã",
        "people": people,
        "audience": "residents",
        "cost": None,
        "results": None,
        "difficulties": None,
        "photos": None,
        **more,
    }


def review(name: str, day: str = "2026-03-10", **more: Any) -> dict[str, Any]:
    """The answers of a report on one household."""
    return {
        "household": {"id": 1, "name": name},
        "day": day,
        "members": 4,
        "area": "rural",
        "wellbeing": {"points": 120},
        "deprivations": [],
        "standard": "nd07-2021",
        "class_before": "poor",
        "proposed": "near_poor",
        "movement": "to_near_poor",
        "causes": ["capital"],
        "needs": [],
        "met_on": "not_yet",
        "note": "bán hết ghe",
        **more,
    }


def put(
    session: Session,
    place: str,
    answers: Mapping[str, Any],
    form: str = "training",
    day: str = "2026-03-10",
    status: ReportStatus = ReportStatus.sent,
    *,
    sample: bool = True,
    version: int = 1,
) -> Report:
    """Store a report as the head of a hamlet, or the officer of a commune, sent it."""
    role = "hamlet_head" if session.get_one(Place, place).kind == "hamlet" else "commune_officer"
    report = Report(
        form=form,
        form_version=1,
        place_code=place,
        place_path=session.get_one(Place, place).path,
        reporter_id=_id(find(session, role, place)),
        happened_on=date.fromisoformat(day),
        status=status,
        sample=sample,
        version=version,
        answers=as_json(answers),
        sent_at=AT,
        changed_at=AT,
    )
    session.add(report)
    session.flush()
    return report


def put_many(session: Session, place: str, count: int) -> None:
    """Store so many reports of one place, each different."""
    person = session.exec(select(Person).where(col(Person.place_code) == place)).first()
    assert person is not None
    path = session.get_one(Place, place).path
    session.add_all(
        Report(
            form="training",
            form_version=1,
            place_code=place,
            place_path=path,
            reporter_id=_id(person),
            happened_on=date(2026, 1 + number % 3, 1 + number % 28),
            sample=True,
            answers=as_json(training(f"Lớp {number}", results="bà con làm được " * 5)),
            sent_at=AT,
            changed_at=AT,
        )
        for number in range(count)
    )


def _id(person: Person) -> int:
    assert person.id is not None
    return person.id
