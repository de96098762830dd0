"""Polling: one message after the other, at a second's distance, and patience with whatever Zalo answers."""

import asyncio
from typing import Any

import pytest

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.exchange import Exchange
from bot.channels.zalo.polling import APART, Poller
from models.database import DatabaseUnavailableError
from testing.flying_time import FlyingTime
from testing.zalo import StandIn
from tests.bot.channels.zalo.running import NOW


class Taking(Exchange):
    """Takes whatever comes."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.came = asyncio.Event()
        self.is_away = False  # the database

    async def take(self, raw: Any) -> None:
        """Note the words."""
        if self.is_away:
            raise DatabaseUnavailableError("away")
        self.taken.append(raw["message"]["text"])
        self.came.set()


class Polled:
    """A poller at work, on a time of its own that flies."""

    def __init__(self, zalo: StandIn) -> None:
        self.time = FlyingTime(NOW)
        self.exchange = Taking()
        self.client = ZaloClient(zalo.token, zalo.url)
        self.poller = Poller(self.client, self.exchange, self.time.sleep, lambda: 0.0, self.time.seconds)
        self.zalo = zalo

    async def runs_until(self, method: str, times: int) -> None:
        """Poll until Zalo was called so often."""
        await self.client.start()
        running = asyncio.create_task(self.poller.run())
        await self.zalo.until_called(method, times)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await self.poller.finish()
        await self.client.stop()


@pytest.fixture
def polled(zalo: StandIn) -> Polled:
    return Polled(zalo)


async def test_an_idle_poll_is_no_trouble(zalo: StandIn, polled: Polled) -> None:
    await polled.runs_until("getUpdates", 4)
    assert [call.status for call in zalo.called("getUpdates")][:3] == [408, 408, 408]
    assert set(polled.time.slept) == {APART}


async def test_what_reappears_for_ever_is_asked_for_once_a_second(zalo: StandIn, polled: Polled) -> None:
    zalo.polling.reappear = True
    await zalo.user(7, "Lan").says("chào")
    await polled.runs_until("getUpdates", 6)
    assert polled.exchange.taken[:4] == ["chào"] * 4  # the exchange knows what it has seen
    assert set(polled.time.slept) == {APART}


async def test_each_poll_asks_as_zalo_wants_to_be_asked(zalo: StandIn, polled: Polled) -> None:
    await polled.runs_until("getUpdates", 1)
    assert zalo.called("getUpdates")[0].given == {"timeout": "30"}


async def test_a_webhook_that_was_set_once_is_removed(zalo: StandIn, polled: Polled) -> None:
    zalo.webhook.posts_to("http://127.0.0.1:9/", "a-secret-of-old")
    await polled.runs_until("getUpdates", 3)
    assert len(zalo.called("deleteWebhook")) == 1
    assert [call.status for call in zalo.called("getUpdates")][:2] == [400, 408]


async def test_a_refusal_for_another_reason_waits(zalo: StandIn, polled: Polled) -> None:
    zalo.faults.answer(400, method="getUpdates")
    await polled.runs_until("getUpdates", 2)
    assert polled.time.slept[0] == 15.0  # getWebhookInfo said 404: there is none
    assert zalo.called("deleteWebhook") == []


async def test_trouble_waits_a_second_and_more_trouble_longer(zalo: StandIn, polled: Polled) -> None:
    zalo.faults.answer(500, method="getUpdates", times=3)
    await polled.runs_until("getUpdates", 4)
    assert [seconds for seconds in polled.time.slept if seconds > 0][:3] == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(("code", "pause"), [(401, 300.0), (429, 60.0)])
async def test_what_will_not_be_over_soon_is_waited_for(
    zalo: StandIn, polled: Polled, code: int, pause: float
) -> None:
    zalo.faults.answer(code, method="getUpdates")
    await polled.runs_until("getUpdates", 2)
    assert polled.time.slept[0] == pause


async def test_a_program_that_stops_while_the_database_is_away_ends(zalo: StandIn, polled: Polled) -> None:
    polled.exchange.is_away = True
    await zalo.user(7, "Lan").says("chào")
    async with asyncio.timeout(5):
        await polled.runs_until("getUpdates", 3)
