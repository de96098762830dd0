"""A person with two chats on two channels: where a notice goes when the one used last does not take it."""

import asyncio
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from bot.courier.carrier import Carried, Outcome
from bot.courier.courier import Courier
from bot.courier.ledger import SPENT_PAUSE
from handlers.message import Reply, Urgency
from models.notice import FRESH, PAUSE, UNSURE_PAUSE
from tests.bot.courier.desk import NOW, Desk, FakeCarrier

HEAD = 1  # a hamlet head who is made real, and has Telegram alone


class Became(NamedTuple):
    """What became of a notice: where it stands now, how often it failed, and when it is due again."""

    zalo: bool
    telegram: bool
    failures: int = 0
    due: datetime | None = None


ON_ZALO, ON_TELEGRAM = Became(zalo=True, telegram=False), Became(zalo=False, telegram=True)
FAILED = Became(zalo=False, telegram=False, failures=1, due=NOW + PAUSE)
TABLE = [
    # what Zalo says first          with Zalo alone                              with Telegram, too
    (Carried(Outcome.down), FAILED, ON_TELEGRAM),
    (Carried(Outcome.failed), FAILED, ON_TELEGRAM),
    (Carried(Outcome.blocked), FAILED, ON_TELEGRAM),
    (Carried(Outcome.spent), Became(zalo=False, telegram=False, due=NOW + SPENT_PAUSE), ON_TELEGRAM),
    (Carried(Outcome.wait, 7), ON_ZALO, ON_ZALO),
    (
        Carried(Outcome.wait, 600),
        Became(zalo=False, telegram=False, due=NOW + timedelta(seconds=600)),
        ON_TELEGRAM,
    ),
    # it may stand there already: nowhere else, and not at once
    (Carried(Outcome.unsure), *[Became(zalo=True, telegram=False, due=NOW + UNSURE_PAUSE)] * 2),
]


@pytest.mark.parametrize(("first", "alone", "with_telegram"), TABLE)
@pytest.mark.parametrize("chats", [1, 2])
async def test_what_surely_did_not_arrive_goes_to_the_next_chat(
    desk: Desk, first: Carried, alone: Became, with_telegram: Became, chats: int
) -> None:
    if chats == 2:
        await desk.link("7", "telegram")
    await desk.link("z", "zalo", used=True)
    await desk.write("a")
    desk.zalo.outcomes = [first]
    await desk.courier(desk.real, desk.zalo).deliver()
    (kept,) = await desk.notices()
    became = Became(bool(desk.zalo.said), bool(desk.real.said), kept.failures, kept.due_at)
    assert became == (alone if chats == 1 else with_telegram)


@pytest.mark.parametrize(
    ("zalo", "telegram", "failures", "due"),
    [
        (Outcome.spent, Outcome.blocked, 0, NOW + SPENT_PAUSE),
        (Outcome.blocked, Outcome.spent, 0, NOW + SPENT_PAUSE),
        (Outcome.spent, Outcome.down, 1, NOW + PAUSE),
        (Outcome.down, Outcome.spent, 1, NOW + PAUSE),
        (Outcome.blocked, Outcome.blocked, 1, NOW + PAUSE),
    ],
)
async def test_of_two_chats_that_do_not_take_it_the_one_that_may_soon_counts(
    desk: Desk, zalo: Outcome, telegram: Outcome, failures: int, due: datetime
) -> None:
    await desk.link("7", "telegram")
    await desk.link("z", "zalo", used=True)
    await desk.write("a")
    desk.zalo.outcomes, desk.real.outcomes = [zalo], [telegram]
    await desk.courier(desk.real, desk.zalo).deliver()
    assert await desk.rows() == [("a", False, failures)]
    kept = await desk.due("a")
    assert kept is not None
    assert due <= kept <= due + timedelta(seconds=1)  # a channel that is down has slept for a second


async def test_what_waits_for_a_spent_channel_is_said_there_when_it_takes_messages_again(desk: Desk) -> None:
    await desk.link("z", "zalo")
    await desk.write("a")
    await desk.write("worth an hour", expires_at=NOW + timedelta(hours=1))
    desk.zalo.outcomes = [Outcome.spent, Outcome.spent]
    courier = desk.courier(desk.zalo)
    assert await courier.deliver() == 2
    assert await courier.deliver() == 0
    desk.time.at += SPENT_PAUSE
    assert await courier.deliver() == 1
    assert await desk.rows() == [("a", True, 0), ("worth an hour", False, 0)]
    assert await desk.due("worth an hour") is None


