"""Loading the budget register: just what the file says; a plan without it changes nothing."""

from sqlmodel import Session, col, select

from models.budget import BudgetAllocation
from programme.budget_entries import AllocationEntry
from programme.plan import Plan
from programme.result import Entry
from programme.upsert import Upsert

Key = tuple[int, str, str, str | None, str | None]


def load_budgets(session: Session, plan: Plan, upsert: Upsert) -> None:
    """Make the programme's real register that of the file, in its order."""
    if plan.budgets is None:
        return
    code = plan.plan.code
    wanted = [_row(code, one, sample=False) for one in plan.budgets]
    upsert.replace(Entry("programme", code), "budgets", _stored(session, code, sample=False), wanted)


def load_sample_budgets(session: Session, plan: Plan) -> int:
    """Add the made-up amounts that are not there yet, for practice, and return how many; the caller
    commits.
    """
    code = plan.plan.code
    known = {_key(one) for one in _stored(session, code, sample=True)}
    rows = [_row(code, one, sample=True) for one in plan.sample_budgets]
    new = [row for row in rows if _key(row) not in known]
    session.add_all(new)
    session.flush()
    return len(new)


def _stored(session: Session, programme_code: str, *, sample: bool) -> list[BudgetAllocation]:
    query = (
        select(BudgetAllocation)
        .where(BudgetAllocation.programme_code == programme_code)
        .where(col(BudgetAllocation.sample) == sample)
        .order_by(col(BudgetAllocation.id))
    )
    return list(session.exec(query))


def _key(row: BudgetAllocation) -> Key:
    return row.year, row.activity_code, row.source, row.place_code, row.agency_code


def _row(programme_code: str, one: AllocationEntry, *, sample: bool) -> BudgetAllocation:
    return BudgetAllocation(
        programme_code=programme_code,
        year=one.year,
        activity_code=one.activity,
        source=one.money,
        place_code=one.place,
        agency_code=one.agency,
        amount=int(one.amount),
        document=one.document,
        sample=sample,
    )
