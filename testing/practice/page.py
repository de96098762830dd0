"""The page's side of HTTP, in words: say, tap, show, read."""

import json
from typing import Any

from aiohttp import ClientResponse, ClientSession, FormData

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8"
    "cfc000000301010018dd8db00000000049454e44ae426082"
)  # one red dot
Bubbles = list[dict[str, Any]]


def key(number: int) -> str:
    """A message's key as a browser makes it."""
    return f"00000000-0000-4000-8000-{number:012d}"


async def say(client: ClientSession, who: str, text: str, number: int) -> Bubbles:
    """Type something; returns the bubbles that changed."""
    return await _changed(await post(client, who, {"key": key(number), "text": text}))


async def edit(client: ClientSession, who: str, earlier: int, text: str, number: int) -> Bubbles:
    """Let the message with the earlier number say something else; returns the bubbles that changed."""
    return await _changed(await post(client, who, {"key": key(number), "text": text, "edits": key(earlier)}))


async def reply(client: ClientSession, who: str, bubble: int, text: str, number: int) -> Bubbles:
    """Type something as a reply to a bubble; returns the bubbles that changed."""
    return await _changed(await post(client, who, {"key": key(number), "text": text, "answers": bubble}))


async def tap(client: ClientSession, who: str, bubble: int, data: str, number: int) -> Bubbles:
    """Tap a button of a bubble; returns the bubbles that changed."""
    return await _changed(await post(client, who, {"key": key(number), "data": data, "tapped": bubble}))


async def show(client: ClientSession, who: str, number: int, *pictures: bytes) -> Bubbles:
    """Send pictures; returns the bubbles that changed."""
    return await _changed(await upload(client, who, number, *pictures))


async def post(client: ClientSession, who: str, body: Any, **headers: str) -> ClientResponse:
    """Post a message as it is."""
    return await client.post(f"/practice/chat/{who}/messages", json=body, headers=headers)


async def upload(client: ClientSession, who: str, number: int, *pictures: bytes) -> ClientResponse:
    """Post pictures as they are."""
    form = FormData({"key": key(number), "caption": ""})
    for picture in pictures:
        form.add_field("photo", picture, filename="1.jpg", content_type="image/jpeg")
    return await client.post(f"/practice/chat/{who}/photos", data=form)


async def hand_over(
    client: ClientSession, who: str, number: int, name: str, content: bytes, caption: str = ""
) -> ClientResponse:
    """Post a file as it is."""
    form = FormData({"key": key(number), "caption": caption}, quote_fields=False)  # as browsers do
    form.add_field("document", content, filename=name, content_type="application/octet-stream")
    return await client.post(f"/practice/chat/{who}/documents", data=form)


async def transcript(client: ClientSession, who: str) -> Bubbles:
    """Everything that was said in a chat."""
    return await _changed(await client.get(f"/practice/chat/{who}"))


async def next_event(stream: ClientResponse) -> tuple[int, Bubbles]:
    """The next change of a chat's event stream: its number and the bubbles."""
    number = 0
    async for raw in stream.content:
        name, _, value = raw.decode().strip().partition(": ")
        if name == "id":
            number = int(value)
        elif name == "data" and value:
            return number, json.loads(value)
    raise EOFError("the stream has ended")


async def _changed(response: ClientResponse) -> Bubbles:
    assert response.status == 200, await response.text()
    messages: Bubbles = (await response.json())["messages"]
    return messages


def rich(bubbles: Bubbles) -> list[str]:
    """A chat as it looks with buttons: "who: words", buttons in brackets."""
    return [_line(bubble) for bubble in bubbles if not bubble["onlyPlain"]]


def plain(bubbles: Bubbles) -> list[str]:
    """A chat as a channel that shows only text has it."""
    return [f"{bubble['author']}: {text}" for bubble in bubbles for text in bubble["plain"]]


def _line(bubble: dict[str, Any]) -> str:
    words = " ".join(part for part in (bubble["text"], bubble["question"]) if part)
    buttons = "".join(f" [{choice['label']}]" for row in bubble["choices"] for choice in row)
    return f"{bubble['author']}: {words}{buttons}"
