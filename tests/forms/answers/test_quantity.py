"""A question may know its unit; then an answer needs none, and another one is read back."""

from forms.answers.quantity import read_quantity
from forms.answers.reading import Understood
from forms.answers.units import REGIONAL, SMALLEST, SQUARE_METRES


def test_the_unit_of_the_question_is_taken_where_none_was_said() -> None:
    assert read_quantity("20", "con") == Understood({"amount": "20", "unit": "con"}, sure=False)
    assert read_quantity("20 con", "con") == Understood({"amount": "20", "unit": "con"})


def test_another_unit_than_that_of_the_question_is_read_back() -> None:
    assert read_quantity("20 kg", "con") == Understood({"amount": "20", "unit": "kg"}, sure=False)


def test_what_differs_by_region_is_never_added_up_without_asking() -> None:
    assert not REGIONAL & set(SMALLEST)
    assert SQUARE_METRES["công"] == 1_000
