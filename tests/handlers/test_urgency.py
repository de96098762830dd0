"""How urgent each kind of notice is, where few messages are left."""

from datetime import date
from typing import cast

import pytest

from handlers import outgoing, reminders, urgency
from handlers.message import Reply, Urgency
from handlers.owed import Owed
from handlers.reminders import Due
from models.notice import Taken
from scheduler.calendar import WorkCalendar
from scheduler.planning import DEADLINE
from scheduler.rule import Term
from tests.handlers.owing import Island

HEAD, FRIDAY, SATURDAY, SUNDAY = "hamlet_head bai-bac", *(date(2026, 11, day) for day in (20, 21, 22))


@pytest.mark.parametrize(
    ("key", "kind", "said"),
    [
        ("errand:4", "", "answer"),  # an Excel list, a picture: asked for
        ("photo:9", "", "answer"),  # has to be sent again
        ("extension:3:granted:1", DEADLINE, "answer"),  # more time was asked for
        ("returned:8", "returned", "answer"),  # does not count until it is mended
        ("unlocked:8", "unlocked", "answer"),
        ("announcement:5:1", "announce_now", "due_today"),  # a storm does not wait
        ("announcement:5:1", "announcement", "other"),
        ("announced:5:1", "announce_again", "other"),
        ("accepted:1:77", "accepted", "other"),
        ("weekly:1:2026-48", "digest", "other"),
        ("extension:3:1:4", "extension", "other"),  # to the coordinator, who did not ask
        ("moved:6:1", DEADLINE, "other"),
        ("exporting:4", "exporting", "other"),
        ("poor:2:3", "", "other"),
        ("handed:1:from", "farewell", "other"),
        ("quota:zalo:1234:2026-11:80:6", "", "other"),
    ],
)
def test_what_somebody_asked_for_is_an_answer(key: str, kind: str, said: Urgency) -> None:
    taken = Taken(1, key, 1, "vi", "", None, kind)
    assert urgency.of(taken, Reply()) == said


def test_every_kind_of_notice_stands_in_the_table() -> None:
    assert set(outgoing.KINDS) == {*urgency.BY_KIND, *urgency.SAYS_ITSELF, DEADLINE} - {"farewell"}


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ([date(2026, 11, 19)], "other"),  # over since yesterday
        ([FRIDAY], "due_today"),
        ([SATURDAY], "due_today"),  # a rest day: today is the last day of work before it
        ([SUNDAY], "due_today"),
        ([date(2026, 11, 23)], "other"),
        ([date(2026, 11, 23), FRIDAY], "due_today"),
        ([], "other"),
    ],
)
def test_a_reminder_is_of_today_when_anything_in_it_has_to_be_sent_today(
    due: list[date], said: Urgency
) -> None:
    left = [Due(Owed(cast("Term", None), day), 0) for day in due]
    assert reminders.urgency(FRIDAY, left, WorkCalendar()) == said


async def test_reminders_go_out_with_their_urgency(island: Island) -> None:
    island.now("2026-11-30")
    await island.nothing_owed_before("2026-11-26")
    await island.only_owed("tap-huan")

    async def heard(day: str, clock: str = "08:00") -> list[Urgency]:
        island.urgent.clear()
        await island.passes(day, clock)
        return [urgent for who, urgent in island.urgent if who == HEAD]

    head = await island.talk(HEAD)
    assert await heard("2026-12-02") == ["other"]
    assert await heard("2026-12-07") == ["due_today"]
    await head.taps("Chiều nhắc lại")
    assert await heard("2026-12-07", "12:00") == ["answer"]
    assert await heard("2026-12-08") == ["other"]
