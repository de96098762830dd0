"""The folder of documents: each file is kept once, whole, under the hash of its bytes."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from bot.documents import DocumentFolder, NotADocumentError
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
