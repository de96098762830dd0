"""Inspections: who is told what is to be mended, when again, who closes it, what a withdrawn one leaves."""

import pytest
from sqlmodel import Session, select

from handlers.message import Reply
from models.inspection_finding import InspectionFinding
from models.report import Report, ReportStatus
from testing.talk import Talk
from tests.handlers.owing import Heard, Island, labels, says

OFFICER, COORDINATOR = "commune_officer lai-son", "coordinator kien-hai"
HEAD = "hamlet_head bai-nha-a"
FOUND = "thiếu 2 hóa đơn; chưa niêm yết"


@pytest.fixture(autouse=True)
async def _nothing_else_owed(island: Island) -> None:
    await island.only_owed()
    island.now("2026-11-20")


async def inspect(talk: Talk, where: str = "Bãi Nhà A", mender: str = "1", found: str = FOUND) -> Reply:
    await talk.says("/ghikiemtra")
    for text in (where, "hôm qua", "bỏ qua", "bỏ qua", found, mender, "30/11/2026", "bỏ qua"):
        await talk.says(text)
    return await talk.says("gửi")


async def of_finding(island: Island, number: int = 1) -> InspectionFinding:
    def look(session: Session) -> InspectionFinding:
        rows = session.exec(select(InspectionFinding).order_by(InspectionFinding.report_id))  # type: ignore[arg-type]  # a column
        return next(row for row in rows if row.number == number)

    return await island.do(look)


async def mend(talk: Talk, number: int, how: str = "đã nộp đủ") -> Reply:
    reply = await talk.says("kiểm tra")
    await talk.taps(next(label for label in labels(reply) if label.endswith(f"việc {number}")))
    await talk.taps("Đã khắc phục")
    await talk.says(how)
    return await talk.says("gửi")


async def test_the_head_of_the_hamlet_is_told_at_once_and_three_days_before(island: Island) -> None:
    await inspect(await island.talk(COORDINATOR))
    assert await island.said() == [
        Heard(HEAD, "Còn 2 việc cần khắc phục sau kiểm tra, ấp Bãi Nhà A, hạn thứ Hai 30/11.")
    ]
    island.now("2026-11-26", "18:00")
    assert await island.said() == []
    island.now("2026-11-27", "07:30")
    assert await island.said() == [
        Heard(HEAD, "Còn 2 việc cần khắc phục sau kiểm tra, ấp Bãi Nhà A, hạn thứ Hai 30/11.")
    ]


async def test_what_was_mended_is_not_reminded_of(island: Island) -> None:
    talk = await island.talk(COORDINATOR)
    await inspect(talk)
    await island.said()
    await mend(talk, 1)
    island.now("2026-11-27", "07:30")
    assert [one.text for one in await island.said()] == [
        "Còn 1 việc cần khắc phục sau kiểm tra, ấp Bãi Nhà A, hạn thứ Hai 30/11."
    ]
    island.now("2026-11-20")
    await mend(talk, 2)
    assert "Không còn việc nào" in (await talk.says("kiểm tra")).text


async def test_the_commune_is_told_of_what_is_the_communes(island: Island) -> None:
    await inspect(await island.talk(COORDINATOR), mender="2")
    assert [one.who for one in await island.said()] == [OFFICER]


async def test_nobody_is_told_of_what_they_wrote_themselves_or_what_has_no_place(island: Island) -> None:
    await inspect(await island.talk(OFFICER), where="xã Lại Sơn")
    await inspect(await island.talk(OFFICER), mender="kế toán xã")
    assert await island.said() == []


async def test_a_withdrawn_inspection_leaves_nothing_open(island: Island) -> None:
    talk = await island.talk(COORDINATOR)
    await inspect(talk)

    def withdraw(session: Session) -> None:
        report = session.exec(select(Report).where(Report.form == "inspection")).one()
        report.status = ReportStatus.withdrawn
        session.add(report)

    await island.do(withdraw)
    assert "Không còn việc nào" in (await talk.says("kiểm tra")).text
    island.now("2026-11-27", "07:30")
    assert await island.said() == []


async def test_what_is_overdue_comes_first_and_is_said(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await inspect(talk)
    island.now("2026-12-02")
    assert (await talk.says("kiểm tra")).text.endswith("⚠️ 2 việc đã quá hạn.")


async def test_two_who_close_the_same_finding_close_it_once(island: Island) -> None:
    officer, coordinator = await island.talk(OFFICER), await island.talk(COORDINATOR)
    await inspect(coordinator)
    for talk in (officer, coordinator):
        await talk.says("/dakhacphuc")
        await talk.says("1")
        await talk.says(f"đã làm, {talk.address}")
    assert "✅" in (await officer.says("gửi")).text
    assert "đã ghi khắc phục rồi" in (await coordinator.says("gửi")).text
    assert (await of_finding(island)).mended_how == f"đã làm, {officer.address}"


@pytest.mark.parametrize(("who", "offered"), [(HEAD, False), ("viewer kien-hai", False), (OFFICER, True)])
async def test_only_those_who_inspect_close_a_finding(island: Island, who: str, offered: bool) -> None:
    await inspect(await island.talk(COORDINATOR))
    talk = await island.talk(who)
    reply = await talk.says("kiểm tra")
    shown = await talk.taps(labels(reply)[0])
    assert ("Đã khắc phục" in labels(shown)) is offered
    number = (await of_finding(island)).report_id
    closed = await island.taps(talk, "Km", number, 1)
    assert ("Đã làm gì để khắc phục" in closed.question) is offered


async def test_another_communes_findings_are_not_shown(island: Island) -> None:
    await inspect(await island.talk(COORDINATOR))
    number = (await of_finding(island)).report_id
    other = await island.talk("commune_officer an-son")
    for verb in ("Ko", "Km"):
        assert "chỉ cán bộ xã nơi đó" in (await island.taps(other, verb, number, 1)).text
    assert "Không còn việc nào" in (await other.says("kiểm tra")).text


async def test_closing_a_finding_does_not_show_its_words_to_who_may_not_see_names(island: Island) -> None:
    head = await island.talk(OFFICER)
    await head.says("/ghikiemtra")
    for text in (
        "Bãi Nhà A",
        "hôm qua",
        "Dự án 2",
        "bỏ qua",
        "nhà ông Danh Mẫu thiếu hóa đơn",
        "1",
        "30/11/2026",
    ):
        await head.says(text)
    await says(head, "bỏ qua", "gửi")
    talk = await island.talk("agency_officer kien-hai/nnptnt")
    assert labels(await talk.says("đã khắc phục")) == ["30/11, ấp Bãi Nhà A: việc 1"]
    await talk.says("hủy")
    reply = await mend(talk, 1)
    assert "✅ Đã ghi" in reply.text
    (closed,) = await island.reports("finding_mended")
    assert "Danh Mẫu" not in closed.answers
    assert (await of_finding(island)).mended_on is not None
