"""What carries a message to one chat on one channel, and what can become of it there."""

from enum import Enum
from typing import NamedTuple, Protocol

from handlers.message import Reply


class Outcome(Enum):
    """What became of a message."""

    arrived = "arrived"
    blocked = "blocked"  # the chat refuses us
    failed = "failed"  # this one surely did not arrive; another may
    down = "down"  # it surely did not arrive, and another would not either: no line, or a server in trouble
    unsure = "unsure"  # it was sent, and the answer was lost
    wait = "wait"  # too many: nothing may be sent for a while
    spent = "spent"  # this way takes nothing of this urgency for now; it surely did not arrive


class Carried(NamedTuple):
    """The outcome, and for ``wait`` how many seconds."""

    outcome: Outcome
    retry_after: float = 0.0


class Carrier(Protocol):
    """The way to the chats of one channel."""

    name: str  # the channel's

    async def start(self) -> None:
        """Be ready to carry."""
        ...

    async def stop(self) -> None:
        """Let go of connections; nothing is carried afterwards."""
        ...

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Say this in that chat once, without trying again.

        ``key`` is the same when it is said again: a carrier that can say it only once does.
        """
        ...
