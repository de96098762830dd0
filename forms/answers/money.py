"""Amounts of đồng as people type them: "1tr5", "2,679 tỷ", "năm trăm ngàn", "1.500.000 đ".

An amount without its unit ("1.5", "500") is never guessed: the likely amounts are offered.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from forms.answers.approximate import is_below_zero, is_vague
from forms.answers.money_in_words import say_money_in_words
from forms.answers.none_or_all import means_none
from forms.answers.number_grammar import Values, amounts, whole
from forms.answers.number_ranges import range_ends
from forms.answers.number_tokens import MILLION, THOUSAND, Kind, Token, is_number, tokenize
from forms.answers.numbers import POLITE, is_denied, is_share, number_runs, passed_over
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.telex import read_or_decode
from forms.answers.word_sets import words
from locales import Money, Text, _
from locales.folding import as_typed, clean, fold

__all__ = ["read_money", "say_money_in_words"]

MOST_DONG = 10**14  # far above any budget of the plan (assumption)
_BARE_IS_PLAIN_FROM = 10_000  # from here "15000" is đồng; below, thousands may be left out
_CURRENCY = words("dong d vnd")
_MOST_CHOICES = 4
_THOUSAND = Token(Kind.SCALE, "nghìn", THOUSAND)
_SLANG = {  # southern words for notes (assumption: read back before they count)
    "chai": (Token(Kind.SCALE, "triệu", MILLION),),
    "lit": (Token(Kind.HUNDRED, "trăm", 100), _THOUSAND),
    "xi": (Token(Kind.TEN, "chục", 10), _THOUSAND),
}
_EACH = re.compile(
    r"\s(?:1|m[oộ]t)\s(?=(?:ng[uư][oờ]i|h[oộ]|su[aấ]t|con|c[aá]i|ng[aà]y)\b)"
)  # "50k một người"
_AROUND_MONEY = POLITE | _CURRENCY | words("het ton chi tien kinh phi so chan")


def read_money(text: str) -> Reading:
    """An amount in whole đồng, from 0; ``sure`` is false where slang or other words stood around it."""
    return read_or_decode(_read, text)


def _read(text: str) -> Reading:
    typed = tokenize(_EACH.sub(" mỗi ", clean(text.replace("₫", "đ"))))
    tokens = _without_slang(typed)
    runs = number_runs(tokens)
    if means_none(text):
        return Understood(0, sure=not any(token.text.isalpha() for token in typed))
    if is_vague(tokens):
        return Misfit(
            "vague", _("That is not clear enough. A rough amount is fine, for example: 1.500.000 or 1tr5")
        )
    if not runs or is_below_zero(tokens) or is_share(tokens) or is_denied(tokens, _AROUND_MONEY):
        return _no_amount()
    ends = range_ends(tokens)
    if ends:
        return _either(ends.low, ends.high, unit_said=_says_unit(tokens))
    if len(runs) > 1:
        return _several(runs)
    values = _meanings(runs[0], unit_said=_says_unit(tokens))
    if not values or len(values) > _MOST_CHOICES:
        return _no_amount()
    if len(values) > 1:
        return Unsure(values, _which(text, values))
    sure = tokens == typed and not passed_over(tokens, _AROUND_MONEY)
    return Understood(values[0], sure=sure)


def _without_slang(tokens: Sequence[Token]) -> list[Token]:
    """Slang units said plainly, after a number only: "5 chai" is 5 triệu."""
    plainer: list[Token] = []
    for token in tokens:
        follows_number = bool(plainer) and is_number(plainer[-1])
        slang = _SLANG.get(fold(token.text), ()) if follows_number else ()
        plainer += slang or (token,)
    return plainer


def _says_unit(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.SCALE or fold(token.text) in _CURRENCY for token in tokens)


def _meanings(run: Sequence[Token], *, unit_said: bool) -> tuple[int, ...]:
    """The amounts in đồng a number may be."""
    values = amounts(run)
    if not unit_said and any(values):
        values = tuple(dict.fromkeys(meaning for value in values for meaning in _bare(value)))
    return tuple(dong for dong in whole(values) if dong <= MOST_DONG)


def _bare(value: Fraction) -> Values:
    """What a number without a unit may mean: "1.5" 1.500.000 or 1.500, "500" 500.000 or 500."""
    if value >= _BARE_IS_PLAIN_FROM:
        return (value,) if value.denominator == 1 else ()
    if value >= 100 and value.denominator == 1:
        return value * THOUSAND, value
    thousands = value * THOUSAND
    return (value * MILLION, thousands) if thousands.denominator == 1 else ()


def _either(low: Sequence[Token], high: Sequence[Token], *, unit_said: bool) -> Reading:
    """ "5-6 triệu", "500-600": the likeliest amount at each end."""
    each = [_meanings(end, unit_said=unit_said)[:1] for end in (low, high)]
    if not all(each) or each[0] >= each[1]:
        return _no_amount()
    return Unsure(each[0] + each[1], _("There are several amounts here. Which one is it?"))


def _several(runs: Sequence[list[Token]]) -> Reading:
    each = [whole(amounts(run)) for run in runs]
    clear = all(len(values) == 1 and values[0] >= _BARE_IS_PLAIN_FROM for values in each)
    if not clear:
        return _no_amount()
    candidates = tuple(dict.fromkeys(values[0] for values in each))
    return Unsure(candidates, _("There are several amounts here. Which one is it?"))


def _which(text: str, values: tuple[int, ...]) -> Text:
    typed = as_typed(text)
    if len(values) > 2:
        return _("{typed} can mean several amounts. Please choose one:", typed=typed)
    one, other = (Money(dong) for dong in values)
    return _("{typed} can mean {first} or {second}. Please choose one:", typed=typed, first=one, second=other)


def _no_amount() -> Misfit:
    return Misfit("not_money", _("An amount of money is needed here. For example: 1.500.000 or 1tr5"))
