"""What is said in a chat arrives in order, and holds up nobody else."""

import asyncio

from bot.channels.telegram.delivery import PATIENCE, Delivery
from bot.channels.telegram.replies import Call, calls
from handlers.message import Reply
from testing.manual_time import ManualTime


class Line:
    """A line to Telegram that can be held up, chat by chat."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.held: dict[str, asyncio.Event] = {}

    async def say(self, address: str, calls: list[Call]) -> bool:
        """Say it, once nothing holds up the chat."""
        if address in self.held:
            await self.held[address].wait()
        self.said += [(address, call.method.model_dump()["text"]) for call in calls]
        return True


def text(address: str, words: str) -> list[Call]:
    """The calls of a plain reply."""
    return calls(Reply(text=words), address, None)


async def test_the_order_within_a_chat_is_kept_and_others_pass() -> None:
    line, time = Line(), ManualTime()
    delivery = Delivery(line.say, time.sleep)
    line.held["7"] = asyncio.Event()
    first = delivery.send("7", text("7", "one"))
    await delivery.send_soon("8", text("8", "other"))
    held = line.held.pop("7")
    second = delivery.send("7", text("7", "two"))
    await delivery.send_soon("8", text("8", "another"))
    assert line.said == [("8", "other"), ("8", "another")]
    held.set()
    await asyncio.gather(first, second)
    assert line.said[2:] == [("7", "one"), ("7", "two")]


async def test_a_reply_that_is_held_up_goes_on_by_itself() -> None:
    line, time = Line(), ManualTime()
    delivery = Delivery(line.say, time.sleep)
    line.held["7"] = asyncio.Event()
    waiting = asyncio.create_task(delivery.send_soon("7", text("7", "one")))
    await time.until_sleeping(PATIENCE, PATIENCE)
    await time.passes(PATIENCE)
    await waiting
    assert delivery.is_busy("7")
    line.held["7"].set()
    await delivery.finish(1.0)
    assert line.said == [("7", "one")]
    assert not delivery.is_busy("7")


async def test_a_chat_that_was_waited_for_in_vain_is_not_waited_for_until_it_has_caught_up() -> None:
    line, time = Line(), ManualTime()
    delivery = Delivery(line.say, time.sleep)
    line.held["7"] = asyncio.Event()
    waiting = asyncio.create_task(delivery.send_soon("7", text("7", "one")))
    await time.until_sleeping(PATIENCE, PATIENCE)
    await time.passes(PATIENCE)
    await waiting
    await delivery.send_soon("7", text("7", "two"))
    assert time.sleeping() == []
    line.held["7"].set()
    await delivery.finish(1.0)
    line.held["7"] = asyncio.Event()
    waiting = asyncio.create_task(delivery.send_soon("7", text("7", "three")))
    await time.until_sleeping(PATIENCE, PATIENCE)
    line.held["7"].set()
    await waiting
    assert [words for _, words in line.said] == ["one", "two", "three"]


async def test_at_the_end_what_does_not_arrive_in_time_is_given_up() -> None:
    line, time = Line(), ManualTime()
    delivery = Delivery(line.say, time.sleep)
    line.held["7"] = asyncio.Event()
    task = delivery.send("7", text("7", "one"))
    ending = asyncio.create_task(delivery.finish(10.0))
    await time.until_sleeping(10.0, 10.0)
    await time.passes(10.0)
    await ending
    assert task.cancelled()
    assert line.said == []


async def test_nothing_is_kept_of_chats_that_are_silent() -> None:
    line, time = Line(), ManualTime()
    delivery = Delivery(line.say, time.sleep)
    for chat in range(50):
        await delivery.send_soon(str(chat), text(str(chat), "hello"))
    assert not any(delivery.is_busy(str(chat)) for chat in range(50))
