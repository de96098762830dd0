"""Words without the names of households: what reporters write freely may name somebody.

A name of the register, or what stands behind "ông", "bà", "anh" and the like, becomes "…". The
rest stays as it was written.
"""

import re
from collections.abc import Iterable

from sqlalchemy import select as sql_select
from sqlmodel import col

from locales.folding import fold
from models.household import Household
from models.livelihood_model import LivelihoodModel, ModelHousehold
from reports.official.scope import Scope

HIDDEN = "…"
_WORD = re.compile(r"\w+")
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NO_NAMES = "Chủ|Phó|Trưởng|Bí|Giám|Ủy|Khmer|Kinh|Hoa|Chăm|Nghèo|Cận"
_TITLED = re.compile(
    r"\b((?i:ông|bà|anh|chị|chú|cô|bác|dì|cậu|mợ|thím|dượng|em|hộ))"
    rf"((?:\s+(?!(?:{_NO_NAMES})\b)[{_UPPER}](?![{_UPPER}])\w*)+)"
)
"""A form of address, and the words with a capital behind it: no rank, no people, no abbreviation (DTTS)."""


class Nameless:
    """Takes names out of texts; ``hidden`` counts how many texts had one."""

    def __init__(self, names: Iterable[str]) -> None:
        """``names`` as the register has them; one of a single word is too common to be looked for."""
        self._names: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(fold(name).split())
            if len(words) > 1:
                self._names.setdefault(words[0], set()).add(words)
        self.hidden = 0

    def __call__(self, text: str) -> str:
        """The text as it may be printed."""
        without = _TITLED.sub(rf"\1 {HIDDEN}", self._unregistered(text))
        self.hidden += without != text
        return without

    def _unregistered(self, text: str) -> str:
        """The text without the names of the register, however they are accented."""
        found = list(_WORD.finditer(text))
        words = [fold(one[0]) for one in found]
        out, end, at = [], 0, 0
        while at < len(words):
            named = self._named(words, at)
            if named:
                out += [text[end : found[at].start()], HIDDEN]
                end = found[at + named - 1].end()
            at += named or 1
        return "".join([*out, text[end:]])

    def _named(self, words: list[str], at: int) -> int:
        """How many words from here on are a name: the longest; 0 where there is none."""
        known = self._names.get(words[at], ())
        return max((len(name) for name in known if tuple(words[at : at + len(name)]) == name), default=0)


def of_register(scope: Scope) -> Nameless:
    """With the names of all households of the place: heads, what neighbours call them, those in models."""
    heads = sql_select(col(Household.head), col(Household.alias)).where(
        col(Household.place_path).startswith(scope.here.path, autoescape=True),
        col(Household.sample).is_(scope.sample),
    )
    in_models = (
        sql_select(col(ModelHousehold.head))
        .join(LivelihoodModel, col(LivelihoodModel.id) == col(ModelHousehold.model_id))
        .where(
            col(LivelihoodModel.place_path).startswith(scope.here.path, autoescape=True),
            col(LivelihoodModel.sample).is_(scope.sample),
        )
    )
    names = {name for row in scope.session.execute(heads) for name in row if name}
    return Nameless(names | set(scope.session.execute(in_models).scalars()))
