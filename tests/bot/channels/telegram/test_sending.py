"""Calls with patience, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, SendPhoto

from bot.channels.telegram.replies import Call
from bot.channels.telegram.sending import PAUSES, Outcome, Sender
from testing.manual_time import ManualTime
from testing.telegram import StandIn

HELLO = SendMessage(chat_id=7, text="Hello")


class Desk:
    """A sender and the chats that refused it."""

    def __init__(self, bot: Bot, time: ManualTime) -> None:
        self.refused: list[str] = []
        self.sender = Sender(bot, self._blocked, time.sleep, lambda: 0.0)

    async def _blocked(self, address: str) -> None:
        self.refused.append(address)


@pytest.fixture
async def desk(telegram: StandIn, time: ManualTime) -> AsyncIterator[Desk]:
    """A sender for the stand-in, in which Lan (7) has begun a chat."""
    await telegram.user(7).says("/start")
    api = TelegramAPIServer.from_base(telegram.url)
    bot = Bot(telegram.token, session=AiohttpSession(api=api))
    yield Desk(bot, time)
    await bot.session.close()


async def outcome(desk: Desk, time: ManualTime, pauses: list[float]) -> Outcome:
    """What becomes of a message, when exactly these pauses are made on the way (seconds)."""
    call = asyncio.create_task(desk.sender.call(HELLO))
    for pause in pauses:
        await time.until_sleeping(pause, pause)
        assert not call.done()
        await time.passes(pause)
    return await call


async def test_429_is_waited_for_and_the_call_repeated(
    telegram: StandIn, desk: Desk, time: ManualTime
) -> None:
    telegram.faults.answer(429, retry_after=3)
    telegram.faults.answer(429, retry_after=7)
    assert await outcome(desk, time, [3, 7]) is Outcome.done
    assert telegram.user(7).sees_last().text == "Hello"


async def test_a_wait_beyond_a_minute_is_given_up(telegram: StandIn, desk: Desk, time: ManualTime) -> None:
    telegram.faults.answer(429, retry_after=40, times=2)
    assert await outcome(desk, time, [40]) is Outcome.failed


@pytest.mark.parametrize("trouble", ["dropped", 500, 502])
async def test_faults_of_the_network_and_of_telegram_are_asked_again(
    telegram: StandIn, desk: Desk, time: ManualTime, trouble: str | int
) -> None:
    if trouble == "dropped":
        telegram.faults.drop(times=2)
    else:
        telegram.faults.answer(int(trouble), times=2)
    assert await outcome(desk, time, list(PAUSES[:2])) is Outcome.done


async def test_but_not_for_ever(telegram: StandIn, desk: Desk, time: ManualTime) -> None:
    telegram.faults.answer(500, times=len(PAUSES) + 1)
    assert await outcome(desk, time, list(PAUSES)) is Outcome.failed


async def test_a_chat_that_refuses_us_is_noted_and_left_alone(telegram: StandIn, desk: Desk) -> None:
    telegram.faults.answer(403, method="sendMessage")
    await desk.sender.say("7", [Call(HELLO), Call(HELLO)])
    assert desk.refused == ["7"]
    assert telegram.made("sendMessage") == []


async def test_an_edit_that_changes_nothing_is_fine(telegram: StandIn, desk: Desk) -> None:
    await desk.sender.call(HELLO)
    same = EditMessageText(chat_id=7, message_id=telegram.user(7).sees_last().message_id, text="Hello")
    assert await desk.sender.call(same) is Outcome.done


async def test_an_old_tap_is_fine(telegram: StandIn, desk: Desk) -> None:
    assert await desk.sender.call(AnswerCallbackQuery(callback_query_id="old")) is Outcome.done


@pytest.mark.parametrize("message_id", [999, 1])
async def test_a_message_that_cannot_be_edited_is_sent_instead(
    telegram: StandIn, desk: Desk, message_id: int
) -> None:
    edit = EditMessageText(chat_id=7, message_id=message_id, text="Hello")
    await desk.sender.say("7", [Call(edit, instead=HELLO)])
    assert [message.text for message in telegram.user(7).sees()] == ["/start", "Hello"]


async def test_one_failed_call_does_not_take_the_next_with_it(telegram: StandIn, desk: Desk) -> None:
    unknown_photo = SendPhoto(chat_id=7, photo="no-such-file")
    await desk.sender.say("7", [Call(unknown_photo), Call(HELLO)])
    assert telegram.user(7).sees_last().text == "Hello"
