"""Amounts in the cells of a list: whole đồng as a number, "1.500.000", or "920 triệu đồng"."""

import re

from programme.money import amount
from programme.registers.cells import Cell, Read, written

LEAST = 100_000  # đồng; a smaller one was counted in thousands or millions (assumption)
MOST = 1_000_000_000_000

_IN_DONG = re.compile(r"(?:(\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*)|(\d+)) ?(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE)
_IN_MILLIONS = re.compile(r"(\d[\d.,]*) ?(triệu|tr|tỷ|tỉ)(?: đồng| đ|đ)?", re.IGNORECASE)
_UNITS = {"tr": "triệu", "tỉ": "tỷ"}
_EXPECTED = "an amount in đồng, for example 30.000.000 or 30 triệu đồng"
_TOO_SMALL = "in whole đồng, for example 920.000.000; this is too little, is it in thousands or millions?"


def money(*, may_be_nothing: bool) -> Read:
    """An amount of whole đồng; 0 only where nothing at all is possible.

    A small number is refused: lists say "triệu đồng" in their title and 920 in the cell.
    """

    def read(cell: Cell) -> int:
        dong = _dong(written(cell))
        if dong == 0 and may_be_nothing:
            return 0
        if not LEAST <= dong <= MOST:
            raise ValueError(_TOO_SMALL if dong < LEAST else _EXPECTED)
        return dong

    return read


def _dong(said: str) -> int:
    if found := _IN_DONG.fullmatch(said):
        return int(re.sub(r"\D", "", found[1] or found[3]))
    if found := _IN_MILLIONS.fullmatch(said):
        unit = found[2].lower()
        try:
            return int(amount(f"{found[1]} {_UNITS.get(unit, unit)} đồng"))
        except ValueError:
            pass  # said below
    raise ValueError(_EXPECTED)
