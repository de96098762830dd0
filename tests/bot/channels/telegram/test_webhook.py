"""The webhook: who may bring updates, what the answer means and what it carries."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.body import LARGEST_BODY
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.webhook import PATH
from handlers.message import Choice, Reply
from models.database import DatabaseUnavailableError
from testing.manual_time import ManualTime
from testing.telegram import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.raw import LAN, message
from tests.bot.channels.telegram.running import SECRET, Setup

Client = TestClient[web.Request, web.Application]
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
TEXT = {"update_id": 31, "message": message(text="25")}
TAP = {
    "update_id": 32,
    "callback_query": {
        "id": "q1",
        "from": LAN,
        "chat_instance": "1",
        "data": "a",
        "message": message(text="?"),
    },
}


@pytest.fixture
async def client(setup: Setup, inbox: FakeInbox) -> AsyncIterator[Client]:
    """Somebody who can reach our HTTP server; the channel itself is not started."""
    channel = setup.channel(inbox, "https://example.org")
    app = web.Application()
    app.add_routes(channel.routes())
    async with TestClient(TestServer(app)) as client:
        yield client
    await channel.stop()


async def posted(client: Client, update: Any) -> tuple[int, Any]:
    """The status and the JSON of the answer to an update."""
    async with client.post(PATH, json=update, headers=HEADERS) as answer:
        return answer.status, await answer.json() if await answer.read() else None


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "bí mật"])
async def test_only_telegram_knows_the_secret(client: Client, inbox: FakeInbox, secret: str | None) -> None:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with client.post(PATH, json=TEXT, headers=headers) as answer:
        assert answer.status == 401
    assert inbox.received == []


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"not json", 400), (b"", 400), (b"\xff\xfe", 400), (b" " * (LARGEST_BODY + 1), 413), (b"[]", 200)],
    ids=["not JSON", "empty", "not UTF-8", "too large", "no update"],
)
async def test_what_is_no_update_is_not_handled(
    client: Client, inbox: FakeInbox, body: bytes, status: int
) -> None:
    async with client.post(PATH, data=body, headers=HEADERS) as answer:
        assert answer.status == status
    assert inbox.received == []


async def test_a_plain_reply_rides_in_the_answer(telegram: StandIn, client: Client) -> None:
    status, call = await posted(client, TEXT)
    assert status == 200
    assert call == {
        "method": "sendMessage",
        "chat_id": "7",
        "text": "25",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    assert telegram.calls == []


async def test_a_keyboard_rides_with_it(client: Client, inbox: FakeInbox) -> None:
    inbox.replies = lambda _: Reply(question="Where?", choices=((Choice("A & B", "a1"),),))
    _, call = await posted(client, TEXT)
    assert call["reply_markup"] == {"inline_keyboard": [[{"text": "A & B", "callback_data": "a1"}]]}


async def test_after_a_tap_the_answer_stops_the_spinner_and_the_rest_is_called(
    telegram: StandIn, client: Client, inbox: FakeInbox
) -> None:
    await telegram.user(7).says("?")
    inbox.replies = lambda _: Reply(text="Next", settled="Chosen")
    status, call = await posted(client, TAP)
    assert (status, call) == (200, {"method": "answerCallbackQuery", "callback_query_id": "q1"})
    assert [made.method for made in telegram.calls] == ["editMessageText", "sendMessage"]


async def test_two_messages_are_called_in_order(telegram: StandIn, client: Client, inbox: FakeInbox) -> None:
    inbox.replies = lambda _: Reply(text="word " * 1000)
    await telegram.user(7).says("?")
    assert await posted(client, TEXT) == (200, None)
    assert [made.method for made in telegram.calls] == ["sendMessage", "sendMessage"]


async def test_a_silent_reply_is_an_empty_answer(client: Client, inbox: FakeInbox) -> None:
    inbox.replies = lambda _: Reply()
    assert await posted(client, TEXT) == (200, None)


async def test_what_could_not_be_stored_is_not_acknowledged(client: Client, inbox: FakeInbox) -> None:
    inbox.faults = [DatabaseUnavailableError()]
    assert await posted(client, TEXT) == (503, None)
    status, _ = await posted(client, TEXT)
    assert status == 200


async def test_without_a_public_address_nothing_is_served(setup: Setup, inbox: FakeInbox) -> None:
    channel = setup.channel(inbox)
    assert channel.routes() == []
    await channel.stop()


async def test_telegram_is_told_the_address_and_the_secret(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    async with setup.webhook(inbox):
        (told,) = telegram.made("setWebhook")
        assert told["url"].endswith(PATH)
        assert told["secret_token"] == SECRET
        assert told["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
        async with ClientSession() as stranger, stranger.post(told["url"], json=TEXT) as answer:
            assert answer.status == 401


async def test_a_webhook_telegram_does_not_take_is_offered_again(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    telegram.faults.answer(400, method="setWebhook", description="Bad Request: bad webhook")
    channel = setup.channel(inbox, "https://example.org")
    await channel.start()
    await time.until_sleeping(30, 30)
    assert telegram.made("setWebhook") == []
    await time.passes(30)
    await telegram.until_called("setWebhook")
    await channel.stop()


async def test_a_text_and_a_tap_at_once_are_both_taken(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    async with setup.webhook(inbox) as channel:
        assert isinstance(channel, TelegramChannel)
        inbox.open.clear()
        lan = telegram.user(7)
        await lan.says("25")
        await lan.forges("a1")
        while len(inbox.received) < 2:
            inbox.came.clear()
            await inbox.came.wait()
        inbox.open.set()
        await telegram.until_confirmed()
    assert len([m for m in lan.sees() if m.by_bot]) == 2
