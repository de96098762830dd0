"""What stands before a name or is a part of how names are written, and how they are capitalised.

Source: forms of address in the south; "Tư Hùng" is Hùng, the third child. Names of other
peoples keep their marks: "Y Moan", "H'Hen Niê", "K'Brơi".
"""

import re

from forms.answers.word_sets import words
from locales.folding import clean, fold

HONORIFICS = words("ông bà anh chị chú cô bác dì dượng cậu mợ thím em cụ thầy")
BIRTH_ORDER = words("hai ba tư năm sáu bảy tám chín mười út cả")
_PLAIN_HONORIFICS = words("ong anh chi chu co bac di duong cau mo thim cu thay")  # not "em", "ba"
_NEVER_FIRST = words("van thi")  # "Ông Văn Hùng": here "Ông" is a family name
_NAME_PART = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"\s*[’‘'`ʼ]\s*(?=\w)")


def capitalised(name: str) -> str:
    """The name with each part capitalised, also behind an apostrophe, a dot or a hyphen."""
    one_apostrophe = _APOSTROPHES.sub("'", clean(name))
    return _NAME_PART.sub(lambda part: part.group()[0].upper() + part.group()[1:].lower(), one_apostrophe)


def without_honorifics(name: str) -> str:
    """The name without "ông", "chị Ba", "thầy" in front, as it was typed; never without any name."""
    said = clean(name).split()
    while len(said) > 1 and _is_honorific(said[0]) and fold(said[1]) not in _NEVER_FIRST:
        said = said[1:]
    return " ".join(said)


def without_birth_order(name: str) -> str:
    """ "Hùng" of "Tư Hùng", "Nguyễn Văn Hùng" of "Tư Nguyễn Văn Hùng"; else the name itself."""
    said = clean(name).split()
    in_front = len(said) > 1 and (said[0].lower() in BIRTH_ORDER or fold(said[0]) in map(fold, BIRTH_ORDER))
    return " ".join(said[1:]) if in_front else name


def may_be_addressed(name: str) -> bool:
    """Whether the first word may be a form of address or a birth order: "Ông Văn Hùng", "Tư Hùng"."""
    return _is_honorific(name.split()[0]) or without_birth_order(name) != name


def _is_honorific(word: str) -> bool:
    lowered = word.lower().rstrip(".:")
    return lowered in HONORIFICS or lowered in _PLAIN_HONORIFICS
