"""The data folder and the signing key."""

import stat
from pathlib import Path

import pytest

from bot import data_folder
from bot.trouble import OperatorError


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    key = data_folder.signing_key(tmp_path)
    assert len(key) == 32
    assert data_folder.signing_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OperatorError, match="TINAP_DATA_DIR"):
        data_folder.prepare(tmp_path / "file" / "data")


def test_a_damaged_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "signing.key").write_bytes(b"short")
    with pytest.raises(OperatorError, match="damaged"):
        data_folder.signing_key(tmp_path)
