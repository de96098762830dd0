"""What people say on Zalo is handled once and answered once, by polling and behind a webhook."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.channel import ConfigurationError
from bot.channels.zalo.delivery import QUIET
from bot.channels.zalo.exchange import OLDEST
from handlers.message import Unreadable
from models.database import DatabaseUnavailableError
from testing.zalo import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.zalo.running import NOW, Setup


@pytest.mark.usefixtures("channel")
async def test_what_was_said_is_answered(zalo: StandIn) -> None:
    lan = zalo.user(7, "Lan")
    await lan.says("xin chào")
    assert (await lan.waits_for_reply()).text == "xin chào"


@pytest.mark.usefixtures("channel")
async def test_one_person_s_messages_are_answered_in_order(zalo: StandIn, inbox: FakeInbox) -> None:
    lan = zalo.user(7, "Lan")
    for word in ("một", "hai", "ba"):
        await lan.says(word)
    await zalo.world.until(lambda: "ba" in "".join(message.text for message in lan.sees() if message.by_bot))
    assert inbox.texts == ["một", "hai", "ba"]


@pytest.mark.usefixtures("channel")
async def test_a_message_that_comes_again_is_neither_handled_nor_answered_again(
    zalo: StandIn, inbox: FakeInbox
) -> None:
    lan = zalo.user(7, "Lan")
    await lan.says("xin chào")
    await lan.waits_for_reply()
    await lan.again()
    await lan.says("tạm biệt")
    assert (await lan.waits_for_reply()).text == "tạm biệt"
    assert inbox.texts == ["xin chào", "tạm biệt"]
    assert zalo.outgoing == 2


@pytest.mark.parametrize(("old", "handled"), [(OLDEST, True), (OLDEST + timedelta(seconds=1), False)])
async def test_a_message_that_reappears_when_nobody_remembers_it_is_not_handled_again(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, old: timedelta, *, handled: bool
) -> None:
    zalo.world.last_date = int((NOW - old).timestamp() * 1000) - 1000
    async with setup.polling(inbox):
        lan = zalo.user(7, "Lan")
        await lan.says("gửi")
        zalo.world.last_date = int(NOW.timestamp() * 1000)
        await lan.says("chào")
        await lan.hears("chào")
    assert inbox.texts == (["gửi", "chào"] if handled else ["chào"])


@pytest.mark.usefixtures("channel")
async def test_nobody_is_shown_to_be_typing(zalo: StandIn) -> None:
    lan = zalo.user(7, "Lan")
    await lan.says("xin chào")
    await lan.waits_for_reply()
    assert {call.method for call in zalo.calls} <= {"getMe", "getUpdates", "setWebhook", "sendMessage"}


@pytest.mark.usefixtures("channel")
@pytest.mark.parametrize("kind", ["sticker", "voice", "unsupported"])
async def test_what_cannot_be_read_is_handled_as_such(zalo: StandIn, inbox: FakeInbox, kind: str) -> None:
    lan = zalo.user(7, "Lan")
    await getattr(lan, f"sends_{kind}")()
    await lan.waits_for_reply()
    assert [one.content for one in inbox.received] == [Unreadable(kind)]


@pytest.mark.usefixtures("channel")
async def test_a_group_gets_no_answer(zalo: StandIn, inbox: FakeInbox) -> None:
    lan = zalo.user(7, "Lan")
    await lan.says("@bot chào", group="g1")
    await lan.says("chào")
    assert (await lan.waits_for_reply()).text == "chào"
    assert inbox.texts == ["chào"]


async def test_a_stranger_s_pictures_are_not_fetched_and_get_one_answer(
    zalo: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    async with setup.webhook(inbox):
        await zalo.user(7, "Lan").sends_photos(3)
        await zalo.until_delivered()
        while not zalo.outgoing:
            await setup.time.passes(QUIET)
    assert [one.content for one in inbox.received] == [Unreadable("photo")] * 3
    assert zalo.photos.asked == []
    assert zalo.outgoing == 1


async def test_a_message_waits_for_the_database(zalo: StandIn, setup: Setup, inbox: FakeInbox) -> None:
    inbox.faults = [DatabaseUnavailableError("away"), DatabaseUnavailableError("away")]
    async with setup.webhook(inbox):
        lan = zalo.user(7, "Lan")
        await lan.says("xin chào")
        await _all_pauses_pass(setup, inbox, 3)
        assert (await lan.waits_for_reply()).text == "xin chào"
    assert inbox.texts == ["xin chào"] * 3


async def test_a_token_that_zalo_does_not_know_ends_the_start(setup: Setup, inbox: FakeInbox) -> None:
    channel = setup.channel(inbox, token="12345689:wrong")
    with pytest.raises(ConfigurationError, match="TINAP_ZALO_TOKEN"):
        await channel.start()
    await channel.stop()


async def _all_pauses_pass(setup: Setup, inbox: FakeInbox, times: int) -> None:
    """Let the pauses between tries pass, until so many were made."""
    while len(inbox.received) < times:
        inbox.came.clear()
        await setup.time.passes(5)
        await asyncio.sleep(0)
