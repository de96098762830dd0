"""How long is waited."""

import asyncio

import pytest

from bot.channels.patience import backoff, within
from testing.manual_time import ManualTime


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 30), (7, 30), (100_000, 30)]
)
def test_pauses_grow_up_to_half_a_minute_and_never_overflow(failures: int, seconds: float) -> None:
    assert backoff(failures) == seconds


async def test_what_takes_longer_than_patience_goes_on() -> None:
    time = ManualTime()
    slow = asyncio.ensure_future(time.sleep(60))
    waiting = asyncio.ensure_future(within(slow, 5, time.sleep))
    await time.until_sleeping(5, 5)
    await time.passes(5)
    await waiting
    assert not slow.done()
    await time.passes(55)
    await slow


async def test_waiting_ends_with_what_is_waited_for() -> None:
    time = ManualTime()
    quick = asyncio.ensure_future(asyncio.sleep(0))
    await within(quick, 5, time.sleep)
    assert quick.done()
    await asyncio.sleep(0)
    assert time.sleeping() == []
