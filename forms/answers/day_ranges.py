"""Days from–to: "từ 15/3 đến 17/3", "15-17/3", "thứ hai đến thứ tư", "15 và 16 tháng 3".

Only the cutting is done here: each range becomes the text of its first and of its last day.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.answers.day_numbers import NUMBER, number

_JOIN = r" ?(?P<join>-|–|\bden\b|\btoi\b|\bva\b|,|&) ?"
_SHARED_MONTH = re.compile(
    rf"(?:\btu )?(?:\bngay )?(?<![\d/.t-])(?<!thu )(?P<first>{NUMBER})(?:, ?\d{{1,2}})*"
    rf"{_JOIN}(?:ngay )?(?P<last>{NUMBER})"
    rf"(?P<month>[/.]\d{{1,2}}(?:[/.-](?:\d{{4}}|\d{{2}}))?(?![\d/.-])"
    rf"| ?thang (?:{NUMBER}|nay|truoc|roi)(?:,? nam \w+)?)"
)
_NO_MONTH = re.compile(
    rf"^(?:tu )?(?:ngay )?(?P<first>{NUMBER})(?: ?(?P<join>-|–|den|toi) ?)(?:ngay )?(?P<last>{NUMBER})$"
)
_JOINS = re.compile(r" ?[-–] ?| (?:den|toi) ")
_MOST_MONTHS = 12


class Ends(NamedTuple):
    """The texts of a first and a last day."""

    first: str
    last: str
    sure: bool = True  # False for "15 và 20/3", which may leave days out
    maybe_date: bool = False  # "10-12" may be the tenth of December


def day_ranges(text: str) -> Iterator[Ends]:
    """Every way to cut a text (without accents) into two ends, likeliest first."""
    shared = _SHARED_MONTH.search(text)
    if shared and number(shared["first"]) < number(shared["last"]):
        gap = number(shared["last"]) - number(shared["first"])
        sure = gap == 1 or shared["join"] not in ("va", ",", "&")
        first, last = (f"{number(shared[end])}{shared['month']}" for end in ("first", "last"))
        yield Ends(first, last, sure=sure)
        return
    bare = _NO_MONTH.match(text)
    if bare and number(bare["first"]) < number(bare["last"]):
        may_be_month = bare["join"] == "-" and number(bare["last"]) <= _MOST_MONTHS
        yield Ends(f"ngay {bare['first']}", f"ngay {bare['last']}", maybe_date=may_be_month)
        return
    for join in _JOINS.finditer(text):
        first, last = text[: join.start()].strip(), text[join.end() :].strip()
        if first and last and not (first.isdigit() or last.isdigit()):
            yield Ends(first.removeprefix("tu "), last)
