"""The house's rule about imports: they run one way, and forms stay pure."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "locales": set(),
    "models": {"locales"},
    "forms": {"locales"},
    "programme": {"models", "locales"},
    "reports": {"scheduler", "models", "locales"},
    "scheduler": {"models", "locales"},
    "handlers": {"forms", "reports", "scheduler", "programme", "models", "locales"},
    "migrations": {"models"},
    "bot": {
        "handlers",
        "forms",
        "reports",
        "scheduler",
        "programme",
        "models",
        "locales",
        "migrations",
    },
}
OURS = {*BELOW, "testing", "tests", "benchmarks"}
IMPURE = {"sqlalchemy", "sqlmodel", "aiogram", "telegram", "aiohttp", "asyncio", "time", "random", "secrets"}


def imported(path: Path) -> set[str]:
    """The top-level packages a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("layer", BELOW)
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / layer).rglob("*.py")
        for name in imported(path) & OURS
        if name != layer and name not in BELOW[layer]
    }
    assert not wrong


def test_forms_know_no_database_no_clock_and_no_channel() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "forms").rglob("*.py")
        for name in imported(path) & IMPURE
    }
    assert not wrong


def test_forms_never_ask_what_time_it_is() -> None:
    asking = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "forms").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
        if not _is_the_facts_day(node)
    }
    assert not asking


def _is_the_facts_day(node: ast.Attribute) -> bool:
    """``facts.today`` is given from outside; ``date.today`` would be a clock."""
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name not in {"date", "datetime"}


def test_aiogram_stays_inside_the_telegram_channel() -> None:
    outside = {
        str(path.relative_to(ROOT))
        for layer in BELOW
        for path in (ROOT / layer).rglob("*.py")
        if "aiogram" in imported(path) and "channels/telegram" not in str(path)
    }
    assert not outside


def test_python_telegram_bot_stays_inside_the_courier_which_does_without_aiogram() -> None:
    """Aiogram takes seconds to import, and a program that only delivers pays for none of it."""
    outside = {
        str(path.relative_to(ROOT))
        for layer in BELOW
        for path in (ROOT / layer).rglob("*.py")
        if "telegram" in imported(path) and "bot/courier" not in str(path)
    }
    assert not outside
    loading = "import sys, bot.courier.telegram, bot.courier.practice, bot.courier.courier"
    python = [sys.executable, "-c", f"{loading}; print(*sys.modules)"]
    modules = subprocess.run(python, cwd=ROOT, capture_output=True, check=True).stdout
    assert b"telegram.ext" in modules
    assert b"aiogram" not in modules


def test_what_makes_files_is_loaded_only_when_a_file_is_made() -> None:
    """Together they take seconds and a hundred megabytes, in every process that only answers and delivers."""
    loading = "import sys, bot.app, bot.commands.import_people"
    python = [sys.executable, "-c", f"{loading}; print(*sys.modules, sep='\\n')"]
    modules = subprocess.run(python, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split()
    assert "handlers.errand_kinds" in modules
    assert not {"matplotlib", "numpy", "docx", "xlsxwriter", "openpyxl"} & set(modules)
