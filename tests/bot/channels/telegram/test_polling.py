"""Polling: what is acknowledged when, and what happens when Telegram says no."""

import asyncio
from itertools import count

from aiogram.methods import SetWebhook
from structlog.testing import capture_logs

from bot.channels.telegram.albums import QUIET
from bot.channels.telegram.delivery import PATIENCE
from bot.channels.telegram.polling import ALBUM_PAUSE
from handlers.message import Incoming, Reply
from models.database import DatabaseUnavailableError
from testing.manual_time import ManualTime
from testing.telegram import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import Setup


async def test_what_waited_while_the_bot_was_off_is_answered(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    await lan.says("one")
    await lan.says("two")
    async with setup.polling(inbox):
        await lan.waits_for_reply()
    assert inbox.texts == ["one", "two"]


async def test_chats_are_handled_beside_each_other_and_each_in_order(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    people = [telegram.user(number) for number in range(1, 11)]
    for text in ("one", "two", "three"):
        for person in people:
            await person.says(text)
    inbox.open.clear()
    async with setup.polling(inbox):
        while len(inbox.received) < len(people):
            inbox.came.clear()
            await inbox.came.wait()
        assert {one.address for one in inbox.received} == {str(person.id) for person in people}
        inbox.open.set()
        await telegram.until_confirmed()
    for person in people:
        assert [m.text for m in person.sees() if m.by_bot] == ["one", "two", "three"]


async def test_the_offset_stays_before_what_could_not_be_stored(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    lan, minh = telegram.user(7), telegram.user(8)
    broken = True

    async def receive(incoming: Incoming) -> Reply:
        if broken and incoming.address == "7":
            raise DatabaseUnavailableError
        return await inbox(incoming)

    await lan.says("one")
    await minh.says("other")
    await lan.says("two")
    async with setup.polling(receive):
        await time.until_sleeping(2.0, 2.0)
        assert inbox.texts == ["other"]
        assert len(telegram.world.pending) == 3
        broken = False
        await time.passes(2.0)
        await telegram.until_confirmed()
    assert inbox.texts == ["other", "one", "two"], "handled again what was handled, or out of order"
    assert [m.text for m in minh.sees() if m.by_bot] == ["other"]


async def test_stopping_finishes_and_acknowledges_what_was_fetched(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    inbox.open.clear()
    lan = telegram.user(7)
    await lan.says("25")
    async with setup.polling(inbox) as channel:
        await inbox.came.wait()
        stopping = asyncio.create_task(channel.stop())
        await lan.says("too late")
        inbox.open.set()
        await stopping
        assert inbox.texts == ["25"]
        assert lan.sees_last().text == "25"
        assert [update.body["text"] for update in telegram.world.pending.values()] == ["too late"]


async def test_stopping_says_what_an_album_still_waits_for(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    await lan.sends_photos(2)
    async with setup.polling(inbox):
        while len(inbox.received) < 2:
            inbox.came.clear()
            await inbox.came.wait()
    assert [m.text for m in lan.sees() if m.by_bot] == ["Shown"]
    assert not telegram.world.pending, "said, but not acknowledged"


async def test_an_album_is_acknowledged_after_its_reply(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    """Killed before that, the program gets the pictures again and answers them then."""
    inbox.replies = lambda _: Reply(text=f"{len(inbox.received)} photos")
    lan = telegram.user(7)
    await lan.sends_photos(3)
    telegram.faults.answer(429, method="sendMessage", retry_after=3)
    async with setup.polling(inbox):
        for _ in range(3):
            await time.until_sleeping(ALBUM_PAUSE, ALBUM_PAUSE)
            assert len(telegram.world.pending) == 3, "acknowledged while its reply was held"
            await time.passes(ALBUM_PAUSE)
        await time.until_sleeping(ALBUM_PAUSE, ALBUM_PAUSE)
        await time.passes(QUIET)
        await time.until_sleeping(3, 3)
        assert len(telegram.world.pending) == 3, "acknowledged before its reply was said"
        await time.passes(3)
        await telegram.until_confirmed()
    assert [m.text for m in lan.sees() if m.by_bot] == ["3 photos"]
    assert len(inbox.received) == 3, "handled again what was handled"


async def test_an_album_that_is_held_holds_up_nobody(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    lan, minh = telegram.user(7), telegram.user(8)
    await lan.sends_photos(2)
    async with setup.polling(inbox):
        await time.until_sleeping(ALBUM_PAUSE, ALBUM_PAUSE)
        await minh.says("other")
        await time.passes(ALBUM_PAUSE)
        await telegram.world.until(lambda: minh.chat.changes)
        assert minh.sees_last().text == "other"
        assert [m.text for m in lan.sees() if m.by_bot] == []


async def test_a_flooded_chat_holds_up_the_others_once_and_not_for_each_of_its_replies(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    lan, minh = telegram.user(7), telegram.user(8)
    for number in range(30):
        await lan.says(str(number))
    await minh.says("other")
    telegram.faults.answer(429, method="sendMessage", times=3, retry_after=4, chat_id=lan.id)
    async with setup.polling(inbox):
        await telegram.world.until(lambda: minh.chat.changes)
        await time.until_sleeping(4, 4)
        await time.passes(PATIENCE)
        await telegram.until_confirmed()
        assert time.now == PATIENCE
        assert lan.chat.changes == 0
        for _ in range(2):
            await time.until_sleeping(4, 4)
            await time.passes(4)
        await telegram.world.until(lambda: lan.chat.changes == 30)
    assert [m.text for m in lan.sees() if m.by_bot] == [str(number) for number in range(30)]


async def test_a_reply_that_is_held_up_holds_up_nobody(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    lan, minh = telegram.user(7), telegram.user(8)
    telegram.faults.answer(429, method="sendMessage", retry_after=30)
    async with setup.polling(inbox):
        await lan.says("one")
        await time.until_sleeping(30, 30)
        await time.passes(5)
        await minh.says("other")
        assert (await minh.waits_for_reply()).text == "other"
        assert [m.text for m in lan.sees() if m.by_bot] == []
        await time.passes(25)
        await lan.waits_for_reply()
    assert lan.sees_last().text == "one"


async def test_a_webhook_that_is_still_set_is_removed_without_losing_updates(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    unreachable = SetWebhook(url="http://127.0.0.1:9/telegram").model_dump(include={"url"})
    await telegram.call("setWebhook", unreachable, {})
    lan = telegram.user(7)
    await lan.says("25")
    async with setup.polling(inbox):
        assert (await lan.waits_for_reply()).text == "25"
    assert not telegram.made("deleteWebhook")[0].get("drop_pending_updates")


async def test_another_program_with_the_same_token_is_left_some_time(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    lan = telegram.user(7)
    with capture_logs() as logs:
        async with setup.polling(inbox):
            await telegram.until_called("getUpdates")
            await telegram.call("getUpdates", {"timeout": 0}, {})
            await time.until_sleeping(15, 15)
            await lan.says("25")
            await time.passes(15)
            await lan.waits_for_reply()
    assert "telegram_rival" in [line["event"] for line in logs]


async def test_a_lost_line_is_tried_again_less_and_less_often(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, time: ManualTime
) -> None:
    telegram.faults.drop(method="getUpdates", times=3)
    lan = telegram.user(7)
    async with setup.polling(inbox):
        for pause in (1, 2, 4):
            await time.until_sleeping(pause, pause)
            await time.passes(pause)
        await lan.says("25")
        assert (await lan.waits_for_reply()).text == "25"


async def test_an_update_that_cannot_be_read_does_not_hide_the_others(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    with capture_logs() as logs:
        await telegram.delivers("message", {"message_id": "not a number", "text": "private words"})
        await lan.says("25")
        async with setup.polling(inbox):
            assert (await lan.waits_for_reply()).text == "25"
            await telegram.until_confirmed()
    unreadable = [line for line in logs if line["event"] == "telegram_update_unreadable"]
    assert unreadable
    assert "private words" not in str(unreadable)


async def test_updates_that_are_numbered_anew_are_not_overlooked(
    telegram: StandIn, setup: Setup, inbox: FakeInbox
) -> None:
    """After a quiet week Telegram begins anywhere, also below the numbers it used before."""
    lan = telegram.user(7)
    async with setup.polling(inbox):
        await lan.says("before")
        await lan.waits_for_reply()
        asked = len(telegram.made("getUpdates"))
        minh = telegram.user(8)
        await telegram.ends_long_poll()
        await telegram.until_called("getUpdates", asked + 1)
        assert "offset" not in telegram.made("getUpdates")[-1]
        telegram.world.update_ids = count(5)
        await minh.says("after")
        assert (await minh.waits_for_reply()).text == "after"
