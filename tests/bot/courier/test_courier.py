"""The courier: says what waits, once, to whom it concerns, and never loses it."""

import asyncio
from datetime import timedelta

import pytest
import structlog

from bot.courier.carrier import Carried, Outcome
from bot.courier.way import LONGEST_WAIT
from models.database import DatabaseUnavailableError
from models.notice import LEASE, MOST, PAUSE, UNSURE_PAUSE, PutOff
from tests.bot.courier.desk import COORDINATOR, NOW, OFFICER, REAL, WAIT, Desk


async def test_a_notice_is_said_once(desk: Desk) -> None:
    await desk.write("a", to=OFFICER)
    courier = desk.courier()
    assert [await courier.deliver(), await courier.deliver()] == [1, 0]
    desk.time.at += LEASE
    assert await courier.deliver() == 0
    assert desk.practice.said == [("person-3", "a", "Said: a.")]
    assert await desk.rows() == [("a", True, 0)]


async def test_everything_that_is_due_is_said_at_one_call(desk: Desk) -> None:
    await desk.link("7")
    await desk.write(*(f"k{number:02}" for number in range(50)))
    assert await desk.courier().deliver() == 50
    assert [key for _, key, _ in desk.real.said] == [f"k{number:02}" for number in range(50)]


async def test_a_sample_person_s_notice_goes_to_practice_and_a_real_one_s_to_a_real_chat(desk: Desk) -> None:
    await desk.link("7")
    await desk.link("new-0123456789abcdef", "practice")
    await desk.write("practised", to=OFFICER)
    await desk.write("real", to=REAL)
    await desk.courier().deliver()
    assert [key for _, key, _ in desk.practice.said] == ["practised"]
    assert desk.real.said == [("7", "real", "Said: real.")]


async def test_without_the_practice_page_sample_people_s_notices_wait(desk: Desk) -> None:
    await desk.write("practised", to=OFFICER)
    assert await desk.courier(desk.real).deliver() == 0
    assert await desk.courier(desk.practice).deliver() == 1


async def test_who_is_not_linked_yet_is_told_when_they_are(desk: Desk) -> None:
    await desk.write("a")
    courier = desk.courier()
    assert await courier.deliver() == 0
    await desk.link("7")
    assert await courier.deliver() == 1
    assert desk.real.said == [("7", "a", "Said: a.")]


async def test_told_is_the_chat_used_last_and_no_other(desk: Desk) -> None:
    await desk.link("7")
    await desk.link("8", used=True)
    await desk.link("9")
    await desk.write("a")
    await desk.courier().deliver()
    assert [address for address, _, _ in desk.real.said] == ["8"]


@pytest.mark.parametrize("outcome", [Outcome.blocked, Outcome.failed, RuntimeError("a name: Lê Thị Mẫu")])
async def test_a_chat_that_does_not_take_it_is_followed_by_the_person_s_next(
    desk: Desk, outcome: Outcome | Exception
) -> None:
    await desk.link("7")
    await desk.link("8", used=True)
    await desk.link("9")
    await desk.write("a")
    desk.real.outcomes = [outcome]
    await desk.courier().deliver()
    assert [address for address, _, _ in desk.real.said] == ["7"]
    assert await desk.rows() == [("a", True, 0)]
    assert await desk.blocked() == (["8"] if outcome is Outcome.blocked else [])


async def test_when_all_chats_refuse_us_a_reminder_is_given_up_and_an_alert_is_tried_again(
    desk: Desk,
) -> None:
    await desk.link("7")
    await desk.link("8")
    await desk.write("reminder", kind="reminder")
    desk.real.outcomes = [Outcome.blocked, Outcome.blocked]
    await desk.courier().deliver()
    assert await desk.blocked() == ["7", "8"]
    assert await desk.due("reminder") is None

    await desk.link("9")
    await desk.write("alert")
    desk.real.outcomes = [Outcome.blocked]
    await desk.courier().deliver()
    assert await desk.due("alert") == NOW + PAUSE
    assert await desk.rows() == [("alert", False, 1), ("reminder", False, 0)]


@pytest.mark.parametrize("trouble", [Outcome.failed, RuntimeError("a name"), DatabaseUnavailableError()])
async def test_what_did_not_arrive_is_counted_and_said_after_a_pause(
    desk: Desk, trouble: Outcome | Exception
) -> None:
    await desk.write("a", to=OFFICER)
    desk.practice.outcomes = [trouble]
    courier = desk.courier()
    await courier.deliver()
    assert await desk.rows() == [("a", False, 1)]
    assert await courier.deliver() == 0
    desk.time.at += PAUSE
    assert await courier.deliver() == 1
    assert await desk.rows() == [("a", True, 1)]


