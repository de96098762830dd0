"""Somebody on the practice page: what its script does over HTTP, done here."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from testing.practice import page
from tests.end_to_end.month.player import PATIENCE, Heard, Tapper

_LONGEST_LINE = 2**20  # bytes of an event


class ByPractice(Tapper):
    """A page that was opened by a newcomer, and listens."""

    def __init__(self, address: str, number: int, who: str, first_picture: int) -> None:
        super().__init__(who, first_picture)
        self._chat = f"new-{number:016d}"
        self._client = ClientSession(address, timeout=ClientTimeout(None), read_bufsize=_LONGEST_LINE)
        self._bubbles: dict[int, dict[str, Any]] = {}
        self._changed = asyncio.Condition()
        self._listening: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the page, which listens from then on."""
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Leave the page."""
        if self._listening is not None:
            self._listening.cancel()
            with suppress(asyncio.CancelledError):
                await self._listening
        await self._client.close()

    def heard(self) -> list[Heard]:
        """The bot's bubbles with their buttons, as they stand there now."""
        return [
            Heard(str(number), _read(bubble))
            for number, bubble in sorted(self._bubbles.items())
            if bubble["author"] == "bot" and not bubble["onlyPlain"]
        ]

    async def _types(self, text: str) -> None:
        await page.say(self._client, self._chat, text, self.acts)

    async def _sends(self, pictures: list[bytes]) -> None:
        await page.show(self._client, self._chat, self.acts, *pictures)

    async def _chooses(self, label: str, offered: list[Heard]) -> None:
        bubble, data = self._button(label)
        await page.tap(self._client, self._chat, bubble, data, self.acts)

    def _button(self, label: str) -> tuple[int, str]:
        there = [
            (number, choice)
            for number, bubble in sorted(self._bubbles.items(), reverse=True)
            for row in (*bubble["choices"], bubble["waysOut"])
            for choice in row
        ]
        exact = [one for one in there if one[1]["label"] == label]
        found = exact or [one for one in there if label in one[1]["label"]]
        assert found, f"{self}: no button {label!r} in the chat; last:\n{self._last()}"
        return found[0][0], found[0][1]["data"]

    async def _until(self, predicate: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(predicate)

    async def _listen(self) -> None:
        """Take in every change of the chat, as it is told."""
        async with self._client.get(f"/practice/chat/{self._chat}/events") as stream:
            async for raw in stream.content:
                name, _, value = raw.decode().strip().partition(": ")
                if name == "data" and value:
                    await self._takes_in(json.loads(value))

    async def _takes_in(self, bubbles: list[dict[str, Any]]) -> None:
        async with self._changed:
            self._bubbles |= {bubble["id"]: bubble for bubble in bubbles}
            self._changed.notify_all()


def _read(bubble: dict[str, Any]) -> str:
    rows = [*bubble["choices"], bubble["waysOut"]]
    labels = "\n".join(" ".join(f"[{choice['label']}]" for choice in row) for row in rows if row)
    pictures = "[photo]" * bubble["pictures"] + "".join(f"[{file['name']}]" for file in bubble["files"])
    parts = (pictures, bubble["text"], bubble["question"], bubble["hint"], labels)
    return "\n".join(part for part in parts if part)
