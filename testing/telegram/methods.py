"""The methods that change what people see: sending, editing, answering taps, files, menus."""

import json
from collections.abc import Callable
from typing import Any

from testing.telegram.chat import Chat, Message, buttons, photo_size, shown
from testing.telegram.refusal import RefusalError, bad_request
from testing.telegram.requests import Upload
from testing.telegram.world import BOT, Kind, World

Values = dict[str, Any]
Files = dict[str, Upload]
_LARGEST_DOWNLOAD = 20 * 1024 * 1024  # bytes (Bot API, getFile)


class Methods:
    """Each method by its name, over one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._methods: dict[str, Callable[[Values, Files], Any]] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit,
            "answerCallbackQuery": self._answer_tap,
            "sendPhoto": self._send_photo,
            "sendMediaGroup": self._send_media_group,
            "sendDocument": self._send_document,
            "getFile": self._get_file,
            "setMyCommands": self._set_menu,
            "getMyCommands": self._get_menu,
        }

    def call(self, name: str, values: Values, files: Files) -> Any:
        """Do it; returns the result. Raises RefusalError."""
        return self._methods[name](values, files)

    def _chat(self, values: Values) -> Chat:
        chat = self._world.chats.get(int(values.get("chat_id", 0)))
        if chat is None or not chat.begun:
            raise bad_request("chat not found")
        if chat.blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _message(self, **fields: Any) -> Message:
        return Message(next(self._world.message_ids), by_bot=True, **fields)

    def _send_message(self, values: Values, files: Files) -> Any:
        chat = self._chat(values)
        text = shown(values["text"], values.get("parse_mode", ""))
        if not text:
            raise bad_request("message text is empty")
        rows = buttons(values.get("reply_markup"))
        message = self._message(text=text, html=values["text"], rows=rows)
        chat.add(message)
        return chat.as_json(message)

    def _edit(self, values: Values, files: Files) -> Any:
        chat = self._chat(values)
        mode = values.get("parse_mode", "")
        message = chat.edit(values["message_id"], values.get("text"), mode, values.get("reply_markup"))
        return chat.as_json(message)

    def _answer_tap(self, values: Values, files: Files) -> bool:
        if values["callback_query_id"] not in self._world.spinning:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self._world.spinning.discard(values["callback_query_id"])
        return True

    def _send_photo(self, values: Values, files: Files) -> Any:
        chat = self._chat(values)
        message = self._message(text=values.get("caption", ""), photos=[self._photo(values["photo"], files)])
        chat.add(message)
        return chat.as_json(message)

    def _send_media_group(self, values: Values, files: Files) -> Any:
        chat = self._chat(values)
        messages = [self._message(photos=[self._photo(item["media"], files)]) for item in values["media"]]
        for message in messages:
            chat.add(message)
        return [chat.as_json(message) for message in messages]

    def _send_document(self, values: Values, files: Files) -> Any:
        chat = self._chat(values)
        file_id = self._file(values["document"], files, "Document")
        name = self._world.files[file_id].name
        message = self._message(text=values.get("caption", ""), document=name, document_id=file_id)
        chat.add(message)
        return chat.as_json(message)

    def _photo(self, said: str, files: Files) -> str:
        return self._file(said, files, "Photo")

    def _file(self, said: str, files: Files, kind: Kind) -> str:
        """The id of a file given by id, which must be of this kind, or as an upload."""
        upload = files.get(said.removeprefix("attach://"))
        if upload is not None:
            return self._world.keep(upload, kind)
        if said not in self._world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if self._world.kinds[said] != kind:
            raise bad_request(f"can't use file of type {self._world.kinds[said]} as {kind}")
        return said

    def _get_file(self, values: Values, files: Files) -> Any:
        file_id = values["file_id"]
        if file_id not in self._world.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        size = len(self._world.files[file_id].content)
        if size > _LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**photo_size(file_id), "file_size": size, "file_path": f"files/{file_id}"}

    def _get_me(self, values: Values, files: Files) -> dict[str, Any]:
        return BOT

    def _get_menu(self, values: Values, files: Files) -> list[dict[str, Any]]:
        return self._world.menus.get(_scope(values), [])

    def _set_menu(self, values: Values, files: Files) -> bool:
        self._world.menus[_scope(values)] = values["commands"]
        return True


def _scope(values: Values) -> str:
    """The key of a menu: "default", or "chat 7"."""
    scope = values.get("scope") or {"type": "default"}
    scope = json.loads(scope) if isinstance(scope, str) else scope
    return f"{scope['type']} {scope['chat_id']}" if "chat_id" in scope else str(scope["type"])
