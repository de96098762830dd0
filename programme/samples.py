"""Sample people, households, models, cadres and budgets for practice: a world of its own, made up.

See ``models/person.py`` for what "sample" means. A sample person is recognised by
name and post; one who was changed or set inactive since is left as is.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.person import Person, Post
from programme.load_budgets import load_sample_budgets
from programme.plan import Plan
from programme.sample_cadres import load_cadres
from programme.sample_entries import PersonEntry
from programme.sample_households import load_households
from programme.sample_models import load_models

LOCALE = "vi"


def load_samples(session: Session, plan: Plan, now: datetime) -> int:
    """Add the samples that are not there yet and return how many people these are; the caller commits.

    Their places must have been loaded before.
    """
    load_households(session, plan, now)
    load_models(session, plan, now)
    load_cadres(session, plan, now)
    load_sample_budgets(session, plan)
    samples = session.exec(select(Person).where(col(Person.sample).is_(True)))
    known = {(one.name, one.post) for one in samples}
    new = [entry for entry in plan.people if (entry.name, _post(entry)) not in known]
    session.add_all(
        Person(
            name=entry.name,
            **_post(entry)._asdict(),
            locale=LOCALE,
            sample=True,
            noticed_at=now,  # nothing about a sample person is recorded that one must be told of
            created_at=now,
        )
        for entry in new
    )
    session.flush()
    return len(new)


def _post(entry: PersonEntry) -> Post:
    return Post(entry.place, entry.role.value, entry.agency)
