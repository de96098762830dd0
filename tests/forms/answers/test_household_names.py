"""Households are found by whatever a hamlet head calls them."""

from typing import NamedTuple

import pytest

from forms.answers.household_names import find_households, label
from locales import translator


class Row(NamedTuple):
    """A household as the register knows it."""

    number: int | None
    code: str
    head: str
    alias: str = ""
    birth_year: int | None = None


ROWS = [
    Row(1, "bai-nha-a-001", "Trần Văn Mẫu", birth_year=1965),
    Row(2, "bai-nha-a-002", "Trần Văn Mẫu", birth_year=1982),
    Row(3, "KH-0007", "Nguyễn Văn Hùng", "Tư Hùng", 1970),
    Row(12, "bai-nha-a-012", "Lê Thị Hùng", "", 1958),
    Row(5, "bai-nha-a-005", "Danh Mẫu", "Sáu Ghe"),
    Row(None, "bai-nha-a-006", "Phạm Thị Khánh", birth_year=1990),
    Row(7, "bai-nha-a-007", "Huỳnh Văn Tám"),
]
MAU, OTHER_MAU, TU_HUNG, THI_HUNG, DANH, KHANH, TAM = range(7)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12", [THI_HUNG]),
        ("số 12", [THI_HUNG]),
        ("hộ 12", [THI_HUNG]),
        ("ho so 12", [THI_HUNG]),
        ("nhà số 012", [THI_HUNG]),
        ("99", []),
        ("kh-0007", [TU_HUNG]),
        ("bai-nha-a-006", [KHANH]),
        ("Trần Văn Mẫu", [MAU, OTHER_MAU]),
        ("tran van mau", [MAU, OTHER_MAU]),
        ("Trần Văn Mẫu 1982", [OTHER_MAU]),
        ("Trần Văn Mẫu sinh năm 1965", [MAU]),
        ("Trần Văn Mẫu (số 2, sinh 1982)", [OTHER_MAU]),  # as label writes it
        ("tran van mau so 1", [MAU]),
        ("trần văn", [MAU, OTHER_MAU]),
        ("Mẫu", [MAU, OTHER_MAU, DANH]),
        ("Hùng", [TU_HUNG, THI_HUNG]),
        ("hung", [TU_HUNG, THI_HUNG]),
        ("Tư Hùng", [TU_HUNG]),
        ("anh Tư Hùng", [TU_HUNG]),
        ("chị Hùng", [TU_HUNG, THI_HUNG]),
        ("hộ ông Hùng", [TU_HUNG, THI_HUNG]),
        ("Sáu Ghe", [DANH]),
        ("chú Sáu Ghe", [DANH]),
        ("ông Bảy Mẫu", [MAU, OTHER_MAU, DANH]),
        ("Tám", [TAM]),
        ("nguyễn hùng", [TU_HUNG]),
        ("phạm thị kháhn", [KHANH]),
        ("Pham Thi Kanh", [KHANH]),
        ("Trần Văn Mậu", [MAU, OTHER_MAU]),  # another accent, as a last resort
        ("khann", [KHANH]),
        ("Trần Thị Bông", []),
        ("Hưng", [TU_HUNG, THI_HUNG]),
        ("sinh 1990", [KHANH]),
        ("", []),
        ("???", []),
    ],
)
def test_a_household_is_found_as_people_call_it(typed: str, found: list[int]) -> None:
    assert list(find_households(ROWS, typed).places) == found


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("12", True),
        ("KH-0007", True),
        ("Tám", True),
        ("chú Tám", True),
        ("Tư Hùng", True),
        ("khánh 1990", True),
        ("nguyễn hùng", True),
        ("phạm thị kháhn", False),
        ("khann", False),
        ("Hưng", False),  # another name but for its accent
        ("Trần Văn Mậu", False),
    ],
)
def test_what_is_only_nearly_a_name_is_not_taken_without_asking(typed: str, sure: bool) -> None:
    assert find_households(ROWS, typed).sure == sure


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROWS[MAU], "Trần Văn Mẫu (số 1, sinh 1965)"),
        (ROWS[DANH], "Danh Mẫu (số 5)"),
        (ROWS[KHANH], "Phạm Thị Khánh (sinh 1990)"),
        (Row(None, "x", "Danh Mẫu"), "Danh Mẫu"),
    ],
)
def test_a_label_tells_homonyms_apart_and_finds_its_household_again(row: Row, said: str) -> None:
    assert translator("vi")(label(row)) == said


def test_every_label_finds_its_own_household() -> None:
    for at, row in enumerate(ROWS):
        assert find_households(ROWS, translator("vi")(label(row))).places == (at,)
