"""Two plans side by side: a special zone without districts beside the sample plan, each for itself.

The zone's plan is tests/programme/special_zone: its hamlets lie directly below the zone, and its
projects, indicators, duties and agencies have codes of their own.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from sqlmodel import Session, select

from handlers.codes import code_hash
from handlers.message import File, Reply
from models import invite
from models.duty import Duty
from models.person import Person
from models.report import Report
from programme.load import load
from programme.read import read_plan
from programme.samples import load_samples
from testing.errands import made
from testing.talk import KEY, Clock
from tests.handlers.owing import Island, labels, says
from tests.programme.conftest import SPECIAL_ZONE

LOADED = datetime(2026, 1, 2, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 18, 2, tzinfo=UTC)
HEAD, OFFICER, COORDINATOR = "hamlet_head ht-rang", "commune_officer hon-thu", "coordinator hon-thu"
BESIDE, BESIDE_COORDINATOR = "hamlet_head bai-nha-a", "coordinator kien-hai"
OURS, THEIRS = ("HT", "K1", "Rạng", "Hòn Thử"), ("Kiên Hải", "Lại Sơn", "CT0", "Dự án 3", "Bãi Nhà")


@pytest.fixture
async def islands(island: Island, clock: Clock) -> Island:
    """The sample world, and beside it the special zone with its own sample people."""
    clock.at = NOVEMBER

    def fill(session: Session) -> None:
        plan = read_plan(SPECIAL_ZONE)
        load(session, plan, LOADED)
        load_samples(session, plan, LOADED)

    await island.do(fill)
    return island


async def reports_training(island: Island, who: str, topic: str) -> Reply:
    """A training session of yesterday with 20 people, 6 of them poor."""
    talk = await island.talk(who)
    await talk.says("/taphuan")
    await talk.taps(topic)
    return await says(talk, "hôm qua", "1", "20 người, 8 nữ, 6 hộ nghèo", "đúng rồi", "bỏ qua", "gửi")


async def test_a_hamlet_head_of_the_second_plan_joins_by_invitation(islands: Island, clock: Clock) -> None:
    def invited(session: Session) -> None:
        person = Person(name="Trần Văn Thử", role="hamlet_head", place_code="ht-rang", created_at=clock.at)
        session.add(person)
        session.flush()
        invite.add(session, person.id or 0, code_hash(KEY, "K7Q2-M4TP"), clock.at, timedelta(days=14))

    await islands.do(invited)
    talk = await islands.world.talk("newcomer")

    assert "trưởng ấp, ấp Rạng" in (await talk.says("K7Q2-M4TP")).text
    await talk.says("1")
    assert labels(await talk.says("/taphuan"))[:2] == ["Nuôi ốc", "Đan thúng"]


async def test_each_form_offers_the_projects_of_its_own_plan(islands: Island) -> None:
    here, beside = await islands.talk(HEAD), await islands.talk(BESIDE)

    assert labels(await here.says("/taphuan")) == ["Nuôi ốc", "Đan thúng", "Nội dung khác"]
    await says(here, "Vá lưới")
    assert labels(here.last) == ["Dự án 1: Sinh kế trên biển", "Chính sách 2: Dạy nghề tại đảo"]
    assert "Nuôi ốc" not in labels(await beside.says("/taphuan"))
    await says(beside, "Vá thúng")
    assert not any("Sinh kế trên biển" in label for label in labels(beside.last))


async def test_an_agency_s_officer_of_the_second_plan_reports_on_its_own_project(islands: Island) -> None:
    await islands.becomes(COORDINATOR, "agency_officer", "hon-thu", "ht-kinh-te")
    officer = await islands.talk("agency_officer hon-thu/ht-kinh-te")

    assert "cán bộ phụ trách dự án, Phòng Kinh tế, đặc khu Hòn Thử" in (await officer.says("menu")).text
    await officer.says("/taphuan")
    assert labels(officer.last) == ["Ấp Rạng", "Ấp Chiều", "Toàn đặc khu Hòn Thử"]
    await officer.taps("Ấp Rạng")
    assert labels(officer.last) == ["Nuôi ốc", "Nội dung khác"]  # no topic of the policy that is another's
    beside = await islands.talk("agency_officer kien-hai/nnptnt")
    assert "Hòn Thử" not in (await beside.says("/duan")).words


async def test_a_report_belongs_to_the_second_plans_project(islands: Island) -> None:
    reply = await reports_training(islands, HEAD, "Đan thúng")

    assert "Đã gửi" in reply.text
    (report,) = await islands.rows(Report)
    assert (report.activity_code, report.place_path) == ("HT2", "hon-thu/ht-rang/")


async def test_each_hamlet_owes_the_duties_of_its_own_plan(islands: Island) -> None:
    here, beside = await islands.talk(HEAD), await islands.talk(BESIDE)

    assert (await here.says("/hanchot")).words.count("10/12") == 1
    assert "05/12" not in here.last.words
    assert "10/12" not in (await beside.says("/hanchot")).words


async def test_it_is_reminded_of_its_own_deadline_and_the_other_plan_goes_on(islands: Island) -> None:
    await islands.nothing_owed_before("2026-11-01")
    await reports_training(islands, BESIDE, "Chăn nuôi")

    heard = {one.who: one.text for one in await islands.passes("2026-12-10")}

    assert "Hôm nay hạn nộp báo cáo tập huấn tháng 11" in heard[HEAD]
    assert "hamlet_head ht-chieu" in heard
    overdue = {who for who, text in heard.items() if "hamlet_head" in who and "quá hạn" in text}
    assert "hamlet_head bai-nha-b" in overdue
    assert BESIDE not in overdue
    assert not any(who.endswith(("ht-rang", "ht-chieu")) for who in overdue)


@pytest.mark.parametrize("command", ["/tinhhinh tháng 11", "/chuanop tháng 11", "/chitieu", "/kinhphi"])
async def test_a_coordinator_sees_their_own_plan_only(islands: Island, command: str) -> None:
    await reports_training(islands, HEAD, "Đan thúng")
    await reports_training(islands, BESIDE, "Chăn nuôi")
    here, beside = await islands.talk(COORDINATOR), await islands.talk(BESIDE_COORDINATOR)

    own, other = (await here.says(command)).words, (await beside.says(command)).words

    assert "Hòn Thử" in own
    assert not [word for word in THEIRS if word in own]
    assert "Kiên Hải" in other
    assert not [word for word in OURS if word in other]


async def test_status_counts_the_hamlets_of_one_plan(islands: Island) -> None:
    await reports_training(islands, HEAD, "Đan thúng")
    await reports_training(islands, BESIDE, "Chăn nuôi")

    assert "1/2 ấp" in (await (await islands.talk(COORDINATOR)).says("/tinhhinh tháng 11")).words
    beside = await (await islands.talk(BESIDE_COORDINATOR)).says("/tinhhinh tháng 11")
    assert "1/13 ấp" in beside.words


async def test_the_same_way_of_measuring_serves_both_plans_under_their_own_codes(islands: Island) -> None:
    await reports_training(islands, HEAD, "Đan thúng")
    talk = await islands.talk(COORDINATOR)

    assert "K2 Người học nghề: 6 người, mục tiêu 5 người, đạt" in (await talk.says("/chitieu")).words
    detail = (await talk.taps("K2")).text
    assert "Cách tính K2-2" in detail
    assert "Chính sách 2" in detail
    await talk.says("/chitieu")
    assert "chưa biết cách tính" in (await talk.taps("K3")).text


async def test_the_plans_money_is_its_own(islands: Island) -> None:
    own = (await (await islands.talk(COORDINATOR)).says("/kinhphi")).words
    other = (await (await islands.talk(BESIDE_COORDINATOR)).says("/kinhphi")).words

    assert "550" in own
    assert "2.679" in other


async def test_money_allocated_to_a_policy_is_reported_and_followed_like_a_projects(islands: Island) -> None:
    officer = await islands.talk(OFFICER)
    assert labels(await officer.says("/giaingan")) == [
        "Dự án 1: Sinh kế trên biển",
        "Chính sách 2: Dạy nghề tại đảo",
    ]
    await says(officer, "2", "ngân sách địa phương", "25 triệu")
    assert "nhiều hơn số được giao năm 2026 là 20.000.000 đồng" in officer.last.words
    assert "✅ Đã gửi" in (await says(officer, "15 triệu", "1", "gửi")).text
    await says(officer, "/giaingan", "Chính sách 2", "ngân sách địa phương", "12 triệu", "1")
    assert "lần này ít hơn" in officer.last.words

    talk = await islands.talk(COORDINATOR)
    told = (await talk.says("/kinhphi")).words
    assert "Tất cả dự án: giao 100, chưa có số liệu giải ngân; kế hoạch cả giai đoạn 550" in told
    assert "Các chính sách: giao 20, giải ngân 15 (75%), còn 5" in told
    assert "không giao mức riêng" not in told
    told = (await talk.taps("Chính sách 2")).words
    assert "Báo cáo đến 18/11, ngân sách địa phương năm 2026: 15" in told


async def test_what_an_agency_of_the_zone_disbursed_is_no_answer_of_the_zone_itself(islands: Island) -> None:
    def owed(session: Session) -> None:
        duty = session.exec(select(Duty).where(Duty.form == "disbursement")).one()
        duty.starts_on, duty.scope_path = LOADED.date(), "hon-thu/"
        session.add(duty)

    await islands.do(owed)
    await islands.becomes(COORDINATOR, "agency_officer", "hon-thu", "ht-kinh-te")
    agency = await islands.talk("agency_officer hon-thu/ht-kinh-te")
    await says(agency, "/giaingan", "1", "ngân sách Trung ương", "60 triệu", "1", "30 triệu", "1")
    assert "✅ Đã gửi" in (await agency.says("gửi")).text

    officer = await islands.talk(OFFICER)
    assert "giải ngân quý 3/2026" in (await officer.says("/hanchot")).words.partition("Sắp tới")[0]
    assert "Chưa có báo cáo giải ngân của 1 nơi: đặc khu Hòn Thử" in (await officer.says("/kinhphi")).text
    await says(officer, "/giaingan", "1", "ngân sách Trung ương", "60 triệu", "1")
    assert "quý 3/2026" in (await officer.says("gửi")).text


async def test_the_paper_is_issued_for_its_own_plan(islands: Island, tmp_path: Path) -> None:
    await reports_training(islands, HEAD, "Đan thúng")
    for who in (COORDINATOR, BESIDE_COORDINATOR):
        await says(await islands.talk(who), "/baocao năm 2026")

    own, other = [_words(one) for one in await made(islands.world.database, NOVEMBER, tmp_path)]

    assert "12/KH-UBND" in own
    assert "Người học nghề" in own or "Lao động được dạy nghề" in own
    assert not [word for word in THEIRS if word in own]
    assert "59/KH-UBND" in other
    assert "Hòn Thử" not in other


def _words(reply: Reply) -> str:
    """Everything that a made report says."""
    (file,) = reply.files
    assert isinstance(file, File)
    paper = Document(file.path)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])
