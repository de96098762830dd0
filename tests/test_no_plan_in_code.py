"""Programmes end and places change, so no code knows one: what a plan names stands in its files alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from locales.folding import fold
from programme import SAMPLE
from programme.plan import Plan
from programme.read import read_plan

ROOT = Path(__file__).parent.parent
LAYERS = ("bot", "handlers", "forms", "models", "reports", "scheduler", "locales")
COMMON = {"ubnd xã", "nhcsxh"}  # agencies of the plan by what everybody calls theirs
NUMBERED = re.compile(r"(?i)((ấp|ap) )?\d+")  # hamlets called "Ấp 1" are everywhere


def test_no_text_in_code_names_a_thing_of_the_sample_plan() -> None:
    named = _names(read_plan(SAMPLE))
    found = [f"{at}: {name}" for at, text in _texts() for name in named.findall(text.lower())]
    assert found == []


@pytest.mark.parametrize(
    "text", ["Đặc khu Kiên Hải", "kien-hai/lai-son/", "xa lai son", "DA3.1", "of CT09 and CT10", "tap-huan"]
)
def test_such_texts_would_be_found(text: str) -> None:
    assert _names(read_plan(SAMPLE)).search(text.lower())


@pytest.mark.parametrize("text", ["tập huấn", "CT", "Dự án", "hạn nộp", "ấp 1", "chuyen-tu-an-son-ve"])
def test_everyday_words_are_no_names(text: str) -> None:
    assert not _names(read_plan(SAMPLE)).search(text.lower())


def _names(plan: Plan) -> re.Pattern[str]:
    """Every code and name of a plan, places' without accents, too."""
    codes = [
        one.code
        for entries in (plan.places, plan.agencies, plan.activities, plan.indicators, plan.duties or ())
        for one in entries
    ]
    places = [name.name for place in plan.places for name in place.names]
    places += [name.partition(" ")[2] for name in places]  # "Lại Sơn" of "Xã Lại Sơn"
    agencies = [name for one in plan.agencies for name in (one.name, one.short_name)]
    activities = [name for one in plan.activities for name in (one.name, one.short_name)]
    names = {plan.plan.code, *codes, *places, *map(fold, places), *agencies, *activities}
    words = {name.lower() for name in names if not NUMBERED.fullmatch(name)} - COMMON
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _texts() -> Iterator[tuple[str, str]]:
    """Every text in the code but docstrings, with where it stands."""
    for path in (path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(one) for one in _docstrings(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def _docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                yield first.value
