"""Replies leave in order, together where they wait together, and are noted as said only when they may be."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.channels.zalo.delivery import LONGEST, QUIET, Delivery, Saying
from bot.channels.zalo.replies import Message
from bot.channels.zalo.trouble import Trouble
from handlers.message import Reply
from models.database import DatabaseUnavailableError
from testing.manual_time import ManualTime


class Line:
    """A line to Zalo that can be held up, or break."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, list[str]]] = []
        self.noted: list[str] = []
        self.free = asyncio.Event()
        self.free.set()
        self.trouble: Trouble | None = None
        self.is_away = False  # the database, in which is noted what was said
        self.time = ManualTime()
        self.delivery = Delivery(self.put, self.say, self.note, self.time.sleep)

    async def put(self, address: str, reply: Reply) -> list[Message]:
        if reply.text == "hỏng":
            raise ValueError(reply.text)
        return [Message(reply.text)]

    async def say(self, address: str, messages: Sequence[Message]) -> Trouble | None:
        await self.free.wait()
        self.sent.append((address, [message.text for message in messages]))
        return self.trouble

    async def note(self, claims: list[str]) -> None:
        if self.is_away:
            raise DatabaseUnavailableError("away")
        self.noted += claims

    def reply(self, claim: str, text: str, album: str | None = None, address: str = "a") -> None:
        self.delivery.send(address, Saying([claim], Reply(text=text), album))


async def test_what_waits_while_something_is_being_said_goes_together() -> None:
    line = Line()
    line.free.clear()
    line.reply("c1", "một")
    await asyncio.sleep(0)
    line.reply("c2", "hai")
    line.reply("c3", "ba")
    line.free.set()
    await line.delivery.finish(1)
    assert line.sent == [("a", ["một"]), ("a", ["hai\n\nba"])]
    assert line.noted == ["c1", "c2", "c3"]


async def test_one_chat_does_not_wait_for_another() -> None:
    line = Line()
    line.free.clear()
    line.reply("c1", "một")
    line.reply("c2", "hai", address="b")
    await asyncio.sleep(0)
    line.free.set()
    await line.delivery.finish(1)
    assert sorted(line.sent) == [("a", ["một"]), ("b", ["hai"])]


async def test_of_the_answers_to_one_sending_only_the_last_is_said_and_all_are_noted() -> None:
    line = Line()
    for number in (1, 2, 3):
        line.reply(f"c{number}", f"Đã nhận {number} ảnh", "p")
        await line.time.until_sleeping(QUIET, QUIET)
        await line.time.passes(QUIET / 2)
    assert line.sent == []
    await line.time.until_sleeping(QUIET, QUIET)
    await line.time.passes(QUIET)
    await line.delivery.finish(1)
    assert line.sent == [("a", ["Đã nhận 3 ảnh"])]
    assert line.noted == ["c1", "c2", "c3"]


async def test_words_end_the_waiting_for_pictures() -> None:
    line = Line()
    line.reply("c1", "Đã nhận 1 ảnh", "p")
    await line.time.until_sleeping(QUIET, QUIET)
    line.reply("c2", "Xem lại")
    await line.delivery.finish(1)
    assert line.sent == [("a", ["Đã nhận 1 ảnh\n\nXem lại"])]


async def test_pictures_that_never_end_are_answered_all_the_same() -> None:
    line = Line()
    line.reply("c1", "Đã nhận 1 ảnh", "p")
    await line.time.until_sleeping(LONGEST, LONGEST)
    await line.time.passes(LONGEST)
    await line.delivery.finish(1)
    assert line.sent == [("a", ["Đã nhận 1 ảnh"])]


@pytest.mark.parametrize(
    ("trouble", "noted"),
    [
        (None, ["c1"]),
        (Trouble.unsure, ["c1"]),
        (Trouble.refused, ["c1"]),
        (Trouble.down, []),
        (Trouble.spent, []),
        (Trouble.token, []),
    ],
)
async def test_only_what_surely_did_not_get_there_stays_unsaid(
    trouble: Trouble | None, noted: list[str]
) -> None:
    line = Line()
    line.trouble = trouble
    line.reply("c1", "một")
    await line.delivery.finish(1)
    assert line.noted == noted


async def test_while_it_is_on_its_way_it_is_held() -> None:
    line = Line()
    line.free.clear()
    line.reply("c1", "một")
    await asyncio.sleep(0)
    line.reply("c2", "hai")
    assert line.delivery.holds("c1")
    assert line.delivery.holds("c2")
    line.free.set()
    await line.delivery.finish(1)
    assert not line.delivery.holds("c1")


async def test_a_reply_that_cannot_be_put_into_messages_takes_no_other_with_it() -> None:
    line = Line()
    line.free.clear()
    line.reply("c1", "một")
    await asyncio.sleep(0)
    for claim, text in (("c2", "hai"), ("c3", "hỏng"), ("c4", "ba")):
        line.reply(claim, text)
    line.free.set()
    await line.delivery.caught_up()
    assert line.sent[1:] == [("a", ["hai\n\nba"])]
    assert line.noted == ["c1", "c2", "c4"]


async def test_what_was_said_while_the_database_was_away_is_not_said_again() -> None:
    line = Line()
    line.is_away = True
    line.reply("c1", "một")
    await line.delivery.caught_up()
    assert line.sent == [("a", ["một"])]
    assert line.delivery.holds("c1")
