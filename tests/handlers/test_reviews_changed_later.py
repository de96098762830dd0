"""Reviews and decisions that are corrected, withdrawn or overtaken: the register says what stands."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from handlers.message import Reply, Tapped
from handlers.state import from_json
from models.household import Household
from models.report import Report
from testing.talk import Clock, Talk
from testing.world import World

OCTOBER = datetime(2026, 10, 20, 2, tzinfo=UTC)
NEW = "Hộ mới, chưa có trong danh sách"


@pytest.fixture(autouse=True)
def _october(clock: Clock) -> None:
    clock.at = OCTOBER


async def register(world: World) -> dict[str, Household]:
    """The households of Bãi Nhà A by number."""

    def read(session: Session) -> dict[str, Household]:
        query = select(Household).where(Household.place_code == "bai-nha-a")
        return {str(one.number): one for one in session.exec(query)}

    return await world.database.run(read)


async def answers(world: World, number: int = -1) -> dict[str, Any]:
    """The answers of a report, the last one as a rule."""

    def read(session: Session) -> dict[str, Any]:
        every = session.exec(select(Report).order_by(Report.id)).all()  # type: ignore[arg-type]  # a column
        return from_json(every[number].answers)

    return await world.database.run(read)


async def reviews(head: Talk, which: str, *told: str, met: bool = True) -> Reply:
    """Review a household by its number or words: with these answers, else as poor, agreed by the meeting."""
    await head.says("/rasoat")
    await head.taps("Chọn hộ khác")
    await head.says(f"số {which}" if which.isdigit() else which)
    for text in told or ("3", "90", "1,3,4", "2", "3"):
        await head.says(text)
    await head.says("hôm nay" if met else "chưa")
    if met:
        await head.says("20 người, 18 đồng ý")
    return await head.says("gửi")


async def decides(officer: Talk, number: str, day: str = "hôm nay", hamlet: str = "Ấp Bãi Nhà A") -> Reply:
    await officer.says("/congnhan")
    await officer.taps(hamlet)
    await officer.says(number)
    await officer.says(day)
    await officer.taps("Xong: 1 mục")
    return await officer.says("gửi")


async def withdraws(talk: Talk, place: int = 0) -> Reply:
    await talk.says("/dagui")
    await talk.taps(talk.last.options()[place].label)
    await talk.taps("Rút lại")
    return await talk.taps("Rút lại")


async def corrects(talk: Talk, place: int = 0) -> Reply:
    await talk.says("/dagui")
    await talk.taps(talk.last.options()[place].label)
    return await talk.taps("Sửa")


async def test_a_decision_after_the_review_was_withdrawn(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "7")
    await officer.says("/congnhan")
    await officer.taps("Ấp Bãi Nhà A")
    await officer.says("11/QĐ")
    await officer.says("hôm nay")
    await officer.taps("Xong: 1 mục")
    await withdraws(head)
    await officer.says("gửi")
    assert "không còn chờ quyết định" in officer.last.text
    assert (await register(world))["7"].recognised_class == "not_poor"


async def test_a_decision_is_corrected_after_its_review_was_withdrawn(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "7")
    await decides(officer, "11/QĐ")
    await withdraws(head)
    await corrects(officer)
    await officer.says("1")
    await officer.says("12/QĐ")
    await officer.says("gửi")
    assert "(mã " not in officer.last.text
    assert (await register(world))["7"].recognised_class == "poor"


async def test_a_decision_is_corrected_in_the_next_year(world: World, clock: Clock) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "7")
    await decides(officer, "11/QĐ")
    clock.at = datetime(2027, 1, 5, 2, tzinfo=UTC)
    await corrects(officer)
    await officer.says("1")
    await officer.says("12/QĐ")
    await officer.says("gửi")
    assert "(mã " not in officer.last.text
    assert (await register(world))["7"].recognised_class == "poor"


async def test_a_closing_corrected_next_year(world: World, clock: Clock) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, "7")
    await head.says("/chotrasoat")
    await head.says("4 nghèo, 3 cận nghèo")
    await head.says("gửi")
    before = await answers(world)
    clock.at = datetime(2027, 1, 5, 2, tzinfo=UTC)
    await corrects(head)
    await head.says("5")
    await head.says("1 nghèo, 2 cận nghèo")
    await head.says("ấp quên")
    await head.says("gửi")
    after = await answers(world)
    assert after["stated"] == {"poor": 1, "near_poor": 2}
    assert {key: after[key] for key in ("day", "computed", "opening")} == {
        key: before[key] for key in ("day", "computed", "opening")
    }


async def test_a_review_of_a_household_corrected_to_a_new_one(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, "7")
    await corrects(head)
    await head.says("1")
    await head.says(NEW)
    await head.says("Nguyễn Văn Mới Mẫu")
    await head.says("1970")
    await head.says("gửi")
    assert (await answers(world))["household"]["name"] == "Nguyễn Văn Mới Mẫu"


async def test_a_new_households_name_is_corrected(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, NEW, "Nguyễn Văn Tam Mẫu", "1970", "3", "90", "1,3,4", "2", "3")
    count = len(await register(world))
    await corrects(head)
    await head.says("1")
    await head.says(NEW)
    await head.says("2")
    await head.says("Nguyễn Văn Tám Mẫu")
    await head.says("gửi")
    now = await register(world)
    assert len(now) == count
    assert sorted(one.head for one in now.values())[-1]
    assert "Nguyễn Văn Tám Mẫu" in [one.head for one in now.values()]


async def test_the_wrong_household_is_corrected(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, "1", "3", "300", "không")
    assert (await answers(world))["movement"] == "escaped_poverty"
    await corrects(head)
    await head.says("1")
    await head.says("số 7")
    await head.says("gửi")
    told = await answers(world)
    assert (told["class_before"], told["movement"]) == ("not_poor", "unchanged")


async def test_facts_are_those_of_then(world: World, clock: Clock) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "7")
    assert (await answers(world))["movement"] == "newly_poor"
    clock.at = datetime(2026, 10, 25, 2, tzinfo=UTC)
    await decides(officer, "11/QĐ")
    await corrects(head)
    await head.says("ghi chú")
    await head.says("nhà dột")
    await head.says("gửi")
    assert (await answers(world, 0))["movement"] == "newly_poor"


async def test_left_and_corrected_to_another(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/rasoat")
    await head.taps("Chọn hộ khác")
    await head.says("số 1")
    await head.taps("Hộ không còn ở đây")
    await head.says("1")
    await head.says("gửi")
    assert (await register(world))["1"].left_on is not None
    await corrects(head)
    await head.says("1")
    await head.says("số 3")
    await head.says("gửi")
    now = await register(world)
    assert (now["1"].left_on, now["3"].left_on is None) == (None, False)


async def test_an_older_review_is_corrected_after_it_left(world: World, clock: Clock) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, "1")
    clock.at = datetime(2026, 10, 25, 2, tzinfo=UTC)
    await head.says("/rasoat")
    await head.taps("Chọn hộ khác")
    await head.says("số 1")
    await head.taps("Hộ không còn ở đây")
    await head.says("1")
    await head.says("gửi")
    await head.taps("Báo cáo khác, cứ gửi")
    assert (await register(world))["1"].left_on is not None
    await corrects(head, 1)
    await head.says("ghi chú")
    await head.says("nhà dột")
    await head.says("gửi")
    assert (await register(world))["1"].left_on is not None


async def test_opening_stays_when_reviewed_twice(world: World, clock: Clock) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "1", "3", "300", "không")
    await decides(officer, "11/QĐ")
    clock.at = datetime(2026, 10, 25, 2, tzinfo=UTC)
    await reviews(head, "1", "4", "300", "không")
    await head.taps("Báo cáo khác, cứ gửi")
    await head.says("/chotrasoat")
    await head.says("0 nghèo, 0 cận nghèo")
    assert "Đầu kỳ: 3 hộ nghèo" in head.last.text


async def test_a_decision_signed_before_the_meeting_is_asked_about(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    officer = await world.talk("commune_officer lai-son")
    await reviews(head, "1", "3", "300", "không")
    await decides(officer, "11/QĐ", "1/10/2026")
    assert "trước ngày ấp họp" in officer.last.text
    assert (await register(world))["1"].recognised_class == "poor"
    await officer.says("2")
    await officer.says("hôm nay")
    await officer.says("gửi")
    assert (await register(world))["1"].recognised_class == "newly_escaped"


async def test_a_new_household_goes_with_its_withdrawn_review(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await reviews(head, NEW, "Nguyễn Văn Tam Mẫu", "1970", "3", "90", "1,3,4", "2", "3")
    before = await register(world)
    await withdraws(head)
    added = [one for one in (await register(world)).values() if one.head == "Nguyễn Văn Tam Mẫu"]
    assert [one.left_on is None for one in added] == [False]
    assert len(before) == len(await register(world))


async def test_the_next_household_is_tapped_twice(world: World) -> None:
    """The second tap shows the same question again, and makes no second draft of the same household."""
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("/rasoat")
    data = head.last.options()[0].data
    await head.delivers(Tapped(data), "first")
    await head.delivers(Tapped(data), "second")
    await head.says("hủy")
    await head.says("tiếp tục")
    assert "chưa có" in head.last.text.lower() or "không có" in head.last.text.lower()
