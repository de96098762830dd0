"""Telegram's HTML: which tags it knows, and the text that is left when they are read."""

import re
from html import unescape

from testing.telegram.refusal import bad_request

_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote"}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?:\s[^<>]*)?>")


def plain(html: str) -> str:
    """The text as it is shown. Raises RefusalError for markup that Telegram would not take."""
    open_tags: list[str] = []
    for piece in re.finditer(r"<[^<>]*>?", html):
        tag = _TAG.fullmatch(piece[0])
        if tag is None or tag[2] not in _TAGS:
            raise bad_request(f"can't parse entities: unsupported start tag at character {piece.start()}")
        if not tag[1]:
            open_tags.append(tag[2])
        elif not open_tags or open_tags.pop() != tag[2]:
            raise bad_request(f"can't parse entities: unmatched end tag at character {piece.start()}")
    if open_tags:
        raise bad_request("can't parse entities: can't find end tag")
    return unescape(_TAG.sub("", html))
