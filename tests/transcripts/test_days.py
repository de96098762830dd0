"""Days of reminders, held again word for word with a moving clock; ``--bless`` writes down what is said."""

import shutil
from pathlib import Path

import pytest

from models.database import Database
from testing.passing_time import play_days

FILES = sorted((Path(__file__).parent / "days").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_pass_as_written(
    path: Path, sqlite_world: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    copy = tmp_path / "world.db"
    shutil.copyfile(sqlite_world, copy)
    database = Database(f"sqlite:///{copy}")
    try:
        said = await play_days(path.read_text().splitlines(), database)
    finally:
        database.close()
    if request.config.getoption("--bless"):
        path.write_text(said)
    assert said == path.read_text()
