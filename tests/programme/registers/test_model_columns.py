"""The words of a list of models against what the program stores and says."""

from typing import get_args

from forms.livelihood.stages import KINDS
from locales import translator
from locales.folding import fold
from models.household import HouseholdClass
from programme.model_entries import ModelKind
from programme.registers import model_columns


def test_every_kind_is_read_as_the_bot_says_it() -> None:
    say = translator("vi")
    said = {fold(say(option.label)): option.value for option in KINDS}
    assert {word: model_columns.KINDS.get(word) for word in said} == said


def test_the_plan_the_lists_and_the_forms_know_the_same_kinds() -> None:
    kinds = {option.value for option in KINDS}
    assert set(get_args(ModelKind)) == kinds
    assert set(model_columns.KINDS.values()) == kinds


def test_every_class_can_be_written() -> None:
    assert set(model_columns.CLASSES.values()) == {one.value for one in HouseholdClass}
