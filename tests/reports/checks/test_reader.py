"""What reports are checked against, read from a real database of each kind, for a whole list at once."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from models import counted, recognition, report_photo
from models.atlas import read
from models.database import engine_for
from models.household import Household
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.person import Person
from models.photo import Photo
from models.place import Place
from models.report import Report, ReportStatus
from reports.checks.reader import Setting, doubts_of, facts_of
from scheduler import book

AT = datetime(2026, 12, 9, 2, tzinfo=UTC)
HELD = date(2026, 11, 20)


class Desk:
    """Reports of the sample plan's places, row by row."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.people = list(session.exec(select(Person).order_by(col(Person.id))))
        self._sent = 0

    def setting(self) -> Setting:
        return Setting(read(self.session), book.read(self.session, sample=True), AT, sample=True)

    def send(self, form: str, answers: dict[str, Any], place: str = "bai-nha-a", **changes: Any) -> Report:
        """Store a report with its counted facts, each a minute after the one before."""
        self._sent += 1
        at = AT + timedelta(minutes=self._sent)
        path = self.session.exec(select(Place.path).where(Place.code == place)).one()
        stored = Report(
            form=form,
            form_version=1,
            place_code=place,
            place_path=path,
            reporter_id=self.people[0].id or 0,
            happened_on=HELD,
            answers=json.dumps(answers),
            sample=True,
            sent_at=at,
            changed_at=at,
        )
        for name, value in changes.items():
            setattr(stored, name, value)
        self.session.add(stored)
        self.session.flush()
        counted.record(self.session, stored, answers)
        return stored

    def training(
        self, people: int = 25, topic: str = "Nuôi cá", place: str = "bai-nha-a", **more: Any
    ) -> Report:
        answers = {
            "topic": {"title": topic, "activity": "DA2"},
            "activity": more.pop("activity", "DA2"),
            "days": {"first": HELD.isoformat(), "last": HELD.isoformat()},
            "venue": "Nhà văn hóa ấp",
            "organiser": "UBND xã",
            "audience": "residents",
            "people": {
                **dict.fromkeys(("ethnic_minority", "poor", "near_poor", "newly_escaped"), 0),
                "people": people,
                "women": 2,
            },
        }
        return self.send("training", answers, place, **more)

    def progress(self, model: LivelihoodModel, **answers: Any) -> Report:
        told = {"model": {"id": model.id, "name": model.name}, "stage": "running", **answers}
        return self.send("model_progress", told)

    def model(self, number: int) -> LivelihoodModel:
        query = select(LivelihoodModel).where(LivelihoodModel.place_code == "bai-nha-a")
        return self.session.exec(query.order_by(col(LivelihoodModel.id))).all()[number]

    def rules(self, *reports: Report) -> list[list[str]]:
        """The rules that raise a doubt about each of these reports."""
        found = doubts_of(self.session, self.setting(), reports)
        return [[one.rule for one in found[report.id or 0]] for report in reports]


@pytest.fixture
def desk(world_url: str) -> Iterator[Desk]:
    engine = engine_for(world_url)
    with Session(engine) as session:
        yield Desk(session)
    engine.dispose()


def test_a_session_beside_those_its_own_place_reported_before(desk: Desk) -> None:
    for n in range(4):
        desk.training(25, topic=f"buổi {n}", place="bai-nha-a", happened_on=HELD - timedelta(days=n))
        desk.training(200, topic=f"buổi {n}", place="bai-nha-b", happened_on=HELD - timedelta(days=n))
    found = desk.training(200, topic="khác", sent_at=AT)  # late, of no earlier reports yet
    assert facts_of(desk.session, desk.setting(), [found])[found.id or 0].before["people"] == []
    found.sent_at = AT + timedelta(days=1)
    assert facts_of(desk.session, desk.setting(), [found])[found.id or 0].before["people"] == [25, 25, 25, 25]
    assert "unusual" in desk.rules(found)[0]


def test_returned_withdrawn_and_real_reports_are_no_history(desk: Desk) -> None:
    for status in (ReportStatus.returned, ReportStatus.withdrawn):
        desk.training(status=status, topic=status)
    desk.training(sample=False, topic="thật")
    found = desk.training(topic="đây")
    assert facts_of(desk.session, desk.setting(), [found])[found.id or 0].before["people"] == []


def test_the_same_session_told_for_the_hamlet_and_for_its_commune(desk: Desk) -> None:
    hamlet, commune = desk.training(), desk.training(place="lai-son", reporter_id=desk.people[5].id)
    other = desk.training(place="an-cu")
    rules = desk.rules(hamlet, commune, other)
    assert ["twice" in one for one in rules] == [True, True, False]
    twin = facts_of(desk.session, desk.setting(), [hamlet])[hamlet.id or 0].twin
    assert twin is not None
    assert (twin.name, twin.place) == (desk.people[5].name, "Xã Lại Sơn")


