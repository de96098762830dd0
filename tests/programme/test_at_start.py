"""The plan at start: an empty database gets the sample plan, an older one the duties it lacks."""

from pathlib import Path

from sqlmodel import Session, col, select

from bot.plan import load_if_empty
from models.duty import Duty
from models.place import PlaceName
from models.quiet_hours import QuietHours
from models.rest_day import RestDay
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from tests.programme.conftest import NOW

ALL = ["tap-huan", "mo-hinh", "ra-soat-nam", "bao-cao-quy", "bao-cao-6-thang", "bao-cao-nam", "giai-ngan-quy"]


def duties(session: Session) -> list[str]:
    return list(session.exec(select(Duty.code).order_by(col(Duty.position))))


def as_of_an_earlier_version(session: Session) -> None:
    """The sample plan without what it has gained since."""
    load(session, read_plan(SAMPLE), NOW)
    for table in (Duty, RestDay, QuietHours):
        for row in session.exec(select(table)):
            session.delete(row)
    session.flush()


def test_an_empty_database_gets_everything(session: Session) -> None:
    load_if_empty(session, NOW, samples=False)
    assert duties(session) == ALL
    assert len(session.exec(select(QuietHours)).all()) == 3


def test_the_sample_plan_of_an_earlier_version_gets_its_duties_and_keeps_corrected_names(
    session: Session,
) -> None:
    as_of_an_earlier_version(session)
    name = session.exec(select(PlaceName).where(PlaceName.place_code == "bai-ngu")).one()
    name.name = "Ấp Bãi Ngự Mới"

    load_if_empty(session, NOW, samples=False)

    assert duties(session) == ALL
    assert name.name == "Ấp Bãi Ngự Mới"


def test_duties_made_in_chat_do_not_count(session: Session) -> None:
    as_of_an_earlier_version(session)
    in_chat = Duty(
        code="chat-1",
        form="training",
        owed_by="hamlet",
        role="hamlet_head",
        period="once",
        starts_on=NOW.date(),
        position=99,
        sample=False,
        created_at=NOW,
    )
    session.add(in_chat)
    load_if_empty(session, NOW, samples=False)
    assert duties(session) == [*ALL, "chat-1"]


def test_duties_that_were_ended_stay_ended(session: Session) -> None:
    plan = read_plan(SAMPLE)
    load(session, plan, NOW)
    for one in session.exec(select(Duty)):
        one.ends_on = NOW.date()
    load_if_empty(session, NOW, samples=False)
    assert {one.ends_on for one in session.exec(select(Duty))} == {NOW.date()}


def test_another_plan_gets_no_duties_of_the_sample(session: Session, small: Path) -> None:
    (small / "duties.yaml").unlink()
    load(session, read_plan(small), NOW)
    load_if_empty(session, NOW, samples=False)
    assert duties(session) == []


def test_a_sample_plan_whose_places_were_renamed_is_left_alone(session: Session, small: Path) -> None:
    """The plan has the sample's code, and none of the places that its duties are for."""
    text = (small / "plan.yaml").read_text(encoding="utf-8")
    (small / "plan.yaml").write_text(text.replace("binh-minh-1", "kien-hai-59"), encoding="utf-8")
    (small / "duties.yaml").unlink()
    load(session, read_plan(small), NOW)
    load_if_empty(session, NOW, samples=False)
    assert duties(session) == []
