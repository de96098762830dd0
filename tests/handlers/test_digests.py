"""The week's digest: what arrived, what is new, who is missing; for those who look after others."""

import pytest

from tests.handlers.owing import Heard, Island, labels, reports_commune, reports_training, says

OFFICER, COORDINATOR = "commune_officer lai-son", "coordinator kien-hai"
MONDAY, NEXT = "2026-12-07", "2026-12-14"
HEADS = ("hamlet_head bai-nha-a", "hamlet_head bai-nha-b", "hamlet_head bai-bac")


@pytest.fixture(autouse=True)
async def _december(island: Island) -> None:
    """Of the plan there is the training alone; November's is due on Monday, the 7th."""
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-26")
    await island.only_owed("tap-huan")


def digest_of(who: str, heard: list[Heard]) -> str:
    (text,) = [one.text for one in heard if one.who == who and "Bản tin tuần" in one.text]
    return text


def lines(text: str, beginning: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(beginning)]


async def test_officers_and_coordinators_get_it_on_monday_and_hamlet_heads_never(island: Island) -> None:
    heard = await island.passes(MONDAY)
    got = [one.who for one in heard if "Bản tin tuần" in one.text]
    communes = ("hon-tre", "lai-son", "an-son", "nam-du")
    assert got == [*(f"commune_officer {code}" for code in communes), COORDINATOR]
    assert [one for one in await island.passes("2026-12-08") if "Bản tin tuần" in one.text] == []


async def test_a_week_that_begins_with_a_holiday_has_it_on_the_first_day_that_is_worked(
    island: Island,
) -> None:
    """Tết of 2027 is from 5 to 10 February, and the Monday lies in it."""
    written = {}
    for day in ("2027-02-08", "2027-02-10", "2027-02-11", "2027-02-12"):
        await island.plans(day, "08:00")
        written[day] = len(await island.notices("digest"))
    assert written == {"2027-02-08": 0, "2027-02-10": 0, "2027-02-11": 5, "2027-02-12": 5}


async def test_its_figures_are_what_arrived_what_was_in_time_and_what_is_new_this_week(
    island: Island,
) -> None:
    island.now("2026-12-02")
    await reports_training(await island.talk(HEADS[0]), "28/11")
    first = digest_of(OFFICER, await island.passes(MONDAY))
    assert lines(first, "Báo cáo tập huấn tháng 11") == [
        "Báo cáo tập huấn tháng 11, hạn 07/12: đã nộp 1/4, đúng hạn 1, tuần qua thêm 1"
    ]
    assert lines(first, "Chưa nộp") == ["Chưa nộp: ấp Bãi Nhà B, ấp Bãi Bấc, ấp Thiên Tuế"]
    island.now("2026-12-09")
    await island.taps(await island.talk(HEADS[1]), "dn", await island.duty("tap-huan"), "2026-11")
    second = digest_of(OFFICER, await island.passes(NEXT))
    assert lines(second, "Báo cáo tập huấn tháng 11") == [
        "Báo cáo tập huấn tháng 11, hạn 07/12: đã nộp 2/4, đúng hạn 1, tuần qua thêm 1"
    ]


async def test_above_a_commune_the_missing_are_named_place_by_place(island: Island) -> None:
    await reports_training(await island.talk(HEADS[0]), "28/11")
    said = digest_of(COORDINATOR, await island.passes(MONDAY))
    assert lines(said, "- Xã Lại Sơn") == [
        (
            "- Xã Lại Sơn: đã nộp 1/4, đúng hạn 1, tuần qua thêm 1;"
            " chưa nộp: ấp Bãi Nhà B, ấp Bãi Bấc, ấp Thiên Tuế"
        )
    ]


async def test_when_all_have_answered_there_is_nothing_to_say_of_it_after_its_day(island: Island) -> None:
    duty = await island.duty("tap-huan")
    for head in (*HEADS, "hamlet_head thien-tue"):
        await island.taps(await island.talk(head), "dn", duty, "2026-11")
    assert "tháng 11" not in digest_of(OFFICER, await island.passes(NEXT))


