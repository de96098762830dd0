"""Texts for people: written in the code as English msgids, said in the reader's language.

``_("Only {days} days", days=30)`` makes a Text, which is data and says nothing yet.
A Translator turns it into words, with dates, numbers and money as people write
them where they live. The catalogues are read from the .po files at start, so
that correcting ``locales/vi`` needs no build step.
"""

import io
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, NamedTuple

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

HERE = Path(__file__).parent
FALLBACK = "en"
_NOTHING: Mapping[str, Any] = {}
_PATTERNS = {"full": "EEEE dd/MM/yyyy", "near": "EEEE dd/MM", "short": "dd/MM", "numbers": "dd/MM/yyyy"}


class Text(NamedTuple):
    """Something to say, not yet in any language; ``values`` fill the braces of the msgid."""

    msgid: str
    values: Mapping[str, Any] = _NOTHING
    plural: str | None = None  # with it, ``values["n"]`` is the number that decides


class Day(NamedTuple):
    """A date to be said in a certain way: "full" with its weekday and year, "near" without the year.

    "numbers" is the day, month and year alone, as in papers.
    """

    day: date
    style: str = "full"  # full | near | short | numbers


class Money(NamedTuple):
    """An amount of whole đồng."""

    dong: int


def _(msgid: str, **values: Any) -> Text:
    """A text to be said later; this is also the mark by which Babel finds it."""
    return Text(msgid, values)


def plural(one: str, many: str, n: int, **values: Any) -> Text:
    """A text whose words depend on a number."""
    return Text(one, {"n": n, **values}, many)


class Translator:
    """Says texts in one language."""

    def __init__(self, locale: str, catalogue: NullTranslations) -> None:
        self.locale = locale
        self._catalogue = catalogue

    def __call__(self, text: Text | str) -> str:
        """The words for a text; a plain string (a name, something a person typed) is left as it is."""
        if isinstance(text, str):
            return text
        if text.plural is None:
            said = self._catalogue.gettext(text.msgid)
        else:
            said = self._catalogue.ngettext(text.msgid, text.plural, text.values["n"])
        if not text.values:
            return said
        return said.format(**{name: self.value(value) for name, value in text.values.items()})

    def value(self, value: Any) -> str:
        """How a value is written inside a text."""
        if isinstance(value, str):
            return value
        if isinstance(value, Text):
            return self(value)
        if isinstance(value, Money):
            return self(_("{amount} dong", amount=value.dong))
        if isinstance(value, Day):
            return self.day(value)
        if isinstance(value, datetime):
            raise TypeError("say a date in a time zone, not an instant")
        if isinstance(value, date):
            return self.day(Day(value))
        if isinstance(value, int | float):
            return _number(value, self.locale)
        raise TypeError(f"no way to say a {type(value).__name__}")

    def day(self, said: Day) -> str:
        """A date as people here write it: "thứ Tư 18/03/2026", "thứ Tư 18/03" or "18/03"."""
        pattern = _PATTERNS[said.style]
        written = format_date(said.day, pattern, locale=self.locale)
        if self.locale != "vi":
            return written
        # Babel writes "Thứ Tư" and "Chủ Nhật"; inside a sentence people write "thứ Tư", "chủ nhật"
        return (written[0].lower() + written[1:]).replace("chủ Nhật", "chủ nhật")


@lru_cache(maxsize=4096)
def _number(value: float, locale: str) -> str:
    return format_decimal(value, locale=locale)


@lru_cache
def translator(locale: str) -> Translator:
    """The translator of a language; the fallback's where there is no such catalogue."""
    path = HERE / locale / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return translator(FALLBACK)
    with path.open("rb") as source:
        catalogue = read_po(source, locale=locale)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(locale, GNUTranslations(compiled))
