"""The Vietnamese catalogue says everything the code says, with its placeholders, in our voice."""

import re
import string

import pytest
from babel.messages.catalog import Message

from locales.extract import read_catalogue, said_in_code

CODE = [message for message in said_in_code() if message.id]
VIETNAMESE = read_catalogue("vi")


def first(text: str | tuple[str, ...] | list[str] | None) -> str:
    """The msgid or translation itself; of a plural its first form."""
    return text if isinstance(text, str) else (text or [""])[0]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_texts_at_all() -> None:
    assert len(CODE) > 150


def test_every_text_is_translated_with_its_placeholders() -> None:
    """All in one test: two thousand tests of a microsecond take longer to hand out than to run."""
    missing = [message.id for message in CODE if not is_translated(message)]
    assert missing == [], "run python -m locales.extract, then translate"
    other = [message.id for message in CODE if not has_same_placeholders(message)]
    assert other == [], "a placeholder is missing, or one too many"


def is_translated(message: Message) -> bool:
    translated = VIETNAMESE.get(message.id)
    return bool(translated and first(translated.string).strip() and not translated.fuzzy)


def has_same_placeholders(message: Message) -> bool:
    translated = VIETNAMESE.get(message.id)
    assert translated is not None
    return placeholders(first(translated.string)) == placeholders(first(message.id))


def test_nothing_stands_in_the_catalogue_that_is_no_longer_said() -> None:
    said = {first(message.id) for message in CODE}
    assert {first(message.id) for message in VIETNAMESE if message.id} <= said


@pytest.mark.parametrize(
    ("unheard", "why"),
    [
        (r"\b[Bb]ạn\b", "people are anh/chị"),
        (r"[Vv]ui lòng", "short and polite without it"),
        (r"\b(HCN|DTTS|HMTN)\b", "spelled out for hamlet heads"),
        ("!", "nobody is shouted at"),
    ],
)
def test_the_voice(unheard: str, why: str) -> None:
    said = [first(message.string) for message in VIETNAMESE if message.id]
    assert [text for text in said if re.search(unheard, text)] == [], why
