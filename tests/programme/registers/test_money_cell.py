"""Amounts of money as cells of a list hold them."""

import pytest

from programme.registers.cells import Cell
from programme.registers.money_cell import money


@pytest.mark.parametrize(
    ("cell", "dong"),
    [
        (30_000_000, 30_000_000),
        (30_000_000.0, 30_000_000),
        ("30000000", 30_000_000),
        ("30.000.000", 30_000_000),
        ("30,000,000", 30_000_000),
        ("30 000 000", 30_000_000),
        ("30.000.000 đồng", 30_000_000),
        ("30.000.000đ", 30_000_000),
        ("30.000.000 VNĐ", 30_000_000),
        ("30 triệu đồng", 30_000_000),
        ("30 triệu", 30_000_000),
        ("30tr", 30_000_000),
        ("1,5 triệu", 1_500_000),
        ("1.058 triệu đồng", 1_058_000_000),
        ("2,679 tỷ đồng", 2_679_000_000),
        ("1 tỉ", 1_000_000_000),
        (0, 0),
        ("0", 0),
        ("0 đồng", 0),
        (100_000, 100_000),
    ],
)
def test_an_amount_is_read_in_dong(cell: Cell, dong: int) -> None:
    assert money(may_be_nothing=True)(cell) == dong


@pytest.mark.parametrize(
    "cell",
    [
        920,  # the title of the column says "triệu đồng"
        99_999,
        "920",
        1.5,
        "1.5",
        "1tr5",
        "1.5 triệu",  # 1,5 or 1.500
        "30.00.000",
        "30.000,000",
        "-30.000.000",
        -30_000_000,
        "nhiều",
        "30 con",
        True,
        10**13,
    ],
)
def test_what_is_no_clear_amount_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r"in (whole )?đồng"):
        money(may_be_nothing=True)(cell)


@pytest.mark.parametrize("cell", [0, "0", "0 đồng"])
def test_no_income_at_all_is_refused_as_nothing_can_be_compared_with_it(cell: Cell) -> None:
    with pytest.raises(ValueError, match="in whole đồng"):
        money(may_be_nothing=False)(cell)
