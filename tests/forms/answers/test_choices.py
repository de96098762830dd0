"""Choices are typed by number, by name, by a part of it, or with a slip of the thumb."""

import pytest

from forms.answers.choices import read_choice, read_yes_no
from tests.forms.answers.typed_forms import composed_or_not

TOPICS = ("Kỹ thuật nuôi cá lồng bè", "Chăn nuôi", "Nội dung khác")
PLACES = ("Nhà văn hóa ấp", "UBND xã", "Nơi khác")
CLASSES = ("hộ nghèo", "hộ cận nghèo", "hộ mới thoát nghèo")


@pytest.mark.parametrize(
    ("typed", "labels", "meant"),
    [
        ("1", TOPICS, 0),
        ("2.", TOPICS, 1),
        ("số 3", TOPICS, 2),
        ("hai", TOPICS, 1),
        ("4", TOPICS, None),
        ("0", TOPICS, None),
        ("Chăn nuôi", TOPICS, 1),
        ("chan nuoi", TOPICS, 1),
        ("ky thuat", TOPICS, 0),  # its beginning
        ("ca long be", TOPICS, 0),  # words of it
        ("khac", TOPICS, 2),
        ("nuôi", TOPICS, [0, 1]),
        ("chan nuio", TOPICS, 1),  # slips
        ("chn nuoi", TOPICS, 1),
        ("nha vawn hoa ap", PLACES, 0),
        ("nhà văn hoá", PLACES, 0),
        ("ở nhà văn hóa ấp mình", PLACES, 0),
        ("ubnd", PLACES, 1),
        ("n", PLACES, None),
        ("hộ nghèo", CLASSES, 0),
        ("cận nghèo", CLASSES, 1),
        ("nghèo", CLASSES, [0, 1, 2]),
        ("là hộ cận nghèo nha", CLASSES, 1),
        ("2025", ("2024", "2025"), 1),
        ("trời mưa", TOPICS, None),
        ("", TOPICS, None),
    ],
)
def test_choices(typed: str, labels: tuple[str, ...], meant: int | list[int] | None) -> None:
    for form in composed_or_not(typed):
        assert read_choice(form, labels) == meant


def test_other_names_for_an_answer() -> None:
    aliases = ((), ("ủy ban", "xã"))
    assert read_choice("uy ban", PLACES, aliases) == 1
    assert read_choice("xã", PLACES, aliases) == 1


YES = [
    "dạ",
    "đúng",
    "đúng rồi",
    "Đúng rồi ạ",
    "dung roi",
    "ừ",
    "ok",
    "OK anh",
    "có",
    "phải",
    "y",
    "vâng",
    "👍🏽",
]
NO = [
    "không",
    "khong",
    "chưa",
    "sai",
    "sửa",
    "sữa",
    "k",
    "ko",
    "hong",
    "hông",
    "dạ không",
    "không phải",
    "❌",
]
NEITHER = ["đúng không", "cô", "25", "để sau", ""]


@pytest.mark.parametrize(("answers", "meant"), [(YES, True), (NO, False), (NEITHER, None)])
def test_yes_and_no(answers: list[str], meant: bool | None) -> None:
    for typed in answers:
        for form in composed_or_not(typed):
            assert read_yes_no(form) is meant, typed
