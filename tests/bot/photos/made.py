"""Pictures made for a test: of each kind, with a place in every corner where one may hide."""

import io
import struct
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo

XMP = b"<x:xmpmeta><exif:GPSLatitude>9,48.5N</exif:GPSLatitude></x:xmpmeta>"
PLACE_WORDS = (b"GPSLatitude", b"Hon Tre", b"Photoshop 3.0")
KINDS = ("JPEG", "PNG", "WEBP")


def picture(kind: str = "JPEG", number: int = 0, **options: object) -> bytes:
    """A small picture; another number is another picture."""
    image = Image.new("RGB", (48, 32), (number % 256, number // 256, 90))
    image.paste((200, 30, 30), (0, 0, 24, 16))
    return written(image, kind, **options)


def located(kind: str = "JPEG", orientation: int = 6) -> bytes:
    """A picture that says where it was taken: in EXIF, in XMP, in words, in IPTC, after its end."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "Hon Tre"
    exif.get_ifd(0x8825).update({1: "N", 2: (9.0, 48.0, 30.0), 3: "E", 4: (104.0, 35.0, 0.0)})
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Location", "Hon Tre")
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return picture(kind, exif=exif, pnginfo=words) + b"Hon Tre"
    made = picture(kind, exif=exif, xmp=XMP, comment="Hon Tre")
    if kind == "JPEG":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x0c\x1c\x02\x5a\0\x07Hon Tre"
        made = made[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + made[2:]
    return made + b"Hon Tre"


def bomb(side: int = 20_000) -> bytes:
    """A few bytes of PNG that say they are a picture of this many pixels on each side."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def film() -> bytes:
    """A moving WebP, as stickers are."""
    frames = [Image.new("RGB", (16, 16), (shade, 0, 0)) for shade in (0, 200)]
    return written(frames[0], "WEBP", save_all=True, append_images=frames[1:])


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image's file."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    """The picture in these bytes, decoded."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
