"""Carrying one notice: to the chat used last, or to the person's next where it surely did not arrive."""

import asyncio
from collections.abc import Mapping

import structlog

from bot.courier.carrier import Carried, Outcome
from bot.courier.ledger import Due
from bot.courier.way import Way, is_long
from models.chat import Chat

_log = structlog.get_logger()
LONGEST_CARRY = 45.0  # seconds for one notice in all its chats, then it is unsure
# of what the chats said that did not take it, this is what counts: the likeliest to change comes first
_COUNTS = (Outcome.wait, Outcome.down, Outcome.failed, Outcome.spent, Outcome.blocked)
_WHOLE_CHANNEL = (Outcome.wait, Outcome.down, Outcome.spent)  # its other chats would say the same


class Carrying:
    """One notice on its way."""

    def __init__(self, due: Due, ways: Mapping[str, Way]) -> None:
        self._due = due
        self._ways = ways
        self._trying: Way | None = None
        self.refused: list[int] = []  # the chats that block us

    async def carry(self) -> Carried:
        """Say it in the first chat that takes it. Never raises."""
        try:
            async with asyncio.timeout(LONGEST_CARRY):
                return await self._carry_to_one()
        except TimeoutError:
            unsure = Carried(Outcome.unsure)
            if self._trying is not None:
                self._trying.heed(unsure)
            return unsure

    async def _carry_to_one(self) -> Carried:
        """Try one chat after the other until one takes it, may have taken it, or is to be waited for."""
        none_takes_it = Carried(Outcome.blocked)
        closed: set[str] = set()
        for number, chat in enumerate(self._due.chats):
            if chat.channel in closed:
                continue
            carried = await self._carry_to(chat, is_first=not number)
            if _is_the_end(carried):
                return carried
            if carried.outcome is Outcome.blocked:
                assert chat.id is not None
                self.refused.append(chat.id)
            if carried.outcome in _WHOLE_CHANNEL:
                closed.add(chat.channel)
            none_takes_it = min(none_takes_it, carried, key=lambda one: _COUNTS.index(one.outcome))
        return none_takes_it

    async def _carry_to(self, chat: Chat, *, is_first: bool) -> Carried:
        """Try one chat; a channel that is closed now is tried only by those who wait in its own line."""
        way = self._ways[chat.channel]
        if not is_first and (closed := way.closed()):
            return closed
        self._trying = way
        try:
            carried = await way.carrier.carry(chat.address, self._due.taken.key, self._due.reply)
        except Exception as error:
            _log.exception("notice_failed", notice=self._due.taken.id, kind=type(error).__name__)
            carried = Carried(Outcome.failed)
        way.heed(carried)
        return carried


def _is_the_end(carried: Carried) -> bool:
    """Whether no other chat is tried: it arrived, or may have; or it arrives here in a moment."""
    if carried.outcome in (Outcome.arrived, Outcome.unsure):
        return True
    return carried.outcome is Outcome.wait and not is_long(carried)
