"""Files that can still be handed over."""

from pathlib import Path

from handlers.message import File


def still_there(files: tuple[File, ...]) -> tuple[File, ...]:
    """A file may be gone when a kept reply is said once more; the rest is said without it."""
    return tuple(file for file in files if Path(file.path).exists())
