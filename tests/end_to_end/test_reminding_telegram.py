"""Reminders on Telegram, over real HTTP: planned by the running program, said once, answered by a tap.

The day is today, whichever it is: it is made a working day, and nobody has quiet hours.
"""

from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession
from sqlmodel import col, select, update

from models.chat import Chat
from models.nil_report import NilReport
from models.person import Role
from testing.program import Program
from testing.telegram import StandIn
from tests.end_to_end import on_telegram
from tests.end_to_end.conftest import Programs
from tests.end_to_end.due_today import SAID, owe_training
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.kept import opened
from tests.end_to_end.on_telegram import Person

HEAD, OTHER, OFFICER = 1, 2, 3


@pytest.fixture
def program(programs: Programs, telegram: StandIn) -> Program:
    """A stopped program, in which training is due today and nothing else at all."""
    made = programs(**on_telegram.settings(telegram), reminders="on", messages_per_second="1000")
    enrol(
        made,
        (HEAD, Role.hamlet_head, "bai-nha-a"),
        (OTHER, Role.hamlet_head, "bai-bac"),
        (OFFICER, Role.commune_officer, "lai-son"),
    )
    for number in (HEAD, OTHER, OFFICER):
        telegram.user(number).chat.begun = True
    with opened(made.database_url) as session:
        owe_training(session)
    return made


async def test_a_reminder_is_said_once_and_answered_by_a_tap(program: Program, telegram: StandIn) -> None:
    await program.start()
    head = Person(telegram, HEAD)
    heard = await head.user.hears(SAID)
    assert heard.buttons == ["Báo cáo ngay", "Không phát sinh", "Chiều nhắc lại", "Xin gia hạn"]
    noted = await head.taps("Không phát sinh")
    assert "✅ Đã ghi nhận không phát sinh: báo cáo tập huấn" in noted.text

    await telegram.user(OTHER).hears(SAID)
    await program.kill()
    await program.start()
    await head.says("hạn nộp")
    assert sum(SAID in message.text for message in telegram.user(OTHER).sees()) == 1
    with opened(program.database_url) as session:
        assert session.exec(select(NilReport.place_code)).all() == ["bai-nha-a"]
    await program.stop()


async def test_who_blocked_the_bot_is_named_to_the_officer(program: Program, telegram: StandIn) -> None:
    with opened(program.database_url) as session:
        blocked = update(Chat).where(col(Chat.address) == str(OTHER))
        session.execute(blocked.values(blocked_at=datetime.now(UTC)))
    await program.start()
    named = await telegram.user(OFFICER).hears("Tin Ấp chưa nhắc được")
    assert "Mẫu 2, ấp Bãi Bấc (đã chặn Tin Ấp): báo cáo tập huấn" in named.text
    assert not telegram.user(OTHER).sees()
    await program.stop()


async def test_the_scheduler_alone_reminds_beside_a_program_that_does_not(
    program: Program, programs: Programs, telegram: StandIn
) -> None:
    program.configure(scheduler="off")
    await program.start()
    beside = programs(**on_telegram.settings(telegram), reminders="on")
    await beside.start("scheduler")
    await telegram.user(HEAD).hears(SAID)
    assert (await Person(telegram, HEAD).says("sao nhắc tôi")).text.startswith("Tin Ấp đã nhắc anh/chị")
    await beside.stop()
    await program.stop()


async def test_healthz_tells_of_every_tick(program: Program, telegram: StandIn) -> None:
    await program.start()
    await telegram.user(HEAD).hears(SAID)
    async with ClientSession() as session, session.get(f"{program.address}/healthz") as answer:
        body = await answer.json()
    ticks = {"reminders", "digests", "delivery:telegram", "errands", "upkeep"}
    assert (body["status"], set(body["ticks"])) == ("ok", ticks)
    await program.stop()
