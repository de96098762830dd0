"""An inbox that answers as it is told, for tests in which only the channel matters."""

import asyncio
from collections.abc import Callable

from handlers.message import Incoming, Reply, Said


def echo(incoming: Incoming) -> Reply:
    """What was said, said back."""
    content = incoming.content
    return Reply(text=content.text if isinstance(content, Said) else type(content).__name__)


class FakeInbox:
    """Remembers what came, and can be slow or fail."""

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.replies: Callable[[Incoming], Reply] = echo
        self.faults: list[Exception] = []  # raised, one for each message, before anything is answered
        self.open = asyncio.Event()  # cleared: every message waits, as for a slow database
        self.open.set()
        self.came = asyncio.Event()

    async def __call__(self, incoming: Incoming) -> Reply:
        """Handle one message."""
        self.received.append(incoming)
        self.came.set()
        await self.open.wait()
        if self.faults:
            raise self.faults.pop(0)
        return self.replies(incoming)

    @property
    def texts(self) -> list[str]:
        """The texts that came, in order."""
        return [one.content.text for one in self.received if isinstance(one.content, Said)]
