"""Accepting, returning, unlocking: old buttons, corrections in between, what counts meanwhile."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from handlers.message import Tapped
from models.extension import Extension
from models.household import Household
from models.nil_report import NilReport
from models.report import Report, ReportStatus, ReportVersion
from models.report_event import EventKind, ReportEvent
from testing.talk import Talk
from tests.handlers.owing import (
    FAILED,
    Island,
    corrects,
    labels,
    reports_commune,
    reports_training,
    says,
)

HEAD, OFFICER, COORDINATOR = "hamlet_head bai-nha-a", "commune_officer lai-son", "coordinator kien-hai"
PEOPLE, COST = "6", "8"  # lines of a training report


@pytest.fixture
async def head(island: Island) -> Talk:
    """A hamlet head who has sent a training report."""
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-10")
    await island.only_owed("tap-huan")
    talk = await island.talk(HEAD)
    await reports_training(talk, "28/11")
    return talk


@pytest.fixture
async def officer(island: Island, head: Talk) -> Talk:
    """The officer over the hamlet, who looks at the report."""
    talk = await island.talk(OFFICER)
    await says(talk, "/duyet", "1")
    return talk


async def report(island: Island) -> Report:
    (found,) = await island.reports("training")
    return found


async def returns(talk: Talk, lines: str = PEOPLE, why: str = "đếm lại giúp") -> None:
    await says(talk, "/duyet", "1", "trả lại", lines, why, "gửi")


async def unlocks(island: Island, talk: Talk) -> None:
    await island.taps(talk, "Ru", 1, (await report(island)).version)
    await says(talk, "ghi nhầm", "gửi")


async def test_accepting_locks_and_is_written_down(island: Island, officer: Talk) -> None:
    reply = await officer.taps("✅ Duyệt")
    assert "Đã duyệt, đã khóa" in reply.text
    assert (await report(island)).status == ReportStatus.accepted
    (event,) = await island.rows(ReportEvent)
    assert (event.kind, event.report_id, event.version) == (EventKind.accepted, 1, 1)


@pytest.mark.parametrize("act", ["Ra", "Rr"])
async def test_a_report_that_was_corrected_meanwhile_is_shown_again(
    island: Island, head: Talk, officer: Talk, act: str
) -> None:
    await corrects(head, PEOPLE, "26 người, 13 nữ", "đúng")
    reply = await island.taps(officer, act, 1, 1)
    assert "vừa được sửa" in reply.text
    assert "Người dự: 26 (13 nữ)" in reply.text
    assert (await report(island)).status == ReportStatus.sent
    await officer.taps("✅ Duyệt")
    assert (await report(island)).status == ReportStatus.accepted


async def test_a_report_corrected_while_the_reason_is_typed_is_not_returned(
    island: Island, head: Talk, officer: Talk
) -> None:
    await says(officer, "trả lại", PEOPLE, "đếm lại giúp")
    await corrects(head, PEOPLE, "26 người, 13 nữ", "đúng")
    reply = await officer.says("gửi")
    assert "vừa được sửa" in reply.text
    assert (await report(island)).status == ReportStatus.sent
    assert await island.rows(ReportEvent) == []


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("accept", "Ra", "Hồ Thị Mẫu đã duyệt"),
        ("accept", "Rr", "Hồ Thị Mẫu đã duyệt"),
        ("return", "Ra", "Hồ Thị Mẫu đã trả lại"),
        ("withdraw", "Ra", "Phạm Thị Mẫu đã rút"),
    ],
)
async def test_whoever_comes_second_is_told_who_did_what(
    island: Island, head: Talk, officer: Talk, first: str, then: str, said: str
) -> None:
    coordinator = await island.talk(COORDINATOR)
    await coordinator.says("menu")
    if first == "accept":
        await island.taps(coordinator, "Ra", 1, 1)
    elif first == "return":
        await island.taps(coordinator, "Rr", 1, 1)
        await says(coordinator, PEOPLE, "đếm lại", "gửi")
    else:
        await island.taps(head, "y", 1)
    before = len(await island.rows(ReportEvent))
    reply = await island.taps(officer, then, 1, 1)
    assert said in reply.text
    assert "09:00 thứ Tư 02/12" in reply.text
    assert len(await island.rows(ReportEvent)) == before


async def test_a_returned_report_is_owed_again_and_keeps_when_it_was_first_sent(
    island: Island, head: Talk, officer: Talk
) -> None:
    sent_at = (await report(island)).sent_at
    await returns(officer)
    assert (await report(island)).status == ReportStatus.returned
    assert "trả lại" in (await head.says("hạn nộp")).words
    assert "trả lại để bổ sung" in (await head.says("/tinhhinh tháng 11")).text
    island.clock.at += timedelta(days=1)
    await says(head, "bổ sung", "25 người, 13 nữ", "đúng", "gửi")
    found = await report(island)
    assert (found.status, found.version, found.sent_at) == (ReportStatus.sent, 2, sent_at)
    assert "nộp 02/12, đúng hạn" in (await head.says("/tinhhinh tháng 11")).text


async def test_a_returned_report_may_be_sent_again_as_it_was(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    await says(head, "bổ sung", "giữ")
    assert "Đã bổ sung và gửi lại" in (await head.says("gửi")).text
    await says(officer, "/duyet", "1")
    assert "không đổi gì" in (await officer.says("lịch sử")).text


async def test_a_correction_begun_before_the_return_cannot_change_other_lines(
    island: Island, head: Talk, officer: Talk
) -> None:
    await says(head, "sửa", "4", "trường học")
    send = head.button("✅ Gửi")
    await returns(officer)
    reply = await island.taps_choice(head, send)
    assert "vừa được trả lại" in reply.text
    assert '"venue":"Nhà văn hóa ấp"' in (await report(island)).answers
    await head.taps("Bổ sung ngay")
    assert "Bao nhiêu người dự" in head.last.question


async def test_a_correction_begun_before_is_given_up_for_the_mending(
    island: Island, head: Talk, officer: Talk
) -> None:
    await says(head, "sửa", "4", "trường học", "để sau")
    await returns(officer)
    await says(head, "bổ sung", "25 người, 13 nữ", "đúng", "gửi")
    assert '"venue":"Nhà văn hóa ấp"' in (await report(island)).answers


async def test_mending_put_off_is_gone_on_with(island: Island, head: Talk, officer: Talk) -> None:
    await returns(officer, f"{PEOPLE},{COST}")
    await says(head, "bổ sung", "25 người, 13 nữ", "đúng", "để sau")
    reply = await head.says("bổ sung")
    assert "Hết bao nhiêu tiền" in reply.question


async def test_nothing_to_report_is_no_answer_while_a_report_waits_to_be_mended(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    await says(head, "hạn nộp", "1")
    assert "Không phát sinh" not in labels(head.last)
    reply = await head.says("không phát sinh")
    assert labels(reply) == ["Bổ sung ngay", "Rút lại"]
    assert await island.rows(NilReport) == []
    await head.taps("Rút lại")
    await head.taps("Rút lại")
    await head.says("không phát sinh")
    assert len(await island.rows(NilReport)) == 1


async def test_report_now_opens_what_was_returned_and_no_new_report(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    await head.says("báo cáo ngay")
    assert head.last.text.startswith("Bổ sung báo cáo tập huấn")


async def test_the_notice_of_a_return_is_outdated_once_it_was_mended(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    await says(head, "bổ sung", "25 người, 13 nữ", "đúng", "gửi")
    assert await island.said() == []


async def test_the_return_is_told_with_the_reason_the_lines_and_a_button(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    (heard,) = await island.said()
    assert heard.who == HEAD
    assert "Lý do: đếm lại giúp" in heard.text
    assert "Cần bổ sung: Người dự." in heard.text
    await head.taps("Bổ sung ngay")
    assert "Bao nhiêu người dự" in head.last.question


async def test_what_is_accepted_in_half_an_hour_is_told_in_one_message(
    island: Island, head: Talk, officer: Talk
) -> None:
    await reports_training(head, "27/11")
    await says(officer, "/duyet", "duyệt hết")
    await officer.taps("Duyệt 2 báo cáo")
    assert await island.said() == []
    island.clock.at += timedelta(minutes=31)
    (heard,) = await island.said()
    assert heard.text.startswith("✅ Đã duyệt, đã khóa 2 báo cáo: tập huấn 2.")
    assert "nhờ cán bộ xã hoặc điều phối viên mở khóa" in heard.text


async def test_unlocking_needs_a_reason_and_is_told(island: Island, head: Talk, officer: Talk) -> None:
    await officer.taps("✅ Duyệt")
    await unlocks(island, officer)
    assert (await report(island)).status == ReportStatus.sent
    (heard,) = [one for one in await island.said() if "mở khóa" in one.text]
    assert "Lý do: ghi nhầm" in heard.text
    assert "Đã sửa" in (await corrects(head, PEOPLE, "25 người, 13 nữ", "đúng")).text


async def test_only_what_raises_no_doubt_at_that_very_moment_is_accepted_at_once(
    island: Island, head: Talk, officer: Talk
) -> None:
    """One is corrected after the question, another is sent after it, a third has a doubt by now."""
    await reports_training(head, "27/11")
    await reports_training(head, "26/11")
    await officer.says("duyệt hết")
    yes = officer.button("Duyệt 3 báo cáo")
    island.clock.at += timedelta(minutes=1)
    await corrects(head, PEOPLE, "26 người, 13 nữ", "đúng", number=0)
    await reports_training(head, "25/11")
    await corrects(head, PEOPLE, "26 người", "đúng", number=2)
    reply = await island.taps_choice(officer, yes)
    assert "Đã duyệt, đã khóa 1 báo cáo" in reply.text
    statuses = {one.happened_on.day: one.status for one in await island.reports("training")}
    sent = dict.fromkeys((25, 26, 27), ReportStatus.sent)
    assert statuses == {**sent, 28: ReportStatus.accepted}


async def test_a_returned_review_does_nothing_to_the_register_until_it_is_sent_again(island: Island) -> None:
    island.now("2026-10-20")
    head, officer = await island.talk(HEAD), await island.talk(OFFICER)
    await says(head, "/rasoat số 7", "hộ không còn ở đây", "1", "gửi")

    def has_left(session: Session) -> bool:
        query = select(Household).where(Household.place_code == "bai-nha-a", Household.number == 7)
        return session.exec(query).one().left_on is not None

    assert await island.do(has_left)
    await returns(officer, "1", "hỏi lại hàng xóm")
    assert not await island.do(has_left)
    await says(head, "bổ sung", "giữ", "gửi")
    assert await island.do(has_left)


async def test_a_commune_s_report_is_returned_by_the_coordinator_and_mended(island: Island) -> None:
    island.now("2026-12-10")
    await island.only_owed("bao-cao-quy")
    officer, coordinator = await island.talk(OFFICER), await island.talk(COORDINATOR)
    await reports_commune(officer)
    (sent,) = await island.reports("commune_report")
    await returns(coordinator, "2", "ghi rõ mấy lớp")
    assert "trả lại" in str((await officer.says("hạn nộp")).options())
    await says(officer, "báo cáo ngay", "mở 4 lớp, 120 người", "gửi")
    (mended,) = await island.reports("commune_report")
    assert (mended.id, mended.status, mended.version) == (sent.id, ReportStatus.sent, 2)
    assert (mended.duty_id, mended.period) == (sent.duty_id, sent.period)
    assert "120 người" in mended.answers


async def test_a_closing_is_returned_for_its_numbers_and_stays_that_of_its_year(island: Island) -> None:
    island.now("2026-12-10")
    head, officer = await island.talk(HEAD), await island.talk(OFFICER)
    await head.says("/chotrasoat")
    await head.taps("3 hộ nghèo, 3 hộ cận nghèo")
    await head.says("gửi")
    (sent,) = await island.reports("review_closing")
    await returns(officer, "1", "so lại với sổ của ấp")
    island.now("2027-01-05")
    await says(head, "bổ sung", "9 nghèo, 9 cận nghèo", "hai hộ mới dọn về", "gửi")
    (mended,) = await island.reports("review_closing")
    assert (mended.status, mended.happened_on) == (ReportStatus.sent, sent.happened_on)
    assert "hai hộ mới dọn về" in mended.answers


async def test_a_viewer_reads_the_steps_of_a_review_without_any_name(island: Island) -> None:
    island.now("2026-10-20")
    head, officer = await island.talk(HEAD), await island.talk(OFFICER)
    viewer = await island.talk("viewer kien-hai")
    await says(head, "/rasoat số 4", "3", "90", "1,3,4", "2", "3", "hôm nay", "20 người, 18 đồng ý", "gửi")
    await returns(officer, "3,11", "hộ Danh Mẫu đông hơn")
    await says(head, "bổ sung", "5", "bà Danh Mẫu mới về", "gửi")
    mine = await island.taps(head, "Rh", 1)
    assert "Ghi chú: chưa có → bà Danh Mẫu mới về" in mine.text
    assert "Lý do: hộ Danh Mẫu đông hơn" in mine.text
    await viewer.says("menu")
    told = (await island.taps(viewer, "Rh", 1)).words + (await island.taps(viewer, "r", 1)).words
    assert "Số người: 3 người → 5 người" in told
    assert "Danh" not in told


async def test_a_report_that_was_withdrawn_after_its_return_can_be_sent_anew(
    island: Island, head: Talk, officer: Talk
) -> None:
    await returns(officer)
    await head.says("/dagui")
    await head.says("1")
    await head.taps("Rút lại")
    await head.taps("Rút lại")
    assert "Đã gửi báo cáo tập huấn" in (await reports_training(head, "28/11")).text


# whatever whoever sent it does afterwards, an accepted report stays as it is

TYPED = ("sửa", "1", "2", "6", "4", "trường học", "25 người, 1 nữ", "đúng", "gửi", "/dagui", "bổ sung", "hủy")
KEPT = ("e", "x", "y", "r", "Rm", "p", "Rh")


@pytest.mark.parametrize("seed", range(2))
async def test_an_accepted_report_never_changes(island: Island, head: Talk, officer: Talk, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    await says(head, "sửa", "4", "nhà ông Tám")
    send = head.button("✅ Gửi")
    await officer.taps("✅ Duyệt")
    before = (await report(island)).model_dump()
    await island.taps_choice(head, send)
    for number in range(20):
        if chance.random() < 0.5:
            reply = await island.taps(head, chance.choice(KEPT), 1)
        elif head.last.options() and chance.random() < 0.5:
            reply = await head.delivers(Tapped(chance.choice(head.last.options()).data), f"any{number}")
        else:
            reply = await head.says(chance.choice(TYPED))
        assert FAILED not in reply.words
    every: list[dict[str, Any]] = [one.model_dump() for one in await island.reports("training")]
    assert before in every
    assert len([one for one in await island.rows(ReportVersion) if one.report_id == 1]) == 1
    assert await island.rows(Extension) == []
