"""A district of three hamlets in a real database: who reports there, what they answer, what they are told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, select

from models import conversation
from models.chat import Chat
from models.duty import Duty
from models.extension import Extension, ExtensionStatus
from models.household import Household
from models.livelihood_model import LivelihoodModel
from models.nil_report import NilReport
from models.person import Person, Role
from models.place import Place
from models.programme import Activity, Programme
from models.reminder import Reminder, Unreached
from models.report import Report
from scheduler import book, planning, writing
from scheduler.quiet import VIETNAM

EVER = datetime(2026, 1, 1, tzinfo=UTC)
REAL = planning.World(sample=False, channels=("telegram",))
PRACTICE = planning.World(sample=True)

_PLACES = (
    ("kien-hai", "district", None),
    ("lai-son", "commune", "kien-hai"),
    ("an-son", "commune", "kien-hai"),
    ("bai-nha", "hamlet", "lai-son"),
    ("bai-bac", "hamlet", "lai-son"),
    ("an-cu", "hamlet", "an-son"),
)
_PEOPLE = (
    ("Tư", Role.hamlet_head, "bai-nha"),
    ("Sáu", Role.hamlet_head, "bai-bac"),
    ("Kha", Role.hamlet_head, "an-cu"),
    ("Việt", Role.commune_officer, "lai-son"),
    ("Hà", Role.coordinator, "kien-hai"),
)


def _with_paths() -> Iterator[tuple[str, str, str | None, str]]:
    paths: dict[str | None, str] = {None: ""}
    for code, kind, parent in _PLACES:
        paths[code] = f"{paths[parent]}{code}/"
        yield code, kind, parent, paths[code]


class Said(NamedTuple):
    """One report somebody was reminded of."""

    who: str
    code: str
    period: str
    step: int
    due: date


def at(day: date, clock: str = "08:00") -> datetime:
    """A time of a day in Viet Nam, as an instant in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), VIETNAM).astimezone(UTC)


