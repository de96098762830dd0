"""The courier on Telegram, over real HTTP: each answer, and each way of getting none."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import structlog

from bot.courier.carrier import Carried, Outcome
from bot.courier.courier import Courier
from bot.courier.pace import OwnLine, Pace
from bot.courier.telegram import TelegramCarrier
from handlers.message import Choice, Reply
from models.notice import PAUSE, UNSURE_PAUSE
from testing.practice import world as people
from testing.telegram import StandIn, User
from testing.telegram.limit import Limit
from tests.bot.courier.desk import NOW, Desk

NEWS = Reply(
    text="A <new> household.", question="Really?", choices=((Choice("Look", "r:1~x", unlisted=True),),)
)


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """A real person whose chats are 7 and, used last, 8."""
    opened = Desk(sqlite_url)
    await opened.database.run(people.fill)
    await opened.link("7")
    await opened.link("8", used=True)
    yield opened
    opened.close()


@pytest.fixture
async def carrier(telegram: StandIn, desk: Desk) -> AsyncIterator[TelegramCarrier]:
    """The way to Telegram, paced by the desk's time."""
    made = carrier_to(telegram, desk)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def courier(desk: Desk, carrier: TelegramCarrier) -> Courier:
    return desk.courier(carrier)


@pytest.fixture
async def lan(telegram: StandIn) -> User:
    """The person, on the phone used last; the other one has written to the bot, too."""
    await telegram.user(7).says("/start")
    phone = telegram.user(8)
    await phone.says("/start")
    return phone


def carrier_to(telegram: StandIn, desk: Desk) -> TelegramCarrier:
    pace = Pace(29, OwnLine(desk.time.seconds), desk.time.seconds, desk.time.sleep)
    return TelegramCarrier(telegram.token, telegram.url, pace)


def said(telegram: StandIn) -> list[str]:
    """What was said, wherever."""
    return [call["text"] for call in telegram.made("sendMessage")]


async def test_it_is_said_with_its_markup_and_its_button(lan: User, carrier: TelegramCarrier) -> None:
    assert await carrier.carry("8", "k", NEWS) == Carried(Outcome.arrived)
    assert str(lan.sees_last()) == "A <new> household.\n\nReally?\n[Look]"
    assert lan.sees_last().html == "A &lt;new&gt; household.\n\n<b>Really?</b>"


async def test_a_long_one_goes_in_several_messages_with_the_buttons_below_the_last(
    lan: User, carrier: TelegramCarrier, telegram: StandIn
) -> None:
    long = Reply(text="word " * 1000, choices=NEWS.choices)
    assert await carrier.carry("8", "k", long) == Carried(Outcome.arrived)
    sent = telegram.made("sendMessage")
    assert ["reply_markup" in call for call in sent] == [False, True]
    assert [call["link_preview_options"]["is_disabled"] for call in sent] == [True, True]


async def test_it_arrives_in_the_chat_used_last_alone(lan: User, desk: Desk, courier: Courier) -> None:
    await desk.write("a")
    await courier.deliver()
    assert lan.sees_last().text == "Said: a."
    assert await desk.rows() == [("a", True, 0)]


async def test_429_is_waited_for_as_told(lan: User, desk: Desk, courier: Courier, telegram: StandIn) -> None:
    telegram.faults.answer(429, method="sendMessage", retry_after=11)
    await desk.write("a", "b")
    await courier.deliver()
    assert 11 in desk.time.slept
    assert sorted(said(telegram)) == ["Said: a.", "Said: b."]
    assert await desk.rows() == [("a", True, 0), ("b", True, 0)]


@pytest.mark.parametrize("status", [500, 502, 401])
async def test_a_fault_of_telegram_is_counted_and_tried_again(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn, status: int
) -> None:
    telegram.faults.answer(status, method="sendMessage")
    await desk.write("a")
    await courier.deliver()
    assert await desk.rows() == [("a", False, 1)]
    desk.time.at = NOW + PAUSE
    await courier.deliver()
    assert said(telegram) == ["Said: a."]


async def test_a_line_that_is_down_sends_nothing_and_is_tried_again(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn
) -> None:
    port = int(telegram.url.rpartition(":")[2])
    await telegram.close()
    await desk.write("a")
    await courier.deliver()
    assert await desk.rows() == [("a", False, 1)]
    await telegram.open(port)
    desk.time.at = NOW + PAUSE
    await courier.deliver()
    assert said(telegram) == ["Said: a."]
    assert await desk.rows() == [("a", True, 1)]


