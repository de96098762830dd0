"""Reports as an Excel workbook: what is said, who gets which rows and columns, in which order."""

import tracemalloc
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from sqlmodel import Session

from handlers.buttons import LARGEST, Signer
from handlers.exporting import exporting
from handlers.message import Reply
from handlers.mime import EXCEL
from models import report_list
from models.report import ReportStatus
from testing.errands import made
from testing.talk import KEY
from testing.world import World
from tests.handlers.conftest import MORNING
from tests.handlers.owing import Island, labels, says
from tests.handlers.sent_reports import put, put_many, review, training

HEADS = "hamlet_head bai-nha-a"
OFFICER = "commune_officer lai-son"
COORDINATOR = "coordinator kien-hai"
VIEWER = "viewer kien-hai"
MAKING = "Đang làm bảng Excel"
NOT_YOURS = "chỉ cán bộ xã nơi đó và điều phối viên xem được"


async def filled(island: Island, work: Callable[[Session], object]) -> None:
    await island.do(work)


async def exported(island: Island, who: str, words: str = "xuất excel") -> Workbook:
    """Ask, wait, open what came."""
    talk = await island.talk(who)
    assert MAKING in (await talk.says(words)).text
    return opened(await results(island))


async def results(island: Island) -> list[Reply]:
    return await made(island.world.database, island.clock.at)


def opened(replies: list[Reply]) -> Workbook:
    (reply,) = replies
    (file,) = reply.files
    return openpyxl.load_workbook(file.path)


def cells(sheet: Any) -> list[tuple[Any, ...]]:
    """What stands in a sheet."""
    return list(sheet.iter_rows(values_only=True))


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    """A sheet as rows by their headings."""
    head, *rows = cells(book[name])
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


async def test_it_says_at_once_what_is_made_and_then_sends_it(island: Island) -> None:
    await filled(island, lambda session: put(session, "bai-nha-a", training()))
    talk = await island.talk(COORDINATOR)
    reply = await talk.says("/xuat tập huấn tháng 3 lại sơn")
    assert reply.text == (
        "Đang làm bảng Excel: tập huấn, tháng 3, xã Lại Sơn. 1 báo cáo, chừng vài giây. "
        "Xong sẽ tự gửi đến anh/chị."
    )
    (result,) = await results(island)
    assert result.text == "Bảng Excel: tập huấn, tháng 3, xã Lại Sơn, 1 báo cáo."
    (file,) = result.files
    assert file.name == "Tin-Ap_tap-huan_2026-03_xa-lai-son_thuc-hanh.xlsx"
    assert file.mime == EXCEL


@pytest.mark.parametrize(
    "words",
    ["/xuat", "xuất excel", "xuất", "tải excel", "xuat file excel", "XUẤT EXCEL năm 2026", "xuat nam nay"],
)
async def test_words_that_ask_for_it(island: Island, words: str) -> None:
    await filled(island, lambda session: put(session, "bai-nha-a", training()))
    talk = await island.talk(COORDINATOR)
    assert MAKING in (await talk.says(words)).text


async def test_without_a_period_it_is_this_year_s_and_that_is_said(island: Island) -> None:
    await filled(island, lambda session: put(session, "bai-nha-a", training(), day="2025-12-31"))
    await filled(island, lambda session: put(session, "bai-nha-a", training(), day="2026-01-01"))
    talk = await island.talk(COORDINATOR)
    assert "lấy cả năm nay" in (await talk.says("xuất excel")).text
    assert len(table(opened(await results(island)), "Tập huấn")) == 1
    assert "lấy cả năm nay" not in (await talk.says("xuất excel năm 2025")).text


async def test_nothing_to_list_is_said_and_no_file_is_made(island: Island) -> None:
    talk = await island.talk(COORDINATOR)
    reply = await talk.says("xuất excel rà soát tháng 2 an sơn")
    assert reply.text == "Không có báo cáo nào: rà soát hộ, tháng 2, xã An Sơn."
    assert labels(reply) == ["Tất cả báo cáo năm 2026"]
    assert await results(island) == []
    assert "Không có báo cáo nào" in (await talk.taps("Tất cả báo cáo năm 2026")).text


