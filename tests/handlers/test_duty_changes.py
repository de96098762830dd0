"""Deadlines a coordinator moves, closes, adds or asks for: everyone concerned is told once, nobody else."""

import asyncio

import pytest

from handlers.message import Tapped
from models.duty import Duty
from models.reminder import Reminder
from testing.talk import Clock, Talk
from testing.world import World
from tests.handlers.owing import (
    FAILED,
    Heard,
    Island,
    corrects,
    labels,
    reports_training,
    says,
    withdraws,
)

COORDINATOR, HEAD = "coordinator kien-hai", "hamlet_head bai-bac"
LAI_SON = [f"hamlet_head {place}" for place in ("bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue")]
NOVEMBER = "2026-11"


@pytest.fixture(autouse=True)
async def _december(request: pytest.FixtureRequest) -> None:
    """The second of December; of the plan there is the training alone, November's due on the 7th."""
    there = island_of(request)
    there.now("2026-12-02")
    await there.nothing_owed_before("2026-11-26")
    await there.only_owed("tap-huan")


def island_of(request: pytest.FixtureRequest) -> Island:
    if "world" in request.fixturenames:
        return Island(request.getfixturevalue("world"), request.getfixturevalue("clock"))
    found: Island = request.getfixturevalue("island")
    return found


async def moves(island: Island, day: str, *, why: str = "bỏ qua", period: str = NOVEMBER) -> Talk:
    coordinator = await island.talk(COORDINATOR)
    await island.taps(coordinator, "dm", await island.duty("tap-huan"), period)
    await says(coordinator, day, why, "gửi")
    return coordinator


async def requests(island: Island, whom: str = "các ấp của xã Lại Sơn", day: str = "15/12") -> Talk:
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "bão số 5", "Mấy nhà tốc mái?")
    await coordinator.taps(whom)
    await says(coordinator, day, "gửi")
    return coordinator


async def adds(island: Island, *answers: str) -> Talk:
    """Add a deadline for the training of Lại Sơn's hamlets."""
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/themhan", "Báo cáo tập huấn", "các ấp của xã Lại Sơn", *answers, "gửi")
    return coordinator


def people(heard: list[Heard]) -> list[str]:
    return [one.who for one in heard]


# Moving ------------------------------------------------------------------------


async def test_moved_everybody_who_still_owes_it_is_told_the_day_and_the_reason(island: Island) -> None:
    await reports_training(await island.talk(HEAD), "28/11")
    nil = await island.talk("hamlet_head an-cu")
    await island.taps(nil, "dn", await island.duty("tap-huan"), NOVEMBER)
    coordinator = await moves(island, "14/12", why="vì bão số 5")
    assert "báo cho 11 người" in coordinator.last.text
    heard = await island.said()
    assert len(heard) == 11
    assert not {HEAD, "hamlet_head an-cu"} & set(people(heard))
    assert {one.text for one in heard} == {
        "📅 Báo cáo tập huấn tháng 11: hạn nộp dời sang thứ Hai 14/12. Lý do: vì bão số 5"
    }
    assert await island.said() == []


async def test_moved_again_they_are_told_again_and_withdrawn_too(island: Island) -> None:
    await moves(island, "14/12")
    await island.said()
    coordinator = await moves(island, "16/12")
    assert {one.text for one in await island.said()} == {
        "📅 Báo cáo tập huấn tháng 11: hạn nộp dời sang thứ Tư 16/12."
    }
    await withdraws(coordinator)
    heard = await island.said()
    assert len(heard) == 13
    assert "14/12" in heard[0].text  # where the move before this one has it
    await withdraws(coordinator)
    assert "07/12" in (await island.said())[0].text


async def test_an_older_move_withdrawn_leaves_the_newer_one_as_it_is(island: Island) -> None:
    await moves(island, "14/12")
    coordinator = await moves(island, "16/12")
    await island.said()
    await withdraws(coordinator, 1)
    assert await island.said() == []
    assert "hạn thứ Tư 16/12" in (await coordinator.says("hạn nộp")).words


