"""Notices in the database: written once, taken by one, put off after a failure, never lost."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database
from models.notice import FRESH, LEASE, MOST, Notice
from models.person import Person, Role, people_to_tell
from testing.practice import world as people

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
OFFICER, REAL_HEAD = 3, people.REAL_PERSON
WORDS = Text("A new poor household.")


@pytest.fixture
def filled(database: Database) -> Database:
    asyncio.run(database.run(people.fill))
    return database


async def write(database: Database, key: str, person_id: int = OFFICER, at: datetime = NOW) -> None:
    await database.run(lambda session: notice.add(session, key, person_id, WORDS, at))


async def keys(database: Database) -> list[str]:
    return await database.run(lambda session: list(session.exec(select(Notice.key).order_by(Notice.key))))


async def taken(database: Database, at: datetime = NOW, limit: int = 10, *, sample: bool = True) -> list[str]:
    return await database.run(
        lambda session: [one.key for one in notice.take(session, at, limit, ["telegram"], sample=sample)]
    )


async def test_written_twice_is_written_once(filled: Database) -> None:
    await write(filled, "new-poor:1:3")
    await write(filled, "new-poor:1:3")
    await write(filled, "new-poor:1:4", 4)
    assert await keys(filled) == ["new-poor:1:3", "new-poor:1:4"]


async def test_it_is_written_with_the_report_or_not_at_all(filled: Database) -> None:
    def fail(session: Session) -> None:
        notice.add(session, "k", OFFICER, WORDS, NOW)
        raise RuntimeError("the report could not be stored")

    with pytest.raises(RuntimeError):
        await filled.run(fail)
    assert await keys(filled) == []


async def test_written_by_two_transactions_at_once_it_is_there_once(postgres_url: str) -> None:
    database = Database(postgres_url)
    await database.run(people.fill)
    both = threading.Barrier(2, timeout=10)

    def work(session: Session) -> None:
        session.exec(select(Person)).all()  # both transactions have begun
        both.wait()
        notice.add(session, "k", OFFICER, WORDS, NOW)

    await asyncio.gather(database.run(work), database.run(work))
    assert await keys(database) == ["k"]
    database.close()


async def test_the_oldest_are_taken_first_and_by_one_only(filled: Database) -> None:
    for key in "bac":
        await write(filled, key)
    assert await taken(filled, limit=2) == ["b", "a"]
    assert await taken(filled) == ["c"]
    assert await taken(filled) == []


async def test_what_one_transaction_is_taking_another_passes_over(postgres_url: str) -> None:
    database = Database(postgres_url)
    await database.run(people.fill)
    await write(database, "a")
    await write(database, "b")
    holding, done = threading.Event(), threading.Event()

    def hold(session: Session) -> list[str]:
        found = notice.take(session, NOW, 1, [], sample=True)
        holding.set()
        assert done.wait(10)
        return [one.key for one in found]

    first = asyncio.ensure_future(database.run(hold))
    await asyncio.to_thread(holding.wait, 10)
    assert await taken(database) == ["b"]
    done.set()
    assert await first == ["a"]
    database.close()


async def test_what_was_taken_and_never_marked_is_taken_again_after_a_while(filled: Database) -> None:
    await write(filled, "a")
    assert await taken(filled) == ["a"]
    assert await taken(filled, NOW + LEASE - timedelta(seconds=1)) == []
    assert await taken(filled, NOW + LEASE) == ["a"]


async def test_what_was_said_is_never_taken_again(filled: Database) -> None:
    await write(filled, "a")
    await filled.run(lambda session: notice.mark_sent(session, 1, NOW))
    assert await taken(filled, NOW + LEASE) == []


async def test_after_failures_it_is_put_off_for_longer_and_longer_then_given_up(filled: Database) -> None:
    await write(filled, "a")
    at, pauses = NOW, []
    for _ in range(MOST):
        await filled.run(lambda session, at=at: notice.count_failure(session, 1, at))  # type: ignore[misc]
        due = await filled.run(lambda session: session.exec(select(Notice.due_at)).one())
        pauses.append(None if due is None else (due - at) // timedelta(minutes=1))
        at = due or at
    assert pauses == [1, 4, 16, 64, 256, 1024, 4096, None]
    assert at - NOW < FRESH


async def test_what_is_a_week_old_is_not_said_any_more(filled: Database) -> None:
    await write(filled, "a", at=NOW - FRESH)
    await write(filled, "b", at=NOW - FRESH + timedelta(seconds=1))
    assert await taken(filled) == ["b"]


async def test_real_people_are_taken_once_they_can_be_reached_and_never_for_practice(
    filled: Database,
) -> None:
    await write(filled, "a", REAL_HEAD)
    assert await taken(filled, sample=True) == []
    assert await taken(filled, sample=False) == [], "not linked yet"

    await filled.run(lambda session: link(session, "practice", NOW))
    await filled.run(lambda session: link(session, "telegram", NOW))
    await filled.run(lambda session: block(session, NOW))
    assert await taken(filled, sample=False) == [], "linked, but the chat refuses us"

    await filled.run(lambda session: block(session, None))
    assert await taken(filled, sample=False) == ["a"]


async def test_who_has_left_is_not_told(filled: Database) -> None:
    await write(filled, "a")

    def leave(session: Session) -> None:
        officer = session.get_one(Person, OFFICER)
        officer.active = False
        session.add(officer)

    await filled.run(leave)
    assert await taken(filled) == []


@pytest.mark.parametrize(
    ("path", "roles", "sample", "told"),
    [
        ("kien-hai/lai-son/bai-nha-a/", [Role.commune_officer, Role.coordinator], True, [3, 4]),
        ("kien-hai/lai-son/bai-nha-a/", [Role.commune_officer, Role.coordinator], False, []),
        ("kien-hai/lai-son/bai-nha-a/", [Role.hamlet_head], True, [1, 5]),
        ("kien-hai/lai-son/bai-nha-a/", [Role.hamlet_head], False, [6]),
        ("kien-hai/lai-son/", [Role.commune_officer, Role.hamlet_head], True, [3]),
        ("kien-hai/an-son/", [Role.commune_officer, Role.coordinator], True, [4]),
        ("kien-hai/lai-son-2/", [Role.commune_officer], True, []),
        ("kien-hai/lai-son/bai-nha-a/", [], True, []),
    ],
)
async def test_told_are_the_active_people_in_charge_of_a_place(
    filled: Database, path: str, roles: list[Role], sample: bool, told: list[int]
) -> None:
    found = await filled.run(lambda session: people_to_tell(session, path, roles, sample=sample))
    assert found == told


def link(session: Session, channel: str, at: datetime) -> None:
    """Give the real hamlet head a chat."""
    theirs = conversation.of_person(session, REAL_HEAD)
    session.add(Chat(channel=channel, address="7", conversation_id=theirs.id or 0, linked_at=at))


def block(session: Session, at: datetime | None) -> None:
    """Note that the Telegram chat refuses us, or not any more."""
    chat = session.exec(select(Chat).where(Chat.channel == "telegram")).one()
    chat.blocked_at = at
    session.add(chat)
