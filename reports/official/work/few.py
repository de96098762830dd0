"""Small numbers (số nhỏ) of sensitive figures: on an island "2 stunted" are children whom everybody knows.

A number below FEW is told as "fewer than", none at all, too. Nor is one told that gives such a number away: a
part that leaves fewer of its whole, or a sum in which the number of one place alone is small, because the
others' stand in papers of their own. Source: Luật 91/2025/QH15 leaves out what can name nobody any more;
the limit of five is an assumption.
"""

from collections.abc import Sequence

from locales import Text, _

FEW = 5


def masked(each: Sequence[int]) -> Text | int:
    """The numbers of several places together, as they may be printed."""
    small = [number for number in each if number < FEW]
    others = sum(each) - sum(small)
    if sum(each) < FEW:
        return _("fewer than {few}", few=FEW)
    return _("{n} or more", n=others) if len(small) == 1 else sum(each)


def masked_part(each: Sequence[int], whole: Sequence[int]) -> Text | int:
    """The same of a part of other numbers, which are told beside it."""
    if sum(each) >= FEW and sum(whole) - sum(each) < FEW:
        return _("not told, nearly all of them")
    return masked(each)
