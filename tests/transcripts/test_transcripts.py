"""Every conversation in this folder is held again, word for word.

``pytest tests/transcripts --bless`` writes down what is said now; read the
difference before you commit it.
"""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from models.database import Database
from testing.talk import Clock, inbox
from testing.transcript import play, read_head
from testing.world import World

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_is_held_as_written(
    path: Path, sqlite_world: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    script = path.read_text().splitlines()
    at = datetime.fromisoformat(read_head(script).at)
    copy = tmp_path / "world.db"
    shutil.copyfile(sqlite_world, copy)
    database = Database(f"sqlite:///{copy}")
    try:
        world = World(database, inbox(database, Clock(at)), at)
        said = await play(script, world)
    finally:
        database.close()
    if request.config.getoption("--bless"):
        path.write_text(said)
    assert said == path.read_text()
