"""Amounts in the words of a plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.money import amount, written


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1.058 triệu đồng", 1_058_000_000),
        ("350 triệu đồng", 350_000_000),
        ("2,679 tỷ đồng", 2_679_000_000),
        ("0,5 triệu đồng", 500_000),
        ("1.000 tỷ đồng", 1_000_000_000_000),
    ],
)
def test_read(text: str, dong: int) -> None:
    assert amount(text) == dong


@pytest.mark.parametrize(
    "text",
    [
        "1.058",
        "1058 triệu đồng",
        "1.58 triệu đồng",
        "1.058 triệu",
        "-5 triệu đồng",
        "năm triệu đồng",
        "",
        ["1"],
    ],
)
def test_refused(text: object) -> None:
    with pytest.raises(ValueError, match="written with its unit"):
        amount(text)


def test_less_than_one_dong_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number"):
        amount("0,0000001 triệu đồng")


@given(st.integers(min_value=0, max_value=10**15))
def test_what_is_written_reads_back(dong: int) -> None:
    assert amount(written(dong)) == dong
