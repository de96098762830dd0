"""The folder of photos: each picture is kept once, whole, under the hash of what is kept."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from bot.photos import NotAPhotoError, PhotoFolder, PhotoStore
from tests.bot.photos.made import KINDS, PLACE_WORDS, located, opened, picture


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_on_the_disk_says_no_place_and_is_found_by_its_hash(tmp_path: Path, kind: str) -> None:
    store: PhotoStore = PhotoFolder(tmp_path)
    digest, mime = store.save(located(kind))
    path = store.find(digest, mime)
    assert path is not None
    on_disk = path.read_bytes()
    assert sha256(on_disk).hexdigest() == digest
    assert not [word for word in PLACE_WORDS if word in on_disk]
    assert not opened(on_disk).getexif().get_ifd(0x8825)
    assert opened(on_disk).getexif()[0x0112] == 6


def test_the_same_picture_has_the_same_hash_and_is_kept_once(tmp_path: Path) -> None:
    store = PhotoFolder(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        kept = set(threads.map(store.save, [located()] * 12))
    assert len(kept) == 1
    assert kept != {store.save(picture(number=1))}
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NotAPhotoError, match="broken"):
        PhotoFolder(tmp_path).save(picture()[:-40])
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    assert PhotoFolder(tmp_path).find("0" * 64, "image/jpeg") is None
    assert PhotoFolder(tmp_path).find("0" * 64, "image/heic") is None
