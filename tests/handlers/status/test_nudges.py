"""Reminding by a tap: who is told, once a day, and never who has no duty, nor without the right to."""

import pytest
from sqlmodel import col, update

from models.person import Person
from scheduler.planning import NUDGE
from testing.talk import Talk
from tests.handlers.owing import FAILED, Island, labels, reports_training, says

DAY = "2026-11-18"
EVERYBODY = "Nhắc hết 4 nơi"
OFFICER, COORDINATOR = "commune_officer lai-son", "coordinator kien-hai"


@pytest.fixture(autouse=True)
async def _only_training(island: Island) -> None:
    await island.only_owed("tap-huan")
    island.now(DAY)


async def lists(island: Island, who: str = OFFICER) -> Talk:
    talk = await island.talk(who)
    await talk.says("chưa nộp tập huấn tháng 10 xã Lại Sơn")
    return talk


async def told(island: Island) -> dict[str, str]:
    return {one.who: one.text for one in await island.said()}


async def test_all_are_told_at_once_each_of_their_own_report(island: Island) -> None:
    talk = await lists(island)
    assert (await talk.taps(EVERYBODY)).text == "✅ Đang nhắc 4 người."
    heard = await told(island)
    assert set(heard) == {
        f"hamlet_head {code}" for code in ("bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue")
    }
    assert heard["hamlet_head bai-bac"].splitlines() == [
        "Lý Văn Mẫu, cán bộ xã, nhắc anh/chị:",
        "Báo cáo tập huấn tháng 10 đã quá hạn 13 ngày. Nếu có khó khăn, anh/chị xin gia hạn giúp.",
    ]
    assert labels((await island.talk("hamlet_head bai-bac")).last)[0] == "Báo cáo ngay"


async def test_once_a_day_whoever_taps(island: Island) -> None:
    officer = await lists(island)
    await officer.taps("Nhắc ấp Bãi Bấc")
    coordinator = await lists(island, COORDINATOR)
    reply = await coordinator.taps(EVERYBODY)
    assert reply.text == "✅ Đang nhắc 3 người.\n1 người hôm nay đã được nhắc rồi."
    assert len(await told(island)) == 4
    assert "4 người hôm nay đã được nhắc rồi." in (await (await lists(island)).taps(EVERYBODY)).text
    assert await told(island) == {}
    island.now("2026-11-19")
    assert (await (await lists(island)).taps(EVERYBODY)).text == "✅ Đang nhắc 4 người."


async def test_several_reports_of_one_person_are_one_message(island: Island) -> None:
    await island.owed_again("mo-hinh")
    talk = await island.talk(OFFICER)
    await talk.says("chưa nộp tháng 10")
    await talk.taps("Nhắc ấp Bãi Nhà A")
    assert await island.notices(NUDGE) == ["hamlet_head bai-nha-a"] * 2
    (one,) = await island.said()
    assert "Anh/chị còn 2 báo cáo:" in one.text
    assert "mô hình sinh kế tháng 10" in one.text
    assert "tập huấn tháng 10" in one.text


async def test_what_is_answered_meanwhile_is_not_said(island: Island) -> None:
    talk = await lists(island)
    await talk.taps("Nhắc ấp Bãi Bấc")
    head = await island.talk("hamlet_head bai-bac")
    await head.says("hạn nộp")
    await head.taps("Báo cáo tập huấn tháng 10")
    await head.taps("Không phát sinh")
    assert await island.said() == []


async def test_at_night_it_waits_for_the_morning(island: Island) -> None:
    island.now(DAY, "21:30")
    talk = await lists(island)
    assert "7 giờ sẽ nhắc 1 người" in (await talk.taps("Nhắc ấp Bãi Bấc")).text
    assert await island.said() == []
    island.now("2026-11-19", "07:00")
    assert [one.who for one in await island.said()] == ["hamlet_head bai-bac"]


async def test_who_waits_for_more_time_is_left_alone(island: Island) -> None:
    head = await island.talk("hamlet_head bai-bac")
    for text in ("xin gia hạn", "1", "25/11", "biển động", "gửi"):
        await head.says(text)
    assert len(await island.extensions()) == 1, head.last
    talk = await lists(island)
    assert "Ấp Bãi Bấc: tập huấn tháng 10 (quá hạn 13 ngày, đã xin gia hạn)" in talk.last.table
    assert "đã xin gia hạn" in (await talk.taps("Nhắc ấp Bãi Bấc")).text
    assert await island.notices(NUDGE) == []


