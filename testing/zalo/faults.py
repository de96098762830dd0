"""Faults to order: what the next calls meet instead of their answer."""

import asyncio
from dataclasses import dataclass

from testing.zalo.refusal import RefusalError

_BROKEN = "Internal server error"  # as Zalo says it, with 403 too
_WORDS = {408: "Request timeout", 403: _BROKEN, 429: "Quota exceeded", 500: _BROKEN, 502: "Bad Gateway"}
_GARBLED = b"<html><body>502 Bad Gateway</body></html>"


@dataclass
class Fault:
    """One kind of trouble for a method (any, when empty), a number of times."""

    method: str
    times: int
    chat_id: str | None  # None: in every chat
    done: bool  # the call is done, and only its answer suffers
    refusal: RefusalError | None = None  # neither this nor a body nor a hold: the connection is dropped
    body: bytes | None = None  # with status 200
    hold: "Hold | None" = None

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether such a call runs into it."""
        return self.method in ("", method) and self.chat_id in (None, chat_id)


class Hold:
    """Calls that wait until they are released."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._came = asyncio.Event()

    def release(self) -> None:
        """Let those that wait, and all that come later, go on."""
        self._open.set()

    async def until_met(self) -> None:
        """Return as soon as a call waits. Raises TimeoutError."""
        async with asyncio.timeout(10):
            await self._came.wait()

    async def wait(self) -> None:
        """Until it is released."""
        self._came.set()
        await self._open.wait()


class Faults:
    """The troubles that are still to come, first ordered first met.

    ``times`` is for how many calls; ``done`` lets the call take effect before it meets the trouble.
    """

    def __init__(self) -> None:
        self._orders: list[Fault] = []
        self._holds: list[Hold] = []

    def answer(
        self,
        error_code: int,
        *,
        method: str = "",
        times: int = 1,
        chat_id: str | None = None,
        description: str = "",
        http: int | None = None,
        done: bool = False,
    ) -> None:
        """Let the next calls fail with this code; ``http`` is the status when that is another, as 200."""
        words = description or _WORDS.get(error_code, "Error")
        refusal = RefusalError(error_code, words, http=http)
        self._orders.append(Fault(method, times, chat_id, done, refusal))

    def drop(self, *, method: str = "", times: int = 1, chat_id: str | None = None) -> None:
        """Let the connection of the next calls end without an answer; they are not done."""
        self._orders.append(Fault(method, times, chat_id, done=False))

    def lose(self, *, method: str = "", times: int = 1, chat_id: str | None = None) -> None:
        """Do the next calls, and let the connection end before their answer."""
        self._orders.append(Fault(method, times, chat_id, done=True))

    def garble(
        self, *, method: str = "", times: int = 1, chat_id: str | None = None, done: bool = True
    ) -> None:
        """Let the next calls be answered with something that is no JSON."""
        self._orders.append(Fault(method, times, chat_id, done, body=_GARBLED))

    def hold(
        self, *, method: str = "", times: int = 1, chat_id: str | None = None, done: bool = False
    ) -> Hold:
        """Let the next calls, or with ``done`` only their answers, wait until the hold is released."""
        hold = Hold()
        self._holds.append(hold)
        self._orders.append(Fault(method, times, chat_id, done, hold=hold))
        return hold

    def release(self) -> None:
        """Release whatever is held."""
        for hold in self._holds:
            hold.release()

    def take(self, method: str, chat_id: str = "") -> Fault | None:
        """The fault this call meets, which is then used up."""
        fault = next((order for order in self._orders if order.meets(method, chat_id)), None)
        if fault is not None:
            fault.times -= 1
            if fault.times == 0:
                self._orders.remove(fault)
        return fault
