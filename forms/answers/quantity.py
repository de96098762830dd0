"""Quantities: a number and its unit, as in "20 con", "1,5 tấn", "2 tấn rưỡi", "3 công".

The unit is kept as it was said, under one name; only "1 tấn 200 ký" becomes the smaller one.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from forms.answers.approximate import is_below_zero, is_hedged, is_vague
from forms.answers.number_ranges import is_join, with_shared_unit
from forms.answers.numbers import POLITE, how_many, passed_over
from forms.answers.quantity_parts import Part, added_behind, quantity_parts, quantity_tokens, values_of
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import read_or_decode
from forms.answers.units import COUNTED, REGIONAL, SMALLEST
from forms.answers.word_sets import words
from locales import _
from locales.folding import as_typed

MOST = 10**9  # of any unit (assumption)
_HARMLESS = POLITE | words(
    "ga vit ngan heo bo trau de tho cho meo ca tom cua ghe muc oc so hau giong thit nai dien tich dat ruong"
    " vuon lua gao phan thuc an nuoc mam kho trong nuoi san luong duoc nguoi"
)


class _Amount(NamedTuple):
    """One amount in one unit ("" for none said)."""

    amount: Fraction
    unit: str


def read_quantity(text: str, unit: str = "") -> Reading:
    """``{"amount": "1.5", "unit": "tấn"}``: a decimal number as a string, and a name of ``units``.

    ``unit`` is the one the question asks for, taken when none was said. A unit that was
    not said, is another one, or differs by region makes the reading unsure.
    """
    return read_or_decode(lambda typed: _read(typed, unit), text)


def _read(text: str, expected: str) -> Reading:
    tokens = quantity_tokens(text)
    if is_vague(tokens):
        return how_many()
    parts = quantity_parts(tokens)
    meant = [] if is_below_zero(tokens) else list(dict.fromkeys(_meanings(parts)))
    if not meant:
        return Misfit(
            "not_a_quantity", _("A number and its unit are needed here. For example: 20 con, 1,5 tấn, 2 ha")
        )
    if len(meant) > 1:
        why = _("{typed} can mean more than one number. Which one is it?", typed=as_typed(text))
        return Unsure(tuple(_value(one, expected) for one in meant), why)
    rest = [part.other for part in parts if part.other]
    return _fitting(meant[0], text, expected, sure=not (is_hedged(tokens) or passed_over(rest, _HARMLESS)))


def _fitting(meant: _Amount, text: str, expected: str, *, sure: bool) -> Reading:
    unit = meant.unit or expected
    if unit in COUNTED and meant.amount.denominator != 1:
        why = _("{typed} is not a whole number. For example: 25", typed=as_typed(text))
        return Misfit("not_whole", why)
    if meant.amount > MOST:
        n = int(meant.amount)
        return Misfit("too_many", _("{n} is too much here. The most is {most}.", n=n, most=MOST))
    foreign_grouping = unit in COUNTED and "," in text  # "1,500 con"
    clear = bool(meant.unit) and unit not in REGIONAL and unit == (expected or unit) and not foreign_grouping
    return Understood(_value(meant, expected), sure=sure and clear)


def _value(meant: _Amount, expected: str) -> dict[str, str]:
    exact = Decimal(meant.amount.numerator) / Decimal(meant.amount.denominator)
    written = f"{exact:f}"
    amount = written.rstrip("0").rstrip(".") if "." in written else written
    return {"amount": amount, "unit": meant.unit or expected}


def _meanings(parts: Sequence[Part]) -> list[_Amount]:
    """The amounts the parts may mean: one, several to ask about, or none."""
    core = [part for part in parts if not part.other]
    match [("n" if part.number else "u") for part in core]:
        case ["n"]:
            return _each(core[0], "")
        case ["n", "u"]:
            return _each(core[0], core[1].unit)
        case ["u", "n"]:
            return _with_added([_Amount(Fraction(1), core[0].unit)], core[1])
        case ["n", "u", "n"]:
            return _with_added(_each(core[0], core[1].unit), core[2])
        case ["n", "n"] | ["n", "n", "u"] if _joined(parts):
            unit = core[2].unit if len(core) > 2 else ""
            low, high = with_shared_unit(list(core[0].number), list(core[1].number))
            return [*_each(Part(tuple(low)), unit), *_each(Part(tuple(high)), unit)]
        case ["n", "u", "n", "u"]:
            both = [*_each(core[0], core[1].unit), *_each(core[2], core[3].unit)]
            return both if len(both) > 2 or _joined(parts) else _sum(*both)
    return []


def _each(part: Part, unit: str) -> list[_Amount]:
    return [_Amount(value, unit) for value in values_of(part.number, unit)]


def _with_added(amounts: list[_Amount], part: Part) -> list[_Amount]:
    added = added_behind(part.number)
    if added is None or any(unit in COUNTED for _amount, unit in amounts):
        return []
    return [_Amount(amount + added, unit) for amount, unit in amounts]


def _joined(parts: Sequence[Part]) -> bool:
    """Whether only "to" or "or" stands between the two numbers."""
    first, last = (at for at, part in enumerate(parts) if part.number)
    between = [part.other for part in parts[first + 1 : last] if part.other]
    return bool(between) and is_join(between)


def _sum(*both: _Amount) -> list[_Amount]:
    """ "1 tấn 200 ký" in ký; two units that do not measure the same are two amounts."""
    if len(both) != 2:
        return list(both)
    (kind, large), (other, small) = (SMALLEST.get(one.unit, ("", 0)) for one in both)
    if not kind or kind != other or large <= small:
        return list(both)
    return [_Amount(both[0].amount * large / small + both[1].amount, both[1].unit)]
