"""The system explains itself: who sees a report, where each stands, what is kept about a person."""

from typing import Any

import openpyxl
import pytest
from sqlmodel import Session

from handlers.kept_about import COUNTED, TOLD_OTHERWISE
from handlers.message import Reply
from handlers.rights import may_see_households, may_see_report
from handlers.turn import stands
from models import about_person, agency, person
from models.place import Place
from models.report import Report, ReportStatus
from testing.errands import made
from testing.talk import as_text
from testing.world import find
from tests.handlers.owing import Island, labels, says
from tests.handlers.sent_reports import put, review, training

HEAD = "hamlet_head bai-nha-a"
OFFICER = "commune_officer lai-son"
VIEWER = "viewer kien-hai"


async def stored(island: Island, place: str, answers: dict[str, Any], **more: Any) -> int:
    """Store a report and return its number."""
    return await island.do(lambda session: put(session, place, answers, **more).id) or 0


# Who sees it --------------------------------------------------------------------


async def test_who_sees_a_report_that_names_nobody(island: Island) -> None:
    number = await stored(island, "bai-nha-a", training())
    reply = await island.taps(await island.talk(HEAD), "Xw", number)
    assert reply.text.splitlines() == [
        "Báo cáo tập huấn, ấp Bãi Nhà A, ngày 10/03.",
        "Xem được báo cáo:",
        "- trưởng ấp, ấp Bãi Nhà A: Phạm Thị Mẫu (anh/chị)",
        "- cán bộ xã, xã Lại Sơn: Lý Văn Mẫu",
        "- điều phối viên, đặc khu Kiên Hải: Hồ Thị Mẫu",
        "- người xem, đặc khu Kiên Hải: Tô Văn Mẫu",
        (
            "Không xem được: trưởng ấp, cán bộ xã, cán bộ phụ trách dự án, điều phối viên, người xem, "
            "người quản trị ở nơi khác, và người ngoài."
        ),
    ]


async def test_who_sees_the_names_of_households_is_told_from_who_does_not(island: Island) -> None:
    number = await stored(island, "bai-nha-a", review("Danh Nguyễn"), form="household_review")
    told = (await island.taps(await island.talk(OFFICER), "Xw", number)).text
    full, rest = told.split("Xem được báo cáo, không thấy tên người và ảnh:")
    assert "điều phối viên, đặc khu Kiên Hải" in full
    assert "người xem, đặc khu Kiên Hải" in rest
    assert "người xem, đặc khu Kiên Hải" not in full
    assert "Danh Nguyễn" not in told


async def test_an_agency_s_officer_is_told_that_they_see_the_names_they_wrote(island: Island) -> None:
    talk = await island.talk("agency_officer kien-hai/nnptnt")
    await says(talk, "/ghikiemtra", "Bãi Nhà A", "hôm nay", "bỏ qua", "bỏ qua", "thiếu sổ", "1", "30/3/2026")
    await says(talk, "bỏ qua", "gửi")
    told = (await talk.says("ai thấy báo cáo này")).text
    full, _without, rest = told.partition("không thấy tên người và ảnh:")
    assert "Cao Văn Mẫu (anh/chị)" in full
    assert "Tô Văn Mẫu" in rest


@pytest.mark.parametrize("place", ["bai-nha-a", "lai-son", "an-cu"])
@pytest.mark.parametrize("form", ["training", "household_review"])
async def test_what_is_told_is_what_the_rules_say(island: Island, place: str, form: str) -> None:
    """Everybody who is listed may see it, nobody else may: asked of the rules for each person there is."""
    answers = training() if form == "training" else review("Danh Mẫu")
    number = await stored(island, place, answers, form=form)
    told = (await island.taps(await island.talk("coordinator kien-hai"), "Xw", number)).text
    with_names, _without, names_hidden = told.partition("không thấy tên người và ảnh:")

    def compare(session: Session) -> None:
        report = session.get_one(Report, number)
        agencies = {office.code: office for office in agency.every(session)}
        for one in person.everyone(session):
            here = session.get_one(Place, one.place_code)
            who = stands(one, here, agencies, sample=one.sample)
            assert (one.name in told) is may_see_report(who, report), one.name
            if form == "household_review" and may_see_report(who, report):
                assert (one.name in with_names) is may_see_households(who), one.name
                assert (one.name in names_hidden) is not may_see_households(who), one.name

    await island.do(compare)


