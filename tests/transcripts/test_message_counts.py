"""How many messages and taps a report takes, from the command to sent, by a plain path."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SENT = ("✅ Đã gửi báo cáo", "✅ Đã gửi thông báo")
MONTHLY = 3000  # messages a bot may send on Zalo's free tier


def until_sent(transcript: str) -> list[str]:
    """The lines of a transcript up to the first report that was sent."""
    lines = (FOLDER / transcript).read_text().splitlines()
    sent = next(number for number, line in enumerate(lines) if line.startswith(SENT))
    return lines[: sent + 1]


def by_the_person(lines: list[str]) -> int:
    """How many messages and taps are the person's; a picture is one, too."""
    return sum(_sent_at_once(line[2:]) for line in lines if line.startswith("> "))


def by_the_bot(lines: list[str]) -> int:
    """How many messages are the bot's: answers, and what was made meanwhile."""
    return sum(line == "---" or line.startswith(("> ", "<< ")) for line in lines)


def _sent_at_once(line: str) -> int:
    album = line.removeprefix("{").partition(" photo")[0]
    return int(album) if line.startswith("{") and album.isdigit() else 1


@pytest.mark.parametrize(
    ("transcript", "most"),
    [
        ("training_plain_path.txt", 10),
        ("one_message.txt", 4),
        ("model_progress_plain_path.txt", 12),
        ("household_review_plain_path.txt", 12),
    ],
)
def test_a_plain_path_is_short(transcript: str, most: int) -> None:
    assert by_the_person(until_sent(transcript)) <= most


@pytest.mark.parametrize(
    ("transcript", "most"),
    [
        ("one_message_text_only.txt", 4),
        ("short_training_text_only.txt", 10),
        ("short_model_progress_text_only.txt", 12),
        ("short_household_review_text_only.txt", 12),
        ("announcement_text_only.txt", 7),
    ],
)
def test_on_zalo_each_message_of_a_plain_path_gets_one_answer(transcript: str, most: int) -> None:
    lines = until_sent(transcript)
    assert by_the_bot(lines) <= by_the_person(lines) <= most
