"""Sample cadres for practice: made up, and seen only by the sample people there and above.

One is recognised by place, name and birth year; what practice has changed about it since is left as is.
"""

from datetime import datetime

from sqlmodel import Session

from models import cadre
from models.cadre import CadreRow
from programme.plan import Plan


def load_cadres(session: Session, plan: Plan, now: datetime) -> int:
    """Add the sample cadres that are not there yet and return how many; the caller commits.

    Their places must have been loaded before.
    """
    rows = [CadreRow(one.place, one.name, one.kind.value, birth_year=one.birth_year) for one in plan.cadres]
    new = [row for row in rows if cadre.match(session, row, sample=True) is None]
    for row in new:
        cadre.upsert(session, row, sample=True, at=now)
    return len(new)
