"""The same text as different phones send it."""

import unicodedata

from locales.folding import plain


def composed_or_not(text: str) -> tuple[str, str]:
    """The text as it stands, and in NFD between a byte order mark and a zero-width space."""
    return text, "\ufeff" + unicodedata.normalize("NFD", text) + "\u200b"


def with_or_without_accents(text: str) -> tuple[str, str, str]:
    """Both of these, and the text without accents."""
    return *composed_or_not(text), plain(text)
