"""Numbers from 1 to 31 inside dates, in digits or in words without accents ("muoi lam", "ham mot")."""

_UNITS = (
    (1, "mot"), (2, "hai"), (3, "ba"), (4, "bon"), (4, "tu"), (5, "nam"), (5, "lam"), (5, "nham"),
    (6, "sau"), (7, "bay"), (8, "tam"), (9, "chin"),
)  # fmt: skip


def _words() -> dict[str, int]:
    words = {"muoi": 10, "hai muoi": 20, "ham": 20, "ba muoi": 30}
    words |= {said: unit for unit, said in _UNITS if said not in ("lam", "nham")}
    for unit, said in _UNITS:
        words |= {f"muoi {said}": 10 + unit, f"hai muoi {said}": 20 + unit, f"ham {said}": 20 + unit}
        words[f"hai {said}"] = 20 + unit
    return words | {"ba muoi mot": 31, "ba mot": 31}


_VALUES = _words()
_LONGEST_FIRST = sorted(_VALUES, key=len, reverse=True)

NUMBER = rf"(?:(?<!\d)\d{{1,2}}(?!\d)|\b(?:{'|'.join(_LONGEST_FIRST)})\b)"
"""A pattern for such a number; ``number`` gives its value."""


def number(written: str) -> int:
    """The value of what ``NUMBER`` matched."""
    return int(written) if written.isdigit() else _VALUES[written]
