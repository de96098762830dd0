"""The pace: never more than so many in any second, from the first one on, by one copy or by several."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.courier.pace import REMEMBERED, OwnLine, Pace
from bot.courier.shared_line import SharedLine
from models import sending_slot
from models.database import Database
from testing.flying_time import FlyingTime
from tests.bot.courier.desk import NOW

SLOT = 1 / 29


@pytest.fixture
def time() -> FlyingTime:
    return FlyingTime(NOW)


def own(time: FlyingTime) -> Pace:
    """The pace of a single copy."""
    return Pace(29, OwnLine(time.seconds), time.seconds, time.sleep)


async def instants(pace: Pace, time: FlyingTime, number: int) -> list[float]:
    """When so many permits were given, in seconds."""
    given = []
    for _ in range(number):
        await pace.permit()
        given.append(time.seconds())
    return given


async def test_one_slot_after_the_other_from_the_first_second_on(time: FlyingTime) -> None:
    given = await instants(own(time), time, 100)
    assert given == pytest.approx([number * SLOT for number in range(100)], abs=1e-4)


async def test_what_was_not_used_is_not_made_up_for(time: FlyingTime) -> None:
    pace = own(time)
    await pace.permit()
    time.at += timedelta(seconds=10)
    given = await instants(pace, time, 3)
    assert given == pytest.approx([10, 10 + SLOT, 10 + 2 * SLOT], abs=1e-4)


async def test_a_reply_moves_the_next_one_back_by_two_slots(time: FlyingTime) -> None:
    pace = own(time)
    await pace.permit()
    pace.spend()
    pace.spend()
    assert await instants(pace, time, 2) == pytest.approx([5 * SLOT, 6 * SLOT], abs=1e-4)


async def test_a_reply_said_while_the_courier_waits_moves_back_the_one_after(time: FlyingTime) -> None:
    pace = own(time)
    await instants(pace, time, 2)
    pace.spend()
    time.at += timedelta(seconds=SLOT * 0.9)
    assert await instants(pace, time, 1) == pytest.approx([4 * SLOT], abs=1e-4)


async def test_replies_of_long_ago_move_nothing(time: FlyingTime) -> None:
    pace = own(time)
    for _ in range(20):
        pace.spend()
    time.at += timedelta(seconds=5)
    assert await instants(pace, time, 1) == pytest.approx([5])


async def test_however_many_replies_do_not_stop_the_courier(time: FlyingTime) -> None:
    pace = own(time)
    await pace.permit()
    for _ in range(500):
        pace.spend()
    (given,) = await instants(pace, time, 1)
    assert given == pytest.approx(REMEMBERED + SLOT, abs=1e-4)


@pytest.fixture
def copies(database_url: str) -> Iterator[list[Database]]:
    """A database opened by two copies of the program."""
    opened = [Database(database_url), Database(database_url)]
    yield opened
    for one in opened:
        one.close()


async def test_the_slots_of_several_copies_are_one_line(copies: list[Database], time: FlyingTime) -> None:
    lines = [SharedLine(one, time) for one in copies]
    waits = await asyncio.gather(*(lines[number % 2].claim(0.0, SLOT) for number in range(20)))
    assert sorted(waits) == pytest.approx([number * SLOT for number in range(20)], abs=1e-4)


async def test_a_reply_moves_every_copy_back(copies: list[Database], time: FlyingTime) -> None:
    first, second = (SharedLine(one, time) for one in copies)
    assert await first.claim(0.0, SLOT) == 0
    assert await second.claim(3 * SLOT, SLOT) == pytest.approx(4 * SLOT, abs=1e-4)
    assert await first.claim(0.0, SLOT) == pytest.approx(5 * SLOT, abs=1e-4)


async def test_a_clock_that_was_set_back_stops_nobody(copies: list[Database], time: FlyingTime) -> None:
    line = SharedLine(copies[0], time)
    await line.claim(0.0, SLOT)
    time.at -= sending_slot.FAR + timedelta(hours=1)
    assert await line.claim(0.0, SLOT) == 0
