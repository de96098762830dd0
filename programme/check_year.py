"""What must hold for a sample year: its places and duties exist, each row fits its columns.

Whether the forms take the answers is seen when the year is filled in (``tinap demo``).
"""

from collections.abc import Iterable

from programme.error import Fault
from programme.plan import Plan
from programme.sample_year import PLACE, rows
from programme.year_entries import YearEntry


def check_year(plan: Plan) -> None:
    """Raise PlanError at the first entry that nobody could have reported.

    Where the plan's duties have ended, or stand in the database only, their entries mean nothing.
    """
    places = {one.code for one in plan.places}
    duties = {one.code: one for one in plan.duties or ()}
    for i, entry in enumerate(plan.sample_year):
        path = f"sample_year[{i}]"
        _kind(plan, path, entry)
        if entry.duty is not None and duties and entry.duty not in duties:
            reason = f"the duty {entry.duty} is not in duties.yaml"
            raise plan.marks.error(Fault.bad_value, f"{path}.duty", reason)
        if entry.nil and duties and not duties[entry.duty or ""].nil:
            reason = f"“không phát sinh” is no answer to {entry.duty}"
            raise plan.marks.error(Fault.bad_value, f"{path}.nil", reason)
        _places(plan, path, (*entry.nil, *entry.accepted_after), places)
        _rows(plan, path, entry, places)


def _kind(plan: Plan, path: str, entry: YearEntry) -> None:
    kinds = [bool(entry.form), bool(entry.nil), bool(entry.accepted_after)]
    if sum(kinds) != 1 or (entry.nil and entry.duty is None):
        reason = "an entry has a form with columns and rows, a duty with nil, or accepted_after"
        raise plan.marks.error(Fault.missing_key, path, reason)
    if entry.form and PLACE not in entry.columns:
        raise plan.marks.error(Fault.missing_key, f"{path}.columns", f"the column {PLACE} is missing here")


def _rows(plan: Plan, path: str, entry: YearEntry, places: set[str]) -> None:
    every = [
        *((f"{path}.rows[{j}]", (), (one,)) for j, one in enumerate(entry.rows)),
        *((f"{path}.returned[{j}].row", (one,), ()) for j, one in enumerate(entry.returned)),
    ]
    for where, returned, written in every:
        alone = YearEntry(
            duty=entry.duty, by=entry.by, columns=entry.columns, rows=written, returned=returned
        )
        try:
            found = list(rows(alone))
        except ValueError as error:
            raise plan.marks.error(Fault.bad_value, where, str(error)) from None
        _places(plan, where, [row.place for row in found], places)
        _senders(plan, where, [row.by for row in found], places)


def _places(plan: Plan, path: str, codes: Iterable[str], places: set[str]) -> None:
    for code in codes:
        if code not in places:
            reason = f"the place {code} is not in places.yaml"
            raise plan.marks.error(Fault.unknown_place, path, reason)


def _senders(plan: Plan, path: str, codes: Iterable[str], places: set[str]) -> None:
    agencies = {one.agency for one in plan.people if one.agency}
    for code in codes:
        if code not in places and code not in agencies:
            reason = f"{code} is neither in places.yaml nor the agency of somebody in people.yaml"
            raise plan.marks.error(Fault.unknown_place, path, reason)
