"""Every conversation in this folder is held again, word for word.

``pytest tests/transcripts --bless`` writes down what is said now; read the
difference before you commit it.
"""

import shutil
from pathlib import Path

import pytest

from models.database import Database
from testing.transcript import play

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_is_held_as_written(
    path: Path, sqlite_world: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    copy = tmp_path / "world.db"
    shutil.copyfile(sqlite_world, copy)
    database = Database(f"sqlite:///{copy}")
    try:
        said = await play(path.read_text().splitlines(), database)
    finally:
        database.close()
    if request.config.getoption("--bless"):
        path.write_text(said)
    assert said == path.read_text()
