"""A WebP without anything but its pixels and their colours (RFC 9649, section 2)."""

import struct

_KEPT = (b"ICCP", b"ALPH", b"VP8 ", b"VP8L")
_HAS_EXIF, _HAS_XMP = 0x08, 0x04  # in the first byte of VP8X


def bare(content: bytes, exif: bytes) -> bytes:
    """The same picture with this EXIF in place of its own, XMP, unknown chunks and whatever follows it."""
    parts, at = [], 12
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        kind, size = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + size]
        if kind == b"VP8X":
            flags = body[0] & ~_HAS_EXIF & ~_HAS_XMP | (_HAS_EXIF if exif else 0)
            parts.append(_chunk(kind, bytes([flags]) + body[1:]))
        elif kind in _KEPT:
            parts.append(_chunk(kind, body))
        at += 8 + size + size % 2
    if exif:
        parts.append(_chunk(b"EXIF", exif))
    whole = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
