"""People are found by what their neighbours call them; people of one name are all offered."""

import pytest

from forms.answers.names import match_name
from tests.forms.answers.typed_forms import composed_or_not

ROSTER = (
    "Nguyễn Văn Tám",
    "Trần Thị Tám",
    "Lê Văn Hùng",
    "Lê Văn Hưng",
    "Danh Thạch",
    "Nguyễn Văn Tám",
    "Phạm Văn Út (Bảy Lèo)",
    "Thị Sà Rươl",
    "H'Hen Niê",
)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("Nguyễn Văn Tám", (0, 5)),  # two of one name
        ("nguyen van tam", (0, 5)),
        ("NGUYỄN VĂN TÁM", (0, 5)),
        ("Tám", (0, 1, 5)),  # the given name alone
        ("tam", (0, 1, 5)),
        ("Văn Tám", (0, 5)),
        ("Nguyễn Tám", (0, 5)),
        ("N.V. Tám", (0, 5)),
        ("ông Nguyễn Văn Tám", (0, 5)),
        ("chú Tám", (0, 1, 5)),
        ("chu tam", (0, 1, 5)),
        ("Hùng", (2,)),  # with its accents it is not Hưng
        ("hung", (2, 3)),
        ("Tư Hùng", (2,)),  # the third child
        ("tu hung", (2, 3)),
        ("anh Tư Hùng", (2,)),
        ("Bảy Lèo", (6,)),  # what stands in brackets
        ("chú bảy lèo", (6,)),
        ("Út", (6,)),
        ("danh thach", (4,)),
        ("sà rươl", (7,)),
        ("h hen nie", (8,)),
        ("H'Hen Niê", (8,)),
        ("h’hen nie", (8,)),
        ("Nguyễn Tấm", ()),
        ("le van hug", (2, 3)),  # a slip
        ("le van hungf", (2,)),  # a key of Telex
        ("Văn", ()),
        ("ai biết", ()),
        ("", ()),
    ],
)
def test_who_may_be_meant(typed: str, places: tuple[int, ...]) -> None:
    for form in composed_or_not(typed):
        assert match_name(form, ROSTER) == places


def test_nicknames_are_names_too() -> None:
    names, nicknames = ("Lê Văn Hùng", "Trần Văn Hùng"), ((), ("Tư Hùng", "Hùng Râu"))
    assert match_name("tư hùng", names, nicknames) == (1,)
    assert match_name("hung rau", names, nicknames) == (1,)
    assert match_name("hùng", names, nicknames) == (0, 1)
