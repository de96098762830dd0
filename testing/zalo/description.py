"""The methods and their parameters, and the check of a call against them.

The real server may overlook a parameter it does not know; here it is refused,
for it is a slip.
"""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from yarl import URL

from testing.zalo.refusal import RefusalError, bad_request

LONGEST_TEXT = 2000  # UTF-16 code units, of a text and of a caption


class Parameter(NamedTuple):
    """How a parameter is read (which raises ValueError), and whether it has to be there."""

    read: Callable[[Any], Any]
    required: bool = True


def read_call(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters as values of their types. Raises RefusalError: 404 for the method, 400 for the rest."""
    described = METHODS.get(method)
    if described is None:
        raise RefusalError(404, "Not Found")
    for name in given.keys() - described.keys():
        raise bad_request(f"{method} has no {name}")
    for name, parameter in described.items():
        if parameter.required and name not in given:
            raise bad_request(f"{method} needs {name}")
    return {name: _read(f"{method}.{name}", described[name], value) for name, value in given.items()}


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _read(name: str, parameter: Parameter, value: Any) -> Any:
    try:
        return parameter.read(value)
    except ValueError as error:
        raise bad_request(f"{name}: {error}") from error


def _string(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a string that is not empty")
    return value


def _text(value: Any) -> str:
    text = _string(value)
    if not text.strip():
        raise ValueError("must not be blank")
    if units(text) > LONGEST_TEXT:
        raise ValueError(f"{units(text)} characters are more than {LONGEST_TEXT}")
    return text


def _secret(value: Any) -> str:
    secret = _string(value)
    if not 8 <= len(secret) <= 256:
        raise ValueError("must have 8 to 256 characters")
    return secret


def _url(value: Any) -> str:
    url = URL(_string(value))
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("must be an address with http or https")
    return str(value)


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("must be a number")
    seconds = float(value)
    if not 0 <= seconds < float("inf"):
        raise ValueError("must be a number of seconds")
    return seconds


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError(f"must be {' or '.join(words)}")
        return str(value)

    return read


def _styles(value: Any) -> list[dict[str, Any]]:
    styles = json.loads(value) if isinstance(value, str) else value
    if not isinstance(styles, list) or not all(_is_style(style) for style in styles):
        raise ValueError("must be a list of {start, len, st}")
    return styles


def _is_style(style: Any) -> bool:
    if not isinstance(style, dict) or style.keys() != {"start", "len", "st"}:
        return False
    spans = (style["start"], style["len"])
    numbers = all(isinstance(n, int) and not isinstance(n, bool) for n in spans)
    names = style["st"]
    named = isinstance(names, list) and names and all(isinstance(name, str) for name in names)
    return bool(numbers and spans[0] >= 0 and spans[1] > 0 and named)


_CHAT = {"chat_id": Parameter(_string)}
METHODS: dict[str, dict[str, Parameter]] = {
    "getMe": {},
    "getUpdates": {"timeout": Parameter(_seconds, required=False)},
    "setWebhook": {"url": Parameter(_url), "secret_token": Parameter(_secret)},
    "getWebhookInfo": {},
    "deleteWebhook": {},
    "sendMessage": {
        **_CHAT,
        "text": Parameter(_text),
        "parse_mode": Parameter(_one_of("markdown", "html"), required=False),
        "text_styles": Parameter(_styles, required=False),
    },
    "sendPhoto": {**_CHAT, "photo": Parameter(_url), "caption": Parameter(_text, required=False)},
    "sendSticker": {**_CHAT, "sticker": Parameter(_string)},
    "sendVoice": {**_CHAT, "voice_url": Parameter(_url)},
    "sendChatAction": {**_CHAT, "action": Parameter(_one_of("typing", "upload_photo"))},
}
