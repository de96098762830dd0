"""No file made for somebody holds what they may not see: opened and looked through, whatever it is."""

import zipfile
from pathlib import Path

import pytest
from sqlmodel import Session

from handlers.message import Reply
from models.report import ReportStatus
from testing.errands import made
from tests.handlers.owing import FAILED, Island, says
from tests.handlers.sent_reports import put, review, training

SIBLING = "giống lỗ 7788"  # stands in reports of An Sơn
OWN = "bè vỡ 4455"  # and in one of Bãi Nhà A
HOUSEHOLD = "Danh Kín"  # a household of Bãi Nhà A
ASKED = (
    "xuất excel năm nay",
    "xuất excel tập huấn năm nay",
    "xuất excel rà soát năm nay",
    "xuất excel thông báo mới",
    "xuất excel loi bao cao",
    "xuất excel gia han",
    "/baocao năm nay kèm ảnh",
    "/baocao tổng kết",
    "hình",
    "mẫu danh sách",
)


@pytest.fixture(autouse=True)
async def _reported(island: Island) -> None:
    island.now("2026-12-02")

    def work(session: Session) -> None:
        for status in (ReportStatus.sent, ReportStatus.accepted):
            put(session, "cu-tron", training(SIBLING, results=SIBLING, difficulties=SIBLING), status=status)
            put(session, "bai-nha-a", training(OWN, results=OWN, difficulties=OWN), status=status)
            answers = review(HOUSEHOLD)
            put(session, "bai-nha-a", answers, form="household_review", status=status)

    await island.do(work)


def words_in(reply: Reply) -> str:
    """Everything in the files of a reply, and what is said with them."""
    said = [reply.words, reply.in_words]
    for file in reply.files:
        path = Path(file.path)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                said += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        said.append(file.name)
    return "\n".join(said)


async def everything_for(island: Island, who: str) -> str:
    """All that is made for somebody who asks for everything there is."""
    talk = await island.talk(who)
    said = []
    for words in ASKED:
        await says(talk, words)
        assert FAILED not in talk.last.words, words
        said += [talk.last.words, *map(words_in, await made(island.world.database, island.clock.at))]
    await says(talk, "/dulieu")
    await talk.taps("Gửi tôi tất cả thành một tệp")
    said += map(words_in, await made(island.world.database, island.clock.at))
    return "\n".join(said)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("hamlet_head bai-nha-a", {OWN, HOUSEHOLD}),
        ("hamlet_head bai-nha-b", set()),
        ("commune_officer lai-son", {OWN, HOUSEHOLD}),
        ("commune_officer an-son", {SIBLING}),
        ("coordinator kien-hai", {OWN, SIBLING, HOUSEHOLD}),
        ("viewer kien-hai", {OWN, SIBLING}),
    ],
)
async def test_files_hold_what_their_reader_may_see_and_nothing_else(
    island: Island, who: str, sees: set[str]
) -> None:
    said = await everything_for(island, who)
    assert {secret for secret in (OWN, SIBLING, HOUSEHOLD) if secret in said} == sees


async def test_an_admin_s_files_name_no_household(island: Island) -> None:
    await island.becomes("viewer kien-hai", "admin", "kien-hai")
    said = await everything_for(island, "admin kien-hai")
    assert OWN in said
    assert HOUSEHOLD not in said


async def test_real_people_s_files_hold_nothing_of_practice(island: Island) -> None:
    await island.world.make_real("commune_officer", "lai-son")
    said = await everything_for(island, "commune_officer lai-son")
    assert not [secret for secret in (OWN, SIBLING, HOUSEHOLD) if secret in said]
