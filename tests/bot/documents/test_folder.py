"""The folder of documents: each file is kept once, whole, under the hash of its bytes."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bot.documents import FORGOTTEN_AFTER, DocumentFolder, NotADocumentError
from testing.documents import document

WORKBOOK = document("a.xlsx")


def test_the_same_file_is_kept_once_whoever_sends_it_under_whatever_name(tmp_path: Path) -> None:
    folder = DocumentFolder(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        kept = list(threads.map(folder.save, [f"{number}.xlsx" for number in range(12)], [WORKBOOK] * 12))
    assert {one.sha256 for one in kept} == {sha256(WORKBOOK).hexdigest()}
    assert [one.file.name for one in kept] == [f"{number}.xlsx" for number in range(12)]
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path.read_bytes() == WORKBOOK
    assert path == Path(kept[0].file.path) == folder.find(kept[0].sha256, kept[0].file.mime)
    assert not path.stat().st_mode & 0o111, "nothing that can be run"


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NotADocumentError):
        DocumentFolder(tmp_path).save("a.xlsx", WORKBOOK[:-30])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mime", ["application/pdf", "text/html", "image/jpeg"])
def test_what_is_not_there_is_not_found(tmp_path: Path, mime: str) -> None:
    assert DocumentFolder(tmp_path).find("0" * 64, mime) is None


NOW = datetime.now(UTC)  # the clock of the disk


def sent_at(folder: DocumentFolder, name: str, at: datetime) -> Path:
    """A document that was sent then."""
    path = Path(folder.save(name, document(name)).file.path)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def test_a_list_of_people_is_not_kept_for_ever(tmp_path: Path) -> None:
    folder = DocumentFolder(tmp_path)
    old = sent_at(folder, "can-bo.csv", NOW - FORGOTTEN_AFTER - timedelta(hours=1))
    fresh = sent_at(folder, "moi.xlsx", NOW - FORGOTTEN_AFTER + timedelta(hours=1))
    announced = sent_at(folder, "thong-bao.pdf", NOW - timedelta(days=400))

    folder.forget(folder.old(NOW), NOW, but={announced.name.partition(".")[0]})

    assert [path.exists() for path in (old, fresh, announced)] == [False, True, True]


def test_an_old_file_that_is_sent_anew_is_kept_from_then_on(tmp_path: Path) -> None:
    folder = DocumentFolder(tmp_path)
    path = sent_at(folder, "can-bo.csv", NOW - timedelta(days=400))
    found = folder.old(NOW)
    folder.save("can-bo.csv", path.read_bytes())  # between looking and forgetting
    folder.forget(found, NOW, but=())
    assert path.exists()


def test_of_a_link_only_the_link_goes(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text("not ours")
    inside = tmp_path / "documents" / "ab"
    inside.mkdir(parents=True)
    (inside / "abc.csv").symlink_to(elsewhere)
    os.utime(inside / "abc.csv", (0, 0), follow_symlinks=False)

    folder = DocumentFolder(tmp_path / "documents")
    folder.forget(folder.old(NOW), NOW, but=())

    assert list(inside.iterdir()) == []
    assert elsewhere.exists()
