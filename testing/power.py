"""Power that never fails: tests kill programs, but never the machine, so nothing has to wait for the disk.

What a killed program has written stays with the operating system. Waiting for the disk would take more
than half of the time of all tests, on some machines.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from models.database import SQLITE_SETTINGS

_SAFE = SQLITE_SETTINGS["synchronous"]
_to_disk = os.fsync


def never_fails() -> None:
    """From now on this program waits for no disk."""
    SQLITE_SETTINGS["synchronous"] = "OFF"
    os.fsync = _leave_it_to_the_system


@contextmanager
def may_fail() -> Iterator[None]:
    """For the length of the block everything is as safe as it is for people."""
    SQLITE_SETTINGS["synchronous"], os.fsync = _SAFE, _to_disk
    try:
        yield
    finally:
        never_fails()


def _leave_it_to_the_system(fd: object) -> None:
    """Nothing."""
