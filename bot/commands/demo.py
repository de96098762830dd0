"""``tinap demo``: fill in a year of reports by the sample people, or take it out again."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot.clock import now
from bot.commands import opened
from bot.demo import conditions
from bot.demo.filling import fill
from bot.demo.removing import remove as take_out
from bot.trouble import OperatorError
from programme import SAMPLE
from programme.error import PlanError
from programme.plan import Plan
from programme.read import read_plan

HINT = "Practice only: sample people, sample figures. Real people see none of it, and nobody is told of it."


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder of the plan whose year it is.")] = SAMPLE,
    remove: Annotated[bool, typer.Option("--remove", help="Take it out again.")] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Although there are practice reports already, beside them.")
    ] = False,
) -> None:
    """Fill in a sample year: what the plan's sample people reported in the twelve months before today."""
    settings = opened.settings()
    opened.ready(settings)
    try:
        plan = None if remove else read_plan(folder)
        with opened.session(settings) as session:
            told = _fill(session, plan, anyway=anyway) if plan else _remove(session)
    except PlanError as error:
        raise OperatorError(str(error)) from error
    print(told)


def _fill(session: Session, plan: Plan, *, anyway: bool) -> str:
    if conditions.is_filled(session):
        return "A sample year is there already: nothing is new. `tinap demo --remove` takes it out."
    if not plan.sample_year:
        raise OperatorError("This plan has no sample_year.yaml, so there is no year to fill in.")
    if not conditions.is_loaded(session, plan):
        raise OperatorError(
            "This plan is not loaded with its sample people: set TINAP_PRACTICE=on, or begin with an empty "
            "TINAP_DATA_DIR."
        )
    if conditions.is_practised(session) and not anyway:
        raise OperatorError(
            "Somebody has practised here already, and their reports would stand among those of the year. "
            "Begin with an empty TINAP_DATA_DIR, or add --anyway."
        )
    filled = fill(session, plan, now())
    counted = f"{filled.reports} reports, {filled.nil_reports} times nothing to report"
    lines = [f"SAMPLE: a year was filled in: {counted}.", HINT, "`tinap demo --remove` takes it out."]
    return "\n".join([*lines, *(f"  left out: {one}" for one in filled.left_out)])


def _remove(session: Session) -> str:
    if not conditions.is_filled(session):
        return "There is no sample year here: nothing was taken out."
    removed = take_out(session, now())
    own = f", {removed.practised} of them practised on the year by yourselves" if removed.practised else ""
    return (
        f"The sample year was taken out: {removed.reports} reports{own}. "
        "All else that was practised stays, and the log of changes goes on."
    )
