"""What decides about deadlines knows no database and no clock: the time comes in as an argument."""

import ast
from pathlib import Path

import pytest

import scheduler
from tests.test_layers import IMPURE, imported

FOLDER = Path(scheduler.__file__).parent
PURE = ["period", "calendar", "rule", "ladder", "quiet", "reminding"]
IMPURE_HERE = IMPURE | {"models", "handlers", "bot", "reports", "threading"}


@pytest.mark.parametrize("name", PURE)
def test_it_imports_no_database_and_nothing_that_waits(name: str) -> None:
    assert not imported(FOLDER / f"{name}.py") & IMPURE_HERE


@pytest.mark.parametrize("name", PURE)
def test_of_the_scheduler_it_imports_only_what_is_pure_itself(name: str) -> None:
    tree = ast.parse((FOLDER / f"{name}.py").read_text())
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = {module.removeprefix("scheduler.") for module in modules if module.startswith("scheduler")}
    assert ours <= set(PURE)


@pytest.mark.parametrize("name", PURE)
def test_it_never_asks_what_time_it_is(name: str) -> None:
    tree = ast.parse((FOLDER / f"{name}.py").read_text())
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asked = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    assert not asked & {"now", "today", "utcnow", "time_ns", "monotonic"}
