"""How a picture is to be turned: the one thing that is kept of its EXIF."""

import struct

from PIL import Image

_TAG = 0x0112  # Orientation, a SHORT from 1 to 8 (EXIF 2.32, 4.6.4 A)
_UPRIGHT = 1


def orientation_of(image: Image.Image) -> int:
    """From 1 (upright) to 8; upright when the picture does not say, or says nonsense."""
    try:
        value = image.getexif().get(_TAG, _UPRIGHT)
    except Exception:  # unreadable EXIF is no reason to refuse a picture that opens
        return _UPRIGHT
    return value if isinstance(value, int) and 1 <= value <= 8 else _UPRIGHT


def exif_with(orientation: int) -> bytes:
    """The smallest EXIF (TIFF 6.0, one directory) that says so; empty for an upright picture."""
    if orientation == _UPRIGHT:
        return b""
    entry = struct.pack("<HHIHH", _TAG, 3, 1, orientation, 0)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