class Village:
    """What happens there, each thing committed by itself, as in the program."""

    def __init__(self, bind: Engine | Connection) -> None:
        """``bind`` is where it is, or a transaction there that undoes whatever happens."""
        self._bind = bind
        self._paths = {code: path for code, _kind, _parent, path in _with_paths()}

    def settle(self) -> None:
        """Put in the places, and their people with a chat each."""
        for code, kind, parent, path in _with_paths():
            self.add(Place(code=code, kind=kind, parent_code=parent, path=path))
        for name, role, place in _PEOPLE:
            self.person(name, role, place)

    def session(self) -> Session:
        """A session that may commit, even within a transaction that will be undone."""
        return Session(self._bind, join_transaction_mode="create_savepoint", expire_on_commit=False)

    def add(self, row: SQLModel) -> int:
        """Put a row in; its id, where it has one."""
        with self.session() as session:
            session.add(row)
            session.commit()
            return getattr(row, "id", None) or 0

    def change(self, row: type[SQLModel], where: Any, **values: Any) -> None:
        """Change the one row for which this is so."""
        with self.session() as session:
            found = session.exec(select(row).where(where)).one()
            found.sqlmodel_update(values)
            session.add(found)
            session.commit()

    def person(self, name: str, role: str, place: str, *, chat: bool = True, sample: bool = False) -> int:
        """Somebody new, with a chat or without one."""
        new = Person(name=name, role=role, place_code=place, sample=sample, created_at=EVER)
        person_id = self.add(new)
        if chat and not sample:
            self.chat(person_id)
        return person_id

    def chat(self, person_id: int, *, blocked: bool = False) -> None:
        """A Telegram chat of somebody's."""
        with self.session() as session:
            theirs = conversation.of_person(session, person_id)
            assert theirs.id is not None
            refused = EVER if blocked else None
            address = f"{person_id}-{'blocked' if blocked else 'open'}"
            session.add(
                Chat(channel="telegram", address=address, conversation_id=theirs.id, blocked_at=refused)
            )
            session.commit()

    def block(self, name: str) -> None:
        """Somebody blocks the bot."""
        self.change(Chat, Chat.address == f"{self._id(name)}-open", blocked_at=EVER)

    def change_person(self, name: str, **values: Any) -> None:
        """Somebody moves, or leaves."""
        self.change(Person, Person.name == name, **values)

    def duty(self, code: str = "training", **changes: Any) -> int:
        """A duty: by default the training of a month by each hamlet, due on the 5th of the next one."""
        usual = {
            "form": "training",
            "owed_by": "hamlet",
            "role": Role.hamlet_head,
            "period": "month",
            "due_month": 1,
            "due_day": 5,
            "starts_on": date(2026, 10, 20),  # October's is the first that is owed
            "created_at": EVER,
        }
        return self.add(Duty(code=code, **{**usual, **changes}))

    def report(self, place: str, day: date, form: str = "training", **changes: Any) -> int:
        """A report about something that happened on a day."""
        usual = {
            "form_version": 1,
            "place_path": self._paths[place],
            "reporter_id": 1,
            "answers": "{}",
            "sent_at": at(day),
            "changed_at": at(day),
        }
        return self.add(Report(form=form, place_code=place, happened_on=day, **{**usual, **changes}))

    def nil(self, place: str, duty_id: int, period: str, **changes: Any) -> None:
        """Nothing to report."""
        usual = {"sample": False, "place_path": self._paths[place], "person_id": 1, "sent_at": EVER}
        self.add(NilReport(duty_id=duty_id, period=period, place_code=place, **{**usual, **changes}))

    def extension(
        self, place: str, duty_id: int, period: str, until: date, status: str = ExtensionStatus.asked
    ) -> None:
        """More time is asked for, and perhaps it is decided already."""
        report_id = self.report(place, date(2026, 10, 20), form="extension", duty_id=duty_id, period=period)
        self.add(
            Extension(
                duty_id=duty_id,
                period=period,
                place_code=place,
                place_path=self._paths[place],
                sample=False,
                until=until,
                reason="Biển động",
                status=status,
                report_id=report_id,
                asked_by=1,
                asked_at=EVER,
            )
        )

    def model(self, place: str, first: date | None, last: date | None) -> None:
        """A livelihood model at work from one day to another."""
        with self.session() as session:
            if session.get(Activity, "DA2") is None:
                session.add(Programme(code="ct", name="Giảm nghèo", first_year=2021, last_year=2030))
                session.flush()
                session.add(Activity(code="DA2", programme_code="ct", kind="project", name="", short_name=""))
                session.commit()
        self.add(
            LivelihoodModel(
                code=f"MH-{place}",
                name="Nuôi cá lồng bè",
                activity_code="DA2",
                kind="aquaculture",
                place_code=place,
                place_path=self._paths[place],
                starts_on=first,
                ends_on=last,
                added_at=EVER,
            )
        )

    def household(self, place: str, recognised_class: str, left_on: date | None = None) -> None:
        """A household in the register."""
        self.add(
            Household(
                code=f"{place}-{recognised_class}-{left_on}",
                place_code=place,
                place_path=self._paths[place],
                head="Trần Văn Mẫu",
                head_key="tran van mau",
                recognised_class=recognised_class,
                left_on=left_on,
                added_at=EVER,
            )
        )

    def plan(self, when: datetime, world: planning.World = REAL, limit: int = planning.BATCH) -> int:
        """Plan an instant as the program does, a transaction for each batch; how many messages are new."""
        after: int | None = 0
        written = 0
        while after is not None:
            with self.session() as session:
                known = book.read(session, sample=world.sample)
                found = planning.batch(session, known, world, when, after, limit=limit)
                written += writing.write(session, known, world, when, found.decided)
                session.commit()
            after = found.last
        return written

    def plan_days(self, *days: date) -> int:
        """Plan the mornings of these days; how many messages are new."""
        return sum(self.plan(at(day)) for day in days)

    def book(self, world: planning.World = REAL) -> book.Book:
        """All that the database says about deadlines."""
        with self.session() as session:
            return book.read(session, sample=world.sample)

    @property
    def said(self) -> list[Said]:
        """All reminders so far, in the order of people and days."""
        query = (
            sql_select(
                col(Person.name),
                col(Duty.code),
                col(Reminder.period),
                col(Reminder.step),
                col(Reminder.due_on),
            )
            .join(Person, col(Person.id) == col(Reminder.person_id))
            .join(Duty, col(Duty.id) == col(Reminder.duty_id))
            .order_by(col(Reminder.id))
        )
        with self.session() as session:
            return [Said(*row) for row in session.execute(query)]

    @property
    def told(self) -> list[str]:
        """Who was reminded, in the order of people and days."""
        return [one.who for one in self.said]

    @property
    def unreached(self) -> list[tuple[str, int, bool]]:
        """Who could not be reminded at which step, and whether that was because they block us."""
        query = (
            select(Person.name, Unreached.step, Unreached.blocked)
            .join(Person, col(Person.id) == col(Unreached.person_id))
            .order_by(col(Unreached.id))
        )
        with self.session() as session:
            return [(name, step, blocked) for name, step, blocked in session.exec(query)]

    def _id(self, name: str) -> int:
        with self.session() as session:
            return session.exec(select(Person.id).where(Person.name == name)).one() or 0
