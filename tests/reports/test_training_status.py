"""How training stands, against a small world counted by hand."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from models import atlas
from models.database import Database
from models.training import Totals
from reports.training_status import NOTHING, TrainingStatus, training_status
from scheduler.period import Kind, Period
from testing.talk import Clock, inbox
from testing.world import World

MORNING = datetime(2026, 3, 18, 2, tzinfo=UTC)
MARCH = Period(Kind.month, 2026, 3)

# who reports, the day, how many people and women
HELD = [
    ("hamlet_head bai-nha-a", "17/3", "25 người, 12 nữ"),
    ("hamlet_head bai-nha-a", "1/3", "10 người, 10 nữ"),
    ("hamlet_head bai-nha-b", "28/2", "40 người, 20 nữ"),
    ("hamlet_head cu-tron", "18/3", "7 người, 3 nữ"),
]


@pytest.fixture
async def world(world_database: Database) -> World:
    """The reports above, sent by typing."""
    world = World(world_database, inbox(world_database, Clock(MORNING)), MORNING)
    for who, day, people in HELD:
        talk = await world.talk(who)
        for text in ("/taphuan", "chăn nuôi", day, "1", people, "đúng", "bỏ qua", "gửi"):
            await talk.says(text)
        assert "Đã gửi" in talk.last.text
    return world


@pytest.mark.parametrize(
    ("place", "month", "whole"),
    [
        ("kien-hai", MARCH, Totals(3, 42, 25)),
        ("lai-son", MARCH, Totals(2, 35, 22)),
        ("bai-nha-a", MARCH, Totals(2, 35, 22)),
        ("bai-nha-b", MARCH, NOTHING),
        ("lai-son", MARCH.later(-1), Totals(1, 40, 20)),
        ("nam-du", MARCH, NOTHING),
    ],
)
async def test_the_sum_of_a_place(world: World, place: str, month: Period, whole: Totals) -> None:
    def ask(session: Session) -> TrainingStatus:
        plan = atlas.read(session)
        return training_status(session, plan, plan.spots[place], month, date(2026, 3, 18), sample=True)

    assert (await world.database.run(ask)).whole == whole


async def test_each_place_below_and_a_withdrawn_report_no_longer_counts(world: World) -> None:
    talk = await world.talk("coordinator kien-hai")
    await talk.says("tình hình")
    assert "Xã Lại Sơn: 2 buổi, 35 người, 22 nữ" in talk.last.table
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/dagui")
    await head.taps("17/03 tập huấn: Chăn nuôi, 25 người")
    await head.taps("Rút lại")
    await head.taps("Rút lại")
    await talk.says("tình hình")
    assert "Xã Lại Sơn: 1 buổi, 10 người, 10 nữ" in talk.last.table


async def test_real_people_see_nothing_that_was_practised(world: World) -> None:
    def ask(session: Session) -> TrainingStatus:
        plan = atlas.read(session)
        return training_status(session, plan, plan.spots["kien-hai"], MARCH, date(2026, 3, 18), sample=False)

    assert (await world.database.run(ask)).whole == NOTHING
