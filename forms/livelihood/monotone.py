"""Sums to date (lũy kế) can only grow: a lower one is asked about, not refused."""


def falls(before: int | None, now: int | None) -> bool:
    """Whether a sum to date is lower than the one reported before; False where either is not known.

    Source: the money that was disbursed or recovered is cumulative (assumption; the plan's rule of
    revolving a part of it, section VI.6, needs such sums).
    """
    return before is not None and now is not None and now < before
