"""Lists in Vietnamese order: each row of the table is sorted as a dictionary, or a class list, has it."""

import unicodedata

import pytest

from locales.vietnamese_order import by_given_name, sort_key

WORDS = [
    ["a", "á", "ạ", "ă", "ắ", "â", "ấ", "b"],
    ["ba", "bà", "bả", "bã", "bá", "bạ"],
    ["da", "đa"],
    ["e", "ê", "g"],
    ["o", "ô", "ơ", "p"],
    ["u", "ư", "v"],
    ["i", "y"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["ba a", "bà"],
    ["An Sơn", "Hòn Tre", "Lại Sơn", "Nam Du"],
    ["Ấp Bãi Bấc", "Ấp Bãi Nhà A", "Ấp Bãi Nhà B", "Ấp Thiên Tuế"],
    ["Ấp 1", "Ấp 2", "Ấp 10", "Ấp An"],
    ["Đặc khu Kiên Hải", "Huyện Kiên Hải", "Xã An Sơn"],
    ["tuần", "tuấn", "tuyên"],
    ["Phú", "Wang", "Xuân", "Zên"],
]
PEOPLE = [
    ["Lê Văn An", "Nguyễn Văn An", "Trần Thị Ánh", "Lý Bình", "Danh Đạt", "Nguyễn Thị Hoa", "Y"],
    ["Nguyễn Thị Tám", "Nguyễn Văn Tám", "Phạm Tâm"],
]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_words_as_a_dictionary_has_them(words: list[str]) -> None:
    mixed = reversed(words)
    assert sorted(mixed, key=sort_key) == words


@pytest.mark.parametrize("names", PEOPLE, ids="-".join)
def test_people_by_given_name(names: list[str]) -> None:
    mixed = reversed(names)
    assert sorted(mixed, key=by_given_name) == names


def test_the_same_word_in_whatever_spelling_and_case() -> None:
    assert sort_key("LẠI SƠN") == sort_key(unicodedata.normalize("NFD", "Lại  sơn"))


@pytest.mark.parametrize("odd", ["", "  ", "!?", "Ω", "0" * 400, "\u0301"])
def test_whatever_is_no_vietnamese_word_has_a_place_too(odd: str) -> None:
    assert sorted([odd, "a"], key=sort_key)
    assert sorted([odd, "a"], key=by_given_name)
