"""More time (gia hạn): asked with a reason, decided by whoever coordinates, told once."""

import asyncio
from datetime import date

import pytest

from testing.talk import Clock, Talk
from testing.world import World
from tests.handlers.owing import FAILED, Island, corrects, labels, reports_training, says, withdraws

HEAD, COORDINATOR = "hamlet_head bai-bac", "coordinator kien-hai"
PERIOD = "2026-11"


@pytest.fixture(autouse=True)
async def _december(request: pytest.FixtureRequest) -> None:
    """Monday the 7th is the last day for November's training."""
    there = await _island(request)
    there.now("2026-12-02")
    await there.nothing_owed_before("2026-11-26")
    await there.only_owed("tap-huan", "bao-cao-nam")


async def _island(request: pytest.FixtureRequest) -> Island:
    if "world" not in request.fixturenames:
        found: Island = request.getfixturevalue("island")
        return found
    return Island(request.getfixturevalue("world"), request.getfixturevalue("clock"))


async def asks(island: Island, until: str = "11/12", who: str = HEAD, period: str = PERIOD) -> Talk:
    """Ask for more time for November's training, or the officer's report of the year."""
    talk = await island.talk(who)
    code = "tap-huan" if who.startswith("hamlet") else "bao-cao-nam"
    await island.taps(talk, "dx", await island.duty(code), period)
    await says(talk, until, "biển động", "gửi")
    return talk


async def status(island: Island) -> list[str]:
    return [one.status for one in await island.extensions()]


# Asking ----------------------------------------------------------------------


async def test_it_is_put_to_the_coordinator_with_who_asks_what_and_why(island: Island) -> None:
    await asks(island)
    ((who, text),) = await island.said()
    assert who == COORDINATOR
    for words in ("Đặng Thị Mẫu", "ấp Bãi Bấc", "tập huấn tháng 11", "thứ Sáu 11/12", "biển động"):
        assert words in text
    assert labels((await island.talk(COORDINATOR)).last) == ["Đồng ý đến 11/12", "Không đồng ý"]


async def test_each_version_is_put_once(island: Island) -> None:
    head = await asks(island)
    assert len(await island.said()) == 1
    assert await island.said() == []
    await corrects(head, "2", "14/12")
    ((_who, text),) = await island.said()
    assert "14/12" in text
    assert len(await island.extensions()) == 1


async def test_it_waits_for_the_morning_and_is_not_put_when_it_was_taken_back_by_then(island: Island) -> None:
    island.now("2026-12-02", "21:00")
    head = await asks(island)
    await asks(island, "11/12", "hamlet_head thien-tue")
    assert await island.said() == []
    await withdraws(head)
    island.now("2026-12-03", "07:00")
    ((who, text),) = await island.said()
    assert who == COORDINATOR
    assert "ấp Thiên Tuế" in text


@pytest.mark.parametrize(
    ("until", "why"),
    [("1/12", "ngày sắp tới"), ("7/12", "Hạn hiện giờ là thứ Hai 07/12"), ("3/12", "Hạn hiện giờ")],
)
async def test_a_day_that_gives_no_more_time_is_refused_with_the_reason(
    island: Island, until: str, why: str
) -> None:
    head = await island.talk(HEAD)
    await island.taps(head, "dx", await island.duty("tap-huan"), PERIOD)
    reply = await head.says(until)
    assert why in reply.text
    assert "Vì sao" not in reply.question


async def test_while_it_waits_nobody_is_reminded_and_no_second_one_is_asked(island: Island) -> None:
    head = await asks(island)
    await island.said()
    heard = await island.passes("2026-12-07")
    assert HEAD not in [one.who for one in heard]
    assert "Đang xin gia hạn" in (await head.says("hạn nộp")).words
    again = await island.taps(head, "dx", await island.duty("tap-huan"), PERIOD)
    assert "đã xin gia hạn rồi" in again.text
    assert len(await island.extensions()) == 1


async def test_asked_again_in_words_it_says_that_one_waits_and_means_no_other_report(island: Island) -> None:
    await island.passes("2026-12-02")
    head = await asks(island)
    assert "đã xin gia hạn rồi" in (await head.says("xin gia hạn")).text


