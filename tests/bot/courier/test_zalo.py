"""Carrying a notice on Zalo: what becomes of it is told in the courier's words; nothing is tried twice."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.quota import Quota
from bot.channels.zalo.replies import Replies
from bot.courier.carrier import Carried, Outcome
from bot.courier.pace import Pace
from bot.courier.zalo import ZaloCarrier
from handlers.message import Choice, Reply
from locales import translator
from models.database import Database
from testing.zalo import StandIn, User
from tests.bot.channels.zalo.running import BOT, NOW

REMINDER = Reply(
    text="Hôm nay hạn nộp báo cáo tập huấn.",
    choices=((Choice("Báo cáo ngay", "x", unlisted=True),),),
    explain_ways_out="Gõ: báo cáo ngay, không phát sinh.",
    urgency="due_today",
)


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    opened = Database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
async def zalo() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


@pytest.fixture
async def lan(zalo: StandIn) -> User:
    user = zalo.user(7, "Lan")
    await user.says("chào")
    return user


@pytest.fixture
async def carrier(zalo: StandIn, database: Database) -> AsyncIterator[ZaloCarrier]:
    client = ZaloClient(zalo.token, zalo.url)
    quota = Quota(database, BOT, 10, lambda: NOW)
    made = ZaloCarrier(client, quota, Replies(database, None, translator("vi")), Pace(1000))
    await made.start()
    yield made
    await made.stop()


async def test_it_is_said_in_words_to_be_answered_by_typing(carrier: ZaloCarrier, lan: User) -> None:
    assert await carrier.carry(lan.id, "k", REMINDER) == Carried(Outcome.arrived)
    assert lan.sees_last().text == "Hôm nay hạn nộp báo cáo tập huấn.\n\nGõ: báo cáo ngay, không phát sinh."


@pytest.mark.parametrize(
    ("code", "outcome"),
    [(500, Outcome.down), (401, Outcome.down), (400, Outcome.failed), (403, Outcome.failed)],
)
async def test_what_surely_did_not_arrive_is_told_and_not_tried_again(
    zalo: StandIn, carrier: ZaloCarrier, lan: User, code: int, outcome: Outcome
) -> None:
    zalo.faults.answer(code, method="sendMessage")
    assert await carrier.carry(lan.id, "k", REMINDER) == Carried(outcome)
    assert len(zalo.called("sendMessage")) == 1


async def test_what_may_have_arrived_counts_as_said(zalo: StandIn, carrier: ZaloCarrier, lan: User) -> None:
    zalo.faults.lose(method="sendMessage")
    assert await carrier.carry(lan.id, "k", REMINDER) == Carried(Outcome.arrived)


async def test_when_the_month_is_spent_another_chat_may_take_it(
    zalo: StandIn, carrier: ZaloCarrier, lan: User
) -> None:
    zalo.quota.per_month = 0
    assert await carrier.carry(lan.id, "k", REMINDER) == Carried(Outcome.spent)
    assert await carrier.carry(lan.id, "k2", REMINDER) == Carried(Outcome.spent)
    assert len(zalo.called("sendMessage")) == 1


async def test_a_long_one_comes_whole_not_screen_by_screen(carrier: ZaloCarrier, lan: User) -> None:
    lines = [f"Ấp {number}: chưa nộp" for number in range(1, 61)]
    await carrier.carry(lan.id, "k", Reply(text="\n".join(lines)))
    assert lan.sees_last().text.splitlines() == lines