async def test_a_move_corrected_to_another_report_puts_the_first_one_back(island: Island) -> None:
    await moves(island, "14/12")
    await adds(island, "hằng năm", "20", "của tháng cuối kỳ")
    await island.said()
    coordinator = await island.talk(COORDINATOR)
    await corrects(coordinator, "1", "Báo cáo tập huấn năm 2026", number=1)
    said = (await coordinator.says("hạn nộp")).words
    assert "tháng 11: hạn thứ Hai 07/12" in said
    assert "năm 2026: hạn thứ Hai 14/12" in said


async def test_moved_its_reminders_begin_anew(island: Island) -> None:
    await island.plans("2026-12-04", "08:00")  # a day before the 7th
    await moves(island, "16/12")
    for day in ("2026-12-04", "2026-12-07", "2026-12-08", "2026-12-11", "2026-12-15", "2026-12-16"):
        await island.plans(day, "10:00")
    head = await island.world.person("hamlet_head", "bai-bac")
    said = [(one.step, one.due_on.day) for one in await island.rows(Reminder) if one.person_id == head.id]
    assert said == [(1, 7), (7, 16), (3, 16), (1, 16), (0, 16)]


@pytest.mark.parametrize("day", ["1/12", "hôm qua", "2/12"])
async def test_a_day_that_does_not_lie_ahead_is_refused(island: Island, day: str) -> None:
    coordinator = await island.talk(COORDINATOR)
    await island.taps(coordinator, "dm", await island.duty("tap-huan"), NOVEMBER)
    assert "ngày sắp tới" in (await coordinator.says(day)).text
    assert await island.changes() == []


@pytest.mark.parametrize("day", ["15/12/2028", "1/1/2150"])
async def test_a_day_more_than_a_year_away_is_asked_about(island: Island, day: str) -> None:
    coordinator = await island.talk(COORDINATOR)
    await island.taps(coordinator, "dm", await island.duty("tap-huan"), NOVEMBER)
    assert "còn hơn một năm nữa" in (await coordinator.says(day)).text
    assert await island.changes() == []


@pytest.mark.parametrize(
    ("command", "answers"),
    [
        ("/doihan", ("3/12", "bỏ qua")),
        ("/dotxuat", ("bão", "Mấy nhà?", "1", "3/12")),
        ("/themhan", ("1", "1", "một lần", "3/12")),
    ],
)
async def test_a_day_that_went_by_while_it_was_a_draft_is_refused(
    island: Island, command: str, answers: tuple[str, ...]
) -> None:
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, command, *answers)
    island.now("2026-12-04")
    reply = await coordinator.says("gửi")
    assert "qua mất rồi" in reply.text
    assert await island.notices("deadline") == []
    assert "Xem lại" in (await coordinator.says("tiếp tục")).words


async def test_on_the_day_itself_a_deadline_set_for_a_weekend_is_still_there_to_be_moved(
    island: Island,
) -> None:
    """November's is set for Saturday the 5th, which makes it Monday."""
    island.now("2026-12-07")
    coordinator = await island.talk(COORDINATOR)
    assert "tháng 11: hạn thứ Hai 07/12" in (await coordinator.says("hạn nộp")).words


async def test_a_move_kept_as_a_draft_does_not_open_what_was_closed_meanwhile(island: Island) -> None:
    coordinator, duty = await island.talk(COORDINATOR), await island.duty("tap-huan")
    await island.taps(coordinator, "dm", duty, NOVEMBER)
    await says(coordinator, "14/12", "bỏ qua", "để sau")
    await island.taps(coordinator, "dC", duty, NOVEMBER)
    await says(coordinator, "tiếp tục", "gửi")
    assert "không còn phải nộp" in coordinator.last.text
    assert [one.closed for one in await island.changes()] == [True]


# Closing -----------------------------------------------------------------------


async def test_closed_it_is_owed_no_more_and_those_who_owed_it_are_told(island: Island) -> None:
    await reports_training(await island.talk(HEAD), "28/11")
    coordinator, duty = await island.talk(COORDINATOR), await island.duty("tap-huan")
    await island.taps(coordinator, "dc", duty, NOVEMBER)
    assert await island.changes() == []  # it asks first
    await coordinator.taps("Đúng vậy")
    heard = await island.said()
    assert len(heard) == 12
    assert HEAD not in people(heard)
    head = await island.talk("hamlet_head an-cu")
    assert "tháng 11" not in (await head.says("hạn nộp")).words
    assert not [who for who in people(await island.passes("2026-12-07")) if who.startswith("hamlet")]


