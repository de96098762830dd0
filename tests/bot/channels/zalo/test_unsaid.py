"""A reply that was stored and not said is said later, once: Zalo does not bring its message again."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.delivery import Delivery, Saying
from bot.channels.zalo.replies import Message
from bot.channels.zalo.unsaid import ALIVE, EVERY, WORTH, Unsaid
from handlers.message import Reply, pack
from models import claim, conversation
from models.database import Database
from testing.talk import Clock
from testing.zalo import StandIn, User
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.zalo.known import joined
from tests.bot.channels.zalo.running import NOW, Setup


async def kept(database: Database, claimed: str, words: str, ago: timedelta, *, said: bool = False) -> None:
    """A reply as a kill leaves it behind."""

    def work(session: Session) -> None:
        at = int((NOW - ago).timestamp())
        conversation.claim(session, "zalo", claimed, pack(Reply(text=words)), at)
        if said:
            claim.mark_said(session, "zalo", claimed, at)

    await database.run(work)


async def known(zalo: StandIn) -> User:
    """Somebody who has written before: Zalo lets a bot write to no others."""
    lan = zalo.user(7, "Lan")
    await lan.says("chào")
    return lan


async def starts(setup: Setup, inbox: FakeInbox) -> ZaloChannel:
    """The program starts again."""
    channel = setup.channel(inbox)
    await channel.start()
    return channel


async def test_what_a_kill_left_unsaid_is_said_at_the_start(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database
) -> None:
    lan = await known(zalo)
    await kept(database, f"{lan.id}:z1", "Đã nhận.", timedelta(seconds=20))
    channel = await starts(setup, inbox)
    assert (await lan.hears("Đã nhận.")).by_bot
    await channel.stop()


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (WORTH + timedelta(seconds=1), False),
        (timedelta(seconds=20), True),
        (timedelta(seconds=2), False),
    ],
    ids=["too long ago", "said already", "another copy may be at it"],
)
async def test_nothing_else_is(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database, ago: timedelta, *, said: bool
) -> None:
    lan = await known(zalo)
    await kept(database, f"{lan.id}:z1", "Đã nhận.", ago, said=said)
    channel = await starts(setup, inbox)
    await lan.hears("chào")
    await channel.stop()
    assert [message.text for message in lan.sees() if message.by_bot] == ["chào"]


async def test_what_was_left_a_moment_before_the_start_is_said_soon_after(
    setup: Setup, database: Database
) -> None:
    said: list[str] = []

    async def say(address: str, messages: Sequence[Message]) -> None:
        said.extend(message.text for message in messages)

    async def put(address: str, reply: Reply) -> list[Message]:
        return [Message(reply.text)]

    async def note(claims: list[str]) -> None:
        """Noted when it was taken."""

    clock = Clock(NOW)
    await kept(database, "a1:z1", "Đã nhận.", timedelta(seconds=2))
    delivery = Delivery(put, say, note, setup.sleep)
    looking = asyncio.create_task(Unsaid(database, delivery, clock, setup.sleep).run())
    await setup.time.until_sleeping(EVERY, EVERY)
    assert said == []
    clock.at += timedelta(seconds=EVERY)
    await setup.time.passes(EVERY)
    await setup.time.until_sleeping(EVERY, EVERY)
    await delivery.caught_up()
    assert said == ["Đã nhận."]
    looking.cancel()


async def test_it_is_said_once_however_often_the_program_starts(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database
) -> None:
    lan = await known(zalo)
    await kept(database, f"{lan.id}:z1", "Đã nhận.", timedelta(seconds=20))
    for _ in range(3):
        channel = await starts(setup, inbox)
        await lan.hears("Đã nhận.")
        await channel.stop()
    assert sum("Đã nhận." in message.text for message in lan.sees()) == 1


async def test_a_message_whose_reply_was_not_said_gets_it_when_it_comes_again(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, tmp_path: Path
) -> None:
    lan = zalo.user(7, "Lan")
    zalo.faults.answer(500, method="sendMessage", times=5)
    async with setup.webhook(inbox):
        await lan.says("chào")
        await zalo.until_called("sendMessage", 2)
        for pause in (2.0, 4.0):
            await setup.time.until_sleeping(pause, pause)
            await setup.time.passes(pause)
        await zalo.until_called("sendMessage", 5)
    async with setup.webhook(inbox):
        await lan.again()
        assert (await lan.waits_for_reply()).text == "chào"


async def test_what_another_copy_is_saying_is_not_said_here_when_it_comes_again(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database
) -> None:
    lan = zalo.user(7, "Lan")
    async with setup.webhook(inbox):
        number = await lan.says("xin chào")
        await lan.waits_for_reply()
    await kept(database, f"{lan.id}:z{number}", "xin chào", timedelta(seconds=1))
    inbox.received.clear()
    async with setup.webhook(inbox):
        await lan.again()
        await lan.says("tạm biệt")
        assert (await lan.waits_for_reply()).text == "tạm biệt"
    assert inbox.texts == ["tạm biệt"]


async def test_a_picture_that_another_copy_has_handled_meanwhile_is_answered_there_alone(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, peopled: Database
) -> None:
    lan = zalo.user(7, "Lan")
    await joined(peopled, lan.id)
    setup.database = peopled
    async with setup.webhook(inbox):
        (number,) = await lan.sends_photos(1, slow=True)
        await zalo.world.until(lambda: zalo.photos.asked)
        await kept(peopled, f"{lan.id}:z{number}", "Đã nhận 1 ảnh", timedelta())
        zalo.photos.release()
        await zalo.until_delivered()
    assert inbox.received == []
    assert zalo.outgoing == 0


async def test_an_old_question_is_not_said_after_a_newer_one(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database
) -> None:
    lan = await known(zalo)
    await kept(database, f"{lan.id}:z1", "Câu 3: mấy hộ?", timedelta(minutes=3))
    await kept(database, f"{lan.id}:z2", "Câu 4: mấy người?", timedelta(minutes=2), said=True)
    channel = await starts(setup, inbox)
    await lan.hears("chào")
    await channel.stop()
    assert [message.text for message in lan.sees() if message.by_bot] == ["chào"]


async def test_what_others_have_heard_keeps_nobody_s_reply_back(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, database: Database
) -> None:
    lan = await known(zalo)
    await kept(database, f"{lan.id}:z1", "Câu 3", timedelta(minutes=3))
    await kept(database, f"{lan.id}:z2", "Câu 4", timedelta(minutes=2))
    await kept(database, f"{lan.id}0:z3", "Câu 5", timedelta(minutes=1), said=True)
    channel = await starts(setup, inbox)
    await lan.hears("Câu 3\n\nCâu 4")
    await channel.stop()


async def test_what_is_still_being_said_here_stays_unsaid_until_it_was(
    zalo: StandIn, setup: Setup, database: Database
) -> None:
    delivery = Delivery(_never, _never, _never, setup.sleep)
    await kept(database, "a1:z1", "Đã nhận.", timedelta(minutes=3))
    delivery.send("a1", Saying(["a1:z1"], Reply(text="Đã nhận.")))
    assert await Unsaid(database, delivery, lambda: NOW, setup.sleep).say(ALIVE) == 0
    assert await database.run(lambda session: claim.was_said(session, "zalo", "a1:z1")) is False
    await delivery.finish(0)


async def _never(*_: object) -> Any:
    await asyncio.Event().wait()
