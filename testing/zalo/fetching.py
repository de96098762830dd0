"""Zalo fetches the picture of a sendPhoto itself, from the address it was given."""

import io
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from testing.zalo.caller import Caller
from testing.zalo.refusal import bad_request


class Fetched(NamedTuple):
    """A picture that was asked for, and what came."""

    url: str
    status: int  # 0: nothing came
    headers: dict[str, str]  # by names in small letters
    content: bytes


class Fetching:
    """GETs pictures and remembers each attempt."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self.fetched: list[Fetched] = []

    async def fetch(self, url: str) -> bytes:
        """The picture. Raises RefusalError when there is none."""
        self._caller.require_allowed("photo", url)
        answer = await self._caller.call("GET", url)
        self.fetched.append(Fetched(url, *answer))
        if answer.status != 200:
            raise bad_request(f"photo: the address answered {answer.status}")
        if not answer.headers.get("content-type", "").startswith("image/") or not _opens(answer.content):
            raise bad_request("photo: there is no picture at the address")
        return answer.content


def _opens(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError):
        return False
    return True
