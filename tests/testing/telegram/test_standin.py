"""The stand-in delivers and refuses as Telegram does."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, web
from aiohttp.test_utils import TestServer

from testing.manual_time import ManualTime
from testing.telegram import StandIn
from testing.telegram.limit import Limit


class Bot:
    """A bot that only makes calls."""

    def __init__(self, telegram: StandIn, session: ClientSession) -> None:
        self._url = f"{telegram.url}/bot{telegram.token}"
        self._session = session

    async def call(self, method: str, **given: Any) -> dict[str, Any]:
        """The whole answer to a call."""
        async with self._session.post(f"{self._url}/{method}", json=given) as answer:
            body: dict[str, Any] = await answer.json()
            return body

    async def texts(self, **given: Any) -> list[str]:
        """The texts of the updates that getUpdates hands out."""
        answer = await self.call("getUpdates", **given)
        return [update["message"]["text"] for update in answer["result"]]


@pytest.fixture
def time() -> ManualTime:
    """The time that repeated deliveries wait for."""
    return ManualTime()


@pytest.fixture
async def telegram(time: ManualTime) -> AsyncIterator[StandIn]:
    """A stand-in."""
    async with StandIn(sleep=time.sleep) as standin:
        yield standin


@pytest.fixture
async def bot(telegram: StandIn) -> AsyncIterator[Bot]:
    """A bot of this stand-in."""
    async with ClientSession() as session:
        yield Bot(telegram, session)


class Receiver:
    """A webhook that answers as it is told: a status, or a call to ride in the answer."""

    def __init__(self) -> None:
        self.answers: list[int | dict[str, Any]] = []
        self.came: list[Any] = []

    async def handle(self, request: web.Request) -> web.Response:
        """Take one update."""
        self.came.append(await request.json())
        answer = self.answers.pop(0) if self.answers else 200
        return web.Response(status=answer) if isinstance(answer, int) else web.json_response(answer)


@pytest.fixture
async def receiver(telegram: StandIn, bot: Bot) -> AsyncIterator[Receiver]:
    """A webhook that is set."""
    receiver = Receiver()
    app = web.Application()
    app.add_routes([web.post("/", receiver.handle)])
    async with TestServer(app) as server:
        await bot.call("setWebhook", url=str(server.make_url("/")), secret_token="s")
        yield receiver
        await telegram.webhook.remove()


async def test_an_offset_confirms_everything_before_it(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    first = await lan.says("one")
    await lan.says("two")
    assert first is not None
    assert await bot.texts() == ["one", "two"]
    assert await bot.texts(limit=1) == ["one"], "delivered again while it is not confirmed"
    assert await bot.texts(offset=first + 1) == ["two"]
    assert await bot.texts(offset=first + 2) == []


async def test_updates_nobody_asked_for_are_not_delivered(telegram: StandIn, bot: Bot) -> None:
    await bot.call("getUpdates", allowed_updates=["callback_query"])
    await telegram.user(7).says("one")
    assert await bot.texts() == []


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot, receiver: Receiver) -> None:
    refused = await bot.call("getUpdates")
    assert (refused["error_code"], "deleteWebhook" in refused["description"]) == (409, True)
    await bot.call("deleteWebhook")
    assert (await bot.call("getUpdates"))["ok"]


async def test_a_wrong_token_is_unauthorised(telegram: StandIn) -> None:
    async with ClientSession() as session, session.post(f"{telegram.url}/bot1:x/getMe") as answer:
        assert answer.status == 401


async def test_the_bot_cannot_write_first_nor_to_who_blocked_it(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    assert (await bot.call("sendMessage", chat_id=7, text="Hi"))[
        "description"
    ] == "Bad Request: chat not found"
    await lan.says("/start")
    assert (await bot.call("sendMessage", chat_id=7, text="Hi"))["ok"]
    await lan.blocks()
    assert (await bot.call("sendMessage", chat_id=7, text="Hi"))["error_code"] == 403


async def test_an_edit_is_seen_in_its_place(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    await lan.says("/start")
    rows = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await bot.call("sendMessage", chat_id=7, text="Where?", reply_markup=rows)
    edit = {"chat_id": 7, "message_id": sent["result"]["message_id"], "text": "Where? Here."}
    assert (await bot.call("editMessageText", **edit))["ok"]
    assert [str(message) for message in lan.sees()] == ["/start", "Where? Here."]
    assert "not modified" in (await bot.call("editMessageText", **edit))["description"]


async def test_a_person_edits_and_replies(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    await lan.says("25 người")
    await bot.call("sendMessage", chat_id=7, text="Đúng chưa?")
    await lan.says("chưa")
    await lan.edits("26 người", "25")
    await lan.replies_to("chưa?", "rồi", part="Đúng")
    *_, edited, replied = (await bot.call("getUpdates"))["result"]
    assert edited["edited_message"]["message_id"] == lan.sees()[0].message_id
    assert edited["edited_message"]["text"] == "26 người"
    assert replied["message"]["reply_to_message"]["text"] == "Đúng chưa?"
    assert replied["message"]["reply_to_message"]["from"]["is_bot"]
    assert replied["message"]["quote"] == {"text": "Đúng", "position": 0}
    assert [str(message) for message in lan.sees()] == ["26 người", "Đúng chưa?", "chưa", "rồi"]


async def test_a_call_that_does_not_fit_is_refused_and_remembered(telegram: StandIn, bot: Bot) -> None:
    assert (await bot.call("sendMessage", chat_id=7))["error_code"] == 400
    assert telegram.refused == [("sendMessage", "Bad Request: sendMessage needs text")]


async def test_a_files_id_can_only_be_sent_again_as_what_it_is(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    await lan.sends_file("photo.jpg", "image/jpeg")
    await lan.sends_photos(1)
    document, photo = telegram.world.files
    media = [{"type": "photo", "media": file_id} for file_id in (photo, document)]
    refused = [
        await bot.call("sendPhoto", chat_id=7, photo=document),
        await bot.call("sendMediaGroup", chat_id=7, media=media),
        await bot.call("sendDocument", chat_id=7, document=photo),
    ]
    assert [answer["description"] for answer in refused] == [
        "Bad Request: can't use file of type Document as Photo",
        "Bad Request: can't use file of type Document as Photo",
        "Bad Request: can't use file of type Photo as Document",
    ]
    assert [message.by_bot for message in lan.sees()] == [False, False], "part of it was shown"
    assert (await bot.call("sendPhoto", chat_id=7, photo=photo))["ok"]


async def test_a_tap_spins_until_it_is_answered_once(telegram: StandIn, bot: Bot) -> None:
    lan = telegram.user(7)
    await lan.says("/start")
    await lan.forges("x")
    (query,) = telegram.world.spinning
    assert (await bot.call("answerCallbackQuery", callback_query_id=query))["ok"]
    assert "too old" in (await bot.call("answerCallbackQuery", callback_query_id=query))["description"]


async def test_a_webhook_that_fails_gets_the_update_again_and_later_ones_wait(
    telegram: StandIn, receiver: Receiver, time: ManualTime
) -> None:
    receiver.answers = [500, 500, 500]
    lan = telegram.user(7)
    await lan.says("one")
    await lan.says("two")
    for pause in (2, 4):
        await time.until_sleeping(pause, pause)
        await time.passes(pause)
    await telegram.until_confirmed()
    texts = [update["message"]["text"] for update in receiver.came]
    assert texts == ["one", "one", "one", "one", "two"]
    assert telegram.webhook.answers == [500, 500, 500, 200, 200]


async def test_a_call_in_the_answer_is_made(telegram: StandIn, receiver: Receiver) -> None:
    receiver.answers = [{"method": "sendMessage", "chat_id": 7, "text": "Hi"}]
    lan = telegram.user(7)
    await lan.says("/start")
    assert (await lan.waits_for_reply()).text == "Hi"


async def test_an_update_can_come_twice(telegram: StandIn, receiver: Receiver) -> None:
    update_id = await telegram.user(7).says("one")
    await telegram.until_confirmed()
    assert update_id is not None
    await telegram.redelivers(update_id)
    await telegram.until_confirmed()
    assert receiver.came[0] == receiver.came[1]


async def test_a_dropped_call_is_not_done_and_a_lost_one_is(telegram: StandIn, bot: Bot) -> None:
    telegram.user(7).chat.begun = True
    for order, text in ((telegram.faults.drop, "dropped"), (telegram.faults.lose, "lost")):
        order(method="sendMessage", chat_id=7)
        with pytest.raises(ClientError):
            await bot.call("sendMessage", chat_id=7, text=text)
    assert [call["text"] for call in telegram.made("sendMessage")] == ["lost"]


async def test_a_message_too_many_within_any_second_is_refused(telegram: StandIn, bot: Bot) -> None:
    at = 0.0
    telegram.limit = Limit(2, clock=lambda: at)
    telegram.user(7).chat.begun = True

    async def sent() -> bool:
        return bool((await bot.call("sendMessage", chat_id=7, text="Hi"))["ok"])

    assert [await sent() for _ in range(3)] == [True, True, False]
    at = 0.9
    assert await sent() is False
    at = 1.0
    assert [await sent(), await sent(), await sent()] == [True, True, False]
    assert (telegram.limit.peak, telegram.limit.refused) == (2, 3)
