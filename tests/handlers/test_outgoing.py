"""What nobody asked for, as it is said: at a decent hour, true at that moment, and answerable at once."""

import pytest
from sqlmodel import Session, col, select

from handlers import plain
from handlers.buttons import LARGEST
from locales import Text
from models import notice
from models.notice import Notice
from models.quiet_hours import QuietHours
from testing.world import find
from tests.handlers.owing import FAILED, Heard, Island, labels, reports_training, says

HEAD, OFFICER, COORDINATOR = "hamlet_head bai-bac", "commune_officer lai-son", "coordinator kien-hai"
NAMES = ("Danh Mẫu", "Trần Văn Mẫu", "Lê Thị Mẫu")  # of households and people whom reminders do not name


@pytest.fixture(autouse=True)
async def _december(island: Island) -> None:
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-26")
    await island.only_owed("tap-huan")


def told(who: str, heard: list[Heard]) -> list[str]:
    return [one.text for one in heard if one.who == who]


# At a decent hour ----------------------------------------------------------------


async def requests(island: Island, clock: str) -> None:
    island.now("2026-12-02", clock)
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "bão số 5", "Mấy nhà?", "1", "15/12", "gửi")


@pytest.mark.parametrize(
    ("written", "said"), [("19:59", "19:59"), ("20:00", "07:00"), ("23:30", "07:00"), ("06:59", "07:00")]
)
async def test_what_is_written_at_night_is_said_in_the_morning(
    island: Island, written: str, said: str
) -> None:
    await requests(island, written)
    heard = await island.said()
    if said == written:
        assert told(HEAD, heard)
        return
    assert heard == []
    morning = "2026-12-02" if written < "07:00" else "2026-12-03"
    island.now(morning, "06:59")
    assert await island.said() == []
    island.now(morning, said)
    assert len(told(HEAD, await island.said())) == 1


async def test_each_role_has_quiet_hours_of_its_own(island: Island) -> None:
    def until_nine(session: Session) -> None:
        hours = session.exec(select(QuietHours).where(col(QuietHours.role) == "hamlet_head")).one()
        hours.ends = "09:00"
        session.add(hours)

    await island.do(until_nine)
    heard = await island.passes("2026-12-07", "08:00")
    assert told(HEAD, heard) == []
    assert told(OFFICER, heard) != []
    assert told(HEAD, await island.passes("2026-12-07", "09:00")) != []


async def test_a_reminder_that_was_not_said_by_the_evening_is_not_said_next_morning(island: Island) -> None:
    await island.plans("2026-12-07", "19:50")
    island.now("2026-12-07", "20:10")
    assert told(HEAD, await island.said()) == []
    island.now("2026-12-08", "07:00")
    assert told(HEAD, await island.said()) == []
    assert "quá hạn 1 ngày" in told(HEAD, await island.passes("2026-12-08", "07:30"))[0]


# True at that moment ---------------------------------------------------------------


async def test_what_was_answered_before_it_is_said_is_not_said(island: Island) -> None:
    await island.plans("2026-12-07", "07:30")
    await reports_training(await island.talk(HEAD), "28/11")
    nil = await island.talk("hamlet_head thien-tue")
    await island.taps(nil, "dn", await island.duty("tap-huan"), "2026-11")
    waits = await island.talk("hamlet_head an-cu")
    await island.taps(waits, "dx", await island.duty("tap-huan"), "2026-11")
    await says(waits, "11/12", "biển động", "gửi")
    heard = await island.said()
    for who in (HEAD, "hamlet_head thien-tue", "hamlet_head an-cu"):
        assert told(who, heard) == [], who
    assert told("hamlet_head bai-ngu", heard) != []


async def test_a_reminder_of_a_deadline_that_was_moved_or_closed_is_not_said(island: Island) -> None:
    await island.plans("2026-12-07", "07:30")
    coordinator = await island.talk(COORDINATOR)
    await island.taps(coordinator, "dC", await island.duty("tap-huan"), "2026-11")
    heard = told(HEAD, await island.said())
    assert len(heard) == 1
    assert "không phải nộp" in heard[0]


async def test_somebody_with_another_role_or_place_is_reminded_of_nothing_of_before(island: Island) -> None:
    await island.talk(HEAD)
    await island.plans("2026-12-07", "07:30")
    await island.becomes(HEAD, "viewer", "kien-hai")
    assert not [one for one in await island.said() if one.who == "viewer kien-hai"]


