"""The four guarantees of the inbox, on both databases."""

import asyncio
import logging
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from bot.inbox import Inbox
from handlers.desk import Answered, Desk, apology
from handlers.message import Incoming, Reply, Said, Tapped
from models.claim import Claim
from models.conversation import Conversation, Loaded
from models.database import Database
from models.report import Report
from testing.talk import KEY, Clock, inbox
from testing.world import World

MORNING = datetime(2026, 3, 18, 2, tzinfo=UTC)


def message(key: str, text: str, address: str = "a") -> Incoming:
    return Incoming("test", address, key, Said(text))


class Counting:
    """Handlers that count in the conversation's state, and fail when they are told to."""

    def __init__(self) -> None:
        self.handled: list[str] = []

    def answer(self, session: Session, known: Loaded, incoming: Incoming) -> Answered:
        assert isinstance(incoming.content, Said)
        if incoming.content.text == "fail":
            session.add(Claim(channel="x", key="half done", at=0))
            session.flush()
            raise RuntimeError("a name that must not be logged: Nguyễn Văn Mẫu")
        self.handled.append(incoming.content.text)
        count = str(int(known.state or "0") + 1)
        return Answered(Reply(text=count), known.conversation_id, count)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def door(database: Database, counting: Counting) -> Inbox:
    return Inbox(database, counting.answer, apology, Clock(MORNING))


async def test_a_repeated_message_changes_nothing_and_gets_its_reply_again(
    door: Inbox, counting: Counting
) -> None:
    first = await door.receive(message("1", "x"))
    again = await door.receive(message("1", "x"))
    assert first == again == Reply(text="1")
    assert counting.handled == ["x"]


async def test_the_same_key_in_another_chat_is_another_message(door: Inbox) -> None:
    await door.receive(message("1", "x", "a"))
    await door.receive(message("2", "x", "a"))
    assert await door.receive(message("1", "x", "b")) == Reply(text="1")


async def test_one_person_s_messages_take_effect_in_order(door: Inbox, counting: Counting) -> None:
    texts = [str(number) for number in range(20)]
    replies = await asyncio.gather(*(door.receive(message(text, text)) for text in texts))
    assert counting.handled == texts
    assert [reply.text for reply in replies] == [str(number + 1) for number in range(20)]


async def test_many_copies_of_the_same_message_at_once_are_one(door: Inbox, counting: Counting) -> None:
    replies = await asyncio.gather(*(door.receive(message("1", "x")) for _ in range(8)))
    assert set(replies) == {Reply(text="1")}
    assert counting.handled == ["x"]


async def test_two_copies_of_the_program_agree(database_url: str, counting: Counting) -> None:
    copies = [Database(database_url), Database(database_url)]
    doors = [Inbox(copy, counting.answer, apology, Clock(MORNING)) for copy in copies]
    await doors[0].receive(message("begin", "x"))
    sent = [doors[n % 2].receive(message(str(n % 10), "x")) for n in range(40)]
    replies = await asyncio.gather(*sent)
    state = await copies[0].run(lambda session: session.exec(select(Conversation.state)).one())
    for copy in copies:
        copy.close()
    assert state == "11", "ten messages, each delivered four times, after one to begin with"
    assert len(set(replies)) == 10


async def test_a_failing_handler_apologises_once_and_blocks_nobody(
    door: Inbox, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        sorry = await door.receive(message("1", "fail"))
    assert "trục trặc" in sorry.text
    assert await door.receive(message("1", "fail")) == sorry, "not tried for ever"
    assert await door.receive(message("2", "x")) == Reply(text="1")
    keys = await database.run(lambda session: session.exec(select(Claim.key)).all())
    assert sorted(keys) == ["a:1", "a:2"], "what the handler had half done is undone"


async def test_a_text_and_a_tap_at_once_are_both_kept(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    tap, text = talk.button("Chăn nuôi"), "hôm qua"
    await asyncio.gather(
        talk.delivers(Tapped(tap.data), "tap"),
        talk.delivers(Said(text), "text"),
    )
    for words in ("1", "20 người, 9 nữ", "đúng", "bỏ qua"):
        await talk.says(words)
    assert "Nội dung: Chăn nuôi" in talk.last.text
    assert "thứ Ba 17/03/2026" in talk.last.text


async def test_the_same_report_whatever_is_repeated(world: World) -> None:
    """Every message of a whole report is delivered three times; one report comes of it."""
    talk = await world.talk("hamlet_head bai-nha-a")
    script = ("/taphuan", "chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng", "bỏ qua", "gửi")
    for number, text in enumerate(script):
        once = await talk.delivers(Said(text), f"k{number}")
        assert await talk.delivers(Said(text), f"k{number}") == once
        assert await talk.delivers(Said(text), f"k{number}") == once
    reports = await world.database.run(lambda session: session.exec(select(Report.version)).all())
    assert reports == [1]


async def test_a_draft_outlives_the_program_at_every_step(world_url: str) -> None:
    """A new program for each message, as after a crash between any two of them."""
    script = ("/taphuan", "chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng", "bỏ qua", "gửi")
    first = Database(world_url)
    world = World(first, inbox(first, Clock(MORNING)), MORNING)
    talk = await world.talk("hamlet_head bai-nha-a")
    first.close()
    reply = Reply()
    for number, text in enumerate(script):
        copy = Database(world_url)
        desk = Desk(KEY, Clock(MORNING), lambda: "d1")
        door = Inbox(copy, desk.answer, apology, Clock(MORNING))
        reply = await door.receive(Incoming("test", talk.address, f"k{number}", Said(text)))
        copy.close()
    assert "✅ Đã gửi báo cáo tập huấn ngày 17/03" in reply.text
