"""Trouble to order: errors, lost answers, waiting, the end of the quota."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiohttp import ClientError, ClientSession, ContentTypeError

from testing.flying_time import FlyingTime
from testing.zalo import StandIn, User
from tests.testing.zalo.bot import Bot


@pytest.fixture
async def lan(zalo: StandIn) -> User:
    """Somebody who has written to the bot."""
    lan = zalo.user(7, "Lan")
    await lan.says("chào")
    return lan


def heard(user: User) -> list[str]:
    """The texts of the bot that somebody sees."""
    return [message.text for message in user.sees() if message.by_bot]


async def test_an_error_is_met_before_or_after_the_call_is_done(zalo: StandIn, bot: Bot, lan: User) -> None:
    zalo.faults.answer(403, method="sendMessage")
    zalo.faults.answer(502, method="sendMessage", done=True)
    before = await bot.call("sendMessage", chat_id=lan.id, text="trước")
    after = await bot.call("sendMessage", chat_id=lan.id, text="sau")
    assert before == (403, {"ok": False, "error_code": 403, "description": "Internal server error"})
    assert after.status == 502
    assert heard(lan) == ["sau"]
    assert [(call.status, call.done) for call in zalo.calls] == [(403, False), (502, True)]
    assert [given["text"] for given in zalo.made("sendMessage")] == ["sau"]


async def test_an_error_can_come_with_status_200(zalo: StandIn, bot: Bot, lan: User) -> None:
    zalo.faults.answer(500, http=200)
    answer = await bot.call("sendMessage", chat_id=lan.id, text="x")
    assert (answer.status, answer.body["ok"], answer.body["error_code"]) == (200, False, 500)
    assert heard(lan) == []


async def test_a_dropped_call_is_not_done_and_a_lost_one_is(zalo: StandIn, bot: Bot, lan: User) -> None:
    for order, text in ((zalo.faults.drop, "dropped"), (zalo.faults.lose, "lost")):
        order(method="sendMessage", chat_id=lan.id)
        with pytest.raises(ClientError):
            await bot.call("sendMessage", chat_id=lan.id, text=text)
    assert heard(lan) == ["lost"]
    assert [(call.status, call.done) for call in zalo.calls] == [(0, False), (0, True)]
    assert zalo.quota.spent == 1


async def test_an_answer_can_be_no_json(zalo: StandIn, bot: Bot, lan: User) -> None:
    zalo.faults.garble()
    with pytest.raises(ContentTypeError):
        await bot.call("sendMessage", chat_id=lan.id, text="x")
    assert heard(lan) == ["x"]


@pytest.mark.parametrize("done", [False, True])
async def test_a_call_or_its_answer_waits_until_it_is_released(
    zalo: StandIn, bot: Bot, lan: User, done: bool
) -> None:
    hold = zalo.faults.hold(method="sendMessage", done=done)
    sending = asyncio.create_task(bot.call("sendMessage", chat_id=lan.id, text="x"))
    await hold.until_met()
    assert heard(lan) == (["x"] if done else [])
    assert not sending.done()
    hold.release()
    assert (await sending).status == 200
    assert heard(lan) == ["x"]


async def test_trouble_can_be_meant_for_one_chat_and_some_calls(zalo: StandIn, bot: Bot, lan: User) -> None:
    minh = zalo.user(8)
    await minh.says("chào")
    zalo.faults.answer(500, chat_id=lan.id, times=2)
    statuses = [
        (await bot.call("sendMessage", chat_id=chat_id, text="x")).status
        for chat_id in (minh.id, lan.id, lan.id, lan.id)
    ]
    assert statuses == [200, 500, 500, 200]


async def test_a_message_beyond_the_quota_is_refused_until_the_next_month(
    zalo: StandIn, bot: Bot, lan: User
) -> None:
    zalo.quota.per_month = 2

    async def status() -> int:
        return (await bot.call("sendMessage", chat_id=lan.id, text="x")).status

    await bot.call("sendMessage", chat_id="unknown", text="x")
    assert [await status() for _ in range(3)] == [200, 200, 429]
    refused = await bot.call("sendSticker", chat_id=lan.id, sticker="s")
    assert refused.body == {"ok": False, "error_code": 429, "description": "Quota exceeded"}
    assert (zalo.quota.spent, zalo.quota.refused, zalo.outgoing) == (2, 2, 2)
    assert (await bot.call("getMe")).status == 200
    zalo.quota.begins_month()
    assert await status() == 200
    assert (zalo.quota.spent, zalo.outgoing) == (1, 3)


async def test_calls_are_dated_by_the_clock_it_is_given() -> None:
    time = FlyingTime(datetime(2026, 3, 18, tzinfo=UTC))
    async with StandIn(clock=time.seconds) as zalo, ClientSession() as session:
        bot = Bot(zalo, session)
        for _ in range(3):
            await bot.call("getUpdates")
            await time.sleep(1.5)
        assert [call.at for call in zalo.called("getUpdates")] == [0, 1.5, 3]
        assert zalo.gaps("getUpdates") == [1.5, 1.5]
