"""Telephone numbers of Vietnam as E.164: "0912.345.678", "84 912 345 678", "0297 3830 001".

Mobile numbers of eleven digits ended in 2018 and are asked back with their new prefix. Source
of the prefixes: the operators' conversion of 15/9 to 14/11/2018 (quyết định 798/QĐ-BTTTT).
"""

import re
from collections.abc import Iterator

import phonenumbers

from forms.answers.number_tokens import Kind, is_number, tokenize
from forms.answers.reading import Misfit, Reading, Understood, Unsure
from forms.answers.word_sets import words
from locales import _
from locales.folding import LONGEST, plain

_REGION = "VN"
_NEW_PREFIXES = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
    "186": "56", "188": "58", "199": "59",
}  # fmt: skip
_OLD = re.compile(r"(?:\+?84|0)?(?P<prefix>1\d\d)(?P<rest>\d{7})")
_CHUNK = re.compile(r"\+?\(?\d(?:[ .()–-]{0,3}\d)*")
_NEXT_NUMBER = re.compile(r"(?<=\d{9}) (?=[0+]\d{8})")
_LETTER_O = re.compile(r"(?<=[\d+. ])o(?=[\d. ])|\bo(?=\d)")
_AROUND = words("da a so sdt dt dien thoai zalo la cua em anh chi toi goi di dong ban duoc nha nhe may")
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_SPOKEN = range(9, 12)  # digits of a number said one by one


def read_phone(text: str) -> Reading:
    """One number in E.164; two numbers are asked about, a guessed or foreign one is read back."""
    typed = plain(text) if len(text) <= LONGEST else ""
    zeros = _NEXT_NUMBER.sub(" / ", _LETTER_O.sub("0", typed))
    chunks = [found.group() for found in _CHUNK.finditer(zeros)]
    numbers = [digits for digits in map(_digits, chunks) if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS + 1]
    if not numbers:
        spoken = _said_digit_by_digit(text)
        return _unsure(_read(spoken)) if spoken else _no_phone()
    readings = [_read(number) for number in dict.fromkeys(numbers)]
    if len(readings) > 1:
        return _several(readings)
    others = set(re.findall(r"[a-z]+", _CHUNK.sub(" ", zeros))) - _AROUND
    in_doubt = zeros != typed or others or len(chunks) > len(numbers)
    return _unsure(readings[0]) if in_doubt else readings[0]


def _digits(chunk: str) -> str:
    return re.sub(r"[^\d+]", "", chunk)


def _read(number: str) -> Reading:
    old = _OLD.fullmatch(number)
    if old and old["prefix"] in _NEW_PREFIXES:
        converted = f"+84{_NEW_PREFIXES[old['prefix']]}{old['rest']}"
        why = _("Mobile numbers of 11 digits have been changed to 10. Is this the new one?")
        return Misfit("old_phone", why, (converted,))
    parsed = _parsed(number)
    if parsed is None:
        return _no_phone()
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    in_full = number.startswith(("0", "84", "+84"))
    return Understood(written, sure=in_full)


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    """The number where it exists: of Vietnam, or of another country with its "+"."""
    try:
        parsed = phonenumbers.parse(number, _REGION)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def as_people_write(number: str) -> str:
    """A stored number as people here write it: "0912 345 678"; as it is where it is none."""
    parsed = _parsed(number)
    if parsed is None:
        return number
    is_ours = parsed.country_code == phonenumbers.country_code_for_region(_REGION)
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, style.NATIONAL if is_ours else style.INTERNATIONAL)


def _said_digit_by_digit(text: str) -> str:
    """ "không chín một hai …" in digits; empty for anything else."""
    digits = "".join(_spoken(text))
    return digits if len(digits) in _SPOKEN else ""


def _spoken(text: str) -> Iterator[str]:
    for token in tokenize(text):
        if token.kind in (Kind.DIGIT, Kind.CLOSING_DIGIT):
            yield str(token.value)
        elif is_number(token):
            return


def _several(readings: list[Reading]) -> Reading:
    found: dict[str, None] = {}
    for reading in readings:
        if isinstance(reading, Understood):
            found[reading.value] = None
        elif isinstance(reading, Misfit):
            found |= dict.fromkeys(reading.suggestions)
    if len(found) > 1:
        return Unsure(tuple(found), _("There are several phone numbers here. Which one is it?"))
    return Understood(next(iter(found)), sure=False) if found else readings[0]


def _unsure(reading: Reading) -> Reading:
    return reading._replace(sure=False) if isinstance(reading, Understood) else reading


def _no_phone() -> Misfit:
    return Misfit("not_a_phone", _("A phone number is needed here. For example: 0912 345 678"))
