"""What nobody asked for and the conversation on Telegram: who blocks the bot, and how they share its pace."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import Session, select

from bot.channels.telegram.channel import TelegramChannel
from bot.courier.courier import Courier
from bot.courier.pace import Pace
from bot.courier.telegram import TelegramCarrier
from handlers.message import Reply
from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database
from models.notice import PAUSE
from testing.practice import world
from testing.talk import Clock
from testing.telegram import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import NOW, Setup


@pytest.fixture
async def clock() -> Clock:
    """The courier's clock."""
    return Clock(NOW)


@pytest.fixture
async def courier(
    database: Database, channel: TelegramChannel, telegram: StandIn, clock: Clock
) -> AsyncIterator[Courier]:
    """A courier with an alert for a real hamlet head, whose chat is 7."""
    await telegram.user(7).says("/start")
    await telegram.until_confirmed()

    def fill(session: Session) -> None:
        world.fill(session)
        theirs = conversation.of_person(session, world.REAL_PERSON).id
        session.add(Chat(channel="telegram", address="7", conversation_id=theirs or 0, linked_at=NOW))
        notice.add(session, "new-poor:1:6", world.REAL_PERSON, Text("A new household."), NOW)

    await database.run(fill)
    carrier = TelegramCarrier(telegram.token, telegram.url, Pace(1000))
    made = Courier(database, [carrier], lambda *_: Reply(text="A new household."), clock)
    await made.start()
    yield made
    await made.stop()


async def test_who_has_blocked_the_bot_is_left_alone_until_they_come_back(
    telegram: StandIn, courier: Courier, database: Database, clock: Clock
) -> None:
    lan = telegram.user(7)
    lan.chat.blocked = True  # while the bot was not running: nobody told it
    assert await courier.deliver() == 1
    assert await database.run(lambda session: session.exec(select(Chat.blocked_at)).one()) == NOW

    clock.at += PAUSE
    assert await courier.deliver() == 0
    await lan.unblocks()
    await telegram.until_confirmed()
    assert await courier.deliver() == 1
    assert lan.sees_last().text == "A new household."


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_each_reply_takes_a_slot_of_the_courier_s(
    telegram: StandIn, setup: Setup, inbox: FakeInbox, way: str
) -> None:
    """By a call or in the answer to the webhook alike."""
    spent: list[str] = []
    setup.spend = lambda: spent.append(way)
    async with getattr(setup, way)(inbox):
        await telegram.until_called("setMyCommands")
        before = len(spent)
        lan = telegram.user(7)
        await lan.says("one")
        await lan.waits_for_reply()
        await lan.says("two")
        await lan.waits_for_reply()
        assert len(spent) - before == 2