async def test_somebody_who_is_gone_or_practises_elsewhere_is_not_listed(island: Island) -> None:
    number = await stored(island, "bai-nha-a", training())

    def change(session: Session) -> None:
        find(session, "commune_officer", "lai-son").active = False
        find(session, "viewer", "kien-hai").sample = False

    await island.do(change)
    told = (await island.taps(await island.talk(HEAD), "Xw", number)).text
    assert "Lý Văn Mẫu" not in told
    assert "Tô Văn Mẫu" not in told


async def test_the_words_mean_the_report_looked_at_or_sent_last(island: Island) -> None:
    old = await stored(island, "bai-nha-a", training(), day="2026-03-01")
    await stored(island, "bai-nha-a", training(), day="2026-03-05")
    talk = await island.talk(HEAD)
    assert "ngày 05/03" in (await talk.says("ai thấy báo cáo này?")).text
    await island.taps(talk, "r", old)
    assert "ngày 01/03" in (await talk.says("ai thấy báo cáo này")).text
    officer = await island.talk(OFFICER)
    assert "chưa xem hay gửi" in (await officer.says("ai thấy báo cáo này?")).text
    await island.taps(officer, "r", old)
    assert "ngày 01/03" in (await officer.says("ai xem được báo cáo này?")).text


async def test_one_s_own_report_offers_the_question(island: Island) -> None:
    number = await stored(island, "bai-nha-a", training())
    talk = await island.talk(HEAD)
    assert "Ai thấy báo cáo này?" in labels(await island.taps(talk, "r", number))
    assert "Lý Văn Mẫu" in (await talk.taps("Ai thấy báo cáo này?")).text
    assert "Ai thấy báo cáo này?" not in labels(await island.taps(await island.talk(OFFICER), "r", number))


@pytest.mark.parametrize("who", ["hamlet_head bai-nha-b", "commune_officer an-son"])
async def test_who_may_not_see_a_report_learns_nothing_of_who_does(island: Island, who: str) -> None:
    number = await stored(island, "bai-nha-a", training())
    told = (await island.taps(await island.talk(who), "Xw", number)).text
    assert "Lý Văn Mẫu" not in told
    assert "chỉ cán bộ xã" in told
    assert told == (await island.taps(await island.talk(who), "Xw", 999)).text


# Where each stands --------------------------------------------------------------


async def test_what_i_sent_says_where_each_stands(island: Island) -> None:
    for status in ReportStatus:
        await stored(island, "bai-nha-a", training(f"lớp {status}"), status=status)
    talk = await island.talk(HEAD)
    reply = await talk.says("tôi đã gửi gì?")
    assert reply.table.splitlines() == [
        "10/03 tập huấn: lớp returned, 25 người: trả lại để bổ sung",
        "10/03 tập huấn: lớp accepted, 25 người: đã duyệt",
        "10/03 tập huấn: lớp sent, 25 người: đã gửi",
    ]
    assert "1 10/03 tập huấn: lớp returned, 25 người: trả lại để bổ sung" in as_text(reply)
    reply = await talk.taps("Đã rút (1)")
    assert labels(reply) == ["10/03 tập huấn: lớp withdrawn, 25 người"]
    assert "đã rút" in (await talk.taps(labels(reply)[0])).text.lower()


# What is kept -------------------------------------------------------------------


