"""Official reports by chat: who has them made and writes in them, when a button is old, too."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from sqlmodel import Session, select

from handlers.message import File, Reply
from models.errand import Errand
from models.narrative import Narrative
from testing.errands import made
from testing.talk import Clock
from testing.world import World
from tests.handlers.owing import FAILED, Island, says
from tests.reports.official.village import Village

OCTOBER = datetime(2026, 10, 20, 2, tzinfo=UTC)
NOT_YOURS = "chỉ cán bộ xã nơi đó và điều phối viên xem được"
MINE = "xã Lại Sơn mở 5 lớp tập huấn"


@pytest.fixture(autouse=True)
def _october(clock: Clock) -> None:
    clock.at = OCTOBER


async def errands(world: World) -> int:
    return await world.database.run(lambda session: len(session.exec(select(Errand)).all()))


async def words_of(reply: Reply) -> str:
    """Everything that a made report says."""
    (file,) = reply.files
    assert isinstance(file, File)
    paper = Document(file.path)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


# own place, one below, one beside, one above, none that is known
PLACES = ("lai-son", "bai-nha-a", "an-son", "kien-hai", "nowhere")


@pytest.mark.parametrize(
    ("who", "made_for", "written_for"),
    [
        ("hamlet_head bai-nha-a", set(), set()),
        ("commune_officer lai-son", {"lai-son", "bai-nha-a"}, {"lai-son", "bai-nha-a"}),
        ("coordinator kien-hai", set(PLACES[:4]), set(PLACES[:4])),
        ("viewer kien-hai", set(PLACES[:4]), set()),
        ("agency_officer kien-hai/nnptnt", set(PLACES[:4]), set()),
    ],
)
async def test_who_may_do_it_where_with_any_button(
    island: Island, who: str, made_for: set[str], written_for: set[str]
) -> None:
    talk = await island.talk(who)
    for place in PLACES:
        before = await errands(island.world)
        await island.taps(talk, "Wp", place, "2026-Q3")
        assert (await errands(island.world) > before) == (place in made_for), place
        for verb, *rest in (("Wn", "2026-Q3"), ("We", "2026-Q3", "next"), ("Wh", "2026-Q3")):
            reply = await island.taps(talk, verb, place, *rest)
            assert (NOT_YOURS not in reply.words) == (place in written_for), (verb, place)
        await says(talk, "hủy")


@pytest.mark.parametrize("key", ["2026-Q5", "2027-Q1", "sk-nothing", "", "2026-13"])
async def test_a_button_with_a_period_that_is_none_makes_nothing(island: Island, key: str) -> None:
    talk = await island.talk("commune_officer lai-son")
    for verb, *rest in (("Wp",), ("Wn",), ("We", "next"), ("Wh",)):
        reply = await island.taps(talk, verb, "lai-son", key, *rest)
        assert FAILED not in reply.words
    assert await errands(island.world) == 0


async def test_rights_are_those_of_the_moment_it_is_made(island: Island) -> None:
    talk = await island.talk("commune_officer lai-son")
    await says(talk, "/baocao quý 3")
    await island.becomes("commune_officer lai-son", "hamlet_head", "bai-nha-a")

    (reply,) = await made(island.world.database, OCTOBER)

    assert NOT_YOURS in reply.text
    assert not reply.files


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("commune_officer lai-son", True),
        ("coordinator kien-hai", True),
        ("viewer kien-hai", False),
        ("agency_officer kien-hai/y-te", True),
    ],
)
async def test_sensitive_figures_are_for_those_who_see_them_in_the_chat(
    island: Island, tmp_path: Path, who: str, sees: bool
) -> None:
    def nutrition(session: Session) -> int:
        measured = {"measured": 60, "stunted": 7, "underweight": 6}
        more: dict[str, Any] = {"money": 12_000_000, "difficulties": "Thiếu cân"}
        report = Village(session).tell(
            "nutrition", "lai-son", OCTOBER.date(), activity="DA3.2", measured=measured, **more
        )
        return report.id or 0

    number = await island.world.database.run(nutrition)
    talk = await island.talk(who)
    shown = await island.taps(talk, "r", number)
    await says(talk, "/baocao quý 4 xã Lại Sơn")
    (reply,) = await made(island.world.database, OCTOBER, tmp_path)

    assert ("thấp còi" in shown.text) == sees
    assert ("thấp còi: 7" in await words_of(reply)) == sees
    assert "Thiếu cân" not in await words_of(reply)  # the words may tell of one child: a paper is passed on
    assert "Kinh phí: 12 triệu đồng." in await words_of(reply)


async def test_each_agency_s_officer_gets_the_report_of_the_agency_s_own_projects(
    island: Island, tmp_path: Path
) -> None:
    def tell(session: Session) -> None:
        village = Village(session)
        village.tell("nutrition", "lai-son", OCTOBER.date(), activity="DA3.2")
        village.training("bai-nha-a", OCTOBER.date(), "DA2", said="Thiếu con giống")

    await island.world.database.run(tell)
    texts = []
    for agency in ("nnptnt", "y-te"):
        await says(await island.talk(f"agency_officer kien-hai/{agency}"), "/baocao quý 4")
        (reply,) = await made(island.world.database, OCTOBER, tmp_path / agency)
        texts.append(await words_of(reply))

    assert [("Thiếu con giống" in text, "Cải thiện dinh dưỡng" in text) for text in texts] == [
        *((True, False), (False, True)),
    ]


@pytest.mark.parametrize(("agency", "name"), [("mttq", "Mặt trận huyện"), (None, "Cơ quan của anh/chị")])
async def test_an_agency_without_projects_of_its_own_has_no_report(
    island: Island, agency: str | None, name: str
) -> None:
    talk = await island.talk("agency_officer kien-hai/nnptnt")
    await island.becomes("agency_officer kien-hai/nnptnt", "agency_officer", "kien-hai", agency)
    assert f"{name} chưa có dự án, chính sách nào" in (await talk.says("/baocao quý 3")).text
    await island.taps(talk, "Wp", "kien-hai", "2026-Q3")
    await island.taps(talk, "Wc", "kien-hai")
    assert await errands(island.world) == 0


async def test_what_was_written_stands_in_the_next_report_and_in_no_other(
    island: Island, tmp_path: Path
) -> None:
    talk = await island.talk("commune_officer lai-son")
    await island.taps(talk, "We", "lai-son", "2026-Q3", "overview")
    await says(talk, f"Trong quý, {MINE}.", "gửi")
    for period in ("quý 3", "quý 2"):
        await says(talk, f"/baocao {period}")
    await says(await island.talk("coordinator kien-hai"), "/baocao quý 3")

    third, second, district = await made(island.world.database, OCTOBER, tmp_path)

    assert MINE in await words_of(third)
    assert MINE not in await words_of(second)
    assert MINE not in await words_of(district)


async def test_every_version_is_kept_and_a_withdrawn_one_gives_way_to_the_one_before(island: Island) -> None:
    talk = await island.talk("commune_officer lai-son")
    for text in ("Bản đầu.", "Bản sau."):
        await island.taps(talk, "We", "lai-son", "2026-Q3", "next")
        await says(talk, text, "gửi")
    assert "Bản sau." in (await island.taps(talk, "Wn", "lai-son", "2026-Q3")).text

    await says(talk, "đã gửi", "1")
    await talk.taps("Rút lại")
    await talk.taps("Rút lại")

    assert "Bản đầu." in (await island.taps(talk, "Wn", "lai-son", "2026-Q3")).text
    kept = await island.rows(Narrative)
    assert [(one.version, one.text) for one in kept] == [(1, "Bản đầu."), (2, "Bản sau.")]
    history = (await island.taps(talk, "Wh", "lai-son", "2026-Q3")).text
    assert "Bản sau. (đã rút)" in history


async def test_a_corrected_one_moves_with_its_part(island: Island) -> None:
    talk = await island.talk("commune_officer lai-son")
    await island.taps(talk, "We", "lai-son", "2026-Q3", "next")
    await says(talk, "Xây cầu tàu.", "gửi")
    await says(talk, "đã gửi", "1")
    await talk.taps("Sửa")
    await says(talk, "2", "kiến nghị, đề xuất", "gửi")

    screen = (await island.taps(talk, "Wn", "lai-son", "2026-Q3")).text

    assert "Kiến nghị, đề xuất: Xây cầu tàu." in screen
    assert "nhiệm vụ kỳ tới: chưa viết" in screen


async def test_real_words_are_not_those_of_practice(island: Island) -> None:
    talk = await island.talk("commune_officer lai-son")
    await island.taps(talk, "We", "lai-son", "2026-Q3", "next")
    await says(talk, "Chỉ để tập.", "gửi")
    await island.world.make_real("commune_officer", "lai-son")

    assert "Chỉ để tập." not in (await island.taps(talk, "Wn", "lai-son", "2026-Q3")).text
    assert "Chỉ để tập." not in (await island.taps(talk, "Wh", "lai-son", "2026-Q3")).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("báo cáo word quý 3 năm 2026 xã Lại Sơn", "báo cáo quý III năm 2026, xã Lại Sơn"),
        ("lap bao cao thang 9", "báo cáo tháng 9 năm 2026, xã Lại Sơn"),
        ("/baocao 6 tháng đầu năm", "báo cáo 6 tháng đầu năm 2026, xã Lại Sơn"),
        ("/baocao năm ngoái", "báo cáo năm 2025, xã Lại Sơn"),
        ("báo cáo sơ kết quý 2", "sơ kết từ năm 2021 đến hết quý II năm 2026, xã Lại Sơn"),
        ("tổng kết", "tổng kết từ năm 2021 đến năm 2026, xã Lại Sơn"),
    ],
)
async def test_it_is_asked_for_in_words(island: Island, typed: str, told: str) -> None:
    talk = await island.talk("commune_officer lai-son")
    assert told in (await talk.says(typed)).text
