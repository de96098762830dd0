"""For which period a report counts: by the day it tells of, by what is still owed, or by its own word."""

from datetime import timedelta

import pytest

from testing.talk import Talk
from tests.handlers.owing import (
    FAILED,
    Island,
    corrects,
    reports_commune,
    reports_progress,
    reports_training,
    says,
    withdraws,
)

QUARTER, HALF, YEAR = (
    f"Báo cáo định kỳ {period}" for period in ("quý 4/2026", "6 tháng cuối năm 2026", "năm 2026")
)


@pytest.fixture(autouse=True)
async def _december(island: Island) -> None:
    """November's model reports (26/10 to 25/11) were due a week ago; December's days have begun."""
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-20")


async def periods(island: Island, form: str) -> list[str | None]:
    """Of the reports that stand, the periods they were sent for."""
    return [one.period for one in await island.reports(form) if one.status == "sent"]


# About a period as a whole: the progress of a model ---------------------------


async def test_the_oldest_period_still_owed_is_answered_first(island: Island) -> None:
    head = await island.talk("hamlet_head an-cu")
    assert "Tính cho tháng 11." in (await reports_progress(head)).text
    island.now("2026-12-10")
    assert "Tính cho tháng 12." in (await reports_progress(head)).text
    assert await periods(island, "model_progress") == ["2026-11", "2026-12"]
    assert {one.activity_code for one in await island.reports("model_progress")} == {"DA2"}  # the model's


async def test_sent_ahead_of_any_period_owed_it_counts_by_its_day(island: Island) -> None:
    head = await island.talk("hamlet_head an-cu")
    island.now("2026-11-10")
    await reports_progress(head)
    island.now("2026-11-24")
    await reports_progress(head)
    assert await periods(island, "model_progress") == ["2026-11", None]


async def test_a_correction_keeps_the_period(island: Island) -> None:
    head = await island.talk("hamlet_head an-cu")
    await reports_progress(head)
    island.now("2026-12-20")
    reply = await corrects(head, "2", "đã cấp hỗ trợ", *("bỏ qua",) * 3)
    assert FAILED not in reply.words
    assert await periods(island, "model_progress") == ["2026-11"]


async def test_withdrawn_the_period_is_owed_again(island: Island) -> None:
    head = await island.talk("hamlet_head an-cu")
    await reports_progress(head)
    await withdraws(head)
    assert "tháng 11: hạn thứ Tư 25/11, đã quá hạn" in (await head.says("hạn nộp")).words
    await reports_progress(head)
    assert await periods(island, "model_progress") == ["2026-11"]


# Events: their own day tells --------------------------------------------------


@pytest.mark.parametrize(
    ("day", "left"),
    [("28/11", []), ("1/12", ["tháng 11"]), ("31/10", ["tháng 11"])],
)
async def test_a_training_session_counts_for_the_month_it_was_held_in(
    island: Island, day: str, left: list[str]
) -> None:
    await island.only_owed("tap-huan")
    head = await island.talk("hamlet_head bai-bac")
    reply = await reports_training(head, day)
    assert "Tính cho" not in reply.text
    missing = (await head.says("hạn nộp")).words.partition("Sắp tới")[0]
    assert [name for name in ("tháng 11", "tháng 12") if name in missing] == left
    assert await periods(island, "training") == [None]


async def test_its_day_corrected_it_counts_for_another_month(island: Island) -> None:
    await island.only_owed("tap-huan")
    head = await island.talk("hamlet_head bai-bac")
    await reports_training(head, "28/11")
    await corrects(head, "3", "1/12")
    assert "tháng 11" in (await head.says("hạn nộp")).words
    assert "tháng 12" not in head.last.words


# Its own word: the commune's report -------------------------------------------


async def owed(officer: Talk) -> list[str]:
    said = (await officer.says("hạn nộp")).words
    return [name for name in (QUARTER, HALF, YEAR) if name in said]


async def test_each_of_three_periods_is_answered_apart(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    assert "Tính cho năm 2026." in (await reports_commune(officer, YEAR)).text
    assert await owed(officer) == [QUARTER, HALF]
    await reports_commune(officer, QUARTER)
    assert await owed(officer) == [HALF]
    await reports_commune(officer)  # one alone is left: it is not asked which
    assert await owed(officer) == []
    assert await periods(island, "commune_report") == ["2026", "2026-Q4", "2026-H2"]
    assert "không còn thiếu báo cáo kỳ nào" in (await officer.says("/baocaoxa")).text


async def test_another_commune_still_owes_its_own(island: Island) -> None:
    await reports_commune(await island.talk("commune_officer lai-son"), YEAR)
    assert await owed(await island.talk("commune_officer an-son")) == [QUARTER, HALF, YEAR]


async def test_corrected_to_another_period_it_answers_that_one(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    await reports_commune(officer, QUARTER)
    reply = await corrects(officer, "1", YEAR)
    assert "Tính cho năm 2026." in reply.text
    assert await periods(island, "commune_report") == ["2026"]
    assert await owed(officer) == [QUARTER, HALF]


async def test_its_words_corrected_it_stands_where_it_was(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    await reports_commune(officer, QUARTER)
    assert "✅ Đã sửa" in (await corrects(officer, "2", "mở 5 lớp")).text
    assert await periods(island, "commune_report") == ["2026-Q4"]


async def test_the_same_period_is_not_sent_twice_from_two_drafts(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    await says(officer, "/baocaoxa")
    await officer.taps(QUARTER)
    await says(officer, "nháp cũ", "để sau")
    await reports_commune(officer, QUARTER)
    await says(officer, "tiếp tục", "bỏ qua", "bỏ qua", "bỏ qua", "gửi")
    assert "⚠️" in officer.last.text
    assert await periods(island, "commune_report") == ["2026-Q4"]
    await says(officer, "1")  # the draft is still there: its period is corrected
    await officer.taps(YEAR)
    await officer.says("gửi")
    assert await periods(island, "commune_report") == ["2026-Q4", "2026"]


# Two models of one hamlet -----------------------------------------------------


async def test_of_two_models_each_answers_the_period_it_is_missing_for(island: Island) -> None:
    """Both reported on one day: the second is not taken for the next period."""
    head = await island.talk("hamlet_head bai-nha-a")
    assert "Tính cho tháng 11." in (await reports_progress(head, "1")).text
    assert "Tính cho tháng 11." in (await reports_progress(head, "2")).text, "the one not reported on"
    island.clock.at += timedelta(days=1)
    assert "Tính cho tháng 12." in (await reports_progress(head, "2")).text, "the first one again"
    assert await periods(island, "model_progress") == ["2026-11", "2026-11", "2026-12"]
