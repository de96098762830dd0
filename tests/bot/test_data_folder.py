"""The data folder and the signing key."""

import os
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot import data_folder
from bot.trouble import OperatorError


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    key = data_folder.signing_key(tmp_path)
    assert len(key) == 32
    assert data_folder.signing_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600


def test_whoever_is_killed_while_making_the_key_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(number: int) -> bytes:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(secrets, "token_bytes", killed)
        with pytest.raises(SystemExit):
            data_folder.signing_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert len(data_folder.signing_key(tmp_path)) == 32


def test_the_key_is_in_its_place_only_once_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int]] = []
    sync = os.fsync

    def look(number: int) -> None:
        seen.append(sorted(file.stat().st_size for file in tmp_path.glob("signing.key")))
        sync(number)

    monkeypatch.setattr(os, "fsync", look)
    data_folder.signing_key(tmp_path)
    assert seen == [[], [32]], "the file is synced before it has its name, the folder afterwards"
    assert [file.name for file in tmp_path.iterdir()] == ["signing.key"]


def test_copies_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as copies:
        keys = set(copies.map(data_folder.signing_key, [tmp_path] * 32))
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["signing.key"]


def test_a_folder_that_cannot_be_written_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OperatorError, match="TINAP_DATA_DIR"):
        data_folder.prepare(tmp_path / "file" / "data")


def test_a_damaged_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "signing.key").write_bytes(b"short")
    with pytest.raises(OperatorError, match="damaged"):
        data_folder.signing_key(tmp_path)
