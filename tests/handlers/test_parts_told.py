"""Lines of money that a commune's reports tell of one by one: which are told, which comes next."""

import pytest
from sqlmodel import Session

from models.budget import BudgetAllocation
from tests.handlers.owing import Island, labels, says

OFFICER, COORDINATOR = "commune_officer lai-son", "coordinator kien-hai"
CENTRAL, LOCAL = "Dự án 2, ngân sách Trung ương", "Dự án 2, ngân sách địa phương"


@pytest.fixture(autouse=True)
async def _three_lines(island: Island) -> None:
    """Money of 2027, in the quarter whose reports are due in April; another commune's is not ours."""
    await island.only_owed("giai-ngan-quy")
    island.now("2027-04-05")
    lines = [("DA2", "central"), ("DA2", "local"), ("DA3.1", "central")]

    def allocate(session: Session) -> None:
        for activity, source in lines:
            for place in ("lai-son", "an-son"):
                session.add(_allocated(place, 2027, activity, source))
        session.add(_allocated("lai-son", 2028, "DA7.1", "central"))

    await island.do(allocate)


def _allocated(place: str, year: int, activity: str, source: str) -> BudgetAllocation:
    return BudgetAllocation(
        programme_code="kien-hai-59",
        year=year,
        activity_code=activity,
        source=source,
        place_code=place,
        amount=60_000_000,
        sample=True,
    )


async def test_after_each_report_the_next_line_is_a_tap(island: Island) -> None:
    talk = await island.talk(OFFICER)
    told = await says(talk, "/giaingan", "Dự án 2", "ngân sách Trung ương", "45 triệu", "1", "gửi")
    assert f"Kỳ này đã báo 1/3 khoản vốn. Chưa báo: {LOCAL}; " in told.text
    following = talk.button(f"Báo cáo tiếp: {LOCAL}")
    await island.taps_choice(talk, following)
    reply = await island.taps_choice(talk, following)  # on a bad line
    assert "đã giải ngân được bao nhiêu tiền?" in reply.words
    told = await says(talk, "45 triệu", "1", "gửi")
    assert "Tính cho quý 1/2027." in told.text
    assert labels(told)[0] == "Báo cáo tiếp: Tiểu dự án 1, Dự án 3, ngân sách Trung ương"
    await talk.taps(labels(told)[0])
    told = await says(talk, "0", "1", "gửi")
    assert "Kỳ này đã báo 3/3 khoản vốn." in told.text
    assert labels(told)[0] == "Báo cáo thêm"


async def test_one_report_answers_the_quarter_and_the_coordinator_sees_what_is_not_told(
    island: Island,
) -> None:
    await says(
        await island.talk(OFFICER), "/giaingan", "Dự án 2", "ngân sách Trung ương", "45 triệu", "1", "gửi"
    )
    talk = await island.talk(COORDINATOR)
    reply = await talk.says("tình hình giải ngân quý 1")
    assert "Đã nộp: 1/4 xã" in reply.text
    assert "Xã Lại Sơn: nộp 05/04, đúng hạn, đã báo 1/3 khoản vốn" in reply.table
    assert "Xã An Sơn: chưa nộp, hạn 12/04" in reply.table
    reply = await talk.taps("Xã Lại Sơn")
    assert f"Chưa báo: {LOCAL}; Tiểu dự án 1, Dự án 3, ngân sách Trung ương." in reply.words


async def test_what_was_withdrawn_is_told_no_more(island: Island) -> None:
    talk = await island.talk(OFFICER)
    for source in ("ngân sách Trung ương", "ngân sách địa phương"):
        await says(talk, "/giaingan", "Dự án 2", source, "45 triệu", "1", "gửi")
    await says(talk, "đã gửi", "2")
    await talk.taps("Rút lại")
    await talk.taps("Rút lại")
    reply = await talk.says("tình hình giải ngân quý 1")
    assert "đã báo 1/3 khoản vốn" in reply.words
    assert f"Chưa báo: {CENTRAL}; " in reply.words


async def test_no_figure_where_the_register_says_nothing(island: Island) -> None:
    await says(
        await island.talk("commune_officer nam-du"),
        *("/giaingan", "Dự án 2", "ngân sách Trung ương", "60 triệu", "1", "45 triệu", "1", "gửi"),
    )
    reply = await (await island.talk(COORDINATOR)).says("tình hình giải ngân quý 1")
    assert "Xã Nam Du: nộp 05/04, đúng hạn\n" in f"{reply.table}\n"
