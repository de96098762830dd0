"""The month's messages: what is kept when they end, who is warned, and what a refusal holds up."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from sqlmodel import Session, col, select, update

from bot.channels.zalo.quota import KEPT, Quota
from handlers.message import Urgency
from locales import translator
from locales.stored_text import unpack
from models import sent_count
from models.database import Database, DatabaseUnavailableError
from models.notice import Notice
from models.person import Person, Role
from models.sent_count import REST, TRIAL, Month
from testing.practice import world as people
from testing.talk import Clock

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 30, 17, tzinfo=UTC)  # in Viet Nam, when December begins
SECOND = timedelta(seconds=1)
ADMIN, PRACTISING = 6, 3


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database of each kind: counting together is done by their own statements."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
async def quota(database: Database, clock: Clock) -> Quota:
    def fill(session: Session) -> None:
        people.fill(session)
        admins = update(Person).where(col(Person.id).in_([ADMIN, PRACTISING])).values(role=Role.admin)
        session.execute(admins)

    await database.run(fill)
    return Quota(database, "1234", 3000, clock)


async def rooms(quota: Quota) -> list[Urgency]:
    """For what there is room."""
    return [urgency for urgency in KEPT if await quota.room(urgency)]


async def warnings(database: Database) -> list[tuple[str, str]]:
    """The keys of the warnings, and what they say in Vietnamese."""

    def read(session: Session) -> list[tuple[str, str]]:
        found = session.exec(select(Notice).order_by(col(Notice.id)))
        return [(one.key, translator("vi")(unpack(one.text))) for one in found]

    return await database.run(read)


@pytest.mark.parametrize(
    ("used", "room_for"),
    [
        (0, ["answer", "due_today", "other"]),
        (2699, ["answer", "due_today", "other"]),
        (2700, ["answer", "due_today"]),
        (2849, ["answer", "due_today"]),
        (2850, ["answer"]),
        (2999, ["answer"]),
        (3000, []),
        (3001, []),
    ],
)
async def test_answers_are_kept_longest_then_what_is_due_today(
    quota: Quota, used: int, room_for: list[str]
) -> None:
    await quota.count(used)
    assert await rooms(quota) == room_for
    assert await quota.used() == used


async def test_without_a_limit_there_is_always_room_and_still_a_count(
    quota: Quota, database: Database, clock: Clock
) -> None:
    unlimited = Quota(database, "1234", 0, clock)
    await unlimited.count(100_000)
    assert await rooms(unlimited) == ["answer", "due_today", "other"]
    assert await unlimited.used() == 100_000
    assert await warnings(database) == []


async def test_the_month_turns_at_midnight_in_viet_nam(quota: Quota, clock: Clock) -> None:
    await quota.count(3000)
    clock.at = MIDNIGHT - SECOND
    assert await rooms(quota) == []
    clock.at = MIDNIGHT
    assert (await rooms(quota), await quota.used()) == (["answer", "due_today", "other"], 0)


async def test_each_bot_has_a_quota_of_its_own(quota: Quota, database: Database, clock: Clock) -> None:
    await quota.count(3000)
    assert await rooms(Quota(database, "5678", 3000, clock)) != []


async def test_healthz_shows_the_month(quota: Quota, database: Database) -> None:
    await quota.count(12)
    assert await database.run(quota.shown) == {"used": 12, "of": 3000, "month": "2026-11"}


async def test_what_was_sent_while_the_database_was_away_is_sent_all_the_same_and_counted_later(
    quota: Quota, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(database, "run", _is_away)
        await quota.count(2)
        await quota.count()
    await quota.count()
    await quota.count()
    assert await quota.used() == 5


async def _is_away(_: object) -> None:
    raise DatabaseUnavailableError("away")


# The warning ---------------------------------------------------------------------------


async def test_the_administrators_are_told_at_80_percent_once(quota: Quota, database: Database) -> None:
    await quota.count(2399)
    assert await warnings(database) == []
    with structlog.testing.capture_logs() as lines:
        await quota.count()
        await quota.count()
    said = (
        "⚠️ Zalo tháng 11/2026: đã gửi 2.400/3.000 tin.\n"
        "Đến 2.700 tin: ngưng thông báo, bản tin tuần và nhắc sớm.\n"
        "Đến 2.850 tin: ngưng cả nhắc hạn hôm nay, chỉ còn trả lời.\n"
        "Hết 3.000 tin: Zalo im đến 01/12.\n"
        "Nên làm: mời anh chị em vào thêm bằng Telegram, bớt gửi thông báo, "
        "hoặc vào Zalo Bot Manager xem gói nhiều tin hơn."
    )
    assert await warnings(database) == [(f"quota:zalo:1234:2026-11:80:{ADMIN}", said)]
    assert lines == [
        {
            "event": "quota_nearly_spent",
            "log_level": "warning",
            "channel": "zalo",
            "used": 2400,
            "of": 3000,
            "month": "2026-11",
        }
    ]


async def test_they_are_told_once_more_when_the_last_message_is_sent(
    quota: Quota, database: Database
) -> None:
    await quota.count(2999)
    await quota.count(2)
    await quota.count()
    (_near, (key, said)) = await warnings(database)
    assert key == f"quota:zalo:1234:2026-11:spent:{ADMIN}"
    assert said.startswith("⚠️ Zalo không nhận thêm tin trong tháng 11/2026: đã gửi 3.001 tin. Đến 01/12 ")


async def test_when_the_platform_says_so_earlier_they_are_told_then(quota: Quota, database: Database) -> None:
    await quota.count(100)
    await quota.refused()
    await quota.refused()
    assert [key for key, _ in await warnings(database)] == [f"quota:zalo:1234:2026-11:spent:{ADMIN}"]


async def test_a_warning_is_not_worth_saying_in_the_next_month(quota: Quota, database: Database) -> None:
    await quota.count(2400)
    assert await database.run(lambda session: session.exec(select(Notice.expires_at)).one()) == MIDNIGHT


# A refusal -----------------------------------------------------------------------------


async def test_a_refusal_holds_everything_for_an_hour_then_one_message_tries(
    quota: Quota, database: Database, clock: Clock
) -> None:
    await quota.refused()
    restarted = Quota(database, "1234", 3000, clock)
    clock.at = NOW + REST - SECOND
    assert not await restarted.room("answer")
    clock.at = NOW + REST
    assert [await quota.room("other"), await restarted.room("answer")] == [True, False]

    await quota.refused()  # the one that tried
    clock.at += REST - SECOND
    assert not await quota.room("answer")


async def test_what_gets_through_after_a_refusal_ends_it(quota: Quota, clock: Clock) -> None:
    await quota.refused()
    clock.at = NOW + REST
    assert await quota.room("answer")
    await quota.count()
    assert await rooms(quota) == ["answer", "due_today", "other"]


async def test_what_was_on_its_way_when_the_refusal_came_does_not_end_it(quota: Quota, clock: Clock) -> None:
    await quota.refused()
    clock.at += SECOND
    await quota.count()
    assert await rooms(quota) == []


async def test_a_try_that_nobody_hears_of_is_made_again_soon(quota: Quota, clock: Clock) -> None:
    await quota.refused()
    clock.at = NOW + REST
    assert await quota.room("answer")  # and the program is killed
    clock.at += TRIAL - SECOND
    assert not await quota.room("answer")
    clock.at += SECOND
    assert await quota.room("answer")


async def test_a_new_month_forgets_the_refusal(quota: Quota, clock: Clock) -> None:
    clock.at = MIDNIGHT - SECOND
    await quota.refused()
    clock.at = MIDNIGHT
    assert await quota.room("other")


# Several copies ------------------------------------------------------------------------


async def test_copies_of_the_program_count_and_warn_together(database_url: str, quota: Quota) -> None:
    copies = [Database(database_url) for _ in range(2)]
    quotas = [Quota(database, "1234", 100, Clock(NOW)) for database in copies]
    await asyncio.gather(*(one.count() for one in quotas for _ in range(50)))
    assert [await one.used() for one in quotas] == [100, 100]
    assert [key for key, _ in await warnings(copies[0])] == [
        f"quota:zalo:1234:2026-11:80:{ADMIN}",
        f"quota:zalo:1234:2026-11:spent:{ADMIN}",
    ]
    for database in copies:
        database.close()


async def test_of_two_copies_one_tries_after_a_refusal(database_url: str, quota: Quota) -> None:
    await quota.refused()
    copies = [Database(database_url) for _ in range(2)]
    month = Month("zalo", "1234", "2026-11")
    tries = (
        database.run(lambda session: sent_count.try_again(session, month, NOW + REST)) for database in copies
    )
    assert sorted(await asyncio.gather(*tries)) == [False, True]
    for database in copies:
        database.close()
