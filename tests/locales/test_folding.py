"""Typed text is kept in one Unicode form and matched by a plain one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.folding import as_typed, clean, fold, plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Lại   Sơn ", "Lại Sơn"),
        (unicodedata.normalize("NFD", "Lại Sơn"), "Lại Sơn"),
        ("Hòn\u00a0Tre", "Hòn Tre"),
        ("\ufeffHòn\u200b Tre\u200d\u200c", "Hòn Tre"),
        ("ê\u0301", "ế"),  # as cp1258 keyboards compose it
        ("a\u0323\u0302", "ậ"),  # the tone before the circumflex
        ("a\u0301\u0302", "ấ"),  # marks of one class, which NFC leaves in the wrong order
        ("dòng một\ndòng hai", "dòng một dòng hai"),
    ],
)
def test_clean_composes_and_drops_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "spellings",
    [
        ("Đồng bào", "đồng bào", "dong bao", "DONG-BAO", "đồng  bào!"),
        ("hoà", "hòa", "hoa", unicodedata.normalize("NFD", "hoà")),
        ("thuỷ", "thủy", "THUY"),
        ("khoẻ", "khỏe"),
        ("Nhà văn hóa ấp", "nha van hoa ap", "Nhà văn hoá, ấp."),
        ("1️⃣", "1", "１"),
    ],
)
def test_fold_makes_equal_what_people_mean_as_equal(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_plain_keeps_the_punctuation_that_fold_drops() -> None:
    assert plain("Ngày 15/3, 1.500đ") == "ngay 15/3, 1.500d"
    assert fold("Ngày 15/3, 1.500đ") == "ngay 15 3 1 500d"


@given(st.text())
def test_folding_and_cleaning_twice_change_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="aăâđeêioôơuưyáàảãạấẫặéệíọốờớủứựỳ ", max_size=20))
def test_the_unicode_form_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_what_was_typed_is_said_back_short() -> None:
    assert as_typed("25 người") == "25 người"
    assert as_typed("a" * 100) == "a" * 39 + "…"
