"""A PNG without anything but its pixels and their colours (PNG 3rd edition, section 11)."""

import struct
import zlib

from bot.photos.not_a_photo import NotAPhotoError

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs".split()
)  # of a moving picture the first frame stays


def bare(content: bytes, exif: bytes) -> bytes:
    """The same picture with this EXIF in place of its own, texts, times and whatever follows it.

    Raises NotAPhotoError.
    """
    parts, at = [_SIGNATURE], len(_SIGNATURE)
    while at + 12 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if kind in _KEPT:
            parts.append(content[at:end])
        if kind == b"IHDR" and exif:
            parts.append(_chunk(b"eXIf", exif))
        if kind == b"IEND" and end <= len(content):
            return b"".join(parts)
        at = end
    raise NotAPhotoError("broken")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
