"""The transcript: what a chat looks like with buttons and without, however often things are sent."""

import pytest
from aiohttp import ClientSession

from handlers.message import Incoming, Reply, Said, Tapped
from models.database import DatabaseUnavailableError
from testing.practice import page
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer

TU = "person-1"


async def test_a_tapped_question_becomes_its_answer_and_stays_as_it_was_in_plain_text(
    client: ClientSession,
) -> None:
    said = await page.say(client, TU, "/taphuan", 1)
    await page.tap(client, TU, said[1]["id"], "Kỹ thuật nuôi cá lồng bè", 2)
    bubbles = await page.transcript(client, TU)
    assert page.rich(bubbles) == [
        "person: /taphuan",
        "bot: Nội dung: Kỹ thuật nuôi cá lồng bè",
        "bot: 📅 Tổ chức ngày nào? [Hôm nay, thứ Tư 18/03] [Hôm qua, thứ Ba 17/03]",
    ]
    assert page.plain(bubbles) == [
        "person: /taphuan",
        (
            "bot: Báo cáo tập huấn, ấp Bãi Nhà A.\n\nBuổi tập huấn về nội dung gì?\n"
            "1 Kỹ thuật nuôi cá lồng bè\n2 Chăn nuôi\n3 Nội dung khác\n\n"
            "Có thể gõ: quay lại, bỏ qua, để sau, hủy."
        ),
        "person: Kỹ thuật nuôi cá lồng bè",
        (
            "bot: 📅 Tổ chức ngày nào?\n1 Hôm nay, thứ Tư 18/03\n2 Hôm qua, thứ Ba 17/03\n"
            "Hoặc gõ ngày, ví dụ: 15/3, thứ hai tuần trước"
        ),
    ]


async def test_a_replaced_message_is_a_new_one_where_nothing_can_be_edited(client: ClientSession) -> None:
    said = await page.say(client, TU, "/tinhhinh", 1)
    await page.tap(client, TU, said[1]["id"], "Xã Lại Sơn", 2)
    bubbles = await page.transcript(client, TU)
    assert [line.split(",")[0] for line in page.rich(bubbles)] == ["person: /tinhhinh", "bot: Xã Lại Sơn"]
    assert [line.split("\n")[0] for line in page.plain(bubbles)] == [
        "person: /tinhhinh",
        "bot: Tình hình tháng 3 (đến 18/03)",
        "person: Xã Lại Sơn",
        "bot: Xã Lại Sơn, tháng 3 (đến 18/03)",
    ]


async def test_a_tap_that_changes_nothing_on_its_message_is_shown_as_words(
    client: ClientSession, bot: Rehearsal
) -> None:
    bot.lines["Chăn nuôi"] = Reply(text="Dạ, đã ghi.")
    said = await page.say(client, TU, "/taphuan", 1)
    await page.tap(client, TU, said[1]["id"], "Chăn nuôi", 2)
    assert page.rich(await page.transcript(client, TU))[-2:] == ["person: Chăn nuôi", "bot: Dạ, đã ghi."]


async def test_a_silent_reply_leaves_no_bubble(client: ClientSession, bot: Rehearsal) -> None:
    bot.lines["tạm biệt"] = Reply()
    await page.say(client, TU, "tạm biệt", 1)
    assert page.rich(await page.transcript(client, TU)) == ["person: tạm biệt"]


async def test_the_same_message_again_changes_nothing_and_answers_the_same(
    client: ClientSession, bot: Rehearsal
) -> None:
    first = await page.say(client, TU, "/taphuan", 1)
    assert await page.say(client, TU, "/taphuan", 1) == first
    assert len(await page.transcript(client, TU)) == 2
    assert [incoming.content for incoming in bot.heard] == [Said("/taphuan", page.key(1))]


async def test_the_same_tap_again_does_not_edit_again(client: ClientSession) -> None:
    said = await page.say(client, TU, "/tinhhinh", 1)
    first = await page.tap(client, TU, said[1]["id"], "Xã Lại Sơn", 2)
    assert await page.tap(client, TU, said[1]["id"], "Xã Lại Sơn", 2) == first


async def test_the_same_key_in_two_chats_is_two_messages(client: ClientSession, bot: Rehearsal) -> None:
    await page.say(client, TU, "/taphuan", 1)
    await page.say(client, "person-2", "/tinhhinh", 1)
    assert len({incoming.claim for incoming in bot.heard}) == 2
    assert page.rich(await page.transcript(client, "person-2"))[0] == "person: /tinhhinh"


async def test_a_forged_button_reaches_the_handlers_but_edits_nothing(
    client: ClientSession, bot: Rehearsal
) -> None:
    said = await page.say(client, TU, "/taphuan", 1)
    await page.tap(client, TU, said[1]["id"], "forged", 2)
    other = await page.say(client, "person-2", "/tinhhinh", 3)
    await page.tap(client, TU, other[1]["id"], "Xã Lại Sơn", 4)
    assert bot.heard[1].content == Tapped("forged")
    assert (await page.transcript(client, TU))[1] == said[1]
    assert (await page.transcript(client, "person-2"))[1] == other[1]


async def test_what_could_not_be_stored_is_said_to_come_again(client: ClientSession, bot: Rehearsal) -> None:
    bot.failing = lambda: DatabaseUnavailableError("locked")
    response = await page.post(client, TU, {"key": page.key(1), "text": "/taphuan"})
    assert (response.status, response.headers["Retry-After"]) == (503, "2")
    assert await page.transcript(client, TU) == []
    bot.failing = None
    assert len(await page.say(client, TU, "/taphuan", 1)) == 2


async def test_a_reply_that_was_made_but_not_written_is_written_by_the_next_try(
    client: ClientSession, server: PracticeServer, bot: Rehearsal
) -> None:
    """The program dies between the inbox's commit and the transcript's."""
    await bot(_incoming("/taphuan", 1))
    assert len(await page.say(client, TU, "/taphuan", 1)) == 2
    assert len(bot.heard) == 1


async def test_the_transcript_survives_a_restart(client: ClientSession, server: PracticeServer) -> None:
    await page.say(client, TU, "/taphuan", 1)
    before = await page.transcript(client, TU)
    await server.stop()
    await server.start()
    assert await page.transcript(client, TU) == before


@pytest.mark.parametrize("times", [1, 2])
async def test_something_said_unasked_is_said_once(
    client: ClientSession, server: PracticeServer, times: int
) -> None:
    for _ in range(times):
        await server.channel.tell(TU, "remind-1", Reply(text="⏰ Hôm nay hạn nộp."))
    assert page.rich(await page.transcript(client, TU)) == ["bot: ⏰ Hôm nay hạn nộp."]


def _incoming(text: str, number: int) -> Incoming:
    return Incoming("practice", TU, page.key(number), Said(text))
