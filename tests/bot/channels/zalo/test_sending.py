"""A message is sent again only when it surely was not sent; each one that may have arrived is counted."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Message
from bot.channels.zalo.sending import PAUSES, Sender
from bot.channels.zalo.trouble import Trouble
from models.database import Database
from testing.zalo import StandIn
from tests.bot.channels.zalo.running import BOT, NOW


class Sending:
    """A sender on a line to the stand-in."""

    def __init__(self, zalo: StandIn, database: Database, client: ZaloClient, monthly: int = 3000) -> None:
        self.lan = zalo.user(7, "Lan")
        self.slept: list[float] = []
        self.quota = Quota(database, BOT, monthly, lambda: NOW)
        self.sender = Sender(client, self.quota, self._sleep, lambda: 0.0)

    async def say(self, *messages: Message, **more: Any) -> Trouble | None:
        """Say something to Lan."""
        return await self.sender.say(self.lan.id, messages, **more)

    def heard(self) -> list[str]:
        """The words Lan got."""
        return [message.text for message in self.lan.sees() if message.by_bot]

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
async def client(zalo: StandIn) -> AsyncIterator[ZaloClient]:
    opened = ZaloClient(zalo.token, zalo.url)
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def sending(zalo: StandIn, database: Database, client: ZaloClient) -> Sending:
    made = Sending(zalo, database, client)
    await made.lan.says("chào")  # Zalo lets a bot write to those who have written
    return made


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_what_zalo_could_not_do_is_tried_again_and_said_once(
    zalo: StandIn, sending: Sending, code: int
) -> None:
    zalo.faults.answer(code, method="sendMessage", times=2)
    assert await sending.say(Message("chào")) is None
    assert sending.heard() == ["chào"]
    assert sending.slept == [*PAUSES[:2]]
    assert await sending.quota.used() == 1


async def test_what_zalo_cannot_do_for_long_is_left(zalo: StandIn, sending: Sending) -> None:
    zalo.faults.answer(500, method="sendMessage", times=5)
    assert await sending.say(Message("một"), Message("hai")) is Trouble.down
    assert sending.heard() == []
    assert await sending.quota.used() == 0


@pytest.mark.parametrize("order", ["lose", "504", "408"])
async def test_an_answer_that_is_lost_is_not_asked_for_again(
    zalo: StandIn, sending: Sending, order: str
) -> None:
    if order == "lose":
        zalo.faults.lose(method="sendMessage")
    else:
        zalo.faults.answer(int(order), method="sendMessage", done=True)
    assert await sending.say(Message("một"), Message("hai")) is Trouble.unsure
    assert sending.heard() == ["một"]
    assert len(zalo.called("sendMessage")) == 1
    assert await sending.quota.used() == 1


async def test_an_answer_that_cannot_be_read_counts_as_done(zalo: StandIn, sending: Sending) -> None:
    zalo.faults.garble(method="sendMessage")
    assert await sending.say(Message("một"), Message("hai")) is None
    assert sending.heard() == ["một", "hai"]


@pytest.mark.parametrize("http", [None, 200], ids=["as a status", "under 200"])
async def test_a_refusal_is_not_tried_again(zalo: StandIn, sending: Sending, http: int | None) -> None:
    zalo.faults.answer(403, method="sendMessage", http=http)
    assert await sending.say(Message("chào")) is Trouble.refused
    assert sending.slept == []
    assert await sending.quota.used() == 0


@pytest.mark.parametrize("code", [400, 404, 500])
async def test_where_a_picture_is_not_taken_its_words_are_said(
    zalo: StandIn, sending: Sending, code: int
) -> None:
    zalo.faults.answer(code, method="sendPhoto", times=1 + len(PAUSES))
    picture = Message("Tình hình", f"{zalo.url}/photo/none.jpg", "Tình hình: 9/13 ấp")
    assert await sending.say(picture) is None
    assert sending.heard() == ["Tình hình: 9/13 ấp"]


async def test_the_last_messages_of_the_month_are_answers(
    zalo: StandIn, database: Database, client: ZaloClient
) -> None:
    sending = Sending(zalo, database, client, monthly=10)
    await sending.lan.says("chào")
    for _ in range(9):
        assert await sending.say(Message("nhắc"), urgency="other") is None
    assert await sending.say(Message("nhắc"), urgency="other") is Trouble.spent
    assert await sending.say(Message("nhắc"), urgency="due_today") is Trouble.spent
    assert await sending.say(Message("trả lời")) is None
    assert await sending.say(Message("trả lời")) is Trouble.spent
    assert len(zalo.called("sendMessage")) == 10


async def test_when_zalo_says_that_the_month_is_spent_nobody_asks_again(
    zalo: StandIn, sending: Sending
) -> None:
    zalo.quota.per_month = 0
    assert await sending.say(Message("một")) is Trouble.spent
    assert await sending.say(Message("hai")) is Trouble.spent
    assert len(zalo.called("sendMessage")) == 1
