"""What an Excel file can hold ("Excel specifications and limits", Microsoft), and texts made to fit."""

import re
from collections.abc import Iterable

MOST_ROWS = 1_048_576  # of a sheet, its header among them
MOST_LETTERS = 32_767  # UTF-16 units of a cell
MOST_OF_NAME = 31  # letters of a sheet's name
LARGEST_WHOLE = 10**15  # beyond it a spreadsheet rounds a number silently
GOES_ON = "…"
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
# what XML 1.0 has no way to write, and halves of characters that no encoding has
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without what no XML file can hold; a tab, which a cell does not show, is a space."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def fitted(text: str) -> tuple[str, bool]:
    """A writable text cut to what a cell holds, and whether it was cut."""
    if len(text) * 2 <= MOST_LETTERS:  # the usual case: no character takes more than two units
        return text, False
    units = text.encode("utf-16-le")
    if len(units) <= MOST_LETTERS * 2:
        return text, False
    kept = units[: (MOST_LETTERS - len(GOES_ON)) * 2].decode("utf-16-le", errors="ignore")
    return kept + GOES_ON, True


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes, and that no other sheet has, whichever case it is written in."""
    name = _FORBIDDEN_IN_NAME.sub("-", writable(wanted)).replace("\n", " ").strip(" '") or "-"
    used = {one.casefold() for one in taken} | {"history"}  # Excel keeps "History" for itself
    number, beside = 1, ""
    while f"{name[: MOST_OF_NAME - len(beside)]}{beside}".casefold() in used:
        number += 1
        beside = f" ({number})"
    return f"{name[: MOST_OF_NAME - len(beside)].rstrip()}{beside}"
