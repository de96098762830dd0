"""Who can be picked: sample people and newcomers, nobody else, whatever is asked for."""

import pytest
from aiohttp import ClientSession
from sqlmodel import Session, select

from models import conversation
from models.chat import Chat
from models.conversation import Conversation
from testing.practice import page
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer
from testing.practice.world import NOW, REAL_PERSON

NEWCOMER = "new-0123456789abcdef0123456789abcdef"


async def test_only_sample_people_are_listed_with_role_and_place(client: ClientSession) -> None:
    listed = await (await client.get("/practice/people")).json()
    assert [(person["who"], person["role"], person["place"]) for person in listed] == [
        ("person-1", "hamlet_head", "Ấp Bãi Nhà A, Xã Lại Sơn"),
        ("person-2", "hamlet_head", "Ấp Thiên Tuế, Xã Lại Sơn"),
        ("person-3", "commune_officer", "Xã Lại Sơn"),
        ("person-4", "coordinator", "Huyện Kiên Hải"),
        ("person-5", "hamlet_head", "Ấp Bãi Nhà A, Xã Lại Sơn"),
    ]


@pytest.mark.parametrize(
    "who",
    [
        f"person-{REAL_PERSON}",
        "person-999",
        "person-0",
        "person-01",
        "person--1",
        "person-1%20",
        "person-99999999999999999999",
        "new-short",
        "new-0123456789abcdef%2f..",
        "telegram-1",
    ],
)
async def test_nobody_else_can_be_picked(client: ClientSession, bot: Rehearsal, who: str) -> None:
    paths = ("", "/events", "/pictures/1/0", "/files/1/0")
    answers = [(await client.get(f"/practice/chat/{who}{path}")).status for path in paths]
    answers.append((await page.post(client, who, {"key": page.key(1), "text": "xin chào"})).status)
    answers.append((await page.upload(client, who, 1, page.PNG)).status)
    assert set(answers) == {404}
    assert bot.heard == []


async def test_picking_links_the_chat_to_the_persons_conversation_once(
    client: ClientSession, server: PracticeServer
) -> None:
    await page.transcript(client, "person-1")
    await page.transcript(client, "person-1")
    await page.say(client, "person-2", "/taphuan", 1)

    def chats(session: Session) -> list[tuple[str, int | None, bool]]:
        query = select(Chat.address, Conversation.person_id, Chat.linked_at).join(Conversation)
        return [(address, person, at == NOW) for address, person, at in session.exec(query)]

    assert await server.database.run(chats) == [("person-1", 1, True), ("person-2", 2, True)]


async def test_a_newcomer_has_no_name_until_they_have_joined(
    client: ClientSession, server: PracticeServer
) -> None:
    address = f"/practice/chat/{NEWCOMER}"
    assert (await (await client.get(address)).json())["person"]["name"] == ""

    def join(session: Session) -> None:
        talk = conversation.of_person(session, 1)
        session.add(Chat(channel="practice", address=NEWCOMER, conversation_id=talk.id or 0))

    await server.database.run(join)
    chat = await (await client.get(address)).json()
    assert chat["person"]["name"] == "Trần Văn Tư"
    assert "/taphuan" in [offered["command"] for offered in chat["commands"]]
