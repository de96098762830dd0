"""What is wrong with a list, row by row, in the words of whoever sent it in chat."""

from handlers.turn import Turn
from locales import Text, _
from programme.registers.fault import RegisterError, RowFault

MOST = 12  # lines in one message

# how the reader of lists begins each sentence (programme/registers), and what is said for it; what
# follows the beginning is {rest}
_SAID: dict[str, Text] = {
    "this must be filled in": _("this must be filled in"),
    "at most ": _("too long: {rest}"),
    "a year from ": _("a year is needed, for example 1965"),
    "one phone number": _("one phone number is needed, for example 0912 345 678"),
    "a place of the plan here": _("no hamlet or commune of yours is called so"),
    "one place; several are called so, write the code: ": _(
        "several places are called so; write the code: {rest}"
    ),
    "a hamlet (ấp)": _("for a hamlet head the place must be a hamlet"),
    "a commune (xã)": _("for a commune officer the place must be a commune"),
    "a person that is yours": _("this person is not yours to look after"),
    "each person once (see row ": _("this person stands there twice (row {rest}"),
    "a name that one person alone": _("several people are called so there; change it on the person's card"),
    "a phone number of their own": _("two rows have one phone number"),
    "no row holds the headers of the list: ": _("there is no row with the headings, missing: {rest}"),
    "two columns mean the same, take one out: ": _("two columns mean the same: {rest}"),
    "only .xlsx and .csv": _("only .xlsx and .csv files can be read"),
    "this is not an Excel": _("this is not an Excel file; open it in Excel and save it as .xlsx"),
    "this is not a CSV": _("this is not a list; save it as .xlsx"),
    "this workbook is too large": _(
        "That list is too long to be looked through here. Please send it in parts."
    ),
    "this list is too long": _("That list is too long to be looked through here. Please send it in parts."),
    "the letters of this file": _("the letters cannot be read; save it as .xlsx"),
    "the file could not be read": _("the file is not here any more; please send it again"),
}
LETTERS = " letters"


def said(expected: str) -> Text:
    """One sentence of the reader's."""
    for beginning, text in _SAID.items():
        if expected.startswith(beginning):
            rest = expected.removeprefix(beginning).removesuffix(LETTERS)
            return text._replace(values={"rest": rest}) if "{rest}" in text.msgid else text
    return _("this cannot be read")


def lines(turn: Turn, error: RegisterError) -> list[str]:
    """The first faults, and how many there are beside them."""
    told = [turn.say(_line(fault)) for fault in error.faults[:MOST]]
    untold = error.total - len(told)
    return [*told, *([turn.say(_("and {n} more", n=untold))] if untold else [])]


def _line(fault: RowFault) -> Text:
    what = said(fault.expected)
    if not fault.row:
        return _("- {what}", what=what)
    if not fault.column:
        return _("- Row {row}: {what}", row=fault.row, what=what)
    return _("- Row {row}, {column}: {what}", row=fault.row, column=fault.column, what=what)