async def test_words_that_name_nothing_make_nothing(island: Island) -> None:
    """ "Xuất bán 200 con" is news of a catch, not a wish for a file."""
    await filled(island, lambda session: put(session, "bai-nha-a", training()))
    talk = await island.talk(HEADS)
    reply = await talk.says("xuất bán 200 con")
    assert "chưa hiểu" in reply.text
    assert await results(island) == []
    assert MAKING in (await talk.taps(labels(reply)[0])).text


async def test_a_period_that_does_not_exist(island: Island) -> None:
    talk = await island.talk(COORDINATOR)
    assert "Không có kỳ đó" in (await talk.says("xuất excel tháng 13")).text


async def test_one_list_at_a_time(island: Island) -> None:
    await filled(island, lambda session: put(session, "bai-nha-a", training()))
    talk = await island.talk(COORDINATOR)
    await says(talk, "xuất excel")
    assert "đang làm một bảng Excel" in (await talk.says("xuất excel")).text
    assert len(await results(island)) == 1
    assert MAKING in (await talk.says("xuất excel")).text


# Rows and columns ---------------------------------------------------------------


async def test_a_row_has_typed_cells_in_words_people_use(island: Island) -> None:
    answers = training("Nuôi cá bớp", cost=2_500_000, cost_source="central", photos=[1, 2, 3])
    await filled(island, lambda session: put(session, "bai-nha-a", answers, version=2))
    (row,) = table(await exported(island, COORDINATOR), "Tập huấn")
    assert row["Xã"] == "Xã Lại Sơn"
    assert row["Nơi báo cáo"] == "Ấp Bãi Nhà A"
    assert row["Ngày: từ ngày"] == datetime(2026, 3, 10)  # noqa: DTZ001  # a cell has no time zone
    assert row["Kinh phí (đồng)"] == 2_500_000
    assert row["Nguồn tiền"] == "ngân sách Trung ương"
    assert row["Người dự: tổng số người"] == 25
    assert row["Dự án, chính sách"] == "Dự án 2"
    assert row["Số ảnh"] == 3
    assert row["Người gửi"] == "Phạm Thị Mẫu"
    assert row["Gửi lúc"] == datetime(2026, 3, 17, 15, 30)  # noqa: DTZ001  # where the hamlets are
    assert row["Tình trạng"] == "đã gửi"
    assert row["Bản thứ"] == 2
    assert row["Kết quả"] is None


async def test_withdrawn_is_not_in_it_and_returned_is_marked(island: Island) -> None:
    def work(session: Session) -> None:
        for status in ReportStatus:
            put(session, "bai-nha-a", training(status), status=status)

    await filled(island, work)
    book = await exported(island, COORDINATOR)
    rows = table(book, "Tập huấn")
    assert {row["Nội dung"]: row["Tình trạng"] for row in rows} == {
        "sent": "đã gửi",
        "accepted": "đã duyệt",
        "returned": "trả lại để bổ sung",
    }
    told = [
        [cell for cell in row if cell is not None] for row in book["Tổng hợp"].iter_rows(values_only=True)
    ]
    assert ["Tập huấn", 2, 1, 1] in told
    assert ["Xã Lại Sơn", 2, 2] in told
    assert ["Xã An Sơn", 0, 0] in told


async def test_places_in_vietnamese_order_then_by_day(island: Island) -> None:
    def work(session: Session) -> None:
        for place in ("thien-tue", "bai-nha-b", "hon-tre-1", "bai-bac", "an-cu", "bai-nha-a", "lai-son"):
            put(session, place, training(results="sau"), day="2026-03-10")
            put(session, place, training(results="trước"), day="2026-03-02")

    await filled(island, work)
    rows = table(await exported(island, COORDINATOR), "Tập huấn")
    assert [row["Nơi báo cáo"] for row in rows][::2] == [
        "Ấp An Cư",
        "Ấp 1",
        "Xã Lại Sơn",
        "Ấp Bãi Bấc",
        "Ấp Bãi Nhà A",
        "Ấp Bãi Nhà B",
        "Ấp Thiên Tuế",
    ]
    assert [row["Kết quả"] for row in rows] == ["trước", "sau"] * 7


async def test_real_reports_and_practised_ones_never_meet(island: Island) -> None:
    await filled(island, lambda session: put(session, "bai-nha-a", training("tập dùng")))
    await filled(island, lambda session: put(session, "bai-nha-a", training("thật"), sample=False))
    book = await exported(island, COORDINATOR)
    assert [row["Nội dung"] for row in table(book, "Tập huấn")] == ["tập dùng"]
    said = [str(row[0]) for row in book["Tổng hợp"].iter_rows(values_only=True)]
    assert any("BẢN TẬP DÙNG" in one for one in said)


