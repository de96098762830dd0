"""Faults to order: what the next calls meet instead of an answer."""

from dataclasses import dataclass

from testing.telegram.refusal import RefusalError

_WORDS = {
    403: "Forbidden: bot was blocked by the user",
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
}


@dataclass
class Fault:
    """One kind of trouble for a method (any, when empty), a number of times."""

    method: str
    times: int
    refusal: RefusalError | None  # None: the connection is dropped
    chat_id: int | None = None  # None: in every chat
    done: bool = False  # the call is done, and only its answer is lost

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether such a call runs into it."""
        return self.method in ("", method) and (self.chat_id is None or str(self.chat_id) == chat_id)


class Faults:
    """The troubles that are still to come, first ordered first met."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def answer(
        self,
        status: int,
        *,
        method: str = "",
        times: int = 1,
        retry_after: int | None = None,
        description: str = "",
        chat_id: int | None = None,
    ) -> None:
        """Let the next calls (to a chat) fail with this status; 429 needs ``retry_after`` (seconds)."""
        if retry_after is not None:
            refusal = RefusalError(
                status, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after
            )
        else:
            refusal = RefusalError(status, description or _WORDS.get(status, "Error"))
        self._orders.append(Fault(method, times, refusal, chat_id))

    def drop(self, *, method: str = "", times: int = 1, chat_id: int | None = None) -> None:
        """Let the connection of the next calls end without an answer; they are not done."""
        self._orders.append(Fault(method, times, None, chat_id))

    def lose(self, *, method: str = "", times: int = 1, chat_id: int | None = None) -> None:
        """Do the next calls, and let the connection end before their answer."""
        self._orders.append(Fault(method, times, None, chat_id, done=True))

    def take(self, method: str, chat_id: str = "") -> Fault | None:
        """The fault this call meets, which is then used up."""
        fault = next((order for order in self._orders if order.meets(method, chat_id)), None)
        if fault is not None:
            fault.times -= 1
            if fault.times == 0:
                self._orders.remove(fault)
        return fault
