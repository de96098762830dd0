"""A program whose database is made already: made ready once for each kind of practice, then copied."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from bot.commands import opened
from bot.settings import Settings

Practice = Literal["on", "off"]
Ready = Callable[[Practice], Settings]


@pytest.fixture(scope="session")
def ready_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Practice], Path]:
    """Data folders with the sample plan, and with its people where there is practice; only copied from."""

    @cache
    def made(practice: Practice) -> Path:
        chosen = Settings(data_dir=tmp_path_factory.mktemp("ready") / "data", practice=practice)
        opened.ready(chosen)
        return chosen.data_dir

    return made


@pytest.fixture
def ready(
    ready_folder: Callable[[Practice], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ready]:
    """Makes the program of this test, as ``opened.ready`` leaves it."""

    def make(practice: Practice) -> Settings:
        chosen = Settings(data_dir=tmp_path / "data", practice=practice)
        monkeypatch.setattr(opened, "settings", lambda: chosen)
        shutil.copytree(ready_folder(practice), chosen.data_dir)
        return chosen

    before = os.umask(0o077)
    yield make
    os.umask(before)
