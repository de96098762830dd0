"""What waits at one time goes as few messages as it fits in."""

import pytest

from bot.channels.zalo.merging import merged
from bot.channels.zalo.replies import Message

LONG = "a" * 1200


@pytest.mark.parametrize(
    ("messages", "sent"),
    [
        ([], []),
        ([Message("một")], [Message("một")]),
        ([Message("một"), Message("hai"), Message("ba")], [Message("một\n\nhai\n\nba")]),
        ([Message(LONG), Message(LONG)], [Message(LONG), Message(LONG)]),
        ([Message("một"), Message("hai", "https://p")], [Message("một"), Message("hai", "https://p")]),
        ([Message("", "https://p"), Message("hai")], [Message("hai", "https://p")]),
        (
            [Message("một", "https://p", "1"), Message("hai")],
            [Message("một\n\nhai", "https://p", "1\n\nhai")],
        ),
        (
            [Message("một", "https://p", LONG), Message(LONG)],
            [Message("một", "https://p", LONG), Message(LONG)],
        ),
    ],
)
def test_words_join_what_came_before(messages: list[Message], sent: list[Message]) -> None:
    assert merged(messages) == sent


def test_an_emoji_counts_as_zalo_counts_it() -> None:
    smiles, words = "😀" * 500, "a" * 998
    assert merged([Message(smiles), Message(words)]) == [Message(f"{smiles}\n\n{words}")]
    assert len(merged([Message(smiles), Message(f"{words}b")])) == 2
