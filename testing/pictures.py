"""Small pictures for tests that need some: real ones, because what does not open is refused."""

import io
from functools import lru_cache

from PIL import Image

_BITS = 24


@lru_cache(maxsize=256)
def jpeg(number: int = 0) -> bytes:
    """A JPEG of a few hundred bytes; another number is another picture."""
    row = bytes(255 * (number >> bit & 1) for bit in range(_BITS))
    target = io.BytesIO()
    Image.frombytes("L", (_BITS, 1), row).resize((8 * _BITS, 8), 0).save(target, "JPEG")
    return target.getvalue()
