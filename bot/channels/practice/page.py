"""The page itself and its style and script files, read once when the program starts."""

import hashlib
import html
import re
from pathlib import Path
from typing import NamedTuple

from aiohttp import web

from bot.channels.practice.refusal import RefusedError
from bot.channels.practice.texts import TEXTS, as_json
from locales.translator import Translator

FOLDER = Path(__file__).parent / "static"
PAGE = "index.html"
_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_HOLE = re.compile(r"\{\{([a-z_.]+)\}\}")


class Asset(NamedTuple):
    """One file as it is given out; the browser asks each time whether its tag is still right."""

    content: bytes
    kind: str
    tag: str


class Assets:
    """The files of the page, by name. There is no way from here to any other file."""

    def __init__(self, translate: Translator, folder: Path = FOLDER) -> None:
        self._assets = {path.name: _read(path) for path in sorted(folder.iterdir()) if path.suffix in _KINDS}
        self._assets[PAGE] = _asset(_filled(folder / PAGE, translate).encode(), ".html")

    def served(self, name: str, request: web.Request) -> web.Response:
        """The answer with a file, or that the browser has it already."""
        asset = self._assets.get(name)
        if asset is None:
            raise RefusedError(404, "not_found")
        headers = {"ETag": f'"{asset.tag}"', "Cache-Control": "no-cache"}
        if asset.tag in {tag.value for tag in request.if_none_match or ()}:
            return web.Response(status=304, headers=headers)
        return web.Response(body=asset.content, content_type=asset.kind, charset="utf-8", headers=headers)


def _read(path: Path) -> Asset:
    return _asset(path.read_bytes(), path.suffix)


def _asset(content: bytes, suffix: str) -> Asset:
    return Asset(content, _KINDS[suffix], hashlib.sha256(content).hexdigest()[:32])


def _filled(path: Path, translate: Translator) -> str:
    """The page with its texts: ``{{key}}`` is one of them, ``{{texts}}`` all as JSON."""

    def fill(hole: re.Match[str]) -> str:
        match hole[1]:
            case "texts":
                return as_json(translate)
            case "lang":
                return translate.locale
            case key:
                return html.escape(translate(TEXTS[key]))

    return _HOLE.sub(fill, path.read_text(encoding="utf-8"))
