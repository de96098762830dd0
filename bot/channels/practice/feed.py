"""Wakes the open pages of a chat when something in it has changed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Feed:
    """Which pages listen to which chat. It carries no messages: those are in the transcript."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Event]] = {}
        self.closed = False

    @contextmanager
    def listen(self, address: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever the chat changes, and when the program stops."""
        news = asyncio.Event()
        self._listening.setdefault(address, set()).add(news)
        try:
            yield news
        finally:
            self._listening[address].discard(news)
            if not self._listening[address]:
                del self._listening[address]

    def tell(self, address: str) -> None:
        """The chat has changed."""
        for news in self._listening.get(address, ()):
            news.set()

    def open(self) -> None:
        """Pages may listen (again)."""
        self.closed = False

    def close(self) -> None:
        """Send every listener away; the browsers come back by themselves."""
        self.closed = True
        for address in list(self._listening):
            self.tell(address)
