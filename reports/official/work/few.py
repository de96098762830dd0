"""Small numbers (số nhỏ) of sensitive figures: on an island "2 stunted" are children whom everybody knows.

A number below FEW is told as "fewer than", none at all, too. Nor is one told that gives such a number away: a
part that leaves fewer of its whole, or a sum by which the small numbers of some places would follow, because
the others' stand in papers of their own.
"""

from collections.abc import Sequence

from locales import Text, _
from reports.few import FEW


def masked(each: Sequence[int]) -> Text | int:
    """The numbers of several places together, as they may be printed."""
    small = [number for number in each if number < FEW]
    others = sum(each) - sum(small)
    if sum(each) < FEW:
        return _("fewer than {few}", few=FEW)
    return _("{n} or more", n=max(others, FEW)) if _are_given_away(small) else sum(each)


def _are_given_away(small: Sequence[int]) -> bool:
    """Whether it says too much what small numbers are together: few again, or as many as they can be."""
    most = len(small) * (FEW - 1)
    return bool(small) and not FEW <= sum(small) < most


def masked_part(each: Sequence[int], whole: Sequence[int]) -> Text | int:
    """The same of a part of other numbers, which are told beside it."""
    if sum(each) >= FEW and sum(whole) - sum(each) < FEW:
        return _("not told, nearly all of them")
    return masked(each)
