"""The methods by which a bot shows people something."""

from collections.abc import Awaitable, Callable
from typing import Any

from testing.zalo.chat import Chat, Message
from testing.zalo.description import units
from testing.zalo.fetching import Fetching
from testing.zalo.quota import Quota
from testing.zalo.refusal import bad_request
from testing.zalo.world import World

Values = dict[str, Any]


class Sending:
    """Each of these methods by its name, over one world."""

    def __init__(self, world: World, fetching: Fetching, quota: Quota) -> None:
        self._world = world
        self._fetching = fetching
        self._quota = quota
        self._methods: dict[str, Callable[[Values], Awaitable[Message]]] = {
            "sendMessage": self._message,
            "sendPhoto": self._photo,
            "sendSticker": self._sticker,
            "sendVoice": self._voice,
        }

    async def call(self, name: str, values: Values) -> Any:
        """Do it; returns the result, None where there is none. Raises RefusalError."""
        chat = self._chat(values)
        if name == "sendChatAction":
            return None
        self._quota.admit()
        message = await self._methods[name](values)
        chat.messages.append(message)
        self._quota.spent += 1
        return {"message_id": message.message_id, "date": message.date}

    def _chat(self, values: Values) -> Chat:
        chat = self._world.chats.get(values["chat_id"])
        if chat is None or not chat.begun:
            raise bad_request("chat not found")
        return chat

    def _said(self, **fields: Any) -> Message:
        return Message(*self._world.new_message(), by_bot=True, **fields)

    async def _message(self, values: Values) -> Message:
        length = units(values["text"])
        if any(style["start"] + style["len"] > length for style in values.get("text_styles", [])):
            raise bad_request("text_styles: beyond the end of the text")
        return self._said(text=values["text"])

    async def _photo(self, values: Values) -> Message:
        content = await self._fetching.fetch(values["photo"])
        return self._said(
            text=values.get("caption", ""), kind="photo", photo=content, photo_url=values["photo"]
        )

    async def _sticker(self, values: Values) -> Message:
        return self._said(kind="sticker")

    async def _voice(self, values: Values) -> Message:
        return self._said(kind="voice")
