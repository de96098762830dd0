"""The log of every change: nothing is left out, and whatever is touched later shows."""

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BigInteger, Boolean, Date, Float, Integer
from sqlmodel import Session, SQLModel, col, delete, select, text, update

from models import audit, audit_rows, changes
from models.audit import BEGINNING, AuditEntry, Broken, changes_of, entries, first_broken, head
from models.audit_rows import differing, known_by
from models.changes import EXCUSED, How, digest
from models.chat import note_blocked
from models.database import Database
from models.nil_report import NilReport
from models.person import Person, Role
from models.place import Place
from models.programme import Activity
from models.utc import UtcDateTime
from scheduler.quiet import VIETNAM
from testing.world import find

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
def island(sqlite_world: Path, tmp_path: Path) -> Iterator[Database]:
    """The sample plan and its people on SQLite: what is tried here is the same on PostgreSQL."""
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    opened = Database(f"sqlite:///{tmp_path / 'world.db'}")
    yield opened
    opened.close()


def rename(name: str) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        audit.by(session, "person:7", AT)
        person = find(session, "hamlet_head", "bai-bac")
        person.name = name
        session.add(person)

    return work


async def log(database: Database) -> list[AuditEntry]:
    return await database.run(lambda session: list(entries(session)))


async def test_a_transaction_that_changes_something_is_entered_with_who_and_when(
    world_database: Database,
) -> None:
    await world_database.run(rename("Danh Mẫu"))

    [entry] = await log(world_database)
    person = await world_database.run(lambda session: find(session, "hamlet_head", "bai-bac").id)
    assert (entry.number, entry.by, entry.at, entry.previous) == (1, "person:7", AT, BEGINNING)
    [change] = changes_of(entry)
    assert (change.what, change.how) == (f"person:{person}", How.changed)


async def test_no_name_and_no_answer_stands_in_the_log(island: Database) -> None:
    await island.run(rename("Một Tên Rất Riêng"))
    [entry] = await log(island)
    assert "Riêng" not in entry.model_dump_json()


async def test_who_only_reads_or_changes_nothing_enters_nothing(island: Database) -> None:
    await island.run(lambda session: find(session, "hamlet_head", "bai-bac"))
    name = await island.run(lambda session: find(session, "hamlet_head", "bai-bac").name)
    await island.run(rename(name))
    assert await log(island) == []


async def test_what_fails_enters_nothing(island: Database) -> None:
    def fails(session: Session) -> None:
        rename("Danh Mẫu")(session)
        session.flush()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await island.run(fails)
    assert await log(island) == []


async def test_what_a_savepoint_undid_is_not_entered(island: Database) -> None:
    def half(session: Session) -> None:
        rename("Danh Mẫu")(session)
        session.flush()
        try:
            with session.begin_nested():
                session.add(_nil(session))
                session.flush()
                raise RuntimeError
        except RuntimeError:
            pass

    await island.run(half)
    [entry] = await log(island)
    assert [change.what.partition(":")[0] for change in changes_of(entry)] == ["person"]


def _nil(session: Session) -> NilReport:
    who = find(session, "hamlet_head", "bai-bac")
    duty_id = session.execute(text("SELECT min(id) FROM duty")).scalar_one()
    return NilReport(
        duty_id=duty_id,
        period="2026-11",
        place_code=who.place_code,
        place_path="kien-hai/lai-son/bai-bac/",
        sample=True,
        person_id=who.id or 0,
        sent_at=AT,
    )


async def test_changing_many_rows_in_one_statement_is_entered_too(island: Database) -> None:
    everybody = update(Person).values(locale="vi")
    await island.run(lambda session: session.execute(everybody))
    [entry] = await log(island)
    assert [(one.what, one.how) for one in changes_of(entry)] == [("person:*", How.several)]


async def test_a_chat_that_refuses_us_is_no_change_of_anybody_s(island: Database) -> None:
    await island.run(lambda session: note_blocked(session, 1, AT))
    assert await log(island) == []


async def test_a_whole_plan_is_one_line(island: Database) -> None:
    def load(session: Session) -> None:
        for number in range(600):
            code = f"h{number}"
            session.add(Place(code=code, kind="hamlet", path=f"kien-hai/{code}/"))

    await island.run(load)
    [entry] = await log(island)
    assert [(one.what, one.how) for one in changes_of(entry)] == [("place:*", How.several)]


async def test_changes_at_the_same_moment_are_chained_one_after_the_other(world_database: Database) -> None:
    await asyncio.gather(*(world_database.run(rename(f"Tên {number}")) for number in range(12)))
    chain = await log(world_database)
    assert [entry.number for entry in chain] == [*range(1, len(chain) + 1)]
    assert len(chain) == 12
    assert first_broken(chain) is None


# Whatever is touched later shows -----------------------------------------------------


async def three_entries(database: Database) -> None:
    for name in ("Một Mẫu", "Hai Mẫu", "Ba Mẫu"):
        await database.run(rename(name))


async def broken_after(database: Database, touch: Callable[[Session], object]) -> Broken | None:
    await three_entries(database)
    with Session(database.engine) as session:  # past the program, as an intruder would
        touch(session)
        session.commit()
    return await database.run(lambda session: first_broken(entries(session)))