async def test_two_drafts_for_one_report_are_one_request(island: Island) -> None:
    head, duty = await island.talk(HEAD), await island.duty("tap-huan")
    await island.taps(head, "dx", duty, PERIOD)
    await says(head, "11/12", "để sau")
    await asks(island)
    await says(head, "tiếp tục", "ghe hư", "gửi")
    assert "đã xin gia hạn rồi" in head.last.text
    assert await status(island) == ["asked"]


async def test_typed_it_names_the_report_it_is_for(island: Island) -> None:
    await island.passes("2026-12-07")
    head = await island.talk(HEAD)
    for words in ("xin gia hạn", "/giahan"):
        assert "Báo cáo: Báo cáo tập huấn tháng 11" in (await head.says(words)).text
        await head.says("hủy")


async def test_after_the_report_was_sent_it_is_not_asked(island: Island) -> None:
    head, duty = await island.talk(HEAD), await island.duty("tap-huan")
    await island.taps(head, "dx", duty, PERIOD)
    await says(head, "11/12", "biển động")
    await head.says("để sau")
    await reports_training(head, "28/11")
    assert "không còn phải nộp" in (await island.taps(head, "dx", duty, PERIOD)).text
    await says(head, "tiếp tục", "gửi")
    assert "không còn phải nộp" in head.last.text
    assert await island.extensions() == []


async def test_where_nobody_could_decide_it_is_not_taken(island: Island) -> None:
    """While a request waits nobody is reminded: this one would wait for ever."""
    await island.becomes(COORDINATOR, "viewer", "kien-hai")
    officer = await asks(island, "28/12", "commune_officer lai-son", "2026")
    assert "gọi điều phối viên" in officer.last.text
    assert await island.extensions() == []


async def test_where_there_is_no_coordinator_the_officer_decides_for_hamlets(island: Island) -> None:
    await island.becomes(COORDINATOR, "viewer", "kien-hai")
    await asks(island)
    assert [one.who for one in await island.said()] == ["commune_officer lai-son"]
    officer = await island.talk("commune_officer lai-son")
    await officer.taps("Đồng ý đến 11/12")
    assert await status(island) == ["granted"]


# Deciding --------------------------------------------------------------------


async def test_granted_the_place_is_told_once_and_has_its_new_day(island: Island) -> None:
    head = await asks(island)
    await island.said()
    coordinator = await island.talk(COORDINATOR)
    granted = labels(coordinator.last)[0]
    button = coordinator.button(granted)
    assert "✅ Đã đồng ý" in (await coordinator.taps(granted)).text
    await island.taps_choice(coordinator, button)
    assert [one.who for one in await island.said()] == [HEAD]
    assert "hạn thứ Sáu 11/12" in (await head.says("hạn nộp")).words
    assert HEAD in [one.who for one in await island.passes("2026-12-10")]  # a day before the new one


async def test_refused_the_place_is_told_and_may_ask_again(island: Island) -> None:
    head = await asks(island)
    await island.said()
    await (await island.talk(COORDINATOR)).taps("Không đồng ý")
    ((who, text),) = await island.said()
    assert who == HEAD
    assert "tập huấn tháng 11" in text
    assert "hạn thứ Hai 07/12" in (await head.says("hạn nộp")).words
    await asks(island, "14/12")
    assert await status(island) == ["refused", "asked"]


@pytest.mark.parametrize("first", ["xg", "xr"])
@pytest.mark.parametrize("second", ["xg", "xr"])
async def test_decided_is_decided(island: Island, first: str, second: str) -> None:
    await asks(island)
    coordinator = await island.talk(COORDINATOR)
    await island.taps(coordinator, first, 1)
    before = await status(island)
    assert "✅" not in (await island.taps(coordinator, second, 1)).text
    assert await status(island) == before
    assert [one.who for one in await island.said()] == [HEAD]


@pytest.mark.parametrize(
    "who",
    [HEAD, "hamlet_head bai-nha-a", "commune_officer lai-son", "commune_officer an-son", "viewer kien-hai"],
)
async def test_nobody_else_decides_by_button_or_word(island: Island, who: str) -> None:
    await asks(island)
    talk = await island.talk(who)
    for reply in (
        await island.taps(talk, "xg", 1),
        await island.taps(talk, "xg", 1, "2026-12-11"),
        await talk.says("đồng ý"),
        await talk.says("từ chối"),
    ):
        assert "biển động" not in reply.words
        assert FAILED not in reply.words
    assert await status(island) == ["asked"]