async def test_put_off_by_the_person_it_is_said_again_once_and_speaks_of_what_is_left(island: Island) -> None:
    head = await island.talk(HEAD)
    await island.passes("2026-12-07", "08:00")
    assert "khoảng 12 giờ" in (await head.taps("Chiều nhắc lại")).text
    island.now("2026-12-07", "09:00")
    assert "khoảng 12 giờ" in (await head.says("nhắc sau")).text  # as it was promised
    island.now("2026-12-07", "12:00")
    assert len(told(HEAD, await island.said())) == 1
    assert "giờ Tin Ấp nhắc lại" not in (await head.says("nhắc sau")).text  # one more is enough for a day
    island.now("2026-12-07", "16:00")
    assert told(HEAD, await island.said()) == []


async def test_put_off_and_then_answered_it_is_not_said_again(island: Island) -> None:
    head = await island.talk(HEAD)
    await island.passes("2026-12-07", "08:00")
    await head.says("nhắc sau")
    await says(head, "không phát sinh")
    assert "chưa nhắc" in (await head.says("nhắc sau")).text
    island.now("2026-12-07", "12:30")
    assert told(HEAD, await island.said()) == []


async def test_put_off_until_the_evening_is_until_another_day(island: Island) -> None:
    head = await island.talk(HEAD)
    await island.passes("2026-12-07", "17:00")
    assert "hôm nay" in (await head.says("để chiều")).text
    island.now("2026-12-07", "21:00")
    assert told(HEAD, await island.said()) == []


# Answerable at once ----------------------------------------------------------------


async def test_its_buttons_work_in_the_chat_it_was_said_in(island: Island) -> None:
    head = await island.talk(HEAD)
    await island.passes("2026-12-07")
    buttons = [choice for row in head.last.choices for choice in row]
    assert [one.label for one in buttons] == [
        "Báo cáo ngay",
        "Không phát sinh",
        "Chiều nhắc lại",
        "Xin gia hạn",
    ]
    for choice in buttons:
        assert len(choice.data.encode()) <= LARGEST
        reply = await island.taps_choice(head, choice)
        assert FAILED not in reply.words
        assert "không còn dùng" not in reply.words
        other = await island.talk("hamlet_head thien-tue")
        stolen = await island.taps_choice(other, choice)
        assert "menu" in stolen.text, choice.label


async def test_a_number_typed_after_it_answers_what_was_asked_before(island: Island) -> None:
    head = await island.talk(HEAD)
    await says(head, "/taphuan")
    first = head.last.options()[0].label
    await island.passes("2026-12-07")
    assert head.last.options() == ()
    await head.says("1")
    await says(head, "28/11", "Nhà văn hóa ấp", "25 người", "đúng", "bỏ qua")
    assert first in head.last.words
    assert await island.nil_reports() == []


async def test_without_buttons_it_says_what_to_type(island: Island) -> None:
    head = await island.talk(HEAD)
    await island.passes("2026-12-07")
    said = plain.lines(head.last)
    assert 'Gõ "báo cáo ngay", "không phát sinh", "nhắc sau" hoặc "xin gia hạn".' in said
    assert "1 " not in said.splitlines()[-1]


async def test_several_reports_due_are_one_message(island: Island) -> None:
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "cấp: bão số 5", "Mấy nhà?", "1", "7/12", "gửi")
    await island.said()
    head = await island.talk(HEAD)
    (text,) = told(HEAD, await island.passes("2026-12-07"))
    assert "Anh/chị còn 2 báo cáo" in text
    assert labels(head.last)[-1] == "Chiều nhắc lại"
    await head.taps("Báo cáo tập huấn tháng 11")
    assert "Báo cáo ngay" in labels(head.last)


async def test_a_title_is_said_as_it_was_written(island: Island) -> None:
    await island.only_owed()
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "gấp: bão số 5", "Mấy nhà?", "1", "10/12", "gửi")
    await island.said()
    heard = told(HEAD, await island.passes("2026-12-09"))
    assert any('"gấp: bão số 5", hạn thứ Năm 10/12' in text for text in heard)


async def test_nobody_but_who_could_not_be_reached_is_named_and_no_household_ever(island: Island) -> None:
    for day in ("2026-12-07", "2026-12-14"):
        for one in await island.passes(day):
            assert not any(name in one.text for name in NAMES), one.who
            assert len(one.text) < 4096


async def test_an_alert_without_a_kind_is_said_at_any_hour(island: Island) -> None:
    """Quiet hours are for what can wait."""

    def alert(session: Session) -> None:
        person = find(session, *OFFICER.split(" "))
        notice.add(session, "alert:1", person.id or 0, Text("bão vào"), island.clock.at)

    island.now("2026-12-07", "23:00")
    await island.do(alert)
    assert [one.text for one in await island.said()] == ["bão vào"]
    assert await island.do(lambda session: session.exec(select(Notice.sent_at)).one()) is not None
