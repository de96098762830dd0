"""``/healthz``: ok, late by name, or no database."""

from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import LEAST, health_routes
from models import tick
from models.database import Database
from testing.talk import Clock

NOW = datetime(2026, 12, 7, 1, tzinfo=UTC)
EVERY = {"reminders": timedelta(minutes=5), "delivery": timedelta(seconds=2)}


class Asked:
    """The page, asked over HTTP."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Clock(NOW)

    async def says(self) -> tuple[int, dict[str, object]]:
        """Status and body."""
        app = web.Application()
        app.add_routes(health_routes(self.database, self.clock, lambda: EVERY))
        async with TestClient(TestServer(app)) as client:
            answer = await client.get("/healthz")
            return answer.status, await answer.json()

    async def ended(self, name: str, at: datetime, failure: str = "") -> None:
        """A work ended then."""
        await self.database.run(lambda session: tick.finish(session, name, at, failure))


@pytest.fixture
def page(database: Database) -> Asked:
    return Asked(database)


async def test_all_is_well_before_the_first_tick(page: Asked) -> None:
    assert await page.says() == (200, {"status": "ok", "late": [], "ticks": {}})


async def test_it_tells_when_each_work_ended_last(page: Asked) -> None:
    await page.ended("reminders", NOW)
    _status, body = await page.says()
    assert body["ticks"] == {
        "reminders": {"started": None, "finished": "2026-12-07T01:00:00+00:00", "failure": ""}
    }


@pytest.mark.parametrize(
    ("name", "ago", "late"),
    [
        ("reminders", timedelta(minutes=15), []),
        ("reminders", timedelta(minutes=16), ["reminders"]),
        ("delivery", LEAST, []),
        ("delivery", LEAST + timedelta(seconds=1), ["delivery"]),
        ("of another version", timedelta(days=9), []),
    ],
)
async def test_a_work_that_has_not_ended_well_for_three_intervals_is_late(
    page: Asked, name: str, ago: timedelta, late: list[str]
) -> None:
    await page.ended(name, NOW - ago)
    status, body = await page.says()
    assert (status, body["late"], body["status"]) == (200, late, "late" if late else "ok")


async def test_a_work_that_fails_again_and_again_is_late_too(page: Asked) -> None:
    await page.ended("reminders", NOW - timedelta(hours=1))
    await page.ended("reminders", NOW, failure="OperationalError")
    _status, body = await page.says()
    assert body["late"] == ["reminders"]


async def test_it_tells_how_many_messages_were_sent_where_there_is_a_quota(database: Database) -> None:
    app = web.Application()
    sent = {"zalo": {"used": 12, "of": 3000, "month": "2026-12"}}
    app.add_routes(health_routes(database, Clock(NOW), lambda: EVERY, lambda _: sent))
    async with TestClient(TestServer(app)) as client:
        assert (await (await client.get("/healthz")).json())["outgoing"] == sent


async def test_without_a_database_it_is_503(page: Asked) -> None:
    page.database.close()
    status, body = await page.says()
    assert (status, body["status"]) == (503, "database")
