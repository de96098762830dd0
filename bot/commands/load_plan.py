"""``tinap load-plan``: read a plan and bring the database in line with it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import now
from bot.commands import opened
from bot.trouble import OperatorError
from models.succession import Left, left_behind
from programme.error import PlanError
from programme.load import load
from programme.plan import Plan
from programme.read import read_plan
from programme.result import LoadResult
from reports.indicators.table import MEASURES
from scheduler.quiet import VIETNAM


def load_plan(
    folder: Annotated[Path, typer.Argument(help="The folder with the plan's YAML files.")],
) -> None:
    """Load a plan; a wrong file is refused with its line and the reason."""
    settings = opened.settings()
    opened.ready(settings, plan=False)
    try:
        plan = read_plan(folder)
        with opened.session(settings) as session:
            at = now()
            result = load(session, plan, at)
            left = left_behind(session, at.astimezone(VIETNAM).date())
    except PlanError as error:
        raise OperatorError(str(error)) from error
    _tell(result)
    for one in left:
        _tell_left(one)
    for code in unmeasured(plan):
        print(f"  no way of measuring yet: indicator {code}")


def unmeasured(plan: Plan) -> list[str]:
    """The indicators whose way of measuring Tin Ấp does not know, or that name none."""
    return [one.code for one in plan.indicators if one.measure not in MEASURES]


def _tell_left(one: Left) -> None:
    """What of a place that has ended waits for somebody to say where it belongs."""
    to = one.successor_code or "PLACE"
    if one.people:
        print(f"  {one.place_code} has ended, people there: {one.people}. `tinap person NUMBER --place {to}`")
    if one.households:
        print(
            f"  {one.place_code} has ended, households there: {one.households}. Load the new lists of them."
        )


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
