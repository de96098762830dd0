"""Notices in the database: written once, taken by one, put off after a failure, never lost."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database
from models.notice import FRESH, LEASE, MOST, UNSURE_PAUSE, Notice, Taken
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


async def taken(
    database: Database, at: datetime = NOW, *, sample: bool = True, urgent: bool = False
) -> str | None:
    """The key of the one that is taken."""

    def work(session: Session) -> str | None:
        found = notice.take(session, at, ["telegram"], sample=sample, urgent=urgent)
        return found and found.key

    return await database.run(work)


async def due(database: Database) -> datetime | None:
    """When the only notice is due."""
    return await database.run(lambda session: session.exec(select(Notice.due_at)).one())


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


async def test_the_oldest_is_taken_first_and_by_one_only(filled: Database) -> None:
    for minute, key in enumerate("bac"):
        await write(filled, key, at=NOW - timedelta(minutes=3 - minute))
    assert [await taken(filled) for _ in range(4)] == ["b", "a", "c", None]


async def test_what_is_due_at_one_instant_is_taken_in_the_order_of_writing(filled: Database) -> None:
    for key in "bac":
        await write(filled, key)
    assert [await taken(filled) for _ in range(3)] == ["b", "a", "c"]


async def test_it_is_not_taken_before_it_is_due(filled: Database) -> None:
    later = NOW + timedelta(hours=1)
    await filled.run(lambda session: notice.add(session, "a", OFFICER, WORDS, NOW, due_at=later))
    assert await taken(filled) is None
    assert await taken(filled, later) == "a"


async def test_it_is_not_taken_once_it_has_expired_and_a_long_one_lasts_longer_than_a_week(
    filled: Database,
) -> None:
    def work(session: Session) -> None:
        notice.add(session, "short", OFFICER, WORDS, NOW, expires_at=NOW + timedelta(minutes=1))
        notice.add(session, "long", OFFICER, WORDS, NOW, expires_at=NOW + 2 * FRESH)

    await filled.run(work)
    assert [await taken(filled, NOW + timedelta(minutes=1)) for _ in range(2)] == ["long", None]
    assert await taken(filled, NOW + FRESH + timedelta(days=1)) == "long"


async def test_what_is_no_longer_worth_saying_waits_no_more(filled: Database) -> None:
    await filled.run(lambda session: notice.add(session, "a", OFFICER, WORDS, NOW, expires_at=NOW))
    await filled.run(lambda session: notice.lapse(session, NOW))
    assert await due(filled) is None


async def test_urgent_is_what_has_no_kind(filled: Database) -> None:
    await filled.run(
        lambda session: notice.add(session, "r", OFFICER, WORDS, NOW, kind="reminder", subject=5)
    )
    await write(filled, "alert")
    assert await taken(filled, urgent=True) == "alert"
    assert await taken(filled, urgent=True) is None
    assert await taken(filled) == "r"


async def test_taken_is_told_what_it_is_about_and_to_whom(filled: Database) -> None:
    def work(session: Session) -> Taken | None:
        notice.add(session, "k", OFFICER, WORDS, NOW, kind="reminder", subject=5)
        return notice.take(session, NOW, [], sample=True)

    found = await filled.run(work)
    assert found is not None
    talk = await filled.run(lambda session: conversation.of_person(session, OFFICER).id)
    assert (found.kind, found.subject, found.conversation_id, found.sample) == ("reminder", 5, talk, True)


async def test_the_index_leads_to_the_oldest_without_sorting(sqlite_url: str) -> None:
    """With 90,000 waiting, sorting them would cost more than sending one."""
    database = Database(sqlite_url)

    def explained(session: Session) -> str:
        statements: list[tuple[str, Any]] = []
        event.listen(session.connection(), "before_cursor_execute", lambda *a: statements.append(a[2:4]))
        notice.take(session, NOW, ["telegram"], sample=True)
        (sql, values), *_ = statements
        return str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all())

    plan = await database.run(explained)
    assert "ix_notice_due_at" in plan
    assert "TEMP B-TREE" not in plan
    database.close()


async def test_what_one_transaction_is_taking_another_passes_over(postgres_url: str) -> None:
    database = Database(postgres_url)
    await database.run(people.fill)
    await database.run(lambda session: conversation.of_person(session, OFFICER))
    await write(database, "a")
    await write(database, "b")
    holding, done = threading.Event(), threading.Event()

    def hold(session: Session) -> str | None:
        found = notice.take(session, NOW, [], sample=True)
        holding.set()
        assert done.wait(10)
        return found and found.key

    first = asyncio.ensure_future(database.run(hold))
    await asyncio.to_thread(holding.wait, 10)
    assert await taken(database) == "b"
    done.set()
    assert await first == "a"
    database.close()


async def test_what_was_taken_and_never_marked_is_taken_again_after_a_while(filled: Database) -> None:
    await write(filled, "a")
    assert await taken(filled) == "a"
    assert await taken(filled, NOW + LEASE - timedelta(seconds=1)) is None
    assert await taken(filled, NOW + LEASE) == "a"


async def test_what_was_said_is_never_taken_again(filled: Database) -> None:
    await write(filled, "a")
    await filled.run(lambda session: notice.mark_sent(session, 1, NOW))
    assert await taken(filled, NOW + LEASE) is None


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
    assert [await taken(filled) for _ in range(2)] == ["b", None]


async def test_what_may_have_arrived_is_due_once_more_and_then_counts_as_said(filled: Database) -> None:
    await write(filled, "a")
    await filled.run(lambda session: notice.count_unsure(session, 1, NOW))
    assert await due(filled) == NOW + UNSURE_PAUSE
    await filled.run(lambda session: notice.count_unsure(session, 1, NOW))
    assert await due(filled) is None
    assert await filled.run(lambda session: session.exec(select(Notice.sent_at)).one()) == NOW


async def test_what_was_said_meanwhile_is_not_put_off(filled: Database) -> None:
    """Another copy took it when our lease was over, and said it."""
    await write(filled, "a")
    await filled.run(lambda session: notice.mark_sent(session, 1, NOW))
    await filled.run(lambda session: notice.put_off(session, 1, NOW))
    assert await due(filled) is None


async def test_real_people_are_taken_once_they_can_be_reached(filled: Database) -> None:
    await write(filled, "a", REAL_HEAD)
    assert await taken(filled) is None, "not linked yet"

    await filled.run(lambda session: link(session, "practice", NOW))
    await filled.run(lambda session: link(session, "telegram", NOW))
    await filled.run(lambda session: block(session, NOW))
    assert await taken(filled) is None, "linked, but the chat refuses us"

    await filled.run(lambda session: block(session, None))
    assert await taken(filled) == "a"


async def test_sample_people_are_taken_only_where_there_is_practice(filled: Database) -> None:
    await write(filled, "a")
    assert await taken(filled, sample=False) is None
    assert await taken(filled, sample=True) == "a"


async def test_the_chat_used_last_comes_first_and_one_that_refuses_us_not_at_all(filled: Database) -> None:
    def work(session: Session) -> list[str]:
        theirs = conversation.of_person(session, REAL_HEAD)
        for address in "789":
            session.add(Chat(channel="telegram", address=address, conversation_id=theirs.id or 0))
        session.flush()
        chats = notice.chats(session, REAL_HEAD, ["telegram"])
        theirs.last_chat_id, chats[0].blocked_at = chats[2].id, NOW
        session.flush()
        return [chat.address for chat in notice.chats(session, REAL_HEAD, ["telegram"])]

    assert await filled.run(work) == ["9", "8"]


async def test_who_has_left_is_not_told(filled: Database) -> None:
    await write(filled, "a")

    def leave(session: Session) -> None:
        officer = session.get_one(Person, OFFICER)
        officer.active = False
        session.add(officer)

    await filled.run(leave)
    assert await taken(filled) is None


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
