"""Two people at the same report at the same moment: one thing happens, and the other is told."""

import asyncio

import pytest
from sqlmodel import Session, select

from models.report import Report, ReportStatus
from models.report_event import ReportEvent
from testing.talk import Talk
from testing.world import World
from tests.handlers.owing import reports_training, says

HEAD, OFFICER, COORDINATOR = "hamlet_head bai-nha-a", "commune_officer lai-son", "coordinator kien-hai"


async def stands(worlds: World) -> tuple[str, list[str]]:
    """How the report stands, and what was written down about it."""

    def read(session: Session) -> tuple[str, list[str]]:
        return session.exec(select(Report)).one().status, [
            one.kind for one in session.exec(select(ReportEvent))
        ]

    return await worlds.database.run(read)


async def looks(worlds: World, who: str) -> Talk:
    talk = await worlds.talk(who)
    await talk.says("/duyet")
    if who == COORDINATOR:
        await talk.taps("Cả những bản chờ xã (1)")
    await talk.says("1")
    return talk


@pytest.fixture
async def head(worlds: World) -> Talk:
    talk = await worlds.talk(HEAD)
    await reports_training(talk, "17/3")
    return talk


async def test_two_accept_it(worlds: World, head: Talk) -> None:
    talks = [await looks(worlds, OFFICER), await looks(worlds, COORDINATOR)]
    told = [reply.text for reply in await asyncio.gather(*(talk.taps("✅ Duyệt") for talk in talks))]
    assert sorted("✅ Đã duyệt, đã khóa" in text for text in told) == [False, True]
    assert sorted(" đã duyệt, " in text for text in told) == [False, True]
    assert await stands(worlds) == (ReportStatus.accepted, ["accepted"])


async def test_one_accepts_it_and_one_returns_it(worlds: World, head: Talk) -> None:
    officer, coordinator = await looks(worlds, OFFICER), await looks(worlds, COORDINATOR)
    await says(coordinator, "trả lại", "6", "đếm lại")
    await asyncio.gather(officer.taps("✅ Duyệt"), coordinator.taps("✅ Gửi"))
    status, written = await stands(worlds)
    assert written in (["accepted"], ["returned"])
    assert status == written[0]


async def test_it_is_accepted_while_it_is_withdrawn_or_corrected(worlds: World, head: Talk) -> None:
    officer = await looks(worlds, OFFICER)
    await says(head, "/dagui", "1")
    await head.taps("Rút lại")
    await asyncio.gather(officer.taps("✅ Duyệt"), head.taps("Rút lại"))
    status, written = await stands(worlds)
    assert (status, written) in (
        (ReportStatus.accepted, ["accepted"]),
        (ReportStatus.withdrawn, ["withdrawn"]),
    )


async def test_it_is_accepted_while_a_correction_is_sent(worlds: World, head: Talk) -> None:
    officer = await looks(worlds, OFFICER)
    await says(head, "sửa", "4", "trường học")
    told, sent = await asyncio.gather(officer.taps("✅ Duyệt"), head.taps("✅ Gửi"))
    status, written = await stands(worlds)
    if written:
        assert status == ReportStatus.accepted
        assert "đã khóa" in sent.text
    else:
        assert status == ReportStatus.sent
        assert "vừa được sửa" in told.text