def test_no_table_that_names_a_person_is_forgotten() -> None:
    """A column that names a person is told of in numbers, or says why it is told otherwise."""
    assert set(about_person.columns()) == {*COUNTED, *TOLD_OTHERWISE}
    assert not set(COUNTED) & set(TOLD_OTHERWISE)
    assert all(TOLD_OTHERWISE.values())


def test_the_columns_are_found_by_what_they_refer_to_and_by_their_names() -> None:
    found = about_person.columns()
    assert {"report.reporter_id", "report_version.author_id", "duty.made_by"} <= set(found)
    assert "duty.owed_by" not in found  # a kind of place
    assert "person.id" not in found


async def test_what_is_kept_is_told_in_plain_words(island: Island) -> None:
    await stored(island, "bai-nha-a", training())
    talk = await island.talk(HEAD)
    await says(talk, "/taphuan", "1", "để sau")
    reply = await talk.says("dữ liệu của tôi")
    for told in (
        "Phạm Thị Mẫu, trưởng ấp, ấp Bãi Nhà A",
        "Điện thoại: không có",
        "Dùng trên: test, từ 18/03/2026",
        "1 bản đang làm dở",
        "1 báo cáo đã gửi",
        "Lời nhắc, tin đã gửi: 400 ngày.",
        "Tệp, hình làm cho anh/chị: 7 ngày.",
        "anh/chị nhờ Hồ Thị Mẫu, Lý Văn Mẫu",
    ):
        assert told in reply.text
    assert HEAD not in reply.text  # the address of the chat
    assert "Luật" not in reply.text


@pytest.mark.parametrize("words", ["/dulieu", "dữ liệu của tôi", "Tin ấp giữ gì về tôi?"])
@pytest.mark.parametrize("who", [HEAD, VIEWER])
async def test_words_that_ask_what_is_kept(island: Island, who: str, words: str) -> None:
    assert "Tin Ấp giữ về anh/chị:" in (await (await island.talk(who)).says(words)).text


async def test_the_file_holds_one_s_own_reports_and_drafts_and_nobody_else_s(island: Island) -> None:
    await stored(island, "bai-nha-a", training("của tôi"))
    await stored(island, "bai-nha-a", training("đã rút"), status=ReportStatus.withdrawn)
    await stored(island, "bai-nha-b", training("của người khác"))
    await stored(island, "bai-nha-a", review("Danh Nguyễn"), form="household_review")
    talk = await island.talk(HEAD)
    await says(talk, "/taphuan", "chăn nuôi", "để sau", "/dulieu")
    await talk.taps("Gửi tôi tất cả thành một tệp")
    book = openpyxl.load_workbook(_path(await made(island.world.database, island.clock.at)))
    assert book.sheetnames == ["Tổng hợp", "Đang làm dở", "Tập huấn", "Rà soát hộ"]
    said = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"của tôi", "đã rút", "Danh Nguyễn", "Chăn nuôi", "3 báo cáo đã gửi"} <= said
    assert "của người khác" not in said
    assert HEAD not in said


def _path(replies: list[Reply]) -> str:
    (reply,) = replies
    (file,) = reply.files
    return file.path


# What is no report ----------------------------------------------------------------


async def test_the_report_is_corrected_and_explained_although_something_else_was_sent_after_it(
    island: Island,
) -> None:
    """Announcements and invitations are kept like reports and are none: they have screens of their own."""
    talk = await island.talk("commune_officer lai-son")
    await stored(island, "lai-son", training())
    await says(talk, "gửi thông báo", "1", "họp xã", "bỏ qua", "gửi")
    await says(talk, "/moinguoi", "1", "Lâm Văn Khoa", "0912345678", "gửi")
    assert "Đã có mã mời" in talk.last.text

    assert [label.split(":")[0][6:] for label in labels(await talk.says("tôi đã gửi gì"))] == ["tập huấn"]
    assert "tập huấn" in (await talk.says("lịch sử")).text
    assert "tập huấn" in (await talk.says("ai thấy báo cáo này")).text
    assert "Sửa báo cáo tập huấn" in (await talk.says("sửa")).words