@pytest.mark.parametrize(("urgency", "said"), [("answer", True), ("due_today", False), ("other", False)])
async def test_an_answer_does_not_lapse_while_a_month_without_messages_ends(
    desk: Desk, urgency: Urgency, *, said: bool
) -> None:
    await desk.link("z", "zalo")
    desk.says["a"] = Reply(text="Trả lại báo cáo", urgency=urgency)
    await desk.write("a")
    courier = desk.courier(desk.zalo)
    desk.zalo.outcomes = [Outcome.spent] * 2
    for _ in range(2):
        await courier.deliver()
        desk.time.at += FRESH - timedelta(hours=1)
    await courier.deliver()
    assert await desk.rows() == [("a", said, 0)]


async def test_other_chats_of_a_channel_that_is_down_are_not_tried(desk: Desk) -> None:
    await desk.link("z", "zalo", used=True)
    await desk.link("z2", "zalo")
    await desk.write("a")
    desk.zalo.outcomes = [Outcome.down]
    await desk.courier(desk.zalo).deliver()
    assert desk.zalo.tried == 1


# Each for itself ---------------------------------------------------------------------


async def test_a_channel_that_hangs_does_not_slow_another(desk: Desk) -> None:
    await desk.becomes_real(HEAD)
    await desk.link("7", "telegram", HEAD)
    await desk.link("z", "zalo")
    await desk.write("z1", "z2")
    await desk.write("a", "b", "c", to=HEAD)
    desk.zalo.open.clear()
    courier = desk.courier(desk.real, desk.zalo)
    hanging = asyncio.create_task(courier.deliver_on("zalo"))
    await desk.zalo.until_busy(1)
    assert await courier.deliver_on("telegram") == 3
    assert [key for _, key, _ in desk.real.said] == ["a", "b", "c"]
    desk.zalo.open.set()
    assert await hanging == 2


class Paused:
    """A courier of both channels, one of which has just been paused and stays so."""

    def __init__(self, desk: Desk, carrier: FakeCarrier, first: Carried) -> None:
        carrier.outcomes = [first]
        self._carrier = carrier
        self._begun, self._over = asyncio.Event(), asyncio.Event()
        self.courier = Courier(desk.database, [desk.real, desk.zalo], desk.say, desk.time, self._sleep)

    async def begin(self) -> asyncio.Task[int]:
        """Deliver on that channel until it is paused."""
        task = asyncio.create_task(self.courier.deliver_on(self._carrier.name))
        async with asyncio.timeout(10):
            await self._begun.wait()
        return task

    async def _sleep(self, seconds: float) -> None:
        self._begun.set()
        await self._over.wait()

    def end(self) -> None:
        """Let the pause be over."""
        self._over.set()


@pytest.mark.parametrize("down", ["zalo", "telegram"])
async def test_while_a_channel_is_down_who_has_another_is_told_there_without_trying_it(
    desk: Desk, down: str
) -> None:
    broken, whole = (desk.zalo, desk.real) if down == "zalo" else (desk.real, desk.zalo)
    await desk.link("x", down, used=True)
    await desk.link("y", whole.name)
    await desk.write("a")
    paused = Paused(desk, broken, Carried(Outcome.down))
    waiting = await paused.begin()
    await desk.write("b")
    assert await paused.courier.deliver_on(whole.name) == 1
    assert [(address, key) for address, key, _ in whole.said] == [("y", "a"), ("y", "b")]
    assert broken.tried == 1
    paused.end()
    assert await waiting == 1


async def test_a_429_of_seconds_is_waited_for_and_holds_up_nobody_else(desk: Desk) -> None:
    await desk.becomes_real(HEAD)
    await desk.link("7", "telegram", HEAD)
    await desk.link("8", "telegram")
    await desk.link("z", "zalo", used=True)
    await desk.write("a", "b")
    await desk.write("c", to=HEAD)
    paused = Paused(desk, desk.zalo, Carried(Outcome.wait, 7))
    waiting = await paused.begin()
    assert await paused.courier.deliver_on("telegram") == 1
    assert [(address, key) for address, key, _ in desk.real.said] == [("7", "c")]
    desk.time.at += timedelta(seconds=7)
    paused.end()
    assert await waiting == 3
    assert sorted(key for _, key, _ in desk.zalo.said) == ["a", "b"]


async def test_who_used_zalo_last_is_told_by_the_workers_of_zalo_and_by_nobody_else(desk: Desk) -> None:
    await desk.link("7", "telegram")
    await desk.link("z", "zalo", used=True)
    await desk.write("a")
    courier = desk.courier(desk.real, desk.zalo)
    assert [await courier.deliver_on("telegram"), await courier.deliver_on("zalo")] == [0, 1]
    assert [address for address, _, _ in desk.zalo.said] == ["z"]


async def test_a_chat_on_a_channel_nobody_carries_to_here_does_not_count(desk: Desk) -> None:
    await desk.link("7", "telegram")
    await desk.link("z", "zalo", used=True)
    await desk.write("a")
    await desk.courier(desk.real).deliver()
    assert [address for address, _, _ in desk.real.said] == ["7"]