async def test_a_refused_message_is_tried_in_the_other_chat(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn
) -> None:
    telegram.faults.answer(400, method="sendMessage", description="Bad Request: chat not found", chat_id=8)
    await desk.write("a")
    await courier.deliver()
    assert telegram.user(7).sees_last().text == "Said: a."


@pytest.mark.parametrize("why", ["bot was blocked by the user", "user is deactivated", "bot can't initiate"])
async def test_a_chat_that_refuses_us_is_noted_and_the_other_one_told(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn, why: str
) -> None:
    telegram.faults.answer(403, method="sendMessage", description=f"Forbidden: {why}", chat_id=8)
    await desk.write("a", "b")
    await courier.deliver()
    assert [message.text for message in telegram.user(7).sees()][-2:] == ["Said: a.", "Said: b."]
    assert await desk.blocked() == ["8"]


async def test_a_lost_answer_is_not_repeated_blindly(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn
) -> None:
    telegram.faults.lose(method="sendMessage")
    await desk.write("a")
    await courier.deliver()
    assert said(telegram) == ["Said: a."], "it did arrive, and nobody knows"
    assert await desk.due("a") == NOW + UNSURE_PAUSE
    desk.says["a"] = None  # the person has answered meanwhile
    desk.time.at = NOW + UNSURE_PAUSE
    await courier.deliver()
    assert said(telegram) == ["Said: a."]


@pytest.mark.parametrize("lost", ["dropped before", "lost after", "504"])
async def test_an_answer_that_is_lost_twice_is_taken_for_said(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn, lost: str
) -> None:
    if lost == "504":
        telegram.faults.answer(504, method="sendMessage", times=2)
    else:
        order = telegram.faults.drop if lost == "dropped before" else telegram.faults.lose
        order(method="sendMessage", times=2)
    await desk.write("a")
    for _ in range(3):
        await courier.deliver()
        desk.time.at += UNSURE_PAUSE
    assert await desk.rows() == [("a", True, 0)]
    assert len(said(telegram)) == (2 if lost == "lost after" else 0)


async def test_a_broadcast_never_meets_the_limit(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn
) -> None:
    telegram.limit = Limit(clock=desk.time.seconds)
    await desk.write(*(f"k{number:03}" for number in range(120)), kind="reminder")
    assert await courier.deliver() == 120
    assert telegram.limit.refused == 0
    assert desk.time.seconds() == pytest.approx(119 / 29, abs=0.01)


async def test_one_without_a_pace_is_refused_waits_and_loses_nothing(
    lan: User, desk: Desk, telegram: StandIn
) -> None:
    telegram.limit = Limit(clock=desk.time.seconds)
    hasty = TelegramCarrier(telegram.token, telegram.url, Pace(1e6, sleep=asyncio.sleep))
    await desk.write(*(f"k{number:03}" for number in range(70)), kind="reminder")
    await desk.courier(hasty).deliver()
    await hasty.stop()
    assert telegram.limit.refused == 2
    assert sorted(said(telegram)) == [f"Said: k{number:03}." for number in range(70)]


async def test_two_couriers_share_two_hundred_notices_and_none_is_said_twice(
    postgres_url: str, telegram: StandIn
) -> None:
    desk = Desk(postgres_url)
    await desk.database.run(people.fill)
    await desk.link("8")
    await telegram.user(8).says("/start")
    await desk.write(*(f"k{number:03}" for number in range(200)))
    carriers = [TelegramCarrier(telegram.token, telegram.url, Pace(1000)) for _ in range(2)]
    taken = await asyncio.gather(desk.courier(carriers[0]).deliver(), desk.copy(carriers[1]).deliver())
    assert sum(taken) == 200
    assert min(taken) > 20, "both have had their share"
    assert sorted(said(telegram)) == [f"Said: k{number:03}." for number in range(200)]
    for carrier in carriers:
        await carrier.stop()
    desk.close()


async def test_the_log_tells_no_token_and_no_text(
    lan: User, desk: Desk, courier: Courier, telegram: StandIn
) -> None:
    await desk.write("a", "b")
    telegram.faults.answer(400, method="sendMessage", times=2, description="Bad Request: text 'Said' at 7")
    telegram.faults.drop(method="sendMessage")
    with structlog.testing.capture_logs() as lines:
        await courier.deliver()
    assert [line["event"] for line in lines] == [
        "courier_call_failed",
        "courier_call_failed",
        "notice_not_said",
        "courier_call_failed",
        "notice_not_said",
    ]
    assert not any(word in str(lines) for word in (telegram.token, telegram.url, "Said", "text"))
