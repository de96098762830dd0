"""Units people count and measure with, and the words for them: "ký" is kg, "mét vuông" m2.

Source: everyday usage in the south. What a công, a sào, a mẫu or a giạ holds differs by
region (assumption: a công is 1.000 m²), so these are read back.
"""

from collections.abc import Sequence
from typing import NamedTuple

from forms.answers.number_tokens import Token
from locales.folding import plain, spelling, toneless

_WORDS = {
    "con": "con", "cây": "cây", "cái": "cái, chiếc", "bộ": "bộ", "căn": "căn, căn nhà", "cặp": "cặp",
    "bao": "bao", "thùng": "thùng", "chai": "chai", "lồng": "lồng, lồng bè", "bè": "bè, chiếc bè", "ao": "ao",
    "suất": "suất, phần", "lượt": "lượt", "lần": "lần", "buổi": "buổi, bữa", "lớp": "lớp",
    "hộ": "hộ, gia đình, hộ gia đình, hộ dân", "người": "người, ng, nhân khẩu, khẩu, học viên",
    "ngày": "ngày, ngày công", "tuần": "tuần", "tháng": "tháng", "giờ": "giờ, tiếng",
    "g": "g, gam, gram", "kg": "kg, ký, kí, kilô, ki lô, kí lô, ký lô, kilogam, kilogram, ki",
    "yến": "yến", "tạ": "tạ", "tấn": "tấn",
    "ml": "ml", "lít": "lít, l",
    "m": "m, mét", "km": "km, cây số, kí lô mét, ki lô mét", "m2": "mét vuông", "m3": "mét khối, khối",
    "ha": "ha, hecta, héc ta, hec, héc",
    "công": "công, công đất", "sào": "sào", "mẫu": "mẫu", "giạ": "giạ", "cân": "cân",
}  # fmt: skip
REGIONAL = frozenset({"công", "sào", "mẫu", "giạ", "cân"})
COUNTED = frozenset(
    {"con", "cây", "cái", "bộ", "căn", "cặp", "bao", "thùng", "chai", "lồng", "bè", "ao", "suất"}
    | {"lượt", "lần", "lớp", "hộ", "người"}
)
SQUARE_METRES = {"m2": 1, "công": 1_000, "ha": 10_000}  # for a read-back to say beside the unit
SMALLEST = {"g": ("g", 1), "kg": ("g", 1_000), "yến": ("g", 10_000), "tạ": ("g", 100_000),
            "tấn": ("g", 1_000_000), "m2": ("m2", 1), "ha": ("m2", 10_000), "m": ("m", 1), "km": ("m", 1_000),
            "ml": ("ml", 1), "lít": ("ml", 1_000)}  # fmt: skip
"""How much of the smallest unit of its kind a unit is, where that is the same everywhere."""


class UnitFound(NamedTuple):
    """A unit, and how many words it took."""

    unit: str
    words: int


def _spellings(word: str) -> frozenset[str]:
    return frozenset({spelling(word), toneless(word), plain(word)})


_PHRASES = sorted(
    (
        (tuple(map(_spellings, phrase.split())), unit)
        for unit, said in _WORDS.items()
        for phrase in said.split(", ")
    ),
    key=lambda known: -len(known[0]),
)


def unit_at(tokens: Sequence[Token]) -> UnitFound | None:
    """The longest unit that the tokens begin with; with accents only its own ones will do."""
    for words, unit in _PHRASES:
        typed = [_as_spelled(token.text) for token in tokens[: len(words)]]
        if len(typed) == len(words) and all(one in known for one, known in zip(typed, words, strict=True)):
            return UnitFound(unit, len(words))
    return None


def _as_spelled(word: str) -> str:
    return word if word.isascii() else spelling(word)
