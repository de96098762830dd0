"""One slip of the thumb in a word of four letters, two in a name of eight."""

import pytest

from forms.answers.spelling import close_words


@pytest.mark.parametrize(
    ("typed", "name", "close"),
    [
        ("chan nuoi", "chan nuoi", True),
        ("chan nuio", "chan nuoi", True),  # swapped
        ("chan nuooi", "chan nuoi", True),  # doubled
        ("chan nui", "chan nuoi", True),  # lost
        ("channuoi", "chan nuoi", True),  # joined
        ("trong nuoi", "chan nuoi", False),
        ("ga", "ca", False),  # a hen is no fish
        ("heo", "beo", False),
        ("thuy san", "thuy sna", True),
    ],
)
def test_close_words(typed: str, name: str, close: bool) -> None:
    assert close_words(typed, name) is close
