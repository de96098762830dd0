"""The week's digests: on the first working day, in the morning, one for each who wants it."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, select, update

from models.database import Database
from models.notice import Notice
from models.person import Person, Role
from scheduler import book as books
from scheduler import weekly
from scheduler.planning import World
from scheduler.quiet import VIETNAM

PRACTICE, REAL = World(sample=True, channels=("practice",)), World(sample=False, channels=("telegram",))
EVERYBODY = ["commune_officer"] * 4 + ["coordinator"]


def at(written: str) -> datetime:
    """An instant in Viet Nam."""
    return datetime.fromisoformat(written).replace(tzinfo=VIETNAM)


def write(session: Session, when: datetime, world: World = PRACTICE) -> int:
    """Write the digests of that moment."""
    return weekly.write(session, books.read(session, sample=world.sample), world, when)


def roles(session: Session) -> list[str]:
    """Who has got one, by role."""
    query = select(Person.role).join(Notice, col(Notice.person_id) == col(Person.id))
    return sorted(session.exec(query.where(Notice.kind == weekly.KIND)).all())


@pytest.mark.parametrize(
    ("when", "how_many"),
    [
        ("2026-12-07 06:59", 0),
        ("2026-12-07 07:00", 5),
        ("2026-12-07 19:00", 5),
        ("2026-12-08 07:00", 0),
        ("2026-12-06 07:00", 0),
        ("2026-08-31 07:00", 0),
        ("2026-09-03 07:00", 5),
        ("2027-02-11 07:00", 5),
    ],
    ids=[
        "before the morning",
        "Monday morning",
        "a program that was off until the evening",
        "old news on Tuesday",
        "Sunday",
        "Monday is a rest day",
        "the first working day after it",
        "the first working day after Tết",
    ],
)
async def test_digests_are_written_on_the_first_working_day(
    world_database: Database, when: str, how_many: int
) -> None:
    assert await world_database.run(lambda session: write(session, at(when))) == how_many


async def test_one_a_week_for_officers_and_coordinators(world_database: Database) -> None:
    for when in ("2026-12-07 07:00", "2026-12-07 07:10"):
        await world_database.run(lambda session, when=when: write(session, at(when)))  # type: ignore[misc]
    assert await world_database.run(roles) == EVERYBODY
    assert await world_database.run(lambda session: write(session, at("2026-12-14 07:00"))) == 5


async def test_who_switched_it_off_or_is_not_active_gets_none(world_database: Database) -> None:
    def switch_off(session: Session) -> None:
        session.execute(update(Person).where(col(Person.role) == Role.coordinator).values(digests=False))
        officer = session.exec(select(Person).where(col(Person.place_code) == "nam-du")).one()
        officer.active = False
        session.add(officer)

    await world_database.run(switch_off)
    assert await world_database.run(lambda session: write(session, at("2026-12-07 07:00"))) == 3


async def test_practice_and_the_real_world_are_apart(world_database: Database) -> None:
    assert await world_database.run(lambda session: write(session, at("2026-12-07 07:00"), REAL)) == 0


async def test_it_is_worth_nothing_after_the_day(world_database: Database) -> None:
    await world_database.run(lambda session: write(session, at("2026-12-07 07:00")))
    ends = await world_database.run(lambda session: session.exec(select(Notice.expires_at)).first())
    assert ends == datetime(2026, 12, 7, 13, tzinfo=UTC)
