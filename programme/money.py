"""Money as a plan writes it: "1.058 triệu đồng", "2,679 tỷ đồng".

The files carry the words of the plan so that a person can lay the two side by
side; here they become whole đồng. Points group thousands and a comma begins the
decimals, as in the plan's sections IV.2 and V.2.
"""

import re
from decimal import Decimal

_UNITS = {"triệu": 1_000_000, "tỷ": 1_000_000_000}
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})*)(?:,(\d+))? (triệu|tỷ) đồng")


class Dong(int):
    """An amount of whole đồng that was written with its unit."""

    __slots__ = ()


def amount(text: object) -> Dong:
    """Whole đồng from the words of a plan; ValueError when they are not an amount."""
    found = _AMOUNT.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError("an amount is written with its unit, as in 1.058 triệu đồng or 2,679 tỷ đồng")
    whole, decimals, unit = found.groups()
    dong = Decimal(f"{whole.replace('.', '')}.{decimals or 0}") * _UNITS[unit]
    if dong % 1:
        raise ValueError("this amount is not a whole number of đồng")
    return Dong(dong)


def written(dong: int) -> str:
    """An amount of đồng in triệu đồng: 1058000000 is "1.058 triệu đồng"."""
    whole, rest = divmod(dong, _UNITS["triệu"])
    decimals = f"{rest:06d}".rstrip("0")
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{decimals} triệu đồng" if decimals else f"{grouped} triệu đồng"
