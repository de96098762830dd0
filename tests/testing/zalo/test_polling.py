"""getUpdates hands out one event a call, and hands it out again."""

import asyncio

from aiohttp import ClientSession

from testing.zalo import StandIn
from tests.testing.zalo.bot import Bot, Receiver


async def test_a_poll_brings_one_event_and_the_next_poll_the_next(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7, "Lan")
    first = await lan.says("một")
    await lan.says("hai")
    event = (await bot.call("getUpdates")).result
    assert event == {
        "event_name": "message.text.received",
        "message": {
            "from": {"id": lan.id, "display_name": "Lan", "is_bot": False},
            "chat": {"id": lan.id, "chat_type": "PRIVATE"},
            "text": "một",
            "message_id": first,
            "date": zalo.world.events[0].date,
        },
    }
    assert (len(event["message"]["message_id"]), len(lan.id)) == (20, 20)
    assert (await bot.polls())["text"] == "hai"


async def test_an_idle_poll_is_a_request_timeout(zalo: StandIn, bot: Bot) -> None:
    answer = await bot.call("getUpdates", timeout=30)
    assert answer == (408, {"ok": False, "error_code": 408, "description": "Request timeout"})


async def test_a_poll_waits_for_what_is_still_to_happen(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.idle = None
    poll = asyncio.create_task(bot.polls())
    await zalo.until_called("getUpdates")
    await zalo.user(7).says("một")
    assert (await poll)["text"] == "một"


async def test_a_long_poll_can_be_ended(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.idle = None
    poll = asyncio.create_task(bot.call("getUpdates"))
    await zalo.until_called("getUpdates")
    await zalo.ends_long_poll()
    assert (await poll).status == 408


async def test_what_was_polled_reappears_behind_what_is_new(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.reappear = True
    lan = zalo.user(7)
    await lan.says("một")
    assert [(await bot.polls())["text"] for _ in range(3)] == ["một", "một", "một"]
    await lan.says("hai")
    assert [(await bot.polls())["text"] for _ in range(4)] == ["hai", "một", "hai", "một"]


async def test_it_reappears_as_often_as_is_said(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.reappear = 1
    await zalo.user(7).says("một")
    assert [(await bot.call("getUpdates")).status for _ in range(3)] == [200, 200, 408]


async def test_an_event_comes_again_on_demand_with_the_same_id(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.says("một")
    first = await bot.polls()
    await lan.again()
    assert await bot.polls() == first


async def test_only_the_newest_of_two_pollers_is_served(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.idle = None
    older = asyncio.create_task(bot.call("getUpdates"))
    await zalo.until_called("getUpdates")
    newer = asyncio.create_task(bot.call("getUpdates"))
    assert (await older).body["error_code"] == 409
    await zalo.user(7).says("một")
    assert (await newer).result["message"]["text"] == "một"


async def test_a_poller_that_hung_up_gets_nothing(zalo: StandIn, bot: Bot) -> None:
    zalo.polling.idle = None
    async with ClientSession() as session:
        poll = asyncio.create_task(Bot(zalo, session).call("getUpdates"))
        await zalo.until_called("getUpdates")
        poll.cancel()
    await zalo.user(7).says("một")
    assert (await bot.polls())["text"] == "một"


async def test_polling_is_refused_while_a_webhook_is_set(zalo: StandIn, bot: Bot, receiver: Receiver) -> None:
    await bot.call("setWebhook", url=receiver.url, secret_token="made-up-secret")
    assert (await bot.call("getUpdates")).status == 400
    await bot.call("deleteWebhook")
    assert (await bot.call("getUpdates")).status == 408
