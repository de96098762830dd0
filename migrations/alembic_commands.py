"""Alembic, set up without a configuration file: the address comes from the program's settings."""

from pathlib import Path

from alembic import command
from alembic.config import Config

HERE = Path(__file__).parent


def upgrade(url: str, revision: str) -> None:
    """Run the migrations up to a revision."""
    command.upgrade(configured(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Undo the migrations down to a revision."""
    command.downgrade(configured(url), revision)


def write_revision(url: str, number: str, message: str) -> None:
    """Write the migration from the database at ``url``, which stands at head, to the present models."""
    command.revision(configured(url), message, autogenerate=True, rev_id=number)


def configured(url: str) -> Config:
    """What Alembic needs to know to work on the database at this address."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["url"] = url
    return config
