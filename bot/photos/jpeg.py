"""A JPEG without anything but its pixels and their colours (ITU T.81, annex B)."""

import re

from bot.photos.not_a_photo import NotAPhotoError

_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")  # that begins a segment; between scans, or after one
_SCAN, _END = 0xDA, 0xD9
_APPLICATION = range(0xE0, 0xFF)  # APP0 to APP15, the reserved ones and the comment
_ABOUT_COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


def bare(content: bytes, exif: bytes) -> bytes:
    """The same picture with this EXIF in place of its own, comments, thumbnails and whatever follows it.

    Raises NotAPhotoError.
    """
    parts = [b"\xff\xd8", _segment(0xE1, b"Exif\0\0" + exif) if exif else b""]
    at, scanned = 2, False
    while (found := _MARKER.search(content, at)) is not None:
        if scanned:
            parts.append(content[at : found.start()])
        marker, begin = content[found.end() - 1], found.end()
        if marker == _END:
            return b"".join([*parts, b"\xff\xd9"])
        at = begin + int.from_bytes(content[begin : begin + 2])
        if at < begin + 2:
            break
        body = content[begin + 2 : at]
        if marker not in _APPLICATION or _is_about_colours(marker, body):
            parts.append(_segment(marker, body))
        scanned = marker == _SCAN
    raise NotAPhotoError("broken")


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body


def _is_about_colours(marker: int, body: bytes) -> bool:
    return marker in _ABOUT_COLOURS and body.startswith(_ABOUT_COLOURS[marker])
