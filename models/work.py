"""A work: what is done in one transaction, and who can run it."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlmodel import Session

Result = TypeVar("Result")
Work = Callable[[Session], Result]


class DatabaseUnavailableError(Exception):
    """The database could not do the work now; the same message should be tried again later."""


class Runner(Protocol):
    """Runs works on database threads and says on the loop what became of them."""

    def submit(self, work: Work[Result]) -> "asyncio.Future[Result]":
        """Start a work; the future resolves after its commit, on the loop that called."""
        ...

    def close(self) -> None:
        """Finish what was submitted, then stop the threads."""
        ...
