"""Files people send on Telegram: fetched before the message is handled, from people who are known."""

from pathlib import Path

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from bot.channels.telegram.channel import TelegramChannel
from bot.documents import LARGEST
from handlers.message import Content, Handed, Unreadable
from models.chat import Chat
from models.conversation import Conversation
from models.database import Database
from models.person import Person
from models.place import Place
from testing.documents import document
from testing.telegram import StandIn, User
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import NOW, Setup

WORKBOOK = document("a.xlsx")
LIE = "application/octet-stream"  # what some phones say of everything


@pytest.fixture
async def lan(telegram: StandIn, database: Database) -> User:
    """Somebody the program knows."""

    def link(session: Session) -> None:
        session.add(Place(code="lai-son", kind="commune", path="lai-son/"))
        session.flush()
        session.add(Person(name="Lan", role="commune_officer", place_code="lai-son", created_at=NOW))
        session.flush()
        session.add(Conversation(person_id=1))
        session.flush()
        session.add(Chat(channel="telegram", address="7", conversation_id=1))

    await database.run(link)
    return telegram.user(7)


async def test_a_file_comes_with_its_bytes_and_its_words(
    channel: TelegramChannel, lan: User, inbox: FakeInbox
) -> None:
    await lan.sends_file("Danh sách ấp.xlsx", LIE, WORKBOOK, caption="của xã")
    assert (await lan.waits_for_reply()).text == "Handed"
    (content,) = contents(inbox)
    assert isinstance(content, Handed)
    assert (content.file.name, content.size, content.caption) == (
        "Danh sách ấp.xlsx",
        len(WORKBOOK),
        "của xã",
    )
    assert Path(content.file.path).read_bytes() == WORKBOOK


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.exe", b"MZ", "document"),
        ("a.xlsx", b"MZ", "document_broken"),
        ("a.pdf", b"%PDF-" + bytes(LARGEST), "document_too_large"),
    ],
)
async def test_what_is_not_taken_says_why(
    setup: Setup, lan: User, inbox: FakeInbox, name: str, content: bytes, kind: str
) -> None:
    async with setup.polling(inbox):
        await lan.sends_file(name, "application/pdf", content)
        await lan.waits_for_reply()
    assert contents(inbox) == [Unreadable(kind)]


async def test_a_size_that_was_not_told_is_found_out(
    setup: Setup, telegram: StandIn, lan: User, inbox: FakeInbox
) -> None:
    await lan.sends_file("a.pdf", LIE, b"%PDF-" + bytes(LARGEST))
    for waiting in telegram.world.pending.values():
        del waiting.body["document"]["file_size"]
    async with setup.polling(inbox):
        await lan.waits_for_reply()
    assert contents(inbox) == [Unreadable("document_too_large")]


async def test_a_bad_line_is_tried_again(
    setup: Setup, telegram: StandIn, lan: User, inbox: FakeInbox
) -> None:
    telegram.faults.answer(500, method="getFile")
    telegram.faults.drop(method="download")
    async with setup.polling(inbox):
        await lan.sends_file("a.xlsx", LIE, WORKBOOK)
        for pause in (1.0, 2.0):
            await setup.time.until_sleeping(pause, pause)
            await setup.time.passes(pause)
        assert (await lan.waits_for_reply()).text == "Handed"


async def test_one_that_never_comes_is_said_and_nothing_of_it_is_logged(
    setup: Setup, telegram: StandIn, lan: User, inbox: FakeInbox
) -> None:
    telegram.faults.answer(500, method="getFile", times=3)
    with capture_logs() as logs:
        async with setup.polling(inbox):
            await lan.sends_file("Nguyễn Văn A.xlsx", LIE, WORKBOOK)
            for pause in (1.0, 2.0):
                await setup.time.until_sleeping(pause, pause)
                await setup.time.passes(pause)
            await lan.waits_for_reply()
    assert contents(inbox) == [Unreadable("document_not_fetched")]
    assert "Nguyễn" not in str(logs)
    assert telegram.token not in str(logs)


async def test_nothing_is_fetched_from_strangers(setup: Setup, telegram: StandIn, inbox: FakeInbox) -> None:
    stranger = telegram.user(8)
    async with setup.polling(inbox):
        await stranger.sends_file("a.xlsx", LIE, WORKBOOK)
        await stranger.waits_for_reply()
    assert contents(inbox) == [Unreadable("document")]
    assert telegram.made("getFile") == []


async def test_a_file_that_is_delivered_again_is_kept_once(
    setup: Setup, telegram: StandIn, lan: User, inbox: FakeInbox
) -> None:
    async with setup.polling(inbox):
        update = await lan.sends_file("a.xlsx", LIE, WORKBOOK)
        await lan.waits_for_reply()
    assert update is not None
    async with setup.polling(inbox):
        await telegram.redelivers(update)
        await telegram.until_confirmed()
    first, second = inbox.received
    assert first == second, "the same key, by which the inbox knows it"
    assert len([path for path in (setup.folder / "documents").rglob("*") if path.is_file()]) == 1


def contents(inbox: FakeInbox) -> list[Content]:
    """What came in."""
    return [incoming.content for incoming in inbox.received]
