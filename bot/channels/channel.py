"""What every channel offers the program."""

from typing import Protocol

from handlers.message import Incoming, Reply


class ConfigurationError(Exception):
    """A setting with which a channel cannot run; the message says which one and what to do about it."""


class Receive(Protocol):
    """The inbox's front door: handles one message and returns the reply once it is durable."""

    async def __call__(self, incoming: Incoming) -> Reply:
        """Claim, handle, commit. Raises DatabaseUnavailableError when it must be delivered again."""
        ...


class Channel(Protocol):
    """A way in and out: started with the program, stopped with it."""

    name: str

    async def start(self) -> None:
        """Begin to receive."""
        ...

    async def stop(self) -> None:
        """Finish what is being handled, then stop receiving."""
        ...