TOUCHES = {
    "nothing": (lambda session: None, None),
    "somebody else did it": (
        lambda session: session.execute(_entry(2).values(by="person:8")),
        Broken(2, "was changed"),
    ),
    "another moment": (
        lambda session: session.execute(_entry(2).values(at=AT - timedelta(days=1))),
        Broken(2, "was changed"),
    ),
    "something else was done": (
        lambda session: session.execute(_entry(1).values(changes="[]")),
        Broken(1, "was changed"),
    ),
    "an entry left out": (
        lambda session: session.execute(delete(AuditEntry).where(col(AuditEntry.number) == 2)),
        Broken(2, "is missing"),
    ),
    "the first left out": (
        lambda session: session.execute(delete(AuditEntry).where(col(AuditEntry.number) == 1)),
        Broken(1, "is missing"),
    ),
    "an entry changed with its hash": (
        lambda session: _forge(session, 2),
        Broken(3, "does not follow the one before"),
    ),
}


def _entry(number: int):  # type: ignore[no-untyped-def]  # noqa: ANN202  # an Update of no simple type
    return update(AuditEntry).where(col(AuditEntry.number) == number)


def _forge(session: Session, number: int) -> None:
    entry = session.exec(select(AuditEntry).where(col(AuditEntry.number) == number)).one()
    entry.by = "person:8"
    entry.hash = audit.hash_of(entry)
    session.add(entry)


@pytest.mark.parametrize("touch", TOUCHES)
async def test_the_first_broken_entry_is_named(island: Database, touch: str) -> None:
    act, expected = TOUCHES[touch]
    assert await broken_after(island, act) == expected


async def test_a_row_changed_past_the_program_is_named(island: Database) -> None:
    await three_entries(island)
    with Session(island.engine) as session:
        number = find(session, "hamlet_head", "bai-bac").id
        session.execute(text("UPDATE person SET name = 'Kẻ Khác' WHERE id = :id"), {"id": number})
        session.commit()

    found = await island.run(lambda session: differing(session, known_by(entries(session))))
    assert [(one.what, one.entry, one.is_gone) for one in found] == [(f"person:{number}", 3, False)]


async def test_rows_that_the_program_changed_are_as_the_log_says(world_database: Database) -> None:
    await three_entries(world_database)
    await world_database.run(lambda session: session.add(_nil(session)))
    assert await world_database.run(lambda session: differing(session, known_by(entries(session)))) == []


LONG_AGO = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=VIETNAM)
VALUES = {
    Integer: 7007,
    BigInteger: 7007,
    Float: 90,
    Boolean: True,
    Date: LONG_AGO.date(),
    UtcDateTime: LONG_AGO,
}


def _any_row(table: type[SQLModel]) -> SQLModel:
    """A row with something in every column, as a handler might write it."""
    columns = table.__table__.columns  # type: ignore[attr-defined]  # of every table class
    return table(**{one.key: VALUES.get(type(one.type), "ấp") for one in columns})


@pytest.mark.parametrize("table", audit_rows._classes(), ids=lambda table: str(table.__tablename__))
async def test_a_row_of_every_table_comes_back_as_it_was_logged(island: Database, table: Any) -> None:
    before = _any_row(table)
    kept = changes.digest(before)
    name = changes.name_of(before)

    def write(session: Session) -> None:
        connection = session.connection()
        sqlite = connection.dialect.name == "sqlite"
        off = "PRAGMA defer_foreign_keys = ON" if sqlite else "SET session_replication_role = replica"
        connection.execute(text(off))  # it refers to rows that are not there
        session.add(before)
        session.flush()
        session.expire_all()
        found = [one for one in session.exec(select(table)) if changes.name_of(one) == name]
        assert [changes.digest(one) for one in found] == [kept]
        raise _EnoughError

    with pytest.raises(_EnoughError):
        await island.run(write)


class _EnoughError(Exception):
    """Nothing of it is to stay."""


# The head of each day ------------------------------------------------------------------


async def test_the_head_of_each_day_is_the_last_entry_before_midnight(island: Database) -> None:
    for number, at in enumerate(("2026-11-21T23:59", "2026-11-22T00:01", "2026-11-24T10:00")):
        moment = datetime.fromisoformat(at).replace(tzinfo=VIETNAM)

        def work(session: Session, moment: datetime = moment, number: int = number) -> None:
            rename(f"Tên {number}")(session)
            audit.by(session, "person:7", moment)

        await island.run(work)

    days = await island.run(
        lambda session: list(
            audit.heads_of_days(
                session, moment.date() - timedelta(days=4), moment.date() - timedelta(days=1), VIETNAM
            )
        )
    )
    assert [(str(day), one.number) for day, one in days] == [("2026-11-21", 1), ("2026-11-22", 2)]
    assert (await island.run(head)).number == 3


def test_every_table_is_logged_or_excused() -> None:
    unknown = set(EXCUSED) - set(SQLModel.metadata.tables)
    assert not unknown, "excused tables that there are not"
    assert not {"report", "report_version", "person", "household", "duty", "invite"} & set(EXCUSED)


def test_roles_are_told_by_their_value() -> None:
    """A role read from the database is a word, one just set is a Role: their digests are the same."""
    from models.changes import digest

    person = Person(name="Mẫu", role=Role.viewer, place_code="kien-hai", created_at=AT)
    as_read = Person(name="Mẫu", role="viewer", place_code="kien-hai", created_at=AT)
    assert digest(person) == digest(as_read)


def test_a_column_that_came_later_leaves_what_the_log_says_of_older_rows() -> None:
    row: dict[str, Any] = {"code": "X1", "programme_code": "x", "kind": "project"}
    row |= {"name": "Mẫu", "short_name": "Mẫu"}
    assert digest(Activity(**row, forms="")) == _without(Activity(**row), {"forms", "asks"})
    assert digest(Activity(**row, forms="training")) != digest(Activity(**row))


def _without(row: Activity, columns: set[str]) -> str:
    """The digest as it was before the table had these columns."""
    said = {name: value for name, value in row.model_dump().items() if name not in columns}
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
