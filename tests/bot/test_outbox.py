"""The outbox: where files are made, and which photos may be put into them."""

from pathlib import Path

from bot.outbox import Outbox
from bot.photos import PhotoFolder
from testing.practice.page import PNG


def test_a_photo_that_is_kept_here_can_be_put_into_a_file(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path / "photos")
    kept = photos.save(PNG)

    found = Outbox(tmp_path / "outbox", photos).picture(kept.sha256, kept.mime)

    assert found is not None
    assert Path(found).read_bytes()
    assert Outbox(tmp_path / "outbox", photos).picture("0" * 64, kept.mime) is None
    assert Outbox(tmp_path / "outbox").picture(kept.sha256, kept.mime) is None


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    file = Outbox(tmp_path).new("../../etc/bao-cao.docx", "application/octet-stream")
    assert Path(file.path).resolve().is_relative_to(tmp_path.resolve())
