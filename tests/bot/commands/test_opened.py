"""What every command begins with."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands import opened
from bot.settings import Settings


@pytest.fixture(autouse=True)
def others_may_read() -> Iterator[None]:
    """What new files allow on most machines: everybody may read them."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_nobody_else_on_the_machine_can_read_the_database(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    opened.ready(settings, plan=False)
    with opened.session(settings) as session:
        session.connection()
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert "tinap.db" in modes
    assert set(modes.values()) == {0o600}, modes
