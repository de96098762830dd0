"""What may be sent: short texts, pictures, one message at a time."""

import asyncio
import threading

import pytest
from aiohttp import ClientSession

from bot.channels.practice.posted import LONGEST_TEXT
from bot.channels.practice.texts import TEXTS
from bot.channels.practice.uploads import MOST_PHOTOS
from bot.photos import Kept, PhotoFolder
from handlers.message import Shown
from testing.pictures import jpeg
from testing.practice import page
from testing.practice.rehearsal import Rehearsal
from tests.bot.photos.made import bomb, located, opened

TU = "person-1"
JPEG = jpeg()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"key": page.key(1), "text": "ấ" * LONGEST_TEXT}, 200),
        ({"key": page.key(1), "text": "a" * (LONGEST_TEXT + 1)}, 413),
        ({"key": page.key(1), "text": "a" * 100_000}, 413),
        ({"key": page.key(1), "text": "  \n"}, 400),
        ({"key": page.key(1), "text": "a", "data": "b"}, 400),
        ({"key": page.key(1)}, 400),
        ({"key": "short", "text": "a"}, 400),
        ({"key": page.key(1), "text": 5}, 400),
        ({"key": page.key(1), "text": "a", "extra": 1}, 400),
        (["text"], 400),
    ],
)
async def test_messages_are_read_strictly(
    client: ClientSession, bot: Rehearsal, body: object, status: int
) -> None:
    assert (await page.post(client, TU, body)).status == status
    assert len(bot.heard) == (status == 200)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_form_of_another_site_is_no_message(client: ClientSession, kind: str) -> None:
    body = b'{"key": "0123456789abcdef", "text": "a"}'
    for path in ("messages", "photos"):
        answer = await client.post(
            f"/practice/chat/{TU}/{path}", data=body, headers={"Content-Type": kind or "x/y"}
        )
        assert answer.status == 415


async def test_several_photos_are_one_message(client: ClientSession, bot: Rehearsal) -> None:
    changed = await page.show(client, TU, 1, page.PNG, JPEG)
    assert [bubble["pictures"] for bubble in changed] == [2, 0]
    (heard,) = bot.heard
    assert isinstance(heard.content, Shown)
    assert len({photo.sha256 for photo in heard.content.photos}) == 2
    assert await page.show(client, TU, 1, page.PNG, JPEG) == changed


@pytest.mark.parametrize(
    ("pictures", "status", "code"),
    [
        ([b"<svg onload=alert(1)>"], 415, "not_a_photo"),
        ([page.PNG, b"GIF89a"], 415, "not_a_photo"),
        (["Danh sách, lưu nhầm tên .jpg".encode()], 415, "not_a_photo"),
        ([page.PNG, JPEG[:-60]], 415, "photo_broken"),
        ([bomb()], 413, "photo_too_large"),
        ([page.PNG] * (MOST_PHOTOS + 1), 400, "too_many_photos"),
        ([page.PNG + b"\0" * 20 * 1024 * 1024], 413, "photo_too_large"),
        ([], 415, "unreadable"),
    ],
)
async def test_what_is_no_photo_is_refused_with_a_reason(
    client: ClientSession, bot: Rehearsal, pictures: list[bytes], status: int, code: str
) -> None:
    answer = await page.upload(client, TU, 1, *pictures)
    assert (answer.status, (await answer.json())["code"]) == (status, code)
    assert TEXTS.get(f"error.{code}"), "the page has words for it"
    assert bot.heard == []


async def test_what_is_given_out_again_does_not_say_where_it_was_taken(client: ClientSession) -> None:
    changed = await page.show(client, TU, 1, located())
    answer = await client.get(f"/practice/chat/{TU}/pictures/{changed[0]['id']}/0")
    kept = opened(await answer.read())
    assert not kept.getexif().get_ifd(0x8825)
    assert kept.getexif()[0x0112] == 6


async def test_the_page_is_served_while_pictures_are_looked_at(
    client: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, seen = threading.Event(), threading.Event()

    def slowly(store: PhotoFolder, content: bytes) -> Kept:
        looking.set()
        assert seen.wait(10)
        return Kept("0" * 64, "image/jpeg")

    monkeypatch.setattr(PhotoFolder, "save", slowly)
    upload = asyncio.create_task(page.upload(client, TU, 1, JPEG))
    assert await asyncio.to_thread(looking.wait, 10)
    assert (await client.get("/practice/people")).status == 200
    seen.set()
    assert (await upload).status == 200
