"""Keys that a phone without its Vietnamese keyboard leaves in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers.syllables import is_syllable
from forms.answers.telex import decode


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("taapj huaans", "tập huấn"),
        ("tap65 huan61", "tập huấn"),
        ("tap61", "tấp"),  # 1 is sắc in VNI; folded it is the same word
        ("hoom qua", "hôm qua"),
        ("dduwowcj", "được"),
        ("duowcjd", "được"),  # the keys at the end of the word
        ("nguwowif", "người"),
        ("nguoi72", "người"),
        ("nuoc71 mam81", "nước mắm"),
        ("d9ung1 roi62", "đúng rồi"),
        ("nghieeng", "nghiêng"),
        ("quyeets", "quyết"),
        ("giowf", "giờ"),
        ("gif", "gì"),
        ("hoawcj", "hoặc"),
        ("muaw", "mưa"),
        ("thuowr", "thuở"),
        ("UBND xax", "ubnd xã"),
        ("Tập huaans", "tập huấn"),
    ],
)
def test_keys_are_composed(typed: str, meant: str) -> None:
    assert decode(typed) == meant


@pytest.mark.parametrize("typed", ["tap huan", "tập huấn", "class", "ok", "5kg", "m2", "25", "", "🙂", "w"])
def test_what_is_no_leftover_stays(typed: str) -> None:
    assert decode(typed) is None


@pytest.mark.parametrize(
    "syllable",
    ["tập", "huấn", "nghiêng", "quyết", "gì", "giêng", "khuya", "ước", "yến", "đi"],
)
def test_syllables(syllable: str) -> None:
    assert is_syllable(syllable)


@pytest.mark.parametrize("word", ["clá", "tâp", "z", "đđ", "bách1", "ngx", "kg", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.text() | st.text(alphabet="aeouwdsfrxjzthn0123456789 ", max_size=20))
def test_nothing_typed_raises_and_decoding_ends(text: str) -> None:
    decoded = decode(text)
    assert decoded is None or decode(decoded) is None
