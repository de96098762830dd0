"""The runtime lock holds every package that the program imports; a test machine has more than that."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def shipped_files() -> list[Path]:
    """The Python files that an installation of the program has, without those for tests."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    patterns = settings["tool"]["setuptools"]["packages"]["find"]["include"]
    folders = {pattern.rstrip("*") for pattern in patterns} - {"testing"}
    return [path for folder in sorted(folders) for path in (ROOT / folder).rglob("*.py")]


def imported_packages() -> set[str]:
    """The top-level names that the program imports from elsewhere than Python and itself."""
    names: set[str] = set()
    for path in shipped_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    own = {path.name for path in ROOT.iterdir() if path.is_dir()}
    return names - own - set(sys.stdlib_module_names)


def test_whatever_the_program_imports_is_in_the_runtime_lock() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    providers = importlib.metadata.packages_distributions()

    missing = {
        name
        for name in imported_packages()
        if locked.isdisjoint(provider.lower().replace("_", "-") for provider in providers.get(name, []))
    }
    assert missing == set(), "add it to the dependencies in pyproject.toml, then: make lock"


def test_no_lock_names_a_place_to_download_from() -> None:
    addresses = [
        line for lock in LOCKS for line in lock.read_text().splitlines() if "//" in line or "--find" in line
    ]
    assert addresses == []


def test_every_locked_package_has_a_hash() -> None:
    for lock in LOCKS:
        entries = re.split(r"\n(?=[a-z0-9])", lock.read_text().split("make lock\n", 1)[1])
        assert entries
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
