"""Recognitions: kept once, the latest decides on the class, on both databases."""

from datetime import UTC, date, datetime

from sqlmodel import Session, select

from models import household, recognition
from models.database import Database
from models.household import Household
from models.person import Person
from models.recognition import Recognition
from models.report import Report

NOW = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)
OLD, NEW = date(2024, 12, 10), date(2025, 12, 10)


def new(session: Session) -> Household:
    return household.add(
        session, "thien-tue", "kien-hai/lai-son/thien-tue/", "Trần Văn Mẫu", sample=True, at=NOW
    )


def recognise(session: Session, one: Household, kind: str, day: date, decision: str = "1/QĐ") -> None:
    recognition.recognise(session, one, kind, decision, day, at=NOW)


async def test_the_class_is_that_of_the_latest_decision(world_database: Database) -> None:
    def work(session: Session) -> None:
        one = new(session)
        assert one.id is not None
        recognise(session, one, "poor", NEW)
        recognise(session, one, "near_poor", OLD)  # found later in an old file

        assert (one.recognised_class, one.recognised_on) == ("poor", NEW)
        assert recognition.history(session, [one.id]) == {one.id: [("near_poor", OLD), ("poor", NEW)]}

    await world_database.run(work)


async def test_the_same_decision_said_again_is_kept_once_and_may_be_corrected(
    world_database: Database,
) -> None:
    def work(session: Session) -> None:
        one = new(session)
        for kind in ("poor", "poor", "near_poor"):
            recognise(session, one, kind, NEW)

        kept = session.exec(select(Recognition).where(Recognition.household_id == one.id)).all()
        assert [row.household_class for row in kept] == ["near_poor"]
        assert one.recognised_class == "near_poor"

    await world_database.run(work)


async def test_a_household_without_a_decision_has_no_history(world_database: Database) -> None:
    def work(session: Session) -> None:
        one = new(session)
        assert one.id is not None
        assert recognition.history(session, [one.id]) == {}
        assert recognition.history(session, []) == {}

    await world_database.run(work)


async def test_two_decisions_are_taken_back_in_any_order(world_database: Database) -> None:
    """The class of the first decision came back once both were withdrawn, the older one first."""

    def work(session: Session) -> None:
        one = new(session)
        one.recognised_class = "near_poor"  # taken over from the list
        numbers = session.exec(select(Person.id).limit(1)).one()
        reports = [_report(session, numbers or 0) for _ in range(2)]
        for report_id, kind, day in zip(reports, ("poor", "newly_escaped"), (OLD, NEW), strict=True):
            recognition.recognise(session, one, kind, f"{report_id}/QĐ", day, at=NOW, report_id=report_id)
        recognition.revoke(session, reports[0])
        assert one.recognised_class == "newly_escaped"
        recognition.revoke(session, reports[1])
        assert (one.recognised_class, one.recognised_on) == ("near_poor", None)

    await world_database.run(work)


def _report(session: Session, reporter: int) -> int:
    stored = Report(
        form="recognition",
        form_version=1,
        place_code="thien-tue",
        place_path="kien-hai/lai-son/thien-tue/",
        reporter_id=reporter,
        happened_on=NEW,
        sample=True,
        answers="{}",
        sent_at=NOW,
        changed_at=NOW,
    )
    session.add(stored)
    session.flush()
    assert stored.id is not None
    return stored.id
