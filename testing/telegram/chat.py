"""A chat between the bot and one person, as the person's phone shows it."""

from dataclasses import dataclass, field
from typing import Any

from testing.telegram.markup import plain
from testing.telegram.refusal import bad_request


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    label: str
    data: str


@dataclass
class Message:
    """One message in the chat, after all edits."""

    message_id: int
    by_bot: bool
    text: str = ""  # as shown: without markup
    html: str = ""  # as the bot sent it
    rows: list[list[Button]] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)  # file ids
    document: str = ""  # a file's name
    document_id: str = ""
    edited: bool = False

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons, from left to right and top to bottom."""
        return [button.label for row in self.rows for button in row]

    def __str__(self) -> str:
        shown = [*(["[photo]"] * len(self.photos)), f"[{self.document}]" if self.document else "", self.text]
        rows = [" ".join(f"[{button.label}]" for button in row) for row in self.rows]
        return "\n".join(line for line in (*shown, *rows) if line)


@dataclass
class Chat:
    """Everything said with one person."""

    user: dict[str, Any]  # a User of the Bot API
    messages: list[Message] = field(default_factory=list)
    begun: bool = False  # a bot cannot write first
    blocked: bool = False
    changes: int = 0  # how often the bot has changed what is to be seen

    def add(self, message: Message) -> None:
        """A new message at the bottom."""
        self.messages.append(message)
        self.changes += message.by_bot

    def edit(self, message_id: int, text: str | None, parse_mode: str, markup: Any) -> Message:
        """Change a message of the bot. Raises RefusalError as Telegram would."""
        message = next((m for m in self.messages if m.message_id == message_id), None)
        if message is None:
            raise bad_request("message to edit not found")
        if not message.by_bot:
            raise bad_request("message can't be edited")
        html = message.html if text is None else text
        rows = buttons(markup)
        if html == message.html and rows == message.rows:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same"
                " as a current content and reply markup of the message"
            )
        message.html, message.text, message.rows, message.edited = html, shown(html, parse_mode), rows, True
        self.changes += 1
        return message

    def as_json(self, message: Message) -> dict[str, Any]:
        """The message as a Message of the Bot API."""
        body: dict[str, Any] = {
            "message_id": message.message_id,
            "date": 1_790_000_000 + message.message_id,
            "chat": {"id": self.user["id"], "type": "private", "first_name": self.user["first_name"]},
        }
        if message.text:
            body["text"] = message.text
        if message.rows:
            rows = [[{"text": b.label, "callback_data": b.data} for b in row] for row in message.rows]
            body["reply_markup"] = {"inline_keyboard": rows}
        if message.photos:
            body["photo"] = [photo_size(message.photos[0])]
        if message.document_id:
            body["document"] = {"file_id": message.document_id, "file_unique_id": f"q{message.document_id}"}
        return body


def photo_size(file_id: str, width: int = 1280, height: int = 960) -> dict[str, Any]:
    """A PhotoSize of the Bot API."""
    return {"file_id": file_id, "file_unique_id": f"q{file_id}", "width": width, "height": height}


def shown(text: str, parse_mode: str) -> str:
    """The text as a phone shows it: without its markup, and without space around it."""
    return (plain(text) if parse_mode == "HTML" else text).strip()


def buttons(markup: Any) -> list[list[Button]]:
    """The rows of an InlineKeyboardMarkup; none for another kind of keyboard or no keyboard."""
    rows = (markup or {}).get("inline_keyboard", [])
    if any("callback_data" not in button for row in rows for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")
    return [[Button(button["text"], button["callback_data"]) for button in row] for row in rows]
