"""A folder for the files of a server: in memory where there is room, and gone when its program is.

Databases come and go with every test; on a disk, making one took ten times the processor time.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory; the folders in it have names of chance
ROOM = 1 << 30  # bytes that have to be free there; a container often has 64 MB, which is too little
_PREFIX = "tinap-server-"


@contextmanager
def on_disk() -> Iterator[Path]:
    """A folder among the temporary ones, for the length of the block."""
    home = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def in_memory() -> Iterator[Path]:
    """The same in memory; on the disk where that has not the room."""
    if not _has_room():
        with on_disk() as home:
            yield home
        return
    with _locked(MEMORY):
        _remove_left_over()
        home = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=MEMORY))
        held = _lock(home)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)
        os.close(held)


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM


def _remove_left_over() -> None:
    """Remove the folders of programs that were killed: nobody holds their locks any more."""
    for home in MEMORY.glob(f"{_PREFIX}*"):
        try:
            held = _lock(home, wait=False)
        except OSError:  # in use, somebody else's, or gone just now
            continue
        shutil.rmtree(home, ignore_errors=True)
        os.close(held)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    held = _lock(folder)
    try:
        yield
    finally:
        os.close(held)


def _lock(folder: Path, *, wait: bool = True) -> int:
    """Hold a folder until the file number is closed, at the latest when the program ends. Raises OSError."""
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(number)
        raise
    return number
