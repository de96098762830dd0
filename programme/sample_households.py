"""Sample households for practice: made up, and seen only by the sample people of their hamlet and above.

One is recognised by its hamlet and number; what practice has changed about it since is left as is.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models import household, recognition
from models.household import Household, made_code
from models.place import Place
from programme.plan import Plan
from programme.sample_entries import HouseholdEntry

_SAID = ("number", "head", "members", "birth_year", "alias")
_TRAITS = ("woman_headed", "ethnic_minority", "merit", "disabled")


def load_households(session: Session, plan: Plan, now: datetime) -> int:
    """Add the sample households that are not there yet and return how many; the caller commits.

    Their places must have been loaded before.
    """
    known = set(session.exec(select(Household.code).where(col(Household.sample).is_(True))))
    new = [entry for entry in plan.households if made_code(entry.place, entry.number) not in known]
    for entry in new:
        _add(session, entry, now)
    return len(new)


def _add(session: Session, entry: HouseholdEntry, now: datetime) -> None:
    place = session.get_one(Place, entry.place)
    values = {name: getattr(entry, name) for name in (*_SAID, *_TRAITS)}
    added = household.add(session, place.code, place.path, **values, sample=True, at=now)
    for one in entry.decisions:
        recognition.recognise(session, added, one.household_class.value, one.decision, one.decided_on, at=now)