async def test_tapped_twice_it_is_closed_and_told_once(island: Island) -> None:
    coordinator, duty = await island.talk(COORDINATOR), await island.duty("tap-huan")
    await island.taps(coordinator, "dC", duty, NOVEMBER)
    assert "không còn phải nộp" in (await island.taps(coordinator, "dC", duty, NOVEMBER)).text
    assert len(await island.notices("deadline")) == 13


async def test_ended_nothing_is_owed_from_that_period_on(island: Island) -> None:
    coordinator, duty = await island.talk(COORDINATOR), await island.duty("tap-huan")
    await island.taps(coordinator, "dZ", duty, "2026-12")
    head = await island.talk(HEAD)
    assert labels(await head.says("hạn nộp")) == ["Báo cáo tập huấn tháng 11"]
    island.now("2027-03-01")
    assert "tháng 12" not in (await head.says("hạn nộp")).words
    assert "tháng 1/" not in head.last.words


@pytest.mark.parametrize("closes", ["dC", "dZ"])
async def test_closed_by_a_slip_it_is_asked_for_after_all_with_its_own_deadline(
    island: Island, closes: str
) -> None:
    coordinator, duty = await moves(island, "14/12"), await island.duty("tap-huan")
    await island.taps(coordinator, closes, duty, NOVEMBER)
    undo = coordinator.button("Ghi nhầm, vẫn thu")
    assert "Tin Ấp báo cho 13 người" in (await coordinator.taps("Ghi nhầm, vẫn thu")).text
    assert "hạn thứ Hai 14/12" in (await (await island.talk(HEAD)).says("hạn nộp")).words
    told = [one.text for one in await island.said() if one.who == HEAD]
    assert told[-1] == "📅 Báo cáo tập huấn tháng 11 vẫn phải nộp, hạn thứ Hai 14/12."
    again = await coordinator.delivers(Tapped(undo.data), "again")
    assert "không còn phải nộp" in again.text, "a second tap changes nothing"


# Asking for something ------------------------------------------------------------


async def test_a_request_reaches_those_it_asks_and_nobody_else(island: Island) -> None:
    coordinator = await requests(island)
    assert "báo cho 4 người" in coordinator.last.text
    heard = await island.said()
    assert people(heard) == LAI_SON
    assert heard[0].text == '📅 Báo cáo đột xuất "bão số 5", hạn thứ Ba 15/12: Mấy nhà tốc mái?'
    other = await island.talk("hamlet_head an-cu")
    assert "bão" not in (await other.says("hạn nộp")).words
    assert "không ai yêu cầu" in (await other.says("/traloi")).text


async def test_communes_are_asked_as_communes(island: Island) -> None:
    await requests(island, "tất cả các xã")
    assert people(await island.said()) == [
        f"commune_officer {place}" for place in ("hon-tre", "lai-son", "an-son", "nam-du")
    ]


async def test_the_answer_begins_with_the_question_and_is_given_once(island: Island) -> None:
    await requests(island)
    head = await island.talk(HEAD)
    assert "Được hỏi: Mấy nhà tốc mái?" in (await head.says("/traloi")).text
    await says(head, "2 nhà", "bỏ qua", "gửi")
    assert [one.period for one in await island.reports("ad_hoc")] == ["once"]
    assert "bão" not in (await head.says("hạn nộp")).words


async def test_of_several_requests_the_chosen_one_is_said_with_its_question(island: Island) -> None:
    coordinator = await requests(island)
    await says(coordinator, "/dotxuat", "dịch bệnh", "Có mấy ca sốt?", "1", "16/12", "gửi")
    head = await island.talk(HEAD)
    await head.says("/traloi")
    reply = await head.says("2")
    assert "Có mấy ca sốt?" in reply.text


