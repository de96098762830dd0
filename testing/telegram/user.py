"""A person with a phone: writes, taps and sends pictures, and looks at what the bot made of it."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from testing.pictures import jpeg
from testing.telegram.chat import Chat, Message, photo_size
from testing.telegram.pending import lane_of
from testing.telegram.requests import Upload
from testing.telegram.world import BOT, World

_albums = count(1)


class User:
    """One person in a private chat with the bot; each act returns the update's id."""

    def __init__(self, world: World, user_id: int, first_name: str) -> None:
        self._world = world
        self.id = user_id
        person = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        self.chat = world.chats.setdefault(user_id, Chat(person))
        self._seen = self.chat.changes

    async def says(self, text: str) -> int | None:
        """Type a text."""
        return await self._sends({"text": text}, text=text)

    async def edits(self, text: str, earlier: str = "") -> int | None:
        """Change the newest typed message with these words, or simply the newest."""
        message = self._newest(earlier, by_bot=False)
        message.text, message.edited = text, True
        return await self._acts("edited_message", self._signed(message) | {"edit_date": 1_790_000_000})

    async def replies_to(self, words: str, text: str, *, own: bool = False, part: str = "") -> int | None:
        """Type a text as a reply to the newest message with these words, or to a part of it."""
        earlier = self._newest(words, by_bot=not own)
        quote = {"quote": {"text": part, "position": earlier.text.index(part)}} if part else {}
        return await self._sends({"reply_to_message": self._signed(earlier), **quote}, text=text)

    async def taps(self, label_or_data: str) -> int | None:
        """Tap the newest button with this label or data."""
        for message in reversed(self.chat.messages):
            for button in (button for row in message.rows for button in row):
                if label_or_data in (button.label, button.data):
                    return await self.forges(button.data, message)
        there = [label for message in self.chat.messages for label in message.buttons]
        raise AssertionError(f"no button {label_or_data!r} in this chat, only {there}")

    async def forges(self, data: str, message: Message | None = None) -> int | None:
        """A tap with any data, on a message or on one that is gone."""
        query_id = f"tap-{next(self._world.message_ids)}"
        self._world.spinning.add(query_id)
        query = {"id": query_id, "from": self.chat.user, "chat_instance": "1", "data": data}
        if message is not None:
            query["message"] = self.chat.as_json(message)
        return await self._acts("callback_query", query)

    async def sends_photos(
        self, number: int = 1, caption: str = "", content: bytes | Sequence[bytes] = b""
    ) -> list[int | None]:
        """Send pictures, more than one as an album, the caption on the first; ``content`` of all or each."""
        album = {"media_group_id": f"album-{next(_albums)}"} if number > 1 else {}
        sent = []
        for position in range(number):
            given = content if isinstance(content, bytes) else content[position]
            picture = given or jpeg(next(self._world.file_ids))
            file_id = self._world.keep(Upload("photo.jpg", picture))
            sizes = [photo_size(f"small-{file_id}", 90, 67), photo_size(file_id)]
            words = {"caption": caption} if caption and not position else {}
            sent.append(await self._sends({"photo": sizes, **album, **words}, photos=[file_id]))
        return sent

    async def sends_file(
        self, name: str, mime: str, content: bytes = b"made up", caption: str = ""
    ) -> int | None:
        """Send a file as a file; the claimed type is the phone's, whatever is in it."""
        file_id = self._world.keep(Upload(name, content), "Document")
        document: dict[str, Any] = {
            "file_id": file_id,
            "file_unique_id": f"q{file_id}",
            "file_name": name,
            "mime_type": mime,
        }
        document["file_size"] = len(content)
        words = {"caption": caption} if caption else {}
        return await self._sends({"document": document, **words}, document=name)

    async def sends(self, **content: Any) -> int | None:
        """Send anything else, by the fields of a Message of the Bot API."""
        return await self._sends(content)

    async def blocks(self) -> int | None:
        """Block the bot."""
        self.chat.blocked = True
        return await self._membership("member", "kicked")

    async def unblocks(self) -> int | None:
        """Let the bot in again."""
        self.chat.blocked = False
        return await self._membership("kicked", "member")

    def sees(self) -> list[Message]:
        """The whole chat, from top to bottom."""
        return list(self.chat.messages)

    def sees_last(self) -> Message:
        """The bot's newest message."""
        return [message for message in self.chat.messages if message.by_bot][-1]

    async def waits_for_reply(self) -> Message:
        """Until the bot has acknowledged what this person did and changed the chat since; its newest message.

        Raises TimeoutError when nothing comes.
        """
        await self._world.until(lambda: self.chat.changes > self._seen and not self._unconfirmed())
        self._seen = self.chat.changes
        return self.sees_last()

    async def hears(self, words: str) -> Message:
        """Until the bot says something with these words, asked or not; that message.

        Raises TimeoutError when it does not.
        """
        await self._world.until(lambda: self._heard(words) is not None)
        self._seen = self.chat.changes
        heard = self._heard(words)
        assert heard is not None
        return heard

    def _heard(self, words: str) -> Message | None:
        said = (message for message in reversed(self.chat.messages) if message.by_bot)
        return next((message for message in said if words in (message.text or "")), None)

    def _unconfirmed(self) -> bool:
        return any(update.chat_id == self.id for update in self._world.pending.values())

    async def _sends(self, body: dict[str, Any], **shown: Any) -> int | None:
        self.chat.begun = True
        message = Message(next(self._world.message_ids), by_bot=False, **shown)
        self.chat.add(message)
        return await self._acts("message", self.chat.as_json(message) | {"from": self.chat.user} | body)

    def _newest(self, words: str, *, by_bot: bool) -> Message:
        for message in reversed(self.chat.messages):
            if message.by_bot == by_bot and message.text and words in message.text:
                return message
        raise AssertionError(f"no message says {words!r} in this chat")

    def _signed(self, message: Message) -> dict[str, Any]:
        return self.chat.as_json(message) | {"from": BOT if message.by_bot else self.chat.user}

    async def _membership(self, old: str, new: str) -> int | None:
        states = {
            "old_chat_member": {"status": old, "user": BOT, "until_date": 0},
            "new_chat_member": {"status": new, "user": BOT, "until_date": 0},
        }
        chat = {"id": self.id, "type": "private", "first_name": self.chat.user["first_name"]}
        body = {"chat": chat, "from": self.chat.user, "date": 1_790_000_000, **states}
        return await self._acts("my_chat_member", body)

    async def _acts(self, kind: str, body: dict[str, Any]) -> int | None:
        self._seen = self.chat.changes
        return await self._world.happens(kind, body, self.id, lane_of(kind, self.id))
