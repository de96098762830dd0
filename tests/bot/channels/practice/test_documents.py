"""Files on the practice page: taken by their kind, shown to their sender, handed out as attachments only."""

import pytest
from aiohttp import ClientSession

from bot.channels.practice.texts import TEXTS
from bot.documents import LARGEST
from handlers.message import Handed
from testing.documents import document
from testing.practice import page
from testing.practice.rehearsal import Rehearsal

TU, LE = "person-1", "person-2"
WORKBOOK = document("a.xlsx")


async def test_a_file_is_one_message_and_stands_in_the_bubble(client: ClientSession, bot: Rehearsal) -> None:
    answer = await page.hand_over(client, TU, 1, "Danh sách.xlsx", WORKBOOK, "của ấp")
    said, _ = (await answer.json())["messages"]
    (heard,) = bot.heard
    assert isinstance(heard.content, Handed)
    assert (heard.content.file.name, heard.content.caption) == ("Danh sách.xlsx", "của ấp")
    assert [file["name"] for file in said["files"]] == ["Danh sách.xlsx"]
    assert (said["text"], said["plain"], said["editable"]) == ("của ấp", ["của ấp"], False)


async def test_the_same_file_sent_again_changes_nothing(client: ClientSession, bot: Rehearsal) -> None:
    first = await page.hand_over(client, TU, 1, "a.xlsx", WORKBOOK)
    again = await page.hand_over(client, TU, 1, "a.xlsx", WORKBOOK)
    assert await first.json() == await again.json()
    assert len(bot.heard) == 1


async def test_it_is_handed_out_to_its_chat_alone_and_never_opened_by_the_browser(
    client: ClientSession,
) -> None:
    answer = await page.hand_over(client, TU, 1, "a.pdf", document("a.pdf"))
    number = (await answer.json())["messages"][0]["id"]
    got = await client.get(f"/practice/chat/{TU}/files/{number}/0")
    assert await got.read() == document("a.pdf")
    assert got.content_type == "application/octet-stream"
    assert got.headers["Content-Disposition"] == "attachment; filename*=UTF-8''a.pdf"
    assert (await client.get(f"/practice/chat/{LE}/files/{number}/0")).status == 404
    assert (await client.get(f"/practice/chat/{TU}/files/{number}/1")).status == 404


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("a.exe", b"MZ", 415, "not_a_document"),
        ("", WORKBOOK, 415, "not_a_document"),
        ("a.xlsx", b"<svg onload=alert(1)>", 415, "document_broken"),
        ("a.pdf", b"%PDF-" + bytes(LARGEST), 413, "document_too_large"),
    ],
)
async def test_what_is_not_taken_is_refused_with_a_reason(
    client: ClientSession, bot: Rehearsal, name: str, content: bytes, status: int, code: str
) -> None:
    answer = await page.hand_over(client, TU, 1, name, content)
    assert (answer.status, (await answer.json())["code"]) == (status, code)
    assert TEXTS.get(f"error.{code}"), "the page has words for it"
    assert bot.heard == []


async def test_a_picture_among_the_files_is_refused(client: ClientSession, bot: Rehearsal) -> None:
    answer = await page.upload(client, TU, 1, page.PNG)
    assert answer.status == 200
    answer = await page.hand_over(client, TU, 2, "a.png", page.PNG)
    assert answer.status == 415
