"""Money in million đồng (triệu đồng), as people and papers say it."""

from typing import overload

MILLION = 1_000_000


@overload
def in_millions(dong: int) -> float: ...
@overload
def in_millions(dong: int | None) -> float | None: ...
def in_millions(dong: int | None) -> float | None:
    """Whole đồng in millions, to the thousand đồng; None stays what is not known."""
    return None if dong is None else round(dong / MILLION, 3)
