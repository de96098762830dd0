"""``tinap audit verify``: whether the log of every change is whole, and the database as the log says."""

from enum import StrEnum
from typing import Annotated

import typer

from bot.commands import opened
from bot.trouble import OperatorError
from models import audit as log
from models.audit import AuditEntry, Head
from models.audit_rows import differing, known_by

SHORT = 8  # letters of a hash that people are told


class What(StrEnum):
    """What to do with the log."""

    verify = "verify"


def audit(
    what: Annotated[What, typer.Argument(help="verify: is nothing changed, left out or put in?")],
    head: Annotated[
        list[str] | None,
        typer.Option(metavar="NUMBER:CODE", help="A head that was told in a digest, such as 812:1f3a9c2b."),
    ] = None,
) -> None:
    """Read the whole log, name the first entry that is not as it was written, and compare the rows."""
    settings = opened.settings()
    opened.ready(settings)
    told = [_head(one) for one in head or ()]
    with opened.session(settings) as session:
        broken = log.first_broken(log.entries(session))
        if broken is not None:
            raise OperatorError(f"The log is broken: entry {broken.number} {broken.why}.")
        for one in told:
            found = session.get(AuditEntry, one.number)
            if found is None or not found.hash.startswith(one.hash):
                raise OperatorError(f"The log was written anew: entry {one.number} is not {one.hash}.")
        last = log.head(session)
        rows = differing(session, known_by(log.entries(session)))
    if rows:
        how = "is gone" if rows[0].is_gone else "was changed"
        raise OperatorError(f"{rows[0].what} {how} without an entry, after entry {rows[0].entry}.")
    print(f"The log is whole: {last.number} entries, head {last.number}:{last.hash[:SHORT]}.")
    print("Every row it names says what the log says.")


def _head(written: str) -> Head:
    number, _colon, code = written.partition(":")
    if not number.isdecimal() or not code:
        raise OperatorError(f"{written} is no head: write its number and its code, such as 812:1f3a9c2b.")
    return Head(int(number), code)
