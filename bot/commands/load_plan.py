"""``tinap load-plan``: read a plan and bring the database in line with it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import now
from bot.commands import opened
from bot.trouble import OperatorError
from programme.error import PlanError
from programme.load import load
from programme.read import read_plan
from programme.result import LoadResult


def load_plan(
    folder: Annotated[Path, typer.Argument(help="The folder with the plan's YAML files.")],
) -> None:
    """Load a plan; a wrong file is refused with its line and the reason."""
    settings = opened.settings()
    opened.ready(settings, plan=False)
    try:
        plan = read_plan(folder)
        with opened.session(settings) as session:
            result = load(session, plan, now())
    except PlanError as error:
        raise OperatorError(str(error)) from error
    _tell(result)


def _tell(result: LoadResult) -> None:
    """What the load did, so that a slip in the plan is seen at once."""
    if result.nothing_new:
        print("The plan was loaded already: nothing is new.")
    print(f"Added: {len(result.added)}, changed: {len(result.changed)}.")
    for entry, columns in result.changed.items():
        print(f"  changed {entry.table} {entry.code}: {', '.join(columns)}")
    for warning in result.warnings:
        print(f"  look at this: {warning}")
    for entry in result.missing:
        print(f"  no longer in the plan, kept in the database: {entry.table} {entry.code}")
