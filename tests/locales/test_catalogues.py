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


def names(message: Message) -> str:
    return first(message.id)[:40]


def test_there_are_texts_at_all() -> None:
    assert len(CODE) > 150


@pytest.mark.parametrize("message", CODE, ids=names)
def test_every_text_is_translated_with_its_placeholders(message: Message) -> None:
    translated = VIETNAMESE.get(message.id)
    assert translated is not None, "run python -m locales.extract, then translate"
    assert translated.string
    assert not translated.fuzzy
    assert first(translated.string).strip()
    assert placeholders(first(translated.string)) == placeholders(first(message.id))


def test_nothing_stands_in_the_catalogue_that_is_no_longer_said() -> None:
    said = {first(message.id) for message in CODE}
    assert {first(message.id) for message in VIETNAMESE if message.id} <= said


@pytest.mark.parametrize("message", [m for m in VIETNAMESE if m.id], ids=names)
def test_the_voice(message: Message) -> None:
    text = first(message.string)
    assert not re.search(r"\b[Bb]ạn\b", text), "people are anh/chị"
    assert not re.search(r"[Vv]ui lòng", text), "short and polite without it"
    assert not re.search(r"\b(HCN|DTTS|HMTN)\b", text), "spelled out for hamlet heads"
    assert "!" not in text
