"""Who sees indicators and money of which place, typed and on buttons that have grown old."""

import pytest
from sqlmodel import Session

from handlers.message import Tapped
from models.person import Role
from models.programme import Activity
from testing.errands import made
from testing.world import find
from tests.handlers.owing import Island

SEEN, REFUSED, ASK = "2026, ", "chỉ cán bộ xã nơi đó", "Anh/chị hỏi"
MONEY = "Đơn vị: triệu đồng"


@pytest.mark.parametrize(
    ("who", "place", "indicators", "money"),
    [
        ("coordinator kien-hai", "", SEEN, MONEY),
        ("coordinator kien-hai", "xã Lại Sơn", SEEN, MONEY),
        ("viewer kien-hai", "xã Lại Sơn", SEEN, MONEY),
        ("commune_officer lai-son", "", SEEN, MONEY),
        ("commune_officer lai-son", "Bãi Bấc", SEEN, MONEY),
        ("commune_officer lai-son", "xã Nam Du", REFUSED, REFUSED),
        ("commune_officer lai-son", "đặc khu Kiên Hải", REFUSED, REFUSED),
        ("hamlet_head bai-nha-a", "", ASK, ASK),
        ("hamlet_head bai-nha-a", "xã Nam Du", ASK, ASK),
    ],
)
async def test_a_place_is_for_whoever_looks_after_it(
    island: Island, who: str, place: str, indicators: str, money: str
) -> None:
    talk = await island.world.talk(who)
    assert indicators in (await talk.says(f"/chitieu {place}")).text
    assert money in (await talk.says(f"kinh phí {place}")).text


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        (Role.hamlet_head, "cu-tron", ASK),
        (Role.commune_officer, "nam-du", REFUSED),
        (Role.viewer, "nam-du", REFUSED),
    ],
)
async def test_an_old_button_shows_nothing_to_whoever_was_moved(
    island: Island, role: Role, place: str, said: str
) -> None:
    talk = await island.world.talk("commune_officer lai-son")
    shown = [choice for row in (await talk.says("/chitieu")).choices for choice in row]
    shown += [choice for row in (await talk.says("/kinhphi")).choices for choice in row]
    shown = [choice for choice in shown if choice.label != "Báo cáo giải ngân"]  # begins one, shows nothing
    await talk.says("/chitieu")
    await talk.taps("Hình")  # asked for before, made after

    def move(session: Session) -> None:
        person = find(session, "commune_officer", "lai-son")
        person.role, person.place_code = role, place
        session.add(person)

    await island.world.database.run(move)
    for at, choice in enumerate(shown):
        reply = await talk.delivers(Tapped(choice.data), f"old{at}")
        assert said in reply.text, choice.label
    (picture,) = await made(island.world.database, island.world.at)
    assert said in picture.text
    assert picture.files == ()


async def test_a_project_that_left_the_plan_is_told_politely(island: Island) -> None:
    talk = await island.world.talk("coordinator kien-hai")
    reply = await talk.says("/kinhphi")
    last = [choice for row in reply.choices for choice in row if "Dự án 7" in choice.label][-1]

    def take_out(session: Session) -> None:
        project = session.get_one(Activity, "DA7.2")  # reports may refer to it, so it stays as a policy
        project.kind, project.central_budget, project.local_budget = "policy", None, None

    await island.world.database.run(take_out)
    assert "không còn dự án này" in (await talk.delivers(Tapped(last.data), "late")).text
