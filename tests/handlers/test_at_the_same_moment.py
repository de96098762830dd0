"""Two people at the same household at the same moment: each is answered, nothing is written twice."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, select

from handlers.message import Reply
from models.household import Household
from models.report import Report
from testing.talk import Clock, Talk
from testing.world import World

OCTOBER = datetime(2026, 10, 20, 2, tzinfo=UTC)
NEW = "Hộ mới, chưa có trong danh sách"


@pytest.fixture(autouse=True)
def _october(clock: Clock) -> None:
    clock.at = OCTOBER


async def fills_in(talk: Talk, *household: str) -> None:
    await talk.says("/rasoat")
    if "lai-son" in talk.address:
        await talk.taps("Ấp Bãi Nhà A")
    await talk.taps("Chọn hộ khác")
    for text in (*household, "3", "90", "1,3,4", "2", "3", "hôm nay", "20 người, 18 đồng ý"):
        await talk.says(text)


async def both_send(*talks: Talk) -> list[Reply]:
    return await asyncio.gather(*(talk.taps("✅ Gửi") for talk in talks))


async def test_the_same_household_is_reviewed_by_two(worlds: World) -> None:
    talks = [
        await worlds.talk("hamlet_head bai-nha-a"),
        await worlds.talk("commune_officer lai-son"),
    ]
    for talk in talks:
        await fills_in(talk, "số 7")
    told = [reply.words for reply in await both_send(*talks)]
    assert not any("(mã " in words for words in told)
    assert sorted("năm nay đã rà soát" in words for words in told) == [False, True]
    count = await worlds.database.run(lambda session: len(session.exec(select(Report)).all()))
    assert count == 1


async def test_two_new_households_get_numbers_of_their_own(worlds: World) -> None:
    talks = [
        await worlds.talk("hamlet_head bai-nha-a"),
        await worlds.talk("commune_officer lai-son"),
    ]
    for talk, name in zip(talks, ("Quách Thị Mẫu", "Kim Văn Sáu Mẫu"), strict=True):
        await fills_in(talk, NEW, name, "1970")
    for talk in talks:
        if talk.last.text and "Chủ hộ: Quách" not in talk.last.text and "Chủ hộ: Kim" not in talk.last.text:
            raise AssertionError(talk.last.words)
    told = [reply.words for reply in await both_send(*talks)]
    assert not any("(mã " in words for words in told)

    def numbers(session: Session) -> list[int | None]:
        names = ("Quách Thị Mẫu", "Kim Văn Sáu Mẫu")
        return list(session.exec(select(Household.number).where(col(Household.head).in_(names))))

    assert len(set(await worlds.database.run(numbers))) == 2
