"""What the lines of a transcript do."""

from typing import cast

import pytest

from bot.inbox import Inbox
from handlers.message import Changed, Content, Incoming, Quoted, Reply, Said, Unreadable
from testing.phone import act
from testing.talk import Talk


class Door:
    """Answers everything with a question and remembers what came."""

    def __init__(self) -> None:
        self.came: list[Incoming] = []

    async def receive(self, incoming: Incoming) -> Reply:
        """Take one message."""
        self.came.append(incoming)
        return Reply(text=f"Dạ, {len(self.came)}.", question="Bao nhiêu người?")


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("25 người", Said("25 người", "m3")),
        ("{edit: 25 => 26}", Changed("m1", "26")),
        ("{edit: m2 => 26 người}", Changed("m2", "26 người")),
        (
            "{reply: nhiêu người => 26}",
            Said("26", "m3", Quoted("b2", own=False, text="Dạ, 2.\nBao nhiêu người?")),
        ),
        ("{reply: Dạ, 1 => 26}", Said("26", "m3", Quoted("b1", own=False, text="Dạ, 1.\nBao nhiêu người?"))),
        ("{sticker}", Unreadable("sticker")),
    ],
)
async def test_a_line_is_done_as_it_says(line: str, content: Content) -> None:
    door = Door()
    talk = Talk(cast("Inbox", door), "lan")  # only its door is needed
    await talk.says("có 25 người")
    await talk.says("chăn nuôi")
    await act(talk, line)
    assert door.came[-1] == Incoming("test", "lan", "m3", content)


async def test_an_edited_message_is_found_by_its_new_words() -> None:
    door = Door()
    talk = Talk(cast("Inbox", door), "lan")  # as above
    await talk.says("25")
    await talk.changes("25", "26")
    await talk.replies_to("26", "27", own=True)
    assert door.came[-1].content == Said("27", "m3", Quoted("m1", own=True, text="26"))
    with pytest.raises(AssertionError, match="no message says '25'"):
        await talk.changes("25", "28")