async def test_corrected_the_question_and_the_day_are_new_for_those_who_have_not_answered(
    island: Island,
) -> None:
    coordinator = await requests(island)
    head = await island.talk(HEAD)
    await says(head, "/traloi", "2 nhà", "bỏ qua", "gửi")
    await island.said()
    await corrects(coordinator, "2", "Mấy nhà sập?")
    assert people(await island.said()) == [who for who in LAI_SON if who != HEAD]
    await corrects(coordinator, "4", "21/12")
    heard = await island.said()
    assert heard[0].text == '📅 Báo cáo đột xuất "bão số 5", hạn thứ Hai 21/12: Mấy nhà sập?'
    other = await island.talk(LAI_SON[0])
    assert "hạn thứ Hai 21/12" in (await other.says("hạn nộp")).words
    assert "Mấy nhà sập?" in (await other.says("/traloi")).text


async def test_a_request_whose_day_is_over_is_corrected_only_with_a_new_day(island: Island) -> None:
    coordinator = await requests(island)
    island.now("2026-12-16")
    reply = await corrects(coordinator, "1", "bão số 6")
    assert "qua mất rồi" in reply.text
    await says(coordinator, "4", "21/12", "gửi")
    assert "✅" in coordinator.last.text


async def test_withdrawn_nobody_owes_it_and_they_are_told(island: Island) -> None:
    coordinator = await requests(island)
    head = await island.talk(HEAD)
    await says(head, "/traloi", "2 nhà", "bỏ qua")
    await island.said()
    await withdraws(coordinator)
    heard = await island.said()
    assert people(heard) == LAI_SON
    assert "bão số 5" in heard[0].text
    assert "không còn phải nộp" in (await head.says("gửi")).text
    assert "bão" not in (await head.says("hạn nộp")).words


# Adding ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (("hằng tháng", "20", "của tháng cuối kỳ"), "Báo cáo tập huấn tháng 12, hạn thứ Hai 21/12"),
        (("hằng quý", "31", "của tháng cuối kỳ"), "Báo cáo tập huấn quý 4/2026, hạn thứ Năm 31/12"),
        (("6 tháng một lần", "10", "của tháng kế sau kỳ"), "6 tháng cuối năm 2026, hạn thứ Hai 11/01"),
        (("hằng năm", "15", "của tháng cuối kỳ"), "Báo cáo tập huấn năm 2026, hạn thứ Ba 15/12"),
        (("một lần", "22/12"), "Báo cáo tập huấn, hạn thứ Ba 22/12"),
    ],
)
async def test_a_new_deadline_is_told_with_its_first_day(
    island: Island, answers: tuple[str, ...], first: str
) -> None:
    await adds(island, *answers)
    heard = await island.said()
    assert people(heard) == LAI_SON
    assert first in heard[0].text


async def test_only_those_who_can_send_a_report_are_offered_as_those_who_owe_it(island: Island) -> None:
    coordinator = await island.talk(COORDINATOR)
    offered = {}
    await says(coordinator, "/themhan")
    for label in labels(coordinator.last):
        await says(coordinator, "hủy", "/themhan")
        offered[label] = labels(await coordinator.taps(label))[:2]
    assert offered == {
        "Báo cáo tập huấn": ["tất cả các ấp", "tất cả các xã"],
        "Tiến độ mô hình sinh kế": ["tất cả các ấp", "các ấp của xã Hòn Tre"],
        "Rà soát hộ": ["tất cả các ấp", "các ấp của xã Hòn Tre"],
        "Chốt rà soát năm": ["tất cả các ấp", "các ấp của xã Hòn Tre"],
        "Báo cáo truyền thông": ["tất cả các ấp", "tất cả các xã"],
        "Hiện trạng ấp": ["tất cả các ấp", "các ấp của xã Hòn Tre"],
        "Báo cáo học nghề, việc làm": ["tất cả các xã"],
        "Báo cáo giải ngân": ["tất cả các xã"],
        "Báo cáo định kỳ của xã": ["tất cả các xã"],
        "Hiện trạng xã": ["tất cả các xã"],
        "Báo cáo dinh dưỡng trẻ em": ["tất cả các xã"],
        "Báo cáo chính sách thường xuyên": ["tất cả các xã"],
        "Báo cáo kiểm tra": ["tất cả các xã"],
    }


