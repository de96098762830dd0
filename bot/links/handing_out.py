"""Handing out a file: under the name it has for people, and so that nobody on the way keeps it."""

import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.documents import kind_named
from bot.photos.picture import ENDINGS

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_PICTURES = {ending: mime for mime, ending in ENDINGS.items()}
# a picture opened by itself stands on a page of the browser's own, which has a style
_CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]")


class Unremembered(web.FileResponse):
    """A file without the marks by which a cache would know it again."""

    @property
    def etag(self) -> None:
        """None, whatever it is set to."""

    @etag.setter
    def etag(self, value: Any) -> None:
        pass

    @property
    def last_modified(self) -> None:
        """None, whatever it is set to."""

    @last_modified.setter
    def last_modified(self, value: Any) -> None:
        pass


def handed_out(path: Path, name: str, mime: str) -> web.StreamResponse:
    """The answer with a file's bytes; pictures are to be looked at, everything else is to be kept."""
    response = Unremembered(path)
    response.content_type = mime
    kind = "inline" if mime in ENDINGS else "attachment"
    # RFC 6266: a Vietnamese name as UTF-8, and a plain one for browsers inside other apps
    names = f"filename=\"{_plain(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = f"{kind}; {names}"
    response.headers["Content-Security-Policy"] = _CONTENT_POLICY
    return response


def mime_of(name: str) -> str:
    """What a file that was made is, by the ending of its name."""
    picture, kind = _PICTURES.get(Path(name).suffix.lower()), kind_named(name)
    return picture or (kind.mime if kind else "application/octet-stream")


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.translate(_D_WITH_STROKE))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub("_", bare)
