"""Editing one's own words and replying to a message, as the page posts it."""

from typing import Any

import pytest
from aiohttp import ClientSession

from handlers.message import Changed, Choice, Quoted, Reply, Said
from testing.practice import page
from testing.practice.rehearsal import Rehearsal

TU = "person-1"


async def test_an_edit_changes_the_bubble_in_its_place(client: ClientSession, bot: Rehearsal) -> None:
    bot.lines["26 người"] = Reply(text="Dạ, đã sửa.")
    said = await page.say(client, TU, "25 người", 1)
    changed = await page.edit(client, TU, 1, "26 người", 2)
    assert bot.heard[1].content == Changed(page.key(1), "26 người")
    bubbles = await page.transcript(client, TU)
    assert page.rich(bubbles) == [
        "person: 26 người",
        "bot: Dạ, câu này chưa rõ. Anh/chị gõ “menu” để xem việc làm được.",
        "bot: Dạ, đã sửa.",
    ]
    assert [bubble["changed"] for bubble in bubbles] == [True, False, False, False]
    assert bubbles[0]["id"] == said[0]["id"]
    assert [bubble["id"] for bubble in changed] == [bubbles[n]["id"] for n in (0, 2, 3)]


async def test_where_nothing_can_be_edited_an_edit_is_a_message_of_its_own(
    client: ClientSession, bot: Rehearsal
) -> None:
    bot.lines["26 người"] = Reply(text="Dạ, đã sửa.")
    await page.say(client, TU, "25 người", 1)
    await page.edit(client, TU, 1, "26 người", 2)
    plain = page.plain(await page.transcript(client, TU))
    assert [plain[0], *plain[2:]] == ["person: 25 người", "person: 26 người", "bot: Dạ, đã sửa."]


async def test_the_same_edit_again_changes_nothing_and_answers_the_same(
    client: ClientSession, bot: Rehearsal
) -> None:
    await page.say(client, TU, "25 người", 1)
    first = await page.edit(client, TU, 1, "26 người", 2)
    assert await page.edit(client, TU, 1, "26 người", 2) == first
    assert len(bot.heard) == 2


async def test_an_edit_that_changes_no_word_is_not_marked(client: ClientSession) -> None:
    await page.say(client, TU, "25 người", 1)
    await page.edit(client, TU, 1, "25 người", 2)
    assert not (await page.transcript(client, TU))[0]["changed"]


async def test_a_listening_page_hears_of_an_edit(client: ClientSession) -> None:
    said = await page.say(client, TU, "25 người", 1)
    async with client.get(f"/practice/chat/{TU}/events?after={said[-1]['revision']}") as stream:
        await page.edit(client, TU, 1, "26 người", 2)
        _, changed = await page.next_event(stream)
    assert (changed[0]["id"], changed[0]["text"]) == (said[0]["id"], "26 người")


async def test_only_typed_words_of_this_chat_can_be_edited(client: ClientSession, bot: Rehearsal) -> None:
    said = await page.say(client, TU, "/taphuan", 1)
    await page.tap(client, TU, said[1]["id"], "Chăn nuôi", 2)  # shown as words, since it settles nothing
    await page.show(client, TU, 3, page.PNG)
    await page.say(client, "person-2", "25 người", 4)
    await page.edit(client, TU, 1, "/tinhhinh", 5)
    heard = len(bot.heard)
    for number in (2, 3, 4, 5, 6):
        response = await page.post(client, TU, {"key": page.key(7), "text": "x", "edits": page.key(number)})
        assert (response.status, await response.json()) == (404, {"code": "not_editable"})
    assert len(bot.heard) == heard
    editable = [bubble["editable"] for bubble in await page.transcript(client, TU)]
    assert editable == [True, False, False, False, False, False, False, False]


async def test_a_reply_names_the_bots_message(client: ClientSession, bot: Rehearsal) -> None:
    said = await page.say(client, TU, "/taphuan", 1)
    words = "Báo cáo tập huấn, ấp Bãi Nhà A.\nBuổi tập huấn về nội dung gì?"
    answered = await page.reply(client, TU, said[1]["id"], "trồng rau", 2)
    quoted = Quoted(f"b{said[1]['id']}", own=False, text=words)
    assert bot.heard[1].content == Said("trồng rau", page.key(2), quoted)
    assert answered[0]["quoted"] == words


async def test_a_reply_names_ones_own_message_by_the_key_that_an_edit_uses(
    client: ClientSession, bot: Rehearsal
) -> None:
    said = await page.say(client, TU, "25 người", 1)
    await page.edit(client, TU, 1, "26 người", 2)
    await page.reply(client, TU, said[0]["id"], "27", 3)
    quoted = Quoted(page.key(1), own=True, text="26 người")
    assert bot.heard[2].content == Said("27", page.key(3), quoted)


async def test_a_long_message_is_quoted_in_part(client: ClientSession, bot: Rehearsal) -> None:
    bot.lines["dài"] = Reply(text="ấp " * 400, choices=((Choice("A", "a"),),))
    said = await page.say(client, TU, "dài", 1)
    await page.reply(client, TU, said[1]["id"], "26", 2)
    content = bot.heard[1].content
    assert isinstance(content, Said)
    assert content.answers is not None
    assert len(content.answers.text) == 500


async def test_a_reply_to_another_chats_message_tells_nothing_of_it(
    client: ClientSession, bot: Rehearsal
) -> None:
    other = await page.say(client, "person-2", "/taphuan", 1)
    answered = await page.reply(client, TU, other[1]["id"], "26", 2)
    await page.reply(client, TU, 10**17, "26", 3)
    assert [heard.content for heard in bot.heard[1:]] == [Said("26", page.key(2)), Said("26", page.key(3))]
    assert answered[0]["quoted"] == ""


@pytest.mark.parametrize(
    "about",
    [
        {"text": "26", "edits": page.key(1), "answers": 1},
        {"data": "26", "edits": page.key(1)},
        {"data": "26", "answers": 1},
        {"edits": page.key(1)},
        {"text": " ", "edits": page.key(1)},
        {"text": "26", "edits": 1},
        {"text": "26", "answers": "1"},
        {"text": "26", "answers": 2**63},
    ],
)
async def test_what_is_not_one_thing_is_refused(
    client: ClientSession, bot: Rehearsal, about: dict[str, Any]
) -> None:
    await page.say(client, TU, "25", 1)
    response = await page.post(client, TU, {"key": page.key(2), **about})
    assert (response.status, await response.json()) == (400, {"code": "unreadable"})
    assert len(bot.heard) == 1