async def test_corrected_to_other_periods_what_was_decided_about_the_old_ones_is_void(
    island: Island,
) -> None:
    """A period of another kind means nothing to the duty any more, and must not stop all reminders."""
    coordinator = await adds(island, "hằng quý", "20", "của tháng cuối kỳ")
    made = max((one for one in await island.rows(Duty)), key=lambda duty: duty.id or 0)
    await island.taps(coordinator, "dm", made.id, "2026-Q4")
    await says(coordinator, "22/12", "bỏ qua", "để sau")
    await island.taps(coordinator, "dm", made.id, "2026-Q4")
    await says(coordinator, "23/12", "bỏ qua", "gửi")
    await corrects(coordinator, "3", "hằng tháng", number=1)
    for text in ("hạn nộp", "bản tin", "/doihan", "hủy", "tiếp tục", "gửi", "hủy"):
        assert FAILED not in (await coordinator.says(text)).words, text
    head = await island.talk(HEAD)
    for text in ("hạn nộp", "sao nhắc tôi", "báo cáo ngay"):
        assert FAILED not in (await head.says(text)).words, text
    assert await island.passes("2026-12-18")
    assert [one for one in await island.changes() if one.period == "2026-Q4"] == []


# Who may -----------------------------------------------------------------------


@pytest.mark.parametrize("who", [HEAD, "commune_officer lai-son", "viewer kien-hai"])
async def test_nobody_else_does_any_of_it_by_command_by_words_or_by_button(island: Island, who: str) -> None:
    talk, duty = await island.talk(who), await island.duty("tap-huan")
    for text in ("/doihan", "/dotxuat", "/themhan", "dời hạn", "đột xuất", "thêm hạn nộp"):
        reply = await talk.says(text)
        assert not reply.ways_out, text  # no form is open
    for verb in ("dm", "dc", "dC", "dz", "dZ"):
        reply = await island.taps(talk, verb, duty, NOVEMBER)
        assert FAILED not in reply.words
        assert not reply.ways_out, verb
        assert "Đúng vậy" not in labels(reply), verb
    assert await island.changes() == []


async def test_who_coordinates_no_more_cannot_finish_what_was_begun(island: Island) -> None:
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "bão số 5", "Mấy nhà?", "1", "15/12")
    send = coordinator.button("✅ Gửi")
    await island.becomes(COORDINATOR, "viewer", "kien-hai")
    for reply in (await island.taps_choice(coordinator, send), await coordinator.says("gửi")):
        assert "✅" not in reply.text
    for verb in ("dC", "dZ", "dm"):
        await island.taps(coordinator, verb, await island.duty("tap-huan"), NOVEMBER)
    assert await island.changes() == []
    assert await island.reports("ad_hoc_request") == []


async def test_the_coordinator_of_one_commune_changes_nothing_for_the_others(island: Island) -> None:
    coordinator = await island.talk(COORDINATOR)
    await island.becomes(COORDINATOR, "coordinator", "lai-son")
    duty = await island.duty("tap-huan")
    for verb in ("dm", "dc", "dC", "dz", "dZ"):
        assert not (await island.taps(coordinator, verb, duty, NOVEMBER)).ways_out
    await coordinator.says("hạn nộp")
    assert "Dời hạn" not in labels(await coordinator.taps("Báo cáo tập huấn tháng 11"))
    assert "không có hạn nộp nào" in (await coordinator.says("/doihan")).text
    assert await island.changes() == []


@pytest.mark.parametrize("real", [True, False])
async def test_practice_moves_nothing_real_and_the_other_way_round(island: Island, *, real: bool) -> None:
    await island.world.make_real("hamlet_head", "bai-bac")
    if real:
        await island.world.make_real("coordinator", "kien-hai")
    coordinator = await moves(island, "14/12")
    assert f"báo cho {1 if real else 12} người" in coordinator.last.text
    head = await island.talk(HEAD)
    moved = "14/12" in (await head.says("hạn nộp")).words
    assert moved is real


async def test_two_taps_at_the_same_moment_tell_once(world: World, clock: Clock) -> None:
    there = Island(world, clock)
    talks = [await there.talk(COORDINATOR), await there.talk("viewer kien-hai")]
    await there.becomes("viewer kien-hai", "coordinator", "kien-hai")
    duty = await there.duty("tap-huan")
    told = await asyncio.gather(*(there.taps(talk, "dC", duty, NOVEMBER) for talk in talks))
    assert not any(FAILED in reply.words for reply in told)
    assert sum("✅" in reply.text for reply in told) == 1
    assert len(await there.notices("deadline")) == 13