@pytest.mark.parametrize(
    ("day", "officer", "coordinator"),
    [
        ("2026-12-10", False, False),  # the last reminder, three working days after, is said today
        ("2026-12-11", True, False),
        ("2026-12-15", True, False),
        ("2026-12-16", True, True),  # three working days later the commune could not mend it
    ],
)
async def test_long_overdue_it_is_the_commune_s_first_and_the_coordinator_s_later(
    island: Island, day: str, officer: bool, coordinator: bool
) -> None:
    island.now(day)
    for who, marked in ((OFFICER, officer), (COORDINATOR, coordinator)):
        said = (await (await island.talk(who)).says("bản tin")).text
        assert ("⚠️" in said) is marked, who


async def test_switched_off_it_comes_no_more_until_it_is_switched_on(island: Island) -> None:
    officer = await island.talk(OFFICER)
    assert "bật bản tin" in (await officer.says("tắt bản tin")).text
    assert OFFICER not in [one.who for one in await island.passes(MONDAY)]
    assert "Bản tin tuần" in (await officer.says("bản tin")).text  # asked for, it is there
    assert "thứ Hai" in (await officer.says("bật bản tin")).text
    assert digest_of(OFFICER, await island.passes(NEXT))


async def test_switched_off_while_it_waits_it_is_not_said(island: Island) -> None:
    officer = await island.talk(OFFICER)
    await island.plans(MONDAY, "07:05")
    await officer.says("thôi bản tin")
    assert OFFICER not in [one.who for one in await island.said()]


async def test_it_is_not_said_to_somebody_who_looks_after_nobody_any_more(island: Island) -> None:
    await island.talk(OFFICER)
    await island.plans(MONDAY, "07:05")
    await island.becomes(OFFICER, "hamlet_head", "lai-son")
    heads = [one.text for one in await island.said() if one.who.startswith("hamlet_head")]
    assert not any("Bản tin" in text for text in heads)


@pytest.mark.parametrize("words", ["bản tin", "/bantin"])
async def test_a_hamlet_head_who_asks_for_one_sees_what_the_hamlet_owes(island: Island, words: str) -> None:
    head = await island.talk("hamlet_head bai-bac")
    assert (await head.says(words)).text == "Anh/chị còn thiếu:"


@pytest.mark.parametrize("who", ["hamlet_head bai-bac", "viewer kien-hai"])
@pytest.mark.parametrize("words", ["tắt bản tin", "bật bản tin"])
async def test_who_gets_none_has_nothing_to_switch(island: Island, who: str, words: str) -> None:
    reply = await (await island.talk(who)).says(words)
    assert "cán bộ xã và điều phối viên" in reply.text


async def test_it_tells_the_coordinator_of_requests_for_more_time_that_wait(island: Island) -> None:
    head = await island.talk("hamlet_head bai-bac")
    await island.taps(head, "dx", await island.duty("tap-huan"), "2026-11")
    await says(head, "14/12", "biển động", "gửi")
    waits = "1 nơi đang chờ trả lời xin gia hạn"
    assert waits in digest_of(COORDINATOR, await island.passes(MONDAY))
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "hạn nộp")
    assert "Đang xin gia hạn: 1" in labels(coordinator.last)
    await island.taps(coordinator, "xg", 1)
    assert waits not in (await coordinator.says("bản tin")).text
    assert "gia hạn" not in (await (await island.talk(OFFICER)).says("bản tin")).text  # not theirs to decide


async def test_with_a_reminder_of_the_same_day_it_is_one_message(island: Island) -> None:
    await island.owed_again("bao-cao-nam")
    island.now("2026-12-19")
    heard = [one for one in await island.passes("2026-12-21") if one.who == OFFICER]
    assert len(heard) == 1
    assert "Hôm nay hạn nộp báo cáo định kỳ năm 2026" in heard[0].text
    assert "Bản tin tuần 21/12" in heard[0].text


async def test_answered_before_the_reminder_is_said_the_digest_is_said_alone(island: Island) -> None:
    """Among thousands of messages some wait for an hour."""
    await island.owed_again("bao-cao-nam")
    officer = await island.talk(OFFICER)
    await island.plans("2026-12-21", "07:30")
    await reports_commune(officer)  # one alone is owed: it is not asked which
    heard = [one.text for one in await island.said() if one.who == OFFICER]
    assert len(heard) == 1
    assert heard[0].startswith("Bản tin tuần 21/12")
