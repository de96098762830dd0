"""The register of households: in the order of its numbers, each world for itself, on both databases."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from models import household
from models.database import Database
from models.household import Household

NOW = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)
PLACE, PATH = "thien-tue", "kien-hai/lai-son/thien-tue/"  # a hamlet without sample households


def add(
    session: Session, head: str, *, sample: bool = True, number: int | None = None, **known: Any
) -> Household:
    return household.add(session, PLACE, PATH, head, sample=sample, at=NOW, number=number, **known)


async def test_a_new_household_gets_the_next_number_and_a_code(world_database: Database) -> None:
    def work(session: Session) -> list[tuple[int | None, str, str]]:
        for head in ("Trần Văn Mẫu", "Lê Thị Mẫu"):
            add(session, head)
        add(session, "Đỗ Văn Mẫu", number=7)
        add(session, "Hồ Văn Mẫu")
        return [
            (one.number, one.code, one.head_key) for one in household.of_place(session, PLACE, sample=True)
        ]

    assert await world_database.run(work) == [
        (1, "thien-tue-001", "tran van mau"),
        (2, "thien-tue-002", "le thi mau"),
        (7, "thien-tue-007", "do van mau"),
        (8, "thien-tue-008", "ho van mau"),
    ]


async def test_a_number_that_comes_twice_gives_another_code(world_database: Database) -> None:
    def work(session: Session) -> list[str]:
        return [add(session, "Trần Văn Mẫu", number=1).code for _ in range(3)]

    assert await world_database.run(work) == ["thien-tue-001", "thien-tue-002", "thien-tue-003"]


async def test_practice_and_real_households_do_not_meet(world_database: Database) -> None:
    def work(session: Session) -> list[list[str]]:
        add(session, "Trần Văn Mẫu")
        add(session, "Người Thật", sample=False)
        return [
            [one.head for one in household.of_place(session, PLACE, sample=sample)]
            for sample in (True, False)
        ]

    assert await world_database.run(work) == [["Trần Văn Mẫu"], ["Người Thật"]]


async def test_who_has_left_is_listed_only_when_asked_for(world_database: Database) -> None:
    def work(session: Session) -> list[list[str]]:
        add(session, "Trần Văn Mẫu").left_on = date(2026, 1, 2)
        add(session, "Lê Thị Mẫu")
        return [
            [one.head for one in household.of_place(session, PLACE, sample=True, left_too=too)]
            for too in (False, True)
        ]

    assert await world_database.run(work) == [["Lê Thị Mẫu"], ["Trần Văn Mẫu", "Lê Thị Mẫu"]]


async def test_the_same_number_is_ordered_by_name_and_no_number_comes_last(world_database: Database) -> None:
    def work(session: Session) -> list[str]:
        for head in ("Đặng Mẫu", "Danh Mẫu", "Ông Mẫu", "An Mẫu"):
            one = add(session, head, number=5)
            one.number = None if head == "An Mẫu" else 5
        session.flush()
        return [one.head for one in household.of_place(session, PLACE, sample=True)]

    assert await world_database.run(work) == ["Đặng Mẫu", "Danh Mẫu", "Ông Mẫu", "An Mẫu"]


async def test_households_are_found_by_their_ids(world_database: Database) -> None:
    def work(session: Session) -> None:
        first, second = add(session, "Trần Văn Mẫu"), add(session, "Lê Thị Mẫu")
        assert first.id is not None
        assert second.id is not None
        assert household.find_by_ids(session, [second.id, first.id, 0]) == [first, second]
        assert household.find_by_ids(session, []) == []
        assert household.get(session, first.id) is first
        assert household.get(session, 0) is None

    await world_database.run(work)


async def test_the_people_of_some_classes_are_told_household_by_household(world_database: Database) -> None:
    def work(session: Session) -> list[int | None]:
        add(session, "Trần Văn Mẫu", members=4, recognised_class="poor")
        add(session, "Lê Thị Mẫu", recognised_class="near_poor")  # nobody said how many
        add(session, "Đỗ Văn Mẫu", members=6, recognised_class="not_poor")
        add(session, "Hồ Văn Mẫu", members=5, recognised_class="poor").left_on = date(2026, 1, 2)
        add(session, "Người Thật", sample=False, members=3, recognised_class="poor")
        found = household.members_below(session, PATH, ("poor", "near_poor"), sample=True)
        return sorted(found, key=lambda one: one or 0)

    assert await world_database.run(work) == [None, 4]
