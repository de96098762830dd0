"""A share in percent, rounded as people and spreadsheets do."""

from decimal import ROUND_HALF_UP, Decimal


def percent(part: float, whole: float) -> float:
    """``part`` of ``whole``, which is not zero, to one decimal: 1 of 16 is 6.3, not 6.2."""
    exact = 100 * Decimal(part) / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
