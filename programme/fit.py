"""Fitting plain data into the model of its file, and saying in plain words why it does not fit."""

import re
from typing import Any, TypeVar

import msgspec

from programme.error import Fault
from programme.marks import Marks
from programme.money import Dong, amount

Model = TypeVar("Model")

_MESSAGE = re.compile(r"(?P<problem>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_UNKNOWN_KEY = re.compile(r"Object contains unknown field `(.+)`")
_TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date",
    "array": "a list",
    "object": "a group of keys",
    "null": "empty",
}
_WORDINGS = (
    (_UNKNOWN_KEY, Fault.unknown_key, "the key {0} is not known here, check its spelling"),
    (r"Object missing required field `(.+)`", Fault.missing_key, "the key {0} is missing here"),
    (r"Expected `([^`]+)`, got `([^`]+)`", Fault.wrong_type, "this should be {0}, but it is {1}"),
    (r"Invalid enum value (.+)", Fault.bad_value, "{0} is not one of the words that fit here"),
    (
        r"Invalid RFC3339 encoded date",
        Fault.bad_value,
        "a date is written as year-month-day and must exist, for example 2025-06-30",
    ),
    (r"Expected `str` of length <= (\d+)", Fault.bad_value, "this is longer than {0} characters, shorten it"),
    (r"Expected `array` of length <= (\d+)", Fault.bad_value, "this list is longer than {0}, shorten it"),
    (r"Expected `int` >= (-?\d+)", Fault.bad_value, "this must be at least {0}"),
    (r"Expected `int` <= (-?\d+)", Fault.bad_value, "this must be at most {0}"),
    (r"Expected `(?:str|array)` of length >= 1", Fault.bad_value, "this must not be empty"),
    (r"Expected `str` matching regex (.+)", Fault.bad_value, "this code is not written as codes are: {0}"),
)


def fit(noun: str, data: Any, model: type[Model], marks: Marks) -> Model:
    """The data of one file as its model; PlanError at the first part that does not fit."""
    try:
        return msgspec.convert(data, model, strict=False, dec_hook=_amount)
    except msgspec.ValidationError as error:
        found = _MESSAGE.fullmatch(str(error))
        assert found is not None
        code, reason = _in_plain_words(found["problem"])
        unknown = _UNKNOWN_KEY.fullmatch(found["problem"])
        path = noun + (found["path"] or "") + (f".{unknown[1]}" if unknown else "")
        raise marks.error(code, path, reason) from error


def _amount(kind: type, value: Any) -> Any:
    """Called for the only type of ours in the models."""
    if kind is not Dong:
        raise NotImplementedError(kind)
    return amount(value)


def _in_plain_words(problem: str) -> tuple[Fault, str]:
    for pattern, code, wording in _WORDINGS:
        if found := re.fullmatch(pattern, problem):
            return code, wording.format(*map(_plain_type, found.groups()))
    return Fault.bad_value, problem[:1].lower() + problem[1:]


def _plain_type(word: str) -> str:
    return " or ".join(_TYPES.get(part, part) for part in word.split(" | "))
