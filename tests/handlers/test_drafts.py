"""Unfinished reports: none is lost, none is mixed up with another."""

import pytest
from sqlmodel import select

from handlers.message import Tapped
from models.report import Report
from models.training import TrainingSession
from testing.talk import Talk
from testing.world import World

REST = ("hôm nay", "1", "20 người, 9 nữ", "đúng", "bỏ qua")


async def fill(talk: Talk, *texts: str) -> None:
    for text in texts:
        await talk.says(text)


async def test_sua_while_filling_in_a_report_leaves_the_sent_one_alone(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", "chăn nuôi", *REST, "gửi")
    await fill(talk, "/taphuan", "trồng rau", *REST, "sửa", "6", "30 người, 9 nữ", "đúng", "gửi")
    assert "Đã gửi" in talk.last.text
    people = await world.database.run(lambda s: s.exec(select(TrainingSession.people)).all())
    assert sorted(people) == [20, 30]


async def test_changing_the_subject_of_a_sent_report_moves_its_project(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", "1", *REST, "gửi", "sửa", "1", "chăn nuôi", "gửi")
    held = await world.database.run(lambda s: s.exec(select(TrainingSession)).one())
    assert (held.topic, held.activity_code) == ("Chăn nuôi", "DA3.1")


async def test_a_button_tapped_six_times_on_a_bad_line_costs_no_draft(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await fill(talk, "/taphuan", "2", "chăn nuôi", "để sau", "/taphuan")
    button = talk.button("Ấp Bãi Nhà A")
    for number in range(6):
        await talk.delivers(Tapped(button.data), f"again-{number}")
    await fill(talk, "hủy", "tiếp tục")
    assert "ấp Bãi Nhà B" in talk.last.text


async def test_with_several_drafts_one_is_asked_which(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await fill(
        talk, "/taphuan", "1", "chăn nuôi", "để sau", "/taphuan", "2", "trồng rau", "để sau", "tiếp tục"
    )
    assert [choice.label for choice in talk.last.options()] == [
        "tập huấn: Ấp Bãi Nhà B, Trồng rau (làm từ 18/03)",
        "tập huấn: Ấp Bãi Nhà A, Chăn nuôi (làm từ 18/03)",
    ]
    await talk.says("2")
    assert "ấp Bãi Nhà A" in talk.last.text


async def test_a_correction_put_aside_is_taken_up_again_not_begun_twice(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", "chăn nuôi", *REST, "gửi")
    await fill(talk, "sửa", "6", "30 người, 9 nữ", "đúng", "để sau", "sửa", "4", "Trường học", "gửi")
    assert "Đã sửa" in talk.last.text
    held = await world.database.run(lambda s: s.exec(select(TrainingSession)).one())
    assert (held.people, held.venue) == (30, "Trường học")
    assert "không có bản nào" in (await talk.says("tiếp tục")).text


async def test_an_old_cancel_button_leaves_the_report_being_filled_in_open(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await fill(talk, "/taphuan", "1", "chăn nuôi")
    old = talk.button("Hủy")
    await fill(talk, "để sau", "/taphuan", "2", "trồng rau")
    assert "Đã hủy bản tập huấn: Ấp Bãi Nhà A" in (await talk.delivers(Tapped(old.data), "old")).text
    await talk.says("tiếp tục")
    assert "ấp Bãi Nhà B" in talk.last.text


async def test_photos_after_sending_can_be_added_to_the_report_just_sent(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", "chăn nuôi", *REST, "gửi")
    await talk.sends_photos(3)
    await talk.taps("Thêm vào báo cáo vừa gửi")
    assert "Ảnh: 3" in talk.last.text
    assert "Đã sửa" in (await talk.says("gửi")).text


async def test_what_was_begun_in_practice_never_becomes_a_real_report(world: World) -> None:
    """A person linked on Telegram and on the practice page has one conversation, but two worlds."""
    number = (await world.person("hamlet_head", "bai-nha-a")).id
    await world.make_real("hamlet_head", "bai-nha-a")
    practice = await world.talk("hamlet_head bai-nha-a", "practice")
    real = await world.talk("hamlet_head bai-nha-a", "telegram")
    await fill(practice, "/taphuan", "chăn nuôi", *REST[:-1])
    assert "không có bản nào" in (await real.says("tiếp tục")).text
    await fill(real, "/taphuan", "trồng rau", *REST, "gửi")
    assert "Ấp Bãi Nhà A" not in (await practice.says("đã gửi")).text
    await fill(practice, "tiếp tục", "bỏ qua", "gửi")
    rows = await world.database.run(lambda s: s.exec(select(Report.sample, Report.reporter_id)).all())
    assert sorted(rows) == [(False, number), (True, number)]


@pytest.mark.parametrize("word", ["menu", "xin chào", "tình hình", "/giup", "đã gửi"])
async def test_a_command_s_words_are_no_subject_of_a_session(world: World, word: str) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", word, "tiếp tục")
    assert "nội dung gì" in talk.last.question


async def test_yes_is_no_name_of_a_place(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await fill(talk, "/taphuan", "chăn nuôi", "hôm nay", "đúng")
    assert "Ở đâu" in talk.last.question
