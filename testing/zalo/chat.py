"""A chat with the bot, as the person's phone shows it."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "photo", "sticker", "voice", "unsupported"]


@dataclass(frozen=True)
class Message:
    """One message in the chat; nothing is ever edited."""

    message_id: str
    date: int  # milliseconds
    by_bot: bool
    text: str = ""  # the words, or those under a picture, as they were sent
    kind: Kind = "text"
    photo: bytes = b""
    photo_url: str = ""  # where the bot said the picture is

    def __str__(self) -> str:
        shown = "" if self.kind == "text" else f"[{self.kind}]"
        return "\n".join(line for line in (shown, self.text) if line)


@dataclass
class Chat:
    """Everything said with one person, or in a group."""

    chat_id: str
    messages: list[Message] = field(default_factory=list)
    begun: bool = False  # a bot cannot write first

    def by_bot(self) -> list[Message]:
        """What the bot said, from top to bottom."""
        return [message for message in self.messages if message.by_bot]
