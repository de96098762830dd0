"""How many messages and taps a report takes, from the command to sent, by a plain path."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SENT = "✅ Đã gửi báo cáo"


def messages_until_sent(transcript: str) -> int:
    """The person's messages and taps of a transcript up to the first report that was sent."""
    lines = (FOLDER / transcript).read_text().splitlines()
    sent = next(number for number, line in enumerate(lines) if line.startswith(SENT))
    return sum(line.startswith("> ") for line in lines[:sent])


@pytest.mark.parametrize(
    ("transcript", "most"),
    [
        ("training_plain_path.txt", 10),
        ("short_training_text_only.txt", 10),
        ("one_message.txt", 4),
        ("model_progress_plain_path.txt", 12),
        ("short_model_progress_text_only.txt", 12),
        ("household_review_plain_path.txt", 12),
        ("short_household_review_text_only.txt", 12),
        ("communication_plain_path.txt", 8),
        ("communication_text_only.txt", 8),
        ("hamlet_state_plain_path.txt", 8),
        ("commune_state_plain_path.txt", 8),
        ("commune_state_text_only.txt", 8),
    ],
)
def test_a_plain_path_is_short(transcript: str, most: int) -> None:
    assert messages_until_sent(transcript) <= most
