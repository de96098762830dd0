"""The data folder: database, photos and the signing key."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.trouble import OperatorError

KEY_BYTES = 32


def prepare(folder: Path) -> None:
    """Make the folder if need be and see that it can be written. Raises OperatorError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise OperatorError(
            f"The data folder {folder} cannot be written ({error.strerror}): "
            "set TINAP_DATA_DIR to a folder of yours, or change its owner."
        ) from error


def signing_key(folder: Path) -> bytes:
    """The program's secret, made once; several copies of the program share the folder or the file.

    Raises OperatorError.
    """
    path = folder / "signing.key"
    if not path.exists():
        _make_key(path)
    key = path.read_bytes()
    if len(key) < KEY_BYTES:
        raise OperatorError(f"The signing key {path} is damaged: restore it from the backup, or delete it.")
    return key


def _make_key(path: Path) -> None:
    """Write a key beside its place and link it there whole: a kill leaves no key or a good one."""
    number, unfinished = tempfile.mkstemp(prefix=".signing-", dir=path.parent)  # only its owner reads it
    try:
        with os.fdopen(number, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another copy of the program was quicker: its key counts
            path.hardlink_to(unfinished)
        _sync(path.parent)
    finally:
        Path(unfinished).unlink()


def _sync(folder: Path) -> None:
    """Make the folder's new entries outlast a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
