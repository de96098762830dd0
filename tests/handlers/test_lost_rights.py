"""Somebody moved, or with another role now: nothing of before is theirs to see or to send."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from handlers.buttons import Signer
from handlers.message import Content, Said, Tapped
from models import conversation
from models.person import Post, Role
from models.report import Report
from testing.talk import KEY, Clock, Talk
from testing.world import World, find

OCTOBER = datetime(2026, 10, 20, 2, tzinfo=UTC)
OF_BEFORE = "Danh Mẫu"  # a household of Bãi Nhà A


@pytest.fixture(autouse=True)
def _october(clock: Clock) -> None:
    clock.at = OCTOBER


async def becomes(world: World, role: str, place: str, was: str = "hamlet_head bai-nha-a") -> None:
    def change(session: Session) -> None:
        person = find(session, *was.split(" "))
        person.role, person.place_code = role, place
        session.add(person)

    await world.database.run(change)


async def reports(world: World) -> int:
    return await world.database.run(lambda session: len(session.exec(select(Report)).all()))


async def fills_in(talk: Talk) -> None:
    await talk.says("/rasoat")
    await talk.taps("Chọn hộ khác")
    await talk.says("số 4")
    for text in ("3", "90", "1,3,4", "2", "3", "hôm nay", "20 người, 18 đồng ý"):
        await talk.says(text)


@pytest.mark.parametrize(("role", "place"), [(Role.viewer, "lai-son"), ("hamlet_head", "cu-tron")])
async def test_a_draft_begun_before_is_neither_shown_nor_sent(world: World, role: str, place: str) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fills_in(talk)
    await talk.says("quay lại")
    old = talk.last
    await talk.says("20 người, 18 đồng ý")
    send = talk.button("✅ Gửi").data
    shown = [choice.data for row in (*old.choices, *talk.last.choices) for choice in row]
    await becomes(world, role, place)
    for at, data in enumerate((*shown, send)):
        reply = await talk.delivers(Tapped(data), f"old{at}")
        assert OF_BEFORE not in reply.words
        assert "(mã " not in reply.words
    for text in ("gửi", "tiếp tục", "1", "số 4", "lấy lại", "đã gửi", "/tinhhinh"):
        reply = await talk.says(text)
        assert OF_BEFORE not in reply.words, text
        assert OF_BEFORE not in str(reply.options()), text
        assert "(mã " not in reply.words
    assert await reports(world) == 0


@pytest.mark.parametrize(("role", "place"), [(Role.viewer, "lai-son"), ("hamlet_head", "cu-tron")])
async def test_what_was_sent_before_shows_no_names(world: World, role: str, place: str) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fills_in(talk)
    await talk.says("gửi")
    assert await reports(world) == 1
    await talk.says("/dagui")
    assert OF_BEFORE in str(talk.last.options())
    await becomes(world, role, place)
    await talk.says("/dagui")
    assert OF_BEFORE not in str(talk.last.options())
    for label in ("r", ""):
        if label:
            await talk.taps(talk.last.options()[0].label)
        else:
            await talk.says("sửa")
        assert OF_BEFORE not in talk.last.words
        assert "90" not in talk.last.words or role != "hamlet_head"
        assert "(mã " not in talk.last.words


async def test_what_was_begun_for_one_agency_is_not_sent_for_another(world: World) -> None:
    talk = await world.talk("agency_officer kien-hai/nnptnt")
    for text in ("/giaingan", "1", "1", "60 triệu", "1", "31 triệu", "1"):
        await talk.says(text)
    send = talk.button("✅ Gửi").data

    def change(session: Session) -> None:
        person = find(session, "agency_officer", "kien-hai/nnptnt")
        person.agency_code = "ldtbxh"  # which consolidates the same project
        session.add(person)

    await world.database.run(change)
    contents: tuple[Content, ...] = (Said("gửi", "s"), Said("tiếp tục", "t"), Said("menu", "m"), Tapped(send))
    for at, content in enumerate(contents):
        reply = await talk.delivers(content, f"after{at}")
        assert "31.000.000" not in reply.words + str(reply.options())
    assert await reports(world) == 0


@pytest.mark.parametrize(
    "who", ["hamlet_head cu-tron", "hamlet_head bai-nha-b", "commune_officer an-son", "viewer kien-hai"]
)
async def test_buttons_made_up_for_another_place_are_refused(world: World, who: str) -> None:
    """Signed with the right key, as a button kept from before would be."""
    owner = await world.talk("hamlet_head bai-nha-a")
    await fills_in(owner)
    await owner.says("gửi")
    talk = await world.talk(who)
    await talk.says("menu")

    def number(session: Session) -> int:
        known = conversation.load(session, "test", talk.address, "none")
        assert known is not None
        return known.conversation_id

    signer, mine = Signer(KEY), await world.database.run(number)
    for at, payload in enumerate(
        (
            "h:bai-nha-a:4",
            "h:cu-tron:4",
            "v:bai-nha-a",
            "r:1",
            "e:1",
            "x:1",
            "y:1",
            "p:1",
            "f:household_review:bai-nha-a",
            "f:recognition:bai-nha-a",
            "f:review_closing:bai-nha-a",
            "f:livelihood_model:bai-nha-a",
            "f:model_progress:bai-nha-a",
            "t:bai-nha-a:202610",
        )
    ):
        reply = await talk.delivers(Tapped(signer.sign(mine, payload)), f"made{at}")
        assert OF_BEFORE not in reply.words + str(reply.options()), payload
        assert "(mã " not in reply.words, payload


async def test_a_head_who_became_an_agency_s_officer_corrects_anew_what_they_sent(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    for text in (
        "/taphuan",
        "1",
        "hôm nay",
        "1",
        "25 người, 12 nữ",
        "đúng",
        "bỏ qua",
        "gửi",
        "sửa",
        "để sau",
    ):
        await talk.says(text)

    def change(session: Session) -> None:
        person = find(session, "hamlet_head", "bai-nha-a")
        person.post = Post("kien-hai", "agency_officer", "nnptnt")
        session.add(person)

    await world.database.run(change)
    for text in ("/dagui", "1", "Sửa", "sửa nơi", "Trường học"):
        await talk.says(text)
    assert "✅ Đã sửa" in (await talk.says("gửi")).text
