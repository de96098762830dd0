"""What people send that is no plain answer: nothing is lost, nothing is a dead end."""

import pytest

from handlers.message import PhotoIn, Shown
from testing.world import World

PICTURE = PhotoIn(remote_id="file-1")


async def test_photos_before_any_form_wait_for_the_report_that_follows(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.sends_photos(2)
    assert "Đã giữ ảnh" in talk.last.text
    await talk.taps("Báo cáo tập huấn")
    assert "nội dung gì" in talk.last.question
    for text in ("chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng"):
        await talk.says(text)
    assert "Ảnh: 2" in talk.last.text, "asked for no more, since there are some"


async def test_words_beside_a_photo_are_not_passed_over_in_silence(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    reply = await talk.delivers(Shown((PICTURE,), "có 25 người"), "x")
    assert "Đã nhận 1 ảnh." in reply.text
    assert "gõ riêng" in reply.text


async def test_a_changed_message_is_answered_with_what_to_do(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    reply = await talk.sends("edited_message")
    assert "gõ lại tin mới" in reply.text
    assert "nội dung gì" in reply.question


@pytest.mark.parametrize("kind", ["sticker", "voice", "document", "location", "edited_message"])
async def test_something_unreadable_outside_a_form(world: World, kind: str) -> None:
    reply = await (await world.talk("coordinator kien-hai")).sends(kind)
    assert 'Gõ "menu"' in reply.text


async def test_what_was_offered_still_holds_after_a_sticker(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a", "zalo")
    await talk.says("menu")
    assert (await talk.sends("sticker")).text == "Dạ, ở đây chỉ đọc được chữ và ảnh."
    assert "nội dung gì" in (await talk.says("1")).question


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        ("unsupported", "gõ tên nơi hay số điện thoại"),
        ("voice", "gõ chữ"),
        ("photo_not_fetched", "gửi lại"),
        ("photo_too_large", "gửi ảnh khác"),
        ("photo_broken", "chụp lại"),
    ],
)
async def test_what_cannot_be_read_is_answered_with_what_to_send_and_the_question(
    world: World, kind: str, instead: str
) -> None:
    talk = await world.talk("hamlet_head bai-nha-a", "zalo")
    await talk.says("/taphuan")
    reply = await talk.sends(kind)
    assert instead in reply.text
    assert "nội dung gì" in reply.question


async def test_a_viewer_s_photos_are_not_collected(world: World) -> None:
    reply = await (await world.talk("viewer kien-hai")).sends_photos(1)
    assert "chưa hiểu" in reply.text


@pytest.mark.parametrize("typed", ["/nothing", "/", "/taphuan@tin_ap_bot", "/TAPHUAN", "taphuan", "tập huấn"])
async def test_commands_however_they_are_written(world: World, typed: str) -> None:
    reply = await (await world.talk("hamlet_head bai-nha-a")).says(typed)
    known = typed not in ("/nothing", "/")
    assert ("nội dung gì" in reply.question) is known
    assert reply.options(), "there is always something to do next"


async def test_a_command_s_words_do_what_they_say_where_they_answer_nothing(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    await talk.says("chăn nuôi")
    assert "Tập huấn tháng 3" in (await talk.says("tình hình")).text
    assert "ngày nào" in (await talk.says("tiếp tục")).question


async def test_numbers_mean_what_was_shown_last(world: World) -> None:
    """A status looked at in the middle of a form does not take the form's numbers away for good."""
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    await talk.says("/tinhhinh")
    assert "Tập huấn tháng 2" in (await talk.says("1")).text
    await talk.says("tiếp tục")
    assert "ngày nào" in (await talk.says("1")).question


async def test_photos_sent_in_practice_do_not_end_up_in_a_real_report(world: World) -> None:
    await world.make_real("hamlet_head", "bai-nha-a")
    practice = await world.talk("hamlet_head bai-nha-a", "practice")
    await practice.sends_photos(2)
    assert "Đã giữ ảnh" in practice.last.text
    real = await world.talk("hamlet_head bai-nha-a")
    await real.says("/taphuan")
    for text in ("chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng"):
        await real.says(text)
    assert "Gửi ảnh buổi tập huấn" in real.last.question, "the practised photos stay in practice"


async def test_a_file_nobody_waits_for_leaves_the_open_form_as_it_was(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    assert 'Gõ "menu"' in (await talk.sends_file("a.xlsx")).text
    await talk.says("/taphuan")
    reply = await talk.sends_file("a.xlsx")
    assert "chưa dùng tệp" in reply.text
    assert "nội dung gì" in reply.question


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("document", ".xlsx"),
        ("document_broken", "mật khẩu"),
        ("document_too_large", "15 MB"),
        ("document_not_fetched", "gửi lại"),
    ],
)
async def test_a_file_that_is_not_taken_says_why(world: World, kind: str, words: str) -> None:
    assert words in (await (await world.talk("commune_officer lai-son")).sends(kind)).text