async def test_who_coordinates_no_more_neither_decides_nor_reads_it(island: Island) -> None:
    await asks(island)
    coordinator = await island.talk(COORDINATOR)
    await island.becomes(COORDINATOR, "viewer", "kien-hai")
    assert await island.said() == []
    await island.taps(coordinator, "xg", 1)
    assert await status(island) == ["asked"]


async def test_a_button_for_a_day_that_was_corrected_since_decides_nothing(island: Island) -> None:
    """ "Grant until 11/12" must not grant until the 31st."""
    head = await asks(island)
    await island.said()
    coordinator = await island.talk(COORDINATOR)
    button = coordinator.button("Đồng ý đến 11/12")
    await corrects(head, "2", "31/12")
    reply = await island.taps_choice(coordinator, button)
    assert labels(reply)[0] == "Đồng ý đến 31/12"
    assert await status(island) == ["asked"]
    await coordinator.taps("Đồng ý đến 31/12")
    assert await status(island) == ["granted"]


async def test_what_was_decided_is_not_corrected(island: Island) -> None:
    head = await asks(island)
    await island.taps(await island.talk(COORDINATOR), "xg", 1)
    reply = await corrects(head, "2", "31/12")
    assert "✅" not in reply.text
    assert [one.until for one in await island.extensions()] == [date(2026, 12, 11)]


async def test_taken_back_it_is_neither_asked_nor_decided(island: Island) -> None:
    head = await asks(island)
    await withdraws(head)
    assert await island.said() == []
    await island.taps(await island.talk(COORDINATOR), "xg", 1)
    assert await status(island) == ["withdrawn"]
    assert "Đang xin gia hạn" not in (await head.says("hạn nộp")).words


@pytest.mark.parametrize(("typed", "after"), [("đồng ý", "granted"), ("không đồng ý", "refused")])
async def test_one_request_is_decided_by_a_word(island: Island, typed: str, after: str) -> None:
    await asks(island)
    reply = await (await island.talk(COORDINATOR)).says(typed)
    assert "ấp Bãi Bấc" in reply.text
    assert await status(island) == [after]


async def test_of_several_requests_the_word_asks_which(island: Island) -> None:
    await asks(island)
    await asks(island, "11/12", "hamlet_head thien-tue")
    coordinator = await island.talk(COORDINATOR)
    await coordinator.says("từ chối")
    assert await status(island) == ["asked", "asked"]
    await coordinator.says("2")
    assert await status(island) == ["asked", "refused"]


async def test_a_word_that_could_send_the_open_form_too_does_neither(island: Island) -> None:
    """The request came while the coordinator was at the end of a form: which "yes" is it?"""
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "/dotxuat", "bão số 5", "Mấy nhà tốc mái?", "1", "15/12")
    await asks(island)
    reply = await coordinator.says("đồng ý")
    assert "ấp Bãi Bấc" in reply.options()[0].label
    assert await status(island) == ["asked"]
    assert await island.reports("ad_hoc_request") == []
    await coordinator.says("1")
    assert await status(island) == ["granted"]
    await says(coordinator, "tiếp tục", "gửi")
    assert len(await island.reports("ad_hoc_request")) == 1


async def test_on_time_is_by_the_new_day(island: Island) -> None:
    head = await asks(island)
    await island.taps(await island.talk(COORDINATOR), "xg", 1)
    island.now("2026-12-11", "23:00")
    await reports_training(head, "28/11")
    island.now("2026-12-14")
    digest = await (await island.talk("commune_officer lai-son")).says("bản tin")
    assert "đã nộp 1/4, đúng hạn 1" in digest.text


async def test_two_coordinators_at_the_same_moment_decide_once(world: World, clock: Clock) -> None:
    there = Island(world, clock)
    await asks(there)
    talks = [await there.talk(COORDINATOR), await there.talk("viewer kien-hai")]
    await there.becomes("viewer kien-hai", "coordinator", "kien-hai")
    for talk in talks:
        await talk.says("menu")
    told = await asyncio.gather(there.taps(talks[0], "xg", 1), there.taps(talks[1], "xr", 1))
    assert not any(FAILED in reply.words for reply in told)
    assert sum("✅" in reply.text for reply in told) == 1
    assert await there.notices("deadline") == [HEAD]
