"""What may be sent: short texts, pictures, one message at a time."""

import pytest
from aiohttp import ClientSession

from bot.channels.practice.uploads import LONGEST_TEXT, MOST_PHOTOS
from handlers.message import Shown
from testing.practice import page
from testing.practice.rehearsal import Rehearsal

TU = "person-1"


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
    changed = await page.show(client, TU, 1, page.PNG, page.PNG + b"\0")
    assert [bubble["pictures"] for bubble in changed] == [2, 0]
    (heard,) = bot.heard
    assert isinstance(heard.content, Shown)
    assert len({photo.sha256 for photo in heard.content.photos}) == 2
    assert await page.show(client, TU, 1, page.PNG, page.PNG + b"\0") == changed


@pytest.mark.parametrize(
    ("pictures", "status", "code"),
    [
        ([b"<svg onload=alert(1)>"], 415, "not_a_photo"),
        ([page.PNG, b"GIF89a"], 415, "not_a_photo"),
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
    assert bot.heard == []