async def test_a_formula_that_somebody_typed_is_text(island: Island) -> None:
    evil = training('=HYPERLINK("http://x")', venue="+cmd", results="@x\t\x07-2")
    await filled(island, lambda session: put(session, "bai-nha-a", evil))
    book = await exported(island, COORDINATOR)
    (row,) = table(book, "Tập huấn")
    assert row["Nội dung"] == '=HYPERLINK("http://x")'
    assert row["Nơi"] == "+cmd"
    assert row["Kết quả"] == "@x -2"
    assert {cell.data_type for row in book["Tập huấn"].iter_rows() for cell in row} <= {"s", "n", "d"}


async def test_answers_of_an_unknown_version_and_none_at_all_stop_nothing(island: Island) -> None:
    def work(session: Session) -> None:
        put(session, "bai-nha-a", {}).form_version = 99
        put(session, "bai-nha-a", {})
        put(session, "bai-nha-a", {}, form="gone")

    await filled(island, work)
    assert len(table(await exported(island, COORDINATOR), "Tập huấn")) == 2


# Rights -------------------------------------------------------------------------


def put_everywhere(session: Session) -> None:
    """A report each of a hamlet, its neighbour, its commune and another commune's hamlet."""
    for place in ("bai-nha-a", "bai-nha-b", "lai-son", "an-cu"):
        put(session, place, training())


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (HEADS, {"Ấp Bãi Nhà A"}),
        (OFFICER, {"Ấp Bãi Nhà A", "Ấp Bãi Nhà B", "Xã Lại Sơn"}),
        (COORDINATOR, {"Ấp Bãi Nhà A", "Ấp Bãi Nhà B", "Xã Lại Sơn", "Ấp An Cư"}),
        (VIEWER, {"Ấp Bãi Nhà A", "Ấp Bãi Nhà B", "Xã Lại Sơn", "Ấp An Cư"}),
    ],
)
async def test_everybody_gets_their_own_place_and_below(island: Island, who: str, seen: set[str]) -> None:
    await filled(island, put_everywhere)
    rows = table(await exported(island, who), "Tập huấn")
    assert {row["Nơi báo cáo"] for row in rows} == seen


@pytest.mark.parametrize(
    ("who", "place"),
    [(HEADS, "bai-nha-b"), (HEADS, "lai-son"), (HEADS, "an-cu"), (OFFICER, "an-son"), (OFFICER, "nowhere")],
)
async def test_a_place_outside_is_refused_by_words_and_by_an_old_button(
    island: Island, who: str, place: str
) -> None:
    await filled(island, put_everywhere)
    talk = await island.talk(who)
    assert NOT_YOURS in (await island.taps(talk, "Xx", "training", "2026", place)).text
    if place != "nowhere":
        name = {"bai-nha-b": "bãi nhà b", "lai-son": "lại sơn", "an-cu": "an cư", "an-son": "an sơn"}[place]
        assert NOT_YOURS in (await talk.says(f"xuất excel {name}")).text
    assert await results(island) == []


@pytest.mark.parametrize("form", ["training", "-", "no_such_form"])
@pytest.mark.parametrize("period", ["2026-03", "2026-Q1", "2026-H1", "2026", "-", "2026-77", "once"])
async def test_a_button_of_another_screen_leads_to_the_same(island: Island, form: str, period: str) -> None:
    await filled(island, put_everywhere)
    talk = await island.talk(OFFICER)
    assert MAKING in (await island.taps(talk, "Xx", form, period, "lai-son")).text


async def test_a_right_lost_while_it_was_made_gives_nothing(island: Island) -> None:
    await filled(island, put_everywhere)
    await says(await island.talk(OFFICER), "xuất excel")
    await island.becomes(OFFICER, "commune_officer", "an-son")
    (reply,) = await results(island)
    assert NOT_YOURS in reply.text
    assert not reply.files


