"""Reading the folder of a plan."""

from pathlib import Path
from typing import Any

from programme import yaml_text
from programme.budget_entries import AllocationEntry
from programme.check import check
from programme.duty_entries import DutyEntry
from programme.error import Fault, PlanError
from programme.fit import fit
from programme.marks import Marks, file_of
from programme.model_entries import ModelEntry
from programme.paper_entries import IssuingEntry
from programme.plan import (
    ActivityEntry,
    AgencyEntry,
    IndicatorEntry,
    PlaceEntry,
    Plan,
    ProgrammeEntry,
    TopicEntry,
)
from programme.rest_entries import QuietHoursEntry, RestDayEntry
from programme.sample_entries import CadreEntry, HouseholdEntry, PersonEntry
from programme.standard_entries import StandardEntry
from programme.year_entries import YearEntry


def read_plan(folder: Path) -> Plan:
    """The plan in this folder, complete and checked.

    Raises PlanError with the file, the line and the reason for the first thing that is wrong.
    """
    lines: dict[str, int] = {}
    marks = Marks(lines)

    def part(noun: str, model: Any) -> Any:
        return fit(noun, yaml_text.read(noun, _content(folder, noun), lines), model, marks)

    def optional(noun: str, model: Any, absent: Any = ()) -> Any:
        return part(noun, model) if (folder / file_of(noun)).exists() else absent

    plan = Plan(
        plan=part("plan", ProgrammeEntry),
        places=part("places", tuple[PlaceEntry, ...]),
        agencies=part("agencies", tuple[AgencyEntry, ...]),
        activities=part("activities", tuple[ActivityEntry, ...]),
        indicators=part("indicators", tuple[IndicatorEntry, ...]),
        topics=part("topics", tuple[TopicEntry, ...]),
        people=optional("people", tuple[PersonEntry, ...]),
        standards=optional("standards", tuple[StandardEntry, ...]),
        households=optional("households", tuple[HouseholdEntry, ...]),
        models=optional("models", tuple[ModelEntry, ...]),
        cadres=optional("cadres", tuple[CadreEntry, ...]),
        duties=optional("duties", tuple[DutyEntry, ...], absent=None),
        rest_days=optional("rest_days", tuple[RestDayEntry, ...], absent=None),
        quiet_hours=optional("quiet_hours", tuple[QuietHoursEntry, ...], absent=None),
        papers=optional("papers", tuple[IssuingEntry, ...], absent=None),
        budgets=optional("budgets", tuple[AllocationEntry, ...], absent=None),
        sample_budgets=optional("sample_budgets", tuple[AllocationEntry, ...]),
        sample_year=optional("sample_year", tuple[YearEntry, ...]),
        marks=marks,
    )
    check(plan)
    return plan


def _content(folder: Path, noun: str) -> bytes:
    try:
        return (folder / file_of(noun)).read_bytes()
    except OSError as error:
        reason = f"this file of the plan could not be read ({error.strerror}), check the folder"
        raise PlanError(Fault.missing_file, file_of(noun), 0, reason) from error
