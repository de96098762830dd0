"""From bytes somebody sent to the picture that is kept: looked at, decoded once, freed of its place.

What surrounds the pixels is not kept at all, except how they are to be turned and
coloured: a place does not only stand in EXIF's GPS part, but also in XMP, IPTC,
the maker's own notes and the second picture some phones append. The pixels
themselves are copied, not encoded anew: nothing is lost, it costs next to nothing,
and the same original always gives the same bytes, whatever version of Pillow is there.
"""

import io
import threading
import warnings
from typing import NamedTuple

from PIL import Image

from bot.photos import jpeg, png, webp
from bot.photos.not_a_photo import NotAPhotoError
from bot.photos.orientation import exif_with, orientation_of
from models.photo import LARGEST

MOST_PIXELS = 50_000_000  # assumption: four times a phone's usual photo; more is a trap or a scanner's poster
_BEGINNINGS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"RIFF": "image/webp",
}
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
KINDS = frozenset(ENDINGS)  # the media types of what is kept
_PILLOWS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_BARE = {"image/jpeg": jpeg.bare, "image/png": png.bare, "image/webp": webp.bare}

_DECODING = threading.Lock()  # 50 megapixels take 200 MB: never several of them at a time
# what Pillow thinks of somebody's EXIF is nothing for our log; and the size we measure for ourselves
warnings.filterwarnings("ignore", module=r"PIL\.")


class Picture(NamedTuple):
    """Bytes that are a picture and say nothing but the picture."""

    content: bytes
    mime: str


def prepared(content: bytes) -> Picture:
    """The picture as it is kept; preparing it again changes nothing. Raises NotAPhotoError."""
    mime = kind_of(content)
    exif = exif_with(_decoded(content, mime))
    return Picture(_BARE[mime](content, exif), mime)


def kind_of(content: bytes) -> str:
    """The picture's media type, told from its first bytes. Raises NotAPhotoError."""
    if len(content) > LARGEST:
        raise NotAPhotoError("too_large")
    for beginning, mime in _BEGINNINGS.items():
        if content.startswith(beginning) and (mime != "image/webp" or content[8:12] == b"WEBP"):
            return mime
    raise NotAPhotoError("not_a_photo")


def _decoded(content: bytes, mime: str) -> int:
    """Decode the picture to its end, to be sure that it can be; returns its orientation."""
    try:
        with _DECODING, Image.open(io.BytesIO(content), formats=(_PILLOWS[mime],)) as image:
            _check(image, mime)
            # an eighth of each side, for JPEG alone: reads all the bytes in half the time and little memory
            image.draft("RGB", (image.width // 8, image.height // 8))
            image.load()
            return orientation_of(image)
    except NotAPhotoError:
        raise
    except Image.DecompressionBombError:
        raise NotAPhotoError("too_many_pixels") from None
    except Exception:  # Pillow's readers raise whatever they stumble over
        raise NotAPhotoError("broken") from None


def _check(image: Image.Image, mime: str) -> None:
    """Look at what can be known before decoding. Raises NotAPhotoError."""
    if image.width * image.height > MOST_PIXELS:
        raise NotAPhotoError("too_many_pixels")
    if mime == "image/webp" and getattr(image, "is_animated", False):
        raise NotAPhotoError("not_a_photo")  # a sticker or a film
