"""Somebody on Zalo: types the number of an option, or its words."""

import re
from collections.abc import Callable
from typing import Literal

from testing.zalo import StandIn
from tests.end_to_end.month.player import PATIENCE, Heard, Player

Types = Literal["numbers", "words"]

_OPTION = re.compile(r"^(\d+) (.+)$", re.MULTILINE)
_SIGN = re.compile(r"^\W+")
_WHICH = "Anh/chị muốn nói cái nào?"  # a number that may be an option's or a quantity
_IS_IT = "\n1 Đúng rồi"


class ByZalo(Player):
    """A person in a private chat with the bot, who types ``numbers`` or ``words``."""

    def __init__(self, zalo: StandIn, user_id: int, who: str, first_picture: int, types: Types) -> None:
        super().__init__(who, first_picture)
        self._zalo = zalo
        self._types_what = types
        self._picked = ""  # what was picked last, until something is typed
        self._user = zalo.user(user_id, who)

    async def ticks(self, *labels: str) -> None:
        """The numbers, or the words, with commas between them."""
        chosen = [self._typed(label, self.fresh()) for label in labels]
        self._begin(f"ticked {', '.join(map(repr, labels))}")
        await self._types(", ".join(chosen))

    async def ticks_nothing(self, label: str) -> None:
        """As the hint says, or as others see it on a button."""
        await self.says("không" if self._types_what == "numbers" else label)

    async def corrects(self, line: int) -> None:
        """As the summary says."""
        await self.says(f"sửa {line}")

    async def asked(self, *words: str) -> None:
        """As on every channel; what typing an option leaves open is made clear first."""
        while self._picked:
            await self._until(lambda: bool(self.fresh()))
            said = self.fresh()[-1].text
            if _WHICH in said:
                await self._settles("1")  # the option; what follows is the bare number
            elif _IS_IT in said and words[0] not in said:
                await self._settles("đúng")
            else:
                break
        await super().asked(*words)

    async def _settles(self, answer: str) -> None:
        picked = self._picked
        await self.says(answer)
        self._picked = picked

    def heard(self) -> list[Heard]:
        """Messages; nothing is ever edited."""
        return [Heard(one.message_id, str(one)) for one in self._user.chat.by_bot()]

    async def _types(self, text: str) -> None:
        self._picked = ""
        await self._user.says(text)

    async def _sends(self, pictures: list[bytes]) -> None:
        await self._user.sends_photos(pictures)

    async def _chooses(self, label: str, offered: list[Heard]) -> None:
        await self._types(self._typed(label, offered))
        self._picked = label

    def _typed(self, label: str, offered: list[Heard]) -> str:
        """The option's number where it has one and numbers are typed; else its words without a sign."""
        rows = [row for said in reversed(offered) for row in _OPTION.findall(said.text) if label in row[1]]
        if rows and self._types_what == "numbers":
            return str(rows[0][0])
        return _SIGN.sub("", label)

    async def _until(self, predicate: Callable[[], bool]) -> None:
        await self._zalo.world.until(predicate, seconds=PATIENCE)

    def __str__(self) -> str:
        return f"{super().__str__()} in {self._types_what}"