async def test_an_agency_s_officer_gets_the_agency_s_projects_and_what_they_sent_themselves(
    island: Island,
) -> None:
    await filled(
        island, lambda session: put(session, "bai-nha-a", training())
    )  # of no project that is theirs
    who = "agency_officer kien-hai/y-te"
    inspecting = await island.talk(who)
    await says(
        inspecting, "/ghikiemtra", "Bãi Nhà A", "hôm nay", "bỏ qua", "bỏ qua", "bỏ qua", "bỏ qua", "gửi"
    )
    book = await exported(island, who)
    assert book.sheetnames == ["Tổng hợp", "Kiểm tra"]
    assert len(table(book, "Kiểm tra")) == 1


async def test_household_names_for_those_entitled_alone(island: Island) -> None:
    await filled(
        island, lambda session: put(session, "bai-nha-a", review("Danh Nguyễn"), form="household_review")
    )
    (row,) = table(await exported(island, OFFICER), "Rà soát hộ")
    assert row["Hộ"] == "Danh Nguyễn"
    assert row["Điểm B1 hoặc thu nhập: điểm B1"] == 120
    book = await exported(island, VIEWER)
    (left,) = table(book, "Rà soát hộ")
    assert left["Đề xuất"] == "hộ cận nghèo"
    assert not {"Danh Nguyễn", "bán hết ghe", 120} & set(left.values())
    everything_said = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert not any("Danh Nguyễn" in cell for cell in everything_said)
    assert any("người xem không được xem phần này" in cell for cell in everything_said)


def test_the_longest_button_fits() -> None:
    longest = ":".join(["Xx", "household_review", "2026-Q4", "x" * 20])
    assert len(Signer(KEY).sign(10**9, longest).encode()) <= LARGEST


# Long lists ---------------------------------------------------------------------


async def test_a_long_one_is_spoken_of_once_on_the_way(
    island: Island, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(island, put_everywhere)
    monkeypatch.setattr(exporting, "PER_SECOND", 0.1)
    talk = await island.talk(COORDINATOR)
    assert "chừng 1 phút" in (await talk.says("xuất excel")).text
    assert await island.said() == []
    island.clock.at += exporting.LONG
    assert [one.text for one in await island.said()] == [
        "Bảng Excel vẫn đang làm, xong sẽ tự gửi đến anh/chị."
    ]
    assert len(await results(island)) == 1
    heard = await island.said()
    assert [one.text for one in heard] == [
        "Bảng Excel: các loại báo cáo, năm 2026, đặc khu Kiên Hải, 4 báo cáo."
    ]


async def test_nothing_is_said_on_the_way_once_it_has_come(
    island: Island, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(island, put_everywhere)
    monkeypatch.setattr(exporting, "PER_SECOND", 0.1)
    await says(await island.talk(COORDINATOR), "xuất excel")
    await results(island)
    island.clock.at += timedelta(minutes=5)
    assert not any("vẫn đang làm" in one.text for one in await island.said())


async def test_more_than_a_sheet_holds_is_said_before_and_when_it_is_made(
    island: Island, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(island, put_everywhere)
    talk = await island.talk(COORDINATOR)
    await says(talk, "xuất excel")
    monkeypatch.setattr("handlers.exporting.listed.MOST_ROWS", 4)
    (reply,) = await results(island)
    assert "nhiều hơn một tệp Excel chứa được" in reply.text
    assert "nhiều hơn một tệp Excel chứa được" in (await talk.says("xuất excel")).text
    assert await results(island) == []


async def test_a_file_too_large_to_be_sent_is_not_kept(
    island: Island, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await filled(island, put_everywhere)
    await says(await island.talk(COORDINATOR), "xuất excel")
    monkeypatch.setattr(exporting, "LARGEST", 100)
    (reply,) = await made(island.world.database, island.clock.at, tmp_path)
    assert "nhiều hơn một tệp Excel chứa được" in reply.text
    assert not list(tmp_path.rglob("*.xlsx"))


async def test_memory_does_not_grow_with_the_reports(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """On each kind of database: rows are read as they are written."""
    monkeypatch.setattr(report_list, "AT_ONCE", 50)
    talk = await world.talk(COORDINATOR)
    peaks = []
    for more, total in ((1, "1"), (299, "300"), (900, "1.200")):  # the first one warms up
        await world.database.run(partial(put_many, place="bai-nha-a", count=more))
        await talk.says("xuất excel")
        tracemalloc.start()
        (reply,) = await made(world.database, MORNING)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert f"{total} báo cáo" in reply.text
    assert peaks[2] < peaks[1] * 1.3
