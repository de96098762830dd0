"""The world the month begins in, the same on every channel: the plan, a register, nobody but the invited.

What is owed does not depend on the day: training and the progress of models, once, today.
"""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, delete, select, update

from bot import data_folder
from handlers.codes import code_hash, new_code
from models import invite
from models.cadre import Cadre
from models.duty import Duty
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.person import Person, Role
from models.quiet_hours import QuietHours
from scheduler.quiet import VIETNAM
from testing.program import Program
from tests.end_to_end.kept import opened

HEAD, OFFICER, COORDINATOR = "Trần Thị Kín", "Ngô Văn Kẽm", "Lâm Thị Kẽ"
_INVITED = {
    HEAD: (Role.hamlet_head, "bai-nha-a"),
    OFFICER: (Role.commune_officer, "lai-son"),
    COORDINATOR: (Role.coordinator, "kien-hai"),
}
_WEEK = timedelta(days=7)


def today() -> date:
    """The present day where the hamlets are."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def prepare(program: Program, template: Path, *, practice: bool) -> dict[str, str]:
    """Give a program its database, made from one with the sample plan; the codes by the people's names.

    In ``practice`` everybody and everything is a sample, which nothing else can see.
    """
    program.data.mkdir(parents=True)
    shutil.copyfile(template, program.data / "tinap.db")
    key = data_folder.signing_key(program.data)
    with opened(program.database_url) as session:
        _only_todays_duties(session)
        _no_quiet_hours(session)
        _only_the_invited(session, practice=practice)
        return {person.name: _code(session, key, person) for person in session.exec(select(Person)).all()}


def _only_todays_duties(session: Session) -> None:
    session.execute(update(Duty).values(ends_on=today() - timedelta(days=400)))
    session.add_all([_owed("today-1", "training"), _owed("today-2", "model_progress")])


def _owed(code: str, form: str) -> Duty:
    day = today()
    return Duty(
        code=code,
        form=form,
        owed_by="hamlet",
        role=Role.hamlet_head,
        period="once",
        first_on=day - _WEEK,
        last_on=day,
        due_on=day,
        rest_day="keep",
        starts_on=day,
        created_at=datetime.now(UTC),
    )


def _no_quiet_hours(session: Session) -> None:
    """What is told to people is told at once, whatever the time of day."""
    session.execute(delete(QuietHours))
    session.add_all(QuietHours(role=role, begins="00:00", ends="00:00") for role in Role)


def _only_the_invited(session: Session, *, practice: bool) -> None:
    session.execute(delete(Person))
    for table in (Household, LivelihoodModel, Cadre):
        session.execute(update(table).values(sample=practice))
    for name, (role, place) in _INVITED.items():
        added = Person(name=name, role=role, place_code=place, sample=practice, created_at=datetime.now(UTC))
        session.add(added)
        session.flush()


def _code(session: Session, key: bytes, person: Person) -> str:
    code = new_code()
    invite.add(session, person.id or 0, code_hash(key, code), datetime.now(UTC), _WEEK)
    return code
