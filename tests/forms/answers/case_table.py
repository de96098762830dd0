"""The tables in ``cases/``: what a careful clerk would take, read back or ask about.

A line is kind, today, typed text and expected JSON, with tabs between. ``# labels:`` gives
the answers to choose from for the lines below it. Groups of a head count that are 0 are left out.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from forms.answers.by_kind import Asked

FOLDER = Path(__file__).parent / "cases"
_LABELS = "# labels:"


class Case(NamedTuple):
    """One line of a table."""

    kind: str
    typed: str
    asked: Asked
    expected: dict[str, Any]
    where: str


def cases() -> list[Case]:
    """All lines of all tables."""
    return [case for path in sorted(FOLDER.glob("*.tsv")) for case in _in(path)]


def _in(path: Path) -> list[Case]:
    found: list[Case] = []
    labels: tuple[str, ...] = ()
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if line.startswith(_LABELS):
            labels = tuple(label.strip() for label in line.removeprefix(_LABELS).split(";"))
        if not line or line.startswith("#"):
            continue
        kind, today, typed, expected = line.split("\t")
        asked = Asked(date.fromisoformat(today), labels)
        found.append(Case(kind, typed, asked, json.loads(expected), f"{path.name}:{number}"))
    return found


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer as the tables write it: without the question's words and without groups of 0."""
    return {key: _without_zeros(value) for key, value in answer.items() if key != "ask"}


def _without_zeros(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_zeros(one) for one in value]
    if isinstance(value, dict) and "people" in value:
        return {group: count for group, count in value.items() if count}
    return value
