"""Nothing to report (không phát sinh): said in one tap, taken back, refused where it is no answer."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from models.nil_report import NilReport
from testing.talk import Clock
from testing.world import World
from tests.handlers.owing import FAILED, Island, local, reports_training

PERIOD = "2026-11"


@pytest.fixture(autouse=True)
def _december(clock: Clock) -> None:
    clock.at = datetime(2026, 12, 2, 2, tzinfo=UTC)


async def test_it_is_an_answer_like_a_report(island: Island) -> None:
    await island.nothing_owed_before("2026-11-26")
    head = await island.talk("hamlet_head bai-bac")
    await head.says("hạn nộp")
    await head.taps("Báo cáo tập huấn tháng 11")
    reply = await head.taps("Không phát sinh")
    assert reply.text.startswith("✅ Đã ghi nhận không phát sinh: báo cáo tập huấn tháng 11")
    assert "tháng 11" not in (await head.says("hạn nộp")).words
    heard = await island.passes("2026-12-07")
    assert "hamlet_head bai-bac" not in [one.who for one in heard]
    coordinator = await island.talk("coordinator kien-hai")
    assert "tháng 11: hạn thứ Hai 07/12, đã nộp 1/13" in (await coordinator.says("hạn nộp")).words


async def test_said_twice_it_is_said_once(island: Island) -> None:
    head, duty = await island.talk("hamlet_head bai-bac"), await island.duty("tap-huan")
    first = await island.taps(head, "dn", duty, PERIOD)
    island.now("2026-12-03")
    second = await island.taps(head, "dn", duty, PERIOD)
    assert second.text == first.text
    assert [one.sent_at for one in await island.nil_reports()] == [datetime(2026, 12, 2, 2, tzinfo=UTC)]


async def test_taken_back_it_is_owed_again_and_can_be_said_again(island: Island) -> None:
    head, duty = await island.talk("hamlet_head bai-bac"), await island.duty("tap-huan")
    await island.taps(head, "dn", duty, PERIOD)
    reply = await head.taps("Ghi nhầm, bỏ")
    assert "hạn thứ Hai 07/12" in reply.text
    assert await island.nil_reports() == []
    assert (await island.taps(head, "du", duty, PERIOD)).text == reply.text
    await island.taps(head, "dn", duty, PERIOD)
    assert len(await island.nil_reports()) == 1


async def test_where_there_is_always_something_it_is_neither_offered_nor_taken(island: Island) -> None:
    head, duty = await island.talk("hamlet_head bai-nha-b"), await island.duty("ra-soat-nam")
    assert "Không phát sinh" not in str((await island.taps(head, "do", duty, "2026")).choices)
    reply = await island.taps(head, "dn", duty, "2026")
    assert "✅" not in reply.text
    assert await island.nil_reports() == []


async def test_after_the_report_arrived_it_is_not_taken(island: Island) -> None:
    head, duty = await island.talk("hamlet_head bai-bac"), await island.duty("tap-huan")
    await reports_training(head, "28/11")
    assert "không còn phải nộp" in (await island.taps(head, "dn", duty, PERIOD)).text
    assert await island.nil_reports() == []


async def test_a_report_of_later_comes_before_it(island: Island) -> None:
    """What happened after all is reported; both stand, and the place has answered once."""
    head, duty = await island.talk("hamlet_head bai-bac"), await island.duty("tap-huan")
    await island.taps(head, "dn", duty, PERIOD)
    await reports_training(head, "28/11")
    coordinator = await island.talk("coordinator kien-hai")
    assert "tháng 11: hạn thứ Hai 07/12, đã nộp 1/13" in (await coordinator.says("hạn nộp")).words
    assert "không còn phải nộp" in (await island.taps(head, "du", duty, PERIOD)).text


@pytest.mark.parametrize(
    "who", ["commune_officer lai-son", "coordinator kien-hai", "viewer kien-hai", "hamlet_head bai-nha-b"]
)
async def test_everybody_answers_for_their_own_place_only(island: Island, who: str) -> None:
    talk, duty = await island.talk(who), await island.duty("tap-huan")
    await island.taps(talk, "dn", duty, PERIOD)
    places = {one.place_code for one in await island.nil_reports()}
    assert places == ({"bai-nha-b"} if who.startswith("hamlet") else set())


async def test_practice_is_apart_from_what_is_real(island: Island) -> None:
    practising, duty = await island.talk("hamlet_head bai-bac"), await island.duty("tap-huan")
    await island.taps(practising, "dn", duty, PERIOD)
    await island.world.make_real("coordinator", "kien-hai")
    real = await island.talk("coordinator kien-hai")
    assert "tháng 11: hạn thứ Hai 07/12, đã nộp 0/13" in (await real.says("hạn nộp")).words


async def test_typed_it_is_for_what_was_reminded_of_last(island: Island) -> None:
    await island.nothing_owed_before("2026-11-26")
    await island.passes("2026-12-07")
    head = await island.talk("hamlet_head bai-bac")
    assert "tháng 11" in (await head.says("không phát sinh")).text
    assert [one.period for one in await island.nil_reports()] == [PERIOD]


async def test_typed_where_several_are_owed_it_asks_which(island: Island) -> None:
    await island.nothing_owed_before("2026-11-26")
    island.clock.at = local("2026-12-08")  # December is due in four weeks
    head = await island.talk("hamlet_head bai-bac")
    await head.says("khong phat sinh")
    assert await island.nil_reports() == []
    await head.says("1")
    assert [one.period for one in await island.nil_reports()] == [PERIOD]


@pytest.mark.parametrize("who", ["coordinator kien-hai", "viewer kien-hai"])
async def test_typed_by_somebody_who_reports_for_no_place_it_says_so(island: Island, who: str) -> None:
    reply = await (await island.talk(who)).says("không phát sinh")
    assert "ấp" in reply.text
    assert FAILED not in reply.text


async def test_two_taps_at_the_same_moment_are_one(world: World, clock: Clock) -> None:
    there = Island(world, clock)
    head, again = await there.talk("hamlet_head bai-bac"), await world.talk("hamlet_head bai-bac", "other")
    duty = await there.duty("tap-huan")
    told = await asyncio.gather(*(there.taps(talk, "dn", duty, PERIOD) for talk in (head, again)))
    assert not any(FAILED in reply.words for reply in told)
    count = await world.database.run(lambda session: _count(session))
    assert count == 1


def _count(session: Session) -> int:
    return len(session.exec(select(NilReport)).all())
