"""What the commands that load a list into a register have in common: all of it or nothing, or a trial."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from bot.commands import opened
from bot.trouble import OperatorError
from programme.registers.fault import RegisterError

Loaded = TypeVar("Loaded")


def bring_in(load: Callable[[Session], Loaded], tell: Callable[[Loaded], None], *, dry_run: bool) -> None:
    """Load a list and tell what that did; ``dry_run`` stores nothing.

    Raises OperatorError with every row that is wrong; then nothing is stored either.
    """
    settings = opened.settings()
    opened.ready(settings)
    try:
        with opened.session(settings) as session:
            loaded = load(session)
            if dry_run:
                session.rollback()
    except RegisterError as error:
        raise OperatorError(f"Nothing was stored, the list has to be mended first.\n{error}") from error
    tell(loaded)
    if dry_run:
        print("This was a trial: nothing was stored.")