def test_a_photo_of_an_earlier_report(desk: Desk) -> None:
    person = desk.people[0].id or 0
    photos = [
        Photo(person_id=person, channel="test", sha256=mark, received_at=AT) for mark in ("a", "b", "a", "c")
    ]
    desk.session.add_all(photos)
    desk.session.flush()
    ids = [one.id or 0 for one in photos]
    first, second = desk.training(topic="một"), desk.training(topic="hai", place="an-cu")
    report_photo.keep(desk.session, first.id or 0, ids[:2])
    report_photo.keep(desk.session, second.id or 0, ids[2:])
    assert ["photo" in one for one in desk.rules(first, second)] == [False, True]
    (used,) = facts_of(desk.session, desk.setting(), [second])[second.id or 0].photos
    assert used.place == "Ấp Bãi Nhà A"


def test_late_by_the_duty_into_whose_days_it_falls(desk: Desk) -> None:
    in_time = desk.training(topic="kịp", sent_at=datetime(2026, 12, 7, 9, tzinfo=UTC))
    late = desk.training(topic="trễ", sent_at=datetime(2026, 12, 8, 9, tzinfo=UTC))
    of_commune = desk.training(topic="xã", place="lai-son", sent_at=datetime(2026, 12, 30, tzinfo=UTC))
    assert ["late" in one for one in desk.rules(in_time, late, of_commune)] == [False, True, False]


def test_a_household_in_two_models_of_one_kind_at_one_time(desk: Desk) -> None:
    mine, other = desk.model(0), desk.model(1)
    taking_part = select(ModelHousehold).where(ModelHousehold.model_id == mine.id)
    shared = desk.session.exec(taking_part.order_by(col(ModelHousehold.position))).all()[0]
    copy = ModelHousehold(
        model_id=other.id or 0,
        position=90,
        household_id=shared.household_id,
        head=shared.head,
        class_at_approval="poor",
    )
    desk.session.add(copy)
    desk.session.flush()
    report = desk.progress(mine)
    assert "R1" not in desk.rules(report)[0]  # of another kind
    other.kind = mine.kind
    assert "R1" in desk.rules(report)[0]
    assert mine.starts_on is not None
    other.starts_on, other.ends_on = date(2020, 1, 1), mine.starts_on - timedelta(days=1)
    assert "R1" not in desk.rules(report)[0]
    other.ends_on = None
    desk.progress(other, stage="finished")
    assert "R1" not in desk.rules(report)[0]


def test_the_class_that_was_recognised_last_on_the_day_of_the_approval(desk: Desk) -> None:
    model = desk.model(0)
    assert model.approved_on is not None
    members = desk.session.exec(select(ModelHousehold).where(ModelHousehold.model_id == model.id)).all()
    known = desk.session.get(Household, members[0].household_id)
    assert known is not None
    report = desk.progress(model)
    later = model.approved_on + timedelta(days=1)
    recognition.recognise(desk.session, known, "not_poor", "9/QĐ", later, at=AT)
    assert "R3" not in desk.rules(report)[0]
    recognition.recognise(desk.session, known, "not_poor", "8/QĐ", model.approved_on, at=AT)
    assert "R3" in desk.rules(report)[0]


def test_the_project_s_money_is_that_of_all_its_models_together(desk: Desk) -> None:
    model = desk.model(0)
    desk.progress(model, disbursed=2_000_000_000)
    last = desk.progress(model, disbursed=1)
    assert "R9" in desk.rules(last)[0]
    facts = facts_of(desk.session, desk.setting(), [last])[last.id or 0]
    assert facts.model is not None
    assert facts.model.project_disbursed == 2_000_000_000
    assert facts.model.project_budget == 1_058_000_000


def test_one_photo_is_evidence_for_all_households_of_a_meeting(desk: Desk) -> None:
    households = desk.session.exec(select(Household).where(Household.place_code == "bai-nha-a")).all()[:3]
    met = {"members": 4, "met_on": "2026-10-18", "meeting": {"present": 20, "in_favour": 18}}
    reviews = [
        desk.send("household_review", {"household": {"id": one.id, "name": one.head}, **met})
        for one in households
    ]
    assert desk.rules(*reviews) == [["R7"], ["R7"], ["R7"]]
    photo = Photo(person_id=desk.people[0].id or 0, channel="test", sha256="m", received_at=AT)
    desk.session.add(photo)
    desk.session.flush()
    report_photo.keep(desk.session, reviews[1].id or 0, [photo.id or 0])
    assert desk.rules(*reviews) == [[], [], []]


def test_a_long_list_costs_as_many_statements_as_a_short_one(desk: Desk) -> None:
    model = desk.model(0)
    reports = [desk.training(topic=f"buổi {n}") for n in range(25)]
    reports += [desk.progress(model, income={"year": 30_000_000 + n}) for n in range(25)]
    assert _statements(desk, reports) == _statements(desk, [reports[0], reports[-1]])
    assert _statements(desk, reports) < 25


def _statements(desk: Desk, reports: list[Report]) -> int:
    setting, seen = desk.setting(), []
    engine = desk.session.get_bind()
    for report in reports:
        desk.session.refresh(report)

    def count(*_arguments: object) -> None:
        seen.append(1)

    event.listen(engine, "before_cursor_execute", count)
    doubts_of(desk.session, setting, reports)
    event.remove(engine, "before_cursor_execute", count)
    return len(seen)