async def test_who_cannot_be_reached_is_named_with_the_number_to_call(island: Island) -> None:
    """Real people: one has joined, one has not, one place has nobody."""
    for role, code in (("commune_officer", "lai-son"), ("hamlet_head", "bai-bac")):
        await island.talk(f"{role} {code}")
        await island.world.make_real(role, code)
    await island.world.make_real("hamlet_head", "thien-tue")
    thien_tue = col(Person.place_code) == "thien-tue"
    with_phone = update(Person).where(thien_tue).values(phone="+84912345678")
    await island.do(lambda session: session.execute(with_phone))
    talk = await lists(island)
    assert "Huỳnh Văn Mẫu 0912 345 678 (chưa vào Tin Ấp)" in talk.last.table
    assert "Ấp Bãi Nhà A: tập huấn tháng 10 (quá hạn 13 ngày). Chưa có người phụ trách" in talk.last.table
    reply = await talk.taps(EVERYBODY)
    assert reply.text.splitlines() == [
        "✅ Đang nhắc 1 người.",
        "Tin Ấp không nhắn tới được, nhờ anh/chị gọi: Huỳnh Văn Mẫu 0912 345 678 (ấp Thiên Tuế)",
        "Chưa có người phụ trách: ấp Bãi Nhà A, ấp Bãi Nhà B",
    ]


@pytest.mark.parametrize("who", ["hamlet_head bai-bac", "viewer kien-hai", "commune_officer an-son"])
async def test_a_button_in_the_wrong_hands_reminds_nobody(island: Island, who: str) -> None:
    talk = await island.talk(who)
    await talk.says("menu")
    for payload in ("tp:thien-tue:2026-10:0", "ta:lai-son:2026-10:0"):
        assert "chỉ cán bộ xã nơi đó" in (await island.taps(talk, payload)).text
    assert await island.notices(NUDGE) == []


@pytest.mark.parametrize(("role", "place"), [("viewer", "lai-son"), ("commune_officer", "an-son")])
async def test_a_right_lost_between_screen_and_tap(island: Island, role: str, place: str) -> None:
    talk = await lists(island)
    buttons = [talk.button(label) for label in (EVERYBODY, "Nhắc ấp Bãi Bấc")]
    await island.becomes(OFFICER, role, place)
    for button in buttons:
        assert "chỉ cán bộ xã nơi đó" in (await island.taps_choice(talk, button)).text
    assert await island.notices(NUDGE) == []


OF_A_COMMUNE = ("t:lai-son:2026-10", "t:lai-son:202610", "t:lai-son:2026-10:1")


@pytest.mark.parametrize("who", ["hamlet_head bai-bac", "commune_officer an-son"])
async def test_screens_of_others_are_not_shown(island: Island, who: str) -> None:
    talk = await island.talk(who)
    await talk.says("menu")
    for payload in (*OF_A_COMMUNE, "th:lai-son:2026-10:1", "tm:lai-son:now:0"):
        reply = await island.taps(talk, payload)
        assert "chỉ cán bộ xã nơi đó" in reply.text, payload
        assert FAILED not in reply.words


async def test_a_viewer_sees_who_is_missing_but_neither_names_nor_reminders(island: Island) -> None:
    talk = await island.talk("viewer kien-hai")
    reply = await talk.says("chưa nộp tập huấn tháng 10 xã Lại Sơn")
    assert "Ấp Bãi Bấc: tập huấn tháng 10" in reply.text
    assert "Mẫu" not in reply.words
    assert not [label for label in labels(reply) if label.startswith("Nhắc")]


async def test_what_was_returned_is_said_to_be(island: Island) -> None:
    await reports_training(await island.talk("hamlet_head bai-bac"), "12/10")
    officer = await island.talk(OFFICER)
    await says(officer, "/duyet", "1", "trả lại", "6", "đếm lại giúp", "gửi")
    listed = (await lists(island)).last.table
    assert "Ấp Bãi Bấc: tập huấn tháng 10 (quá hạn 13 ngày, trả lại để bổ sung)" in listed
    assert listed.count("trả lại để bổ sung") == 1
