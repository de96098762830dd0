"""Folders in memory: those of programs that were killed go, those in use stay."""

import subprocess
import sys
from pathlib import Path

import pytest

from testing import scratch


@pytest.fixture(autouse=True)
def _memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "MEMORY", tmp_path)
    monkeypatch.setattr(scratch, "ROOM", 0)


def test_a_folder_lasts_as_long_as_its_block(tmp_path: Path) -> None:
    with scratch.in_memory() as one, scratch.in_memory() as other:
        assert sorted(tmp_path.iterdir()) == sorted([one, other])
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_behind_is_removed_by_the_next(tmp_path: Path) -> None:
    killed = (
        "import os, pathlib; from testing import scratch;"
        f"scratch.MEMORY, scratch.ROOM = pathlib.Path({str(tmp_path)!r}), 0;"
        "block = scratch.in_memory(); block.__enter__(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", killed], check=False)
    assert len(list(tmp_path.iterdir())) == 1

    with scratch.in_memory() as home:
        assert list(tmp_path.iterdir()) == [home]


def test_where_there_is_no_room_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "ROOM", 1 << 60)
    with scratch.in_memory() as home:
        assert home.is_dir()
        assert home.parent != tmp_path
    assert not home.exists()
