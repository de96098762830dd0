"""A country for benchmarks: hamlets with a head and a chat each, three monthly duties, and a history."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import String as SqlString
from sqlalchemy import cast, insert, literal
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col

from models.chat import Chat
from models.conversation import Conversation
from models.duty import Duty
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.notice import Notice
from models.person import Person, Role
from models.place import Place
from models.programme import Activity, Programme
from models.reminder import Reminder
from models.report import Report, ReportStatus
from scheduler.planning import KIND, key

TODAY = date(2026, 11, 5)  # Thursday: what all three duties ask about October is due
DUE_ON = {"training": {}, "model_progress": {"needs": "models"}, "review_closing": {"needs": "households"}}
PERIOD = "2026-10"
EVER = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = {7: date(2026, 10, 27), 3: date(2026, 11, 2), 1: date(2026, 11, 4)}  # said before today
HOUSEHOLDS = 5  # looked after in each hamlet
HAMLETS, COMMUNES, DISTRICTS = 10, 12, 20  # in each commune, district and province
_CHUNK = 10_000


def fill(session: Session, hamlets: int) -> None:
    """Put it all in; half of the hamlets have reported on October's training, none anything else."""
    places(session, hamlets)
    session.add(Programme(code="ct", name="Giảm nghèo", first_year=2021, last_year=2030))
    session.flush()
    session.add(Activity(code="DA2", programme_code="ct", kind="project", name="", short_name=""))
    for form, needs in DUE_ON.items():
        session.add(_duty(form, **needs))
    session.flush()
    people(session)
    _registers(session)
    for month in range(4, 10):
        _reports(session, date(2026, month, 12), every=1)
    _reports(session, date(2026, 10, 12), every=2)
    for step, day in STEPS.items():
        _reminders(session, step, day)


def places(session: Session, hamlets: int, districts: int = DISTRICTS) -> None:
    """Provinces of so many districts each, down to so many hamlets in all."""
    waiting: list[Mapping[str, Any]] = []
    for row in _tree(hamlets, districts):
        waiting.append(row)
        if len(waiting) == _CHUNK:
            session.execute(insert(Place), waiting)
            waiting = []
    session.execute(insert(Place), waiting)


def _tree(hamlets: int, districts: int) -> Iterator[Mapping[str, Any]]:
    """Provinces, districts, communes and hamlets, each before what lies in it."""
    levels = (
        ("province", "t", HAMLETS * COMMUNES * districts),
        ("district", "h", HAMLETS * COMMUNES),
        ("commune", "x", HAMLETS),
        ("hamlet", "a", 1),
    )
    for number in range(hamlets):
        path, above = "", None
        for kind, letter, size in levels:
            code = f"{letter}{number // size:06d}"
            path += f"{code}/"
            if number % size == 0:
                yield {"code": code, "kind": kind, "parent_code": above, "path": path, "position": number}
            above = code


def _duty(form: str, needs: str = "") -> Duty:
    return Duty(
        code=form,
        form=form,
        owed_by="hamlet",
        role=Role.hamlet_head,
        needs=needs,
        period="month",
        due_month=1,
        due_day=5,
        starts_on=date(2026, 4, 1),
        created_at=EVER,
    )


def people(session: Session) -> None:
    """A head for each hamlet and an officer for each commune, with a chat each."""
    place: Any = col(Place.code).label("place_code")
    for kind, role in (("hamlet", Role.hamlet_head), ("commune", Role.commune_officer)):
        found: Any = sql_select(place).where(col(Place.kind) == kind).order_by(place)
        _from(session, Person, found, name="Người mẫu", role=role.value, created_at=EVER)
    person: Any = sql_select(col(Person.id).label("person_id")).order_by(col(Person.id))
    _from(session, Conversation, person, state="")
    address = cast(col(Conversation.person_id), SqlString).label("address")
    chat: Any = sql_select(col(Conversation.id).label("conversation_id"), address)
    _from(session, Chat, chat, channel="telegram", linked_at=EVER)


def _registers(session: Session) -> None:
    """A model at work and some households in each hamlet."""
    where: Any = (col(Place.code).label("place_code"), col(Place.path).label("place_path"))
    hamlets = sql_select(*where, col(Place.code).label("code")).where(col(Place.kind) == "hamlet")
    model = {"name": "Nuôi cá", "activity_code": "DA2", "kind": "aquaculture", "starts_on": date(2026, 1, 1)}
    _from(session, LivelihoodModel, hamlets, **model, added_at=EVER)
    for number in range(HOUSEHOLDS):
        code = (col(Place.code) + f"-{number}").label("code")
        households = sql_select(*where, code).where(col(Place.kind) == "hamlet")
        known = {"number": number, "head": "Hộ mẫu", "head_key": "ho mau", "recognised_class": "near_poor"}
        _from(session, Household, households, **known, added_at=EVER)


def _reports(session: Session, day: date, every: int) -> None:
    """A report on training on a day from every so manieth head."""
    found: Any = (
        sql_select(
            col(Person.id).label("reporter_id"),
            col(Place.code).label("place_code"),
            col(Place.path).label("place_path"),
        )
        .join(Place, col(Place.code) == col(Person.place_code))
        .where(col(Person.role) == Role.hamlet_head, col(Person.id) % every == 0)
    )
    sent = {"status": ReportStatus.sent.value, "answers": "{}", "sent_at": EVER, "changed_at": EVER}
    _from(session, Report, found, form="training", form_version=1, version=1, happened_on=day, **sent)


def _reminders(session: Session, step: int, day: date) -> None:
    """What every head was reminded of on a day."""
    prefix, suffix = key(0, day).split("0", 1)
    made = literal(prefix) + cast(col(Person.id), SqlString) + literal(suffix)
    heads: Any = sql_select(col(Person.id).label("person_id"), made.label("key"))
    said = {"text": "", "kind": KIND, "created_at": EVER, "sent_at": EVER, "failures": 0, "unsure": 0}
    _from(session, Notice, heads.where(col(Person.role) == Role.hamlet_head), **said)
    about: Any = (
        sql_select(
            col(Notice.id).label("notice_id"),
            col(Notice.person_id).label("person_id"),
            col(Person.place_code).label("place_code"),
            col(Duty.id).label("duty_id"),
        )
        .join(Person, col(Person.id) == col(Notice.person_id))
        .join(Duty, literal(value=True))
        .where(col(Notice.key).endswith(day.isoformat()))
    )
    _from(session, Reminder, about, period=PERIOD, step=step, due_on=TODAY)


def _from(session: Session, table: type[SQLModel], found: Any, **same: Any) -> None:
    """Put in a row for each that is found, with these values the same in all; the rest by default."""
    rows: Any = getattr(table, "__table__")  # noqa: B009  # SQLModel does not declare it
    values = {**_defaults(table), **same}
    taken = [column.name for column in found.selected_columns]
    added = {name: value for name, value in values.items() if name not in taken}
    columns = [literal(value, rows.c[name].type).label(name) for name, value in added.items()]
    session.execute(insert(rows).from_select([*taken, *added], found.add_columns(*columns)))


def _defaults(table: type[SQLModel]) -> dict[str, Any]:
    """What a new row of this class has where nothing else is said."""
    fields = table.model_fields.items()
    return {name: field.default for name, field in fields if not field.is_required() and name != "id"}
