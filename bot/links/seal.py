"""The seal on a link: everything it grants and a signature, as letters that may stand in an address.

Nothing about a link is kept anywhere, so every copy of the program that has the signing key can
open it. Nobody without the key can make one, or change a single letter of one.
"""

import base64
import hmac
import re
from hashlib import sha256

import msgspec

from bot.links.grant import Grant

_SIGNATURE = 16  # bytes: 128 bits
_STANDING = 6  # bytes
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24,400}")


class Seal:
    """Seals and opens with a key derived from the program's own."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.new(key, b"signed links", sha256).digest()

    def sealed(self, grant: Grant) -> str:
        """The grant as the last part of an address."""
        content = msgspec.msgpack.encode(grant)
        return _written(content + self._signature(content))

    def opened(self, token: str) -> Grant | None:
        """What a token grants, whether or not its time is over; None for what was not made here."""
        if not _TOKEN.fullmatch(token):
            return None
        try:
            whole = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except ValueError:  # a letter too many
            return None
        content, signature = whole[:-_SIGNATURE], whole[-_SIGNATURE:]
        if not hmac.compare_digest(signature, self._signature(content)):
            return None
        if not hmac.compare_digest(token, _written(whole)):  # other letters for the same bytes
            return None
        grant: Grant = msgspec.msgpack.decode(content, type=Grant)
        return grant

    def standing(self, person: int, role: str, place: str, agency: str = "") -> bytes:
        """A few bytes that are others when a person has another role, place or agency; they tell none."""
        said = ":".join(("standing", str(person), role, place, *([agency] if agency else [])))
        return hmac.new(self._key, said.encode(), sha256).digest()[:_STANDING]

    def _signature(self, content: bytes) -> bytes:
        return hmac.new(self._key, b"link:" + content, sha256).digest()[:_SIGNATURE]


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
