"""The practice page as a person uses it: choose who to be, type, tap, send photos."""

from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from handlers.message import Handed, Reply, Shown
from testing.documents import document
from testing.practice.page import PNG
from testing.practice.rehearsal import Rehearsal, rows, with_file
from testing.practice.server import PracticeServer
from tests.browser import hands

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_report_from_the_first_word_to_the_last(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await expect(page.get_by_text("Trang tập dùng – dữ liệu mẫu").first).to_be_visible()
    await hands.say(page, "/taphuan")
    await hands.tap(page, "Kỹ thuật nuôi cá lồng bè")
    await hands.tap(page, "Hôm qua")
    await hands.sees(page, "Bao nhiêu người dự?")
    await hands.say(page, "25 nguoi 12 nu 5 can ngheo")
    await hands.tap(page, "Đúng rồi")
    await hands.sees(page, "Gửi ảnh")
    await hands.choose_photos(page, PNG, PNG + b"\0")
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await hands.tap(page, "✅ Gửi")
    await hands.sees(page, "✅ Đã gửi báo cáo")
    assert await hands.chat(page) == [
        "tôi: /taphuan",
        "bot: Nội dung: Kỹ thuật nuôi cá lồng bè",
        "bot: Ngày: thứ Ba 17/03/2026",
        "bot: Bao nhiêu người dự? Kể một câu cũng được. | Ví dụ: 25 người, 12 nữ, 8 hộ nghèo, 3 dân tộc",
        "tôi: 25 nguoi 12 nu 5 can ngheo",
        "bot: Người dự: 25 (12 nữ, 5 hộ cận nghèo)",
        "bot: 📷 Gửi ảnh buổi tập huấn, nhiều ảnh cũng được.",
        "tôi: ",
        "bot: Đã xem lại, gửi lúc 09:30.",
        (
            "bot: ✅ Đã gửi báo cáo tập huấn ngày 17/03. Cảm ơn anh/chị.\n"
            "Còn sửa được đến khi xã duyệt: gõ “sửa”."
        ),
    ]
    albums = [heard.content for heard in bot.heard if isinstance(heard.content, Shown)]
    assert [len(album.photos) for album in albums] == [2], "two photos are one message"


async def test_a_message_is_replaced_in_its_place(page: Page) -> None:
    await hands.pick(page)
    await hands.say(page, "/tinhhinh")
    await hands.tap(page, "Xã Lại Sơn")
    await hands.sees(page, "47 người")
    assert len(await hands.chat(page)) == 2
    await expect(hands.button(page, "Xã Hòn Tre")).to_have_count(0)
    await expect(hands.button(page, "Cả huyện")).to_have_count(1)


async def test_a_tapped_button_shows_that_it_is_on_its_way_and_cannot_be_tapped_twice(
    page: Page, bot: Rehearsal
) -> None:
    await hands.pick(page)
    await hands.say(page, "/taphuan")
    await expect(hands.button(page, "Chăn nuôi")).to_be_visible()
    bot.allowed.clear()
    await hands.tap(page, "Kỹ thuật nuôi cá lồng bè")
    await expect(page.locator(".choice.pressed svg")).to_be_visible()
    await hands.button(page, "Chăn nuôi").tap(force=True)  # what is disabled can still be touched
    await expect(page.get_by_text("Tin Ấp đang trả lời")).to_be_attached()
    bot.allowed.set()
    await hands.sees(page, "Tổ chức ngày nào?")
    assert len(bot.heard) == 2


async def test_a_photo_is_enlarged_and_closed(page: Page) -> None:
    await hands.pick(page)
    await hands.choose_photos(page, PNG)
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await hands.settled(page, 2)
    await page.get_by_role("button", name="Xem ảnh lớn").tap()
    await expect(page.locator("#viewer-picture")).to_be_visible()
    assert await page.locator("#viewer-picture").evaluate("one => one.decode().then(() => one.naturalWidth)")
    await page.keyboard.press("Escape")
    await expect(page.locator("#viewer")).to_be_hidden()


async def test_a_chosen_photo_can_be_left_out(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await hands.choose_photos(page, PNG, PNG)
    await page.get_by_role("button", name="Bỏ ảnh này").first.tap()
    await page.get_by_role("textbox").fill("Ảnh buổi sáng")
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await hands.settled(page, 2)
    (heard,) = bot.heard
    assert isinstance(heard.content, Shown)
    assert (len(heard.content.photos), heard.content.caption) == (1, "Ảnh buổi sáng")


async def test_a_file_is_downloaded_under_its_name(page: Page, bot: Rehearsal, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"PK")
    bot.lines["excel"] = with_file("Danh sách ấp.xlsx", str(kept), "application/vnd.ms-excel")
    await hands.pick(page)
    await hands.say(page, "excel")
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Danh sách ấp.xlsx").tap()
    assert (await waiting.value).suggested_filename == "Danh sách ấp.xlsx"


async def test_text_only_shows_what_a_channel_without_buttons_was_sent(page: Page, bot: Rehearsal) -> None:
    bot.lines["dài"] = Reply(text="một câu dài " * 400, question="Ấp nào?", choices=rows("Ấp A", "Ấp B"))
    await hands.pick(page)
    await hands.say(page, "/tinhhinh")
    await hands.tap(page, "Xã Lại Sơn")
    await hands.sees(page, "47 người")
    await hands.say(page, "dài")
    await hands.sees(page, "Ấp nào?")
    await page.get_by_text("Chỉ chữ").tap()
    await hands.sees(page, "2 Ấp B")
    assert await page.locator(".choice").count() == 0
    said = await page.locator(".bubble p").all_text_contents()
    assert max(map(len, said)) <= 2000
    assert [line.split("\n")[0] for line in said[:4]] == [
        "/tinhhinh",
        "Tình hình tháng 3 (đến 18/03)",
        "Xã Lại Sơn",
        "Xã Lại Sơn, tháng 3 (đến 18/03)",
    ]
    await hands.say(page, "2")
    await expect(page.get_by_text("Dạ, câu này chưa rõ.")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Chỉ chữ")).to_be_checked()
    assert bot.read[-1] == "2"


async def test_an_invitation_link_opens_the_newcomers_chat(page: Page, bot: Rehearsal) -> None:
    await page.goto("/?start=KH-7Q2M")
    await hands.settled(page, 2)
    await expect(page.locator("#me-name")).to_have_text("Người mới")
    await page.reload()
    await hands.settled(page, 2)
    (heard,) = bot.heard
    assert bot.read == ["/start KH-7Q2M"]
    assert heard.address.startswith("new-")


async def test_commands_are_a_tap_away(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await page.get_by_role("button", name="Các việc làm được").tap()
    await page.get_by_role("button", name="/taphuan").tap()
    await hands.sees(page, "Buổi tập huấn về nội dung gì?")
    assert bot.read[-1] == "/taphuan"


async def test_changing_the_person_changes_the_chat(page: Page) -> None:
    await hands.pick(page)
    await hands.say(page, "/taphuan")
    await hands.settled(page, 2)
    await page.get_by_role("button", name="Đổi người").tap()
    await page.get_by_role("button", name="Lê Thị Sáu").tap()
    await expect(page.locator("#me-place")).to_have_text("Cán bộ xã · Xã Lại Sơn")
    await hands.settled(page, 0)
    await page.go_back()
    await hands.settled(page, 2)


async def test_what_anybody_says_is_never_markup(page: Page, bot: Rehearsal) -> None:
    evil = "<img src=x onerror=\"document.title='!'\"><b>đậm</b>"
    bot.lines[evil] = Reply(text=evil, question=evil, choices=rows(evil))
    await hands.pick(page)
    await hands.say(page, evil)
    await hands.settled(page, 2)
    await expect(page.locator(".choice")).to_have_text(evil)
    assert await page.locator("#log b, #log .bubble img").count() == 0
    await expect(page).to_have_title("Tin Ấp – tập dùng")


async def test_two_tabs_show_the_same_chat(phone: BrowserContext, page: Page) -> None:
    await hands.pick(page)
    other = await phone.new_page()
    await other.goto("/")
    await hands.say(page, "/tinhhinh")
    await hands.tap(other, "Xã Lại Sơn")
    await hands.sees(page, "47 người")
    assert await hands.chat(page) == await hands.chat(other)


async def test_a_message_below_is_announced_while_one_reads_above(
    page: Page, server: PracticeServer, bot: Rehearsal
) -> None:
    bot.lines["dài"] = Reply(text="một câu dài " * 400)
    await hands.pick(page)
    await hands.say(page, "dài")
    await hands.settled(page, 2)
    pill = page.get_by_role("button", name="Tin mới")
    await page.locator("#scroller").evaluate("one => { one.scrollTop = 0 }")
    await page.wait_for_function("() => document.getElementById('scroller').scrollTop === 0")
    await server.channel.tell("person-1", "remind-1", Reply(text="⏰ Hôm nay hạn nộp."))
    await expect(pill).to_be_visible()
    await expect(page.get_by_text("⏰ Hôm nay hạn nộp.")).not_to_be_in_viewport()
    await pill.tap()
    await expect(page.get_by_text("⏰ Hôm nay hạn nộp.")).to_be_in_viewport()
    await expect(pill).to_be_hidden()


async def test_a_file_is_chosen_looked_at_and_sent(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await page.locator("#file-input").set_input_files(
        {"name": "Kế hoạch.xlsx", "mimeType": "", "buffer": document("a.xlsx")}
    )
    await expect(page.locator("#tray .file-name")).to_have_text("Kế hoạch.xlsx")
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    sent = page.locator(".message.mine .file")
    await expect(sent).to_have_text("Kế hoạch.xlsx")
    await expect(page.locator(".message.pending")).to_have_count(0)
    await expect(page.locator("#tray")).to_be_hidden()
    (heard,) = bot.heard
    assert isinstance(heard.content, Handed)
    assert heard.content.file.name == "Kế hoạch.xlsx"
    async with page.expect_download() as download:
        await sent.tap()
    assert (await download.value).suggested_filename == "Kế hoạch.xlsx"


async def test_a_file_that_is_not_what_it_says_is_refused_in_words(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await page.locator("#file-input").set_input_files({"name": "a.pdf", "mimeType": "", "buffer": b"MZ"})
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await expect(page.locator(".message.refused .why")).to_contain_text("không mở được")
    assert bot.heard == []
