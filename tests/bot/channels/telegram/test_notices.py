"""Telling somebody on Telegram what they did not ask for, over real HTTP."""

import asyncio
from datetime import datetime

import pytest
from sqlmodel import Session, select

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.sending import PAUSES
from bot.notices import Notifier
from handlers.buttons import Signer
from handlers.message import Choice, Reply
from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database
from models.notice import PAUSE
from testing.manual_time import ManualTime
from testing.practice import world
from testing.talk import KEY, Clock
from testing.telegram import StandIn
from tests.bot.channels.telegram.running import NOW

NEWS = Reply(text="A <new> household.", choices=((Choice("Look", "r:1~x", unlisted=True),),))


@pytest.fixture
async def clock() -> Clock:
    """The notifier's clock."""
    return Clock(NOW)


@pytest.fixture
async def notifier(database: Database, channel: TelegramChannel, telegram: StandIn, clock: Clock) -> Notifier:
    """A notifier, and a real hamlet head whose chat is 7."""
    await telegram.user(7).says("/start")
    await telegram.until_confirmed()

    def fill(session: Session) -> None:
        world.fill(session)
        theirs = conversation.of_person(session, world.REAL_PERSON).id
        session.add(Chat(channel="telegram", address="7", conversation_id=theirs or 0, linked_at=NOW))
        notice.add(session, "new-poor:1:6", world.REAL_PERSON, Text("A new household."), NOW)

    await database.run(fill)
    return Notifier(database, [channel], Signer(KEY), clock)


async def test_it_is_said_with_its_button(telegram: StandIn, channel: TelegramChannel) -> None:
    lan = telegram.user(7)
    await lan.says("/start")
    await lan.waits_for_reply()
    assert await channel.tell("7", "k", NEWS)
    assert str(lan.sees_last()) == "A <new> household.\n[Look]"


async def test_it_stands_behind_what_is_on_its_way(telegram: StandIn, channel: TelegramChannel) -> None:
    lan = telegram.user(7)
    await lan.says("/start")
    await lan.waits_for_reply()
    both = [channel.tell("7", words, Reply(text=words)) for words in ("one", "two")]
    assert await asyncio.gather(*both) == [True, True]
    assert [message.text for message in lan.sees()][-2:] == ["one", "two"]


async def test_429_is_waited_for(
    telegram: StandIn, notifier: Notifier, database: Database, time: ManualTime
) -> None:
    telegram.faults.answer(429, method="sendMessage", retry_after=11)
    telling = asyncio.create_task(notifier.deliver())
    await time.until_sleeping(11, 11)
    assert await marked(database) == (None, 0)
    await time.passes(11)
    await telling
    assert telegram.user(7).sees_last().text == "A new household."
    assert await marked(database) == (NOW, 0)


async def test_a_fault_of_telegram_is_asked_again_and_then_counted(
    telegram: StandIn, notifier: Notifier, database: Database, time: ManualTime
) -> None:
    telegram.faults.answer(500, method="sendMessage", times=len(PAUSES) + 1)
    telling = asyncio.create_task(notifier.deliver())
    for pause in PAUSES:
        await time.until_sleeping(pause, pause)
        await time.passes(pause)
    await telling
    assert await marked(database) == (None, 1)


async def test_who_has_blocked_the_bot_is_left_alone_until_they_come_back(
    telegram: StandIn, notifier: Notifier, database: Database, clock: Clock
) -> None:
    lan = telegram.user(7)
    lan.chat.blocked = True  # while the bot was not running: nobody told it
    await notifier.deliver()
    assert await database.run(lambda session: session.exec(select(Chat.blocked_at)).one()) == NOW
    assert await marked(database) == (None, 1)

    clock.at += PAUSE
    assert await notifier.deliver() == 0
    await lan.unblocks()
    await telegram.until_confirmed()
    assert await notifier.deliver() == 1
    assert lan.sees_last().text == "A new household."


async def marked(database: Database) -> tuple[datetime | None, int]:
    """When the notice was said, and how often it could not be."""
    rows = await database.run(lambda s: s.exec(select(notice.Notice.sent_at, notice.Notice.failures)).all())
    return rows[0]
