"""What the database knows of a plan and the files no longer hold.

It is only reported. A place or an activity may have reports, so it is never
deleted: a place ends by ``valid_to`` and ``successor``, not by leaving the file.
Only a duty ends by leaving it, and is kept too (see ``programme/load_duties.py``).
"""

from collections.abc import Sequence

from sqlmodel import Session, select

from models.place import Place
from models.poverty_standard import PovertyStandard
from models.programme import Activity, Agency, Indicator
from programme.load_duties import vanished_duties
from programme.load_rest import vanished_roles
from programme.plan import Plan
from programme.result import Entry


def missing(session: Session, plan: Plan) -> list[Entry]:
    """Everything stored under this plan that its files do not hold any more."""
    return [
        *_places(session.exec(select(Place)).all(), {e.code for e in plan.places}),
        *_of_programme(session, Agency, plan.plan.code, {e.code for e in plan.agencies}),
        *_of_programme(session, Activity, plan.plan.code, {e.code for e in plan.activities}),
        *_of_programme(session, Indicator, plan.plan.code, {e.code for e in plan.indicators}),
        *_standards(session, {e.code for e in plan.standards}),
        *(Entry("duty", code) for code in vanished_duties(session, plan)),
        *(Entry("quiet_hours", role) for role in vanished_roles(session, plan)),
    ]


def _places(stored: Sequence[Place], held: set[str]) -> list[Entry]:
    """Places above or below those of the plan; others belong to a programme somewhere else."""
    lines = {p.code: set(p.path.strip("/").split("/")) for p in stored}
    above = set().union(*(line for code, line in lines.items() if code in held))
    return [
        Entry("place", code)
        for code, line in lines.items()
        if code not in held and (code in above or line & held)
    ]


def _standards(session: Session, held: set[str]) -> list[Entry]:
    """Standards are shared; a plan without any has nothing to say about them."""
    stored = session.exec(select(PovertyStandard.code).order_by(PovertyStandard.code)).all()
    return [Entry("poverty_standard", code) for code in stored if held and code not in held]


def _of_programme(
    session: Session,
    table: type[Agency | Activity | Indicator],
    programme_code: str,
    held: set[str],
) -> list[Entry]:
    query = select(table.code).where(table.programme_code == programme_code).order_by(table.code)
    return [Entry(str(table.__tablename__), code) for code in session.exec(query) if code not in held]
