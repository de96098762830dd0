"""A person with a phone: writes and sends pictures, and looks at what the bot made of it."""

from collections.abc import Sequence
from typing import Any

from testing.pictures import jpeg
from testing.zalo.chat import Kind, Message
from testing.zalo.event import Event
from testing.zalo.photos import Link, Photos
from testing.zalo.world import World


def zalo_id(number: int) -> str:
    """The id of somebody whom tests know by a number: 20 hexadecimal digits."""
    return f"6ede9afa66b8{number:08x}"


class User:
    """One person in a private chat with the bot.

    Each act returns the id of the message, or None when the person is one too many for the bot.
    """

    def __init__(self, world: World, photos: Photos, user_id: str, display_name: str) -> None:
        self._world = world
        self._photos = photos
        self.id = user_id
        self.person = {"id": user_id, "display_name": display_name, "is_bot": False}
        self.chat = world.chat(user_id)
        self._seen = len(self.chat.by_bot())
        self._last: Event | None = None

    async def says(self, text: str, *, group: str = "") -> str | None:
        """Type a text, in the chat with the bot or in the group with this id."""
        return await self._sends("text", {"text": text}, text=text, group=group)

    async def sends_photos(
        self,
        pictures: int | bytes | Sequence[bytes] = 1,
        caption: str = "",
        *,
        expired: int = 0,
        slow: bool = False,
        size: int = 0,
    ) -> list[str | None]:
        """Send pictures, so many or these, each a message of its own, with the caption on the first.

        Their links may be ``expired``, which is a status, answer only after ``photos.release()`` when
        ``slow``, or have at least ``size`` bytes.
        """
        sent = []
        for position, content in enumerate(self._pictures(pictures)):
            words = "" if position else caption
            url = self._photos.keep(Link(content, expired or 200, slow, size))
            fields = {"text": "", "photo": url, "caption": words}
            sent.append(await self._sends("photo", fields, text=words, photo=content, photo_url=url))
        return sent

    async def sends_sticker(self) -> str | None:
        """Send a sticker."""
        content = {"sticker": "bfe458bf64fa8da4d4eb", "url": "https://zalo-api.zadn.vn/sticker.png"}
        return await self._sends("sticker", content)

    async def sends_voice(self) -> str | None:
        """Send a voice message."""
        return await self._sends("voice", {"voice_url": f"{self._photos.url}/voice/1.aac"})

    async def sends_unsupported(self) -> str | None:
        """Send a file, a place, a contact: the bot hears only that there was something."""
        return await self._sends("unsupported", {})

    async def again(self) -> str:
        """Zalo tells the bot once more of what this person did last, with the same message id."""
        assert self._last is not None, "nothing was done yet"
        await self._world.deliver(self._last)
        return self._last.message_id

    def sees(self) -> list[Message]:
        """The whole chat, from top to bottom."""
        return list(self.chat.messages)

    def sees_last(self) -> Message:
        """The bot's newest message."""
        return self.chat.by_bot()[-1]

    def answers(self) -> list[Message]:
        """What the bot said since this person did something last."""
        said: list[Message] = []
        for message in reversed(self.chat.messages):
            if not message.by_bot:
                break
            said.insert(0, message)
        return said

    async def waits_for_reply(self, count: int = 1, *, seconds: float = 10) -> Message:
        """Until so many messages came from the bot since this person acted, or waited, last; the newest.

        The bot has also been told of everything this person did. Raises TimeoutError when it does not
        happen within so many ``seconds``.
        """
        enough = self._seen + count
        await self._world.until(lambda: len(self.chat.by_bot()) >= enough and not self._untold(), seconds)
        self._seen = len(self.chat.by_bot())
        return self.sees_last()

    async def hears(self, words: str) -> Message:
        """Until the bot says something with these words, asked or not; that message.

        Raises TimeoutError when it does not.
        """
        await self._world.until(lambda: self._heard(words) is not None)
        self._seen = len(self.chat.by_bot())
        heard = self._heard(words)
        assert heard is not None
        return heard

    def _heard(self, words: str) -> Message | None:
        return next((message for message in reversed(self.chat.by_bot()) if words in message.text), None)

    def _untold(self) -> bool:
        return any(event.sender["id"] == self.id and event.owed for event in self._world.events)

    def _pictures(self, pictures: int | bytes | Sequence[bytes]) -> list[bytes]:
        if isinstance(pictures, int):
            first = len(self._photos.links) + 1
            return [jpeg(first + number) for number in range(pictures)]
        return [pictures] if isinstance(pictures, bytes) else list(pictures)

    async def _sends(
        self, kind: Kind, content: dict[str, Any], *, group: str = "", **shown: Any
    ) -> str | None:
        message_id, date = self._world.new_message()
        chat = self._world.chat(group or self.id)
        chat.messages.append(Message(message_id, date, by_bot=False, kind=kind, **shown))
        self._seen = len(self.chat.by_bot())
        name = f"message.{'image' if kind == 'photo' else kind}.received"
        where = {"id": chat.chat_id, "chat_type": "GROUP" if group else "PRIVATE"}
        self._last = Event(name, message_id, date, self.person, where, content)
        return message_id if await self._world.happens(self._last) else None
