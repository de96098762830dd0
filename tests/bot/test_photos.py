"""The folder of photos: pictures only, each kept once."""

from pathlib import Path

import pytest

from bot.photos import LARGEST, NotAPhotoError, PhotoStore

JPEG = b"\xff\xd8\xff" + b"picture"
WEBP = b"RIFF\x00\x00\x00\x00WEBPpicture"


@pytest.mark.parametrize(
    ("content", "mime"), [(JPEG, "image/jpeg"), (b"\x89PNG\r\n\x1a\nx", "image/png"), (WEBP, "image/webp")]
)
def test_a_picture_is_kept_under_its_hash(tmp_path: Path, content: bytes, mime: str) -> None:
    store = PhotoStore(tmp_path)
    sha256, kind = store.save(content)
    assert kind == mime
    assert store.path(sha256, mime).read_bytes() == content


def test_the_same_picture_is_kept_once(tmp_path: Path) -> None:
    store = PhotoStore(tmp_path)
    assert store.save(JPEG) == store.save(JPEG)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"RIFF\x00\x00\x00\x00WAVEx", b"%PDF-1.7"]
)
def test_anything_else_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotAPhotoError):
        PhotoStore(tmp_path).save(content)


def test_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPhotoError, match="too large"):
        PhotoStore(tmp_path).save(JPEG + bytes(LARGEST))
