"""Somebody who lives the month on some channel: picks, types, shows pictures, and reads what is said.

The script knows only this. How an option is picked, whether by a tap or by its number, is the
channel's business.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

from testing.pictures import jpeg

PATIENCE = 60.0  # seconds, for a machine that is busy with something else


class Heard(NamedTuple):
    """Something the bot said, as it stands there now: another text under the same name is an edit."""

    name: str
    text: str


class Player(ABC):
    """One person in one chat. Each act may be followed by ``asked``, which waits for its answer."""

    def __init__(self, who: str, first_picture: int) -> None:
        """Pictures are numbered from ``first_picture`` on, and the same on every channel."""
        self.who = who
        self.acts = 0  # messages and taps; pictures sent together are one
        self._did = "came"
        self._before: frozenset[Heard] = frozenset()
        self._pictures = first_picture

    async def says(self, text: str) -> None:
        """Type something."""
        self._begin(f"typed {text!r}")
        await self._types(text)

    async def shows(self, count: int) -> None:
        """Send so many pictures together."""
        pictures = [jpeg(self._pictures + number) for number in range(count)]
        self._pictures += count
        self._begin(f"showed {count} pictures")
        await self._sends(pictures)

    async def picks(self, label: str) -> None:
        """Choose what was offered last with these words."""
        offered = self.fresh()
        self._begin(f"picked {label!r}")
        await self._chooses(label, offered)

    @abstractmethod
    async def ticks(self, *labels: str) -> None:
        """Choose several of what is offered."""

    @abstractmethod
    async def ticks_nothing(self, label: str) -> None:
        """Say that there is none of it, which is offered with these words where there are buttons."""

    @abstractmethod
    async def corrects(self, line: int) -> None:
        """Open a line of the summary."""

    async def asked(self, *words: str) -> None:
        """Wait until all of these words were said since the last act."""
        try:
            await self._until(lambda: all(any(one in said.text for said in self.fresh()) for one in words))
        except TimeoutError:
            raise AssertionError(self._missed(words)) from None

    async def hears(self, words: str) -> None:
        """Wait until this was said, whether or not it was asked for."""
        try:
            await self._until(lambda: any(words in said.text for said in self.heard()))
        except TimeoutError:
            raise AssertionError(f"{self}: never heard {words!r}, but last:\n{self._last()}") from None

    def fresh(self) -> list[Heard]:
        """What was said, or changed, since the last act."""
        return [said for said in self.heard() if said not in self._before]

    @abstractmethod
    def heard(self) -> list[Heard]:
        """Everything the bot said in this chat, the oldest first."""

    @abstractmethod
    async def _types(self, text: str) -> None: ...

    @abstractmethod
    async def _sends(self, pictures: list[bytes]) -> None: ...

    @abstractmethod
    async def _chooses(self, label: str, offered: list[Heard]) -> None: ...

    @abstractmethod
    async def _until(self, predicate: Callable[[], bool]) -> None:
        """Return as soon as the predicate holds. Raises TimeoutError after PATIENCE."""

    def _begin(self, did: str) -> None:
        self.acts += 1
        self._did = did
        self._before = frozenset(self.heard())

    def _missed(self, words: tuple[str, ...]) -> str:
        said = "\n---\n".join(said.text for said in self.fresh()) or "(nothing)"
        return f"{self}: {self._did}, waited for {' and '.join(map(repr, words))}, and was told:\n{said}"

    def _last(self) -> str:
        return "\n---\n".join(said.text for said in self.heard()[-3:]) or "(nothing)"

    def __str__(self) -> str:
        return f"{self.who} by {type(self).__name__}"


class Tapper(Player):
    """Where there are buttons."""

    async def ticks(self, *labels: str) -> None:
        """Tap one after the other, then that this is all."""
        for label in labels:
            await self.picks(f"☐ {label}")
            await self.asked(f"☑ {label}")
        await self.picks(f"Xong: {len(labels)} mục")

    async def ticks_nothing(self, label: str) -> None:
        """Tap that."""
        await self.picks(label)

    async def corrects(self, line: int) -> None:
        """Tap its number."""
        await self.picks(str(line))
