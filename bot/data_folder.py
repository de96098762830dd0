"""The data folder: database, photos and the signing key."""

import os
import secrets
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
    """The program's secret, made once; several copies of the program share the folder or the file."""
    path = folder / "signing.key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
    except FileExistsError:
        pass
    key = path.read_bytes()
    if len(key) < KEY_BYTES:
        raise OperatorError(f"The signing key {path} is damaged: restore it from the backup, or delete it.")
    return key
