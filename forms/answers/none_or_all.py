"""None of the answers, all of them, or all but a few: "không có", "tất cả", "cả 7", "tất cả trừ 3"."""

import re
from typing import NamedTuple

from forms.answers.word_sets import phrases
from locales.folding import clean, fold, plain

_NOTHING = r"(?:khong|ko|k|hong|hok|hem|khum)"
_MORE = r"(?:co|chon|bi|thieu|can|muc|cai|gi|nao|het|ai|dau|nguoi|ho|con|phat sinh|a|em)"
_NONE = re.compile(rf"(?:da )?(?:{_NOTHING}(?: {_MORE})*|0)")
_ALL = phrases("tat ca, chon tat ca, chon het, het luon, du het, het tron, het tat ca, tat ca luon")
_LOOSELY_ALL = phrases("het, tat, du, du ca")  # "hết" may also say that nothing is left
_COUNTED = re.compile(r"(?:da )?(?:het )?(?:ca|du) (?P<n>\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi)")
_FROM_TWO = ("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_BUT = re.compile(r"^(?P<all>.+?) (?:tru|ngoai tru|chi tru|bo) (?P<less>.+)$")


class All(NamedTuple):
    """All answers, but for those that ``less`` names."""

    less: str = ""
    sure: bool = True


def means_none(text: str) -> bool:
    """Whether the text says that none of the answers holds."""
    return bool(_NONE.fullmatch(fold(text)))


def means_all(text: str, count: int) -> All | None:
    """All of ``count`` answers, perhaps but for some; None where the text says something else."""
    but = _BUT.match(plain(text))
    if but:
        every = means_all(but["all"], count)
        return All(but["less"], sure=False) if every else None
    said = fold(text).removeprefix("da ")
    counted = _COUNTED.fullmatch(said)
    if counted:
        n = counted["n"]
        number = int(n) if n.isdigit() else _FROM_TWO.index(n) + 2
        return All() if number == count else None
    loosely = said in _LOOSELY_ALL or clean(text).lower() == "cả"  # without accents it may be "cá"
    return All(sure=not loosely) if loosely or said in _ALL else None
