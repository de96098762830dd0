"""Write the next migration from what changed in the models: ``make migration m="add deadlines"``."""

import sys
import tempfile
from pathlib import Path

from migrations import alembic_commands
from migrations.migrate import revisions, upgrade


def main(message: str) -> None:
    """Compare the models with a database made by the present migrations, and write the difference."""
    number = f"{len(revisions()) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'head.db'}"
        upgrade(url)
        alembic_commands.write_revision(url, number, message)


if __name__ == "__main__":
    main(sys.argv[1])