async def test_what_cannot_be_said_is_given_up_in_the_end_and_holds_up_nothing_else(desk: Desk) -> None:
    await desk.write("a", to=OFFICER)
    desk.practice.outcomes = [Outcome.failed] * MOST
    courier = desk.courier()
    for failures in range(MOST):
        assert await courier.deliver() == 1
        desk.time.at += PAUSE * 4**failures
    await desk.write("b", to=OFFICER)
    assert await courier.deliver() == 1
    assert await desk.rows() == [("a", False, MOST), ("b", True, 0)]


async def test_while_nothing_arrives_the_courier_slows_down(desk: Desk) -> None:
    await desk.link("7")
    await desk.write(*"abcdefgh")
    desk.real.outcomes = [Outcome.down] * 7
    await desk.courier().deliver()
    assert desk.time.slept == [1, 2, 4, 8, 16, 30, 30]
    assert desk.real.said[0][1] == "h"
    desk.time.at += PAUSE
    await desk.courier().deliver()
    assert await desk.rows() == [(key, True, int(key != "h")) for key in "abcdefgh"]


async def test_429_makes_the_courier_wait_and_counts_as_no_failure(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", "b")
    desk.real.outcomes = [WAIT]
    assert await desk.courier().deliver() == 3
    assert desk.time.slept == [7]
    assert sorted(key for _, key, _ in desk.real.said) == ["a", "b"]
    assert await desk.rows() == [("a", True, 0), ("b", True, 0)]


async def test_a_long_429_puts_the_notice_off_for_as_long_and_the_courier_for_a_minute(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", "b")
    desk.real.outcomes = [Carried(Outcome.wait, 600)]
    assert await desk.courier().deliver() == 2
    assert desk.time.slept == [LONGEST_WAIT]
    assert await desk.due("a") == NOW + timedelta(seconds=600)
    assert await desk.rows() == [("a", False, 0), ("b", True, 0)]


async def test_what_may_have_arrived_is_said_once_more_after_a_while_and_then_counts_as_said(
    desk: Desk,
) -> None:
    await desk.link("7")
    await desk.write("a")
    desk.real.outcomes = [Outcome.unsure, Outcome.unsure]
    courier = desk.courier()
    assert await courier.deliver() == 1
    assert await desk.due("a") == NOW + UNSURE_PAUSE
    desk.time.at = NOW + UNSURE_PAUSE
    assert await courier.deliver() == 1
    assert await desk.rows() == [("a", True, 0)]
    desk.time.at += UNSURE_PAUSE
    assert await courier.deliver() == 0
    assert len(desk.real.said) == 2


async def test_what_may_have_arrived_and_was_answered_meanwhile_is_not_said_again(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", kind="reminder")
    desk.real.outcomes = [Outcome.unsure]
    courier = desk.courier()
    await courier.deliver()
    desk.says["a"] = None
    desk.time.at += UNSURE_PAUSE
    await courier.deliver()
    assert len(desk.real.said) == 1
    assert await desk.due("a") is None


async def test_the_outdated_is_not_said_and_what_is_put_off_is_said_then(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", "b", "c")
    desk.says = {"a": None, "b": PutOff(NOW + timedelta(hours=1))}
    courier = desk.courier()
    assert await courier.deliver() == 1
    assert await desk.due("a") is None
    assert await desk.due("b") == NOW + timedelta(hours=1)
    assert await desk.rows() == [("a", False, 0), ("b", False, 0), ("c", True, 0)]
    del desk.says["b"]
    desk.time.at += timedelta(hours=1)
    assert await courier.deliver() == 1


async def test_many_outdated_ones_are_found_in_short_transactions(desk: Desk) -> None:
    await desk.link("7")
    keys = [f"k{number:02}" for number in range(45)]
    await desk.write(*keys)
    desk.says = dict.fromkeys(keys[:-1])
    assert await desk.courier().deliver() == 1
    assert [key for _, key, _ in desk.real.said] == keys[-1:]


async def test_what_has_expired_is_not_said(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", expires_at=NOW + timedelta(minutes=5))
    desk.time.at += timedelta(minutes=5)
    assert await desk.courier().deliver() == 0
    assert await desk.due("a") is None, "nobody has to walk past it any more"


async def test_a_notice_that_cannot_be_rendered_holds_up_nobody(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("a", "b")
    desk.says = {"a": ValueError("Lê Thị Mẫu")}
    assert await desk.courier().deliver() == 1
    assert await desk.rows() == [("a", False, 1), ("b", True, 0)]


async def test_alerts_overtake_reminders(desk: Desk) -> None:
    await desk.link("7")
    await desk.write("r1", "r2", kind="reminder")
    await desk.write("alert")
    await desk.courier().deliver()
    assert [key for _, key, _ in desk.real.said] == ["alert", "r1", "r2"]


async def test_two_copies_of_the_program_say_it_once(desk: Desk) -> None:
    for number in range(20):
        await desk.write(f"k{number:02}", to=OFFICER if number % 2 else COORDINATOR)
    taken = await asyncio.gather(desk.courier().deliver(), desk.copy().deliver())
    assert sum(taken) == 20
    assert sorted(key for _, key, _ in desk.practice.said) == [f"k{number:02}" for number in range(20)]


async def test_called_again_while_it_delivers_it_does_nothing(desk: Desk) -> None:
    await desk.write("a", to=OFFICER)
    desk.practice.open.clear()
    courier = desk.courier()
    first = asyncio.create_task(courier.deliver())
    await desk.practice.came.wait()
    assert await courier.deliver() == 0
    desk.practice.open.set()
    assert await first == 1


@pytest.mark.parametrize("in_flight", [1, 3])
async def test_no_more_are_on_their_way_than_was_said(desk: Desk, in_flight: int) -> None:
    await desk.link("7")
    await desk.write(*(f"k{number}" for number in range(9)))
    desk.real.open.clear()
    delivering = asyncio.create_task(desk.courier(in_flight=in_flight).deliver())
    await desk.real.until_busy(in_flight)
    desk.real.open.set()
    assert await delivering == 9
    assert desk.real.busiest == in_flight


async def test_a_stop_between_saying_and_marking_repeats_one_notice_and_loses_none(desk: Desk) -> None:
    await desk.write("a", "b", to=OFFICER)
    desk.practice.open.clear()
    courier = desk.courier()
    dying = asyncio.create_task(courier.deliver())
    await desk.practice.came.wait()
    for worker in courier._deliveries["practice"]._workers:  # as in a kill: nobody waits for anything
        worker.cancel()
    await asyncio.wait({dying})
    desk.practice.open.set()

    after = desk.copy()
    assert await after.deliver() == 1, "whoever took the first may still be saying it"
    desk.time.at += LEASE
    assert await after.deliver() == 1
    assert await desk.rows() == [("a", True, 0), ("b", True, 0)]


async def test_a_database_that_goes_away_after_the_sending_makes_nobody_hear_it_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.write("a", to=OFFICER)
    courier = desk.courier()
    desk.practice.open.clear()
    delivering = asyncio.create_task(courier.deliver())
    await desk.practice.came.wait()
    with monkeypatch.context() as away:
        away.setattr(desk.database, "run", _away)
        desk.practice.open.set()
        with pytest.raises(DatabaseUnavailableError):
            await delivering
        with pytest.raises(DatabaseUnavailableError):
            await courier.deliver()
    desk.time.at += LEASE
    assert await courier.deliver() == 0
    assert await desk.rows() == [("a", True, 0)]
    assert len(desk.practice.said) == 1


async def test_a_stop_lets_what_is_on_its_way_arrive(desk: Desk) -> None:
    await desk.write("a", "b", to=OFFICER)
    desk.practice.open.clear()
    courier = desk.courier()
    delivering = asyncio.create_task(courier.deliver())
    await desk.practice.came.wait()
    stopping = asyncio.create_task(courier.stop())
    await asyncio.sleep(0)
    desk.practice.open.set()
    await stopping
    assert await delivering == 1
    assert await desk.rows() == [("a", True, 0), ("b", False, 0)]
    assert await courier.deliver() == 0


async def test_broken_off_it_lets_what_is_on_its_way_arrive_and_can_go_on(desk: Desk) -> None:
    await desk.write("a", "b", to=OFFICER)
    desk.practice.open.clear()
    courier = desk.courier()
    delivering = asyncio.create_task(courier.deliver())
    await desk.practice.came.wait()
    delivering.cancel()
    await asyncio.sleep(0)
    desk.practice.open.set()
    await asyncio.wait({delivering})
    assert await desk.rows() == [("a", True, 0), ("b", False, 0)]
    assert await courier.deliver() == 1
    assert len(desk.practice.said) == 2


async def test_the_log_has_ids_only(desk: Desk) -> None:
    await desk.write("a", to=OFFICER)
    desk.practice.outcomes = [RuntimeError("Lê Thị Mẫu")]
    with structlog.testing.capture_logs() as lines:
        await desk.courier().deliver()
    assert lines == [
        # what becomes of ``exc_info`` is in bot/logs.py
        {
            "event": "notice_failed",
            "log_level": "error",
            "notice": 1,
            "kind": "RuntimeError",
            "exc_info": True,
        },
        {
            "event": "notice_not_said",
            "log_level": "warning",
            "notice": 1,
            "why": "failed",
            "failures": 1,
            "given_up": False,
        },
    ]


async def _away(work: object) -> None:
    raise DatabaseUnavailableError("away")
