"""A text that was kept is the same text, and says the same, in every language."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import Day, Money, Text, _, plural, translator
from locales.stored_text import pack, unpack

_PLAIN = st.one_of(
    st.text(),
    st.integers(),
    st.floats(allow_nan=False),
    st.dates(),
    st.builds(Day, st.dates(), st.sampled_from(["full", "near", "short"])),
    st.builds(Money, st.integers()),
)
_NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
_TEXTS = st.recursive(
    st.builds(Text, st.text(), st.dictionaries(_NAMES, _PLAIN, max_size=4), st.none() | st.text()),
    lambda inner: st.builds(Text, st.text(), st.dictionaries(_NAMES, _PLAIN | inner, max_size=4)),
    max_leaves=6,
)


@given(_TEXTS)
def test_what_is_unpacked_is_what_was_packed(text: Text) -> None:
    assert unpack(pack(text)) == text


def test_it_says_the_same_in_every_language() -> None:
    text = _(
        "{label}: {value}",
        label=plural("{n} photo kept: {day}", "{n} photos kept: {day}", 2, day=Day(date(2026, 3, 18))),
        value=Money(1_500_000),
    )
    for locale in ("vi", "en"):
        assert translator(locale)(unpack(pack(text))) == translator(locale)(text)


@pytest.mark.parametrize("value", [None, ["a"], datetime(2026, 3, 18, tzinfo=UTC)])
def test_what_no_translator_could_say_is_refused_at_once(value: object) -> None:
    with pytest.raises(TypeError):
        pack(_("{label}: {value}", label="x", value=value))
