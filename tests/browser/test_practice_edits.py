"""Editing what was sent and replying to a message, on a phone, with a mouse and with the keyboard."""

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from handlers.message import Changed, Quoted, Reply, Said
from testing.practice.page import PNG
from testing.practice.rehearsal import Rehearsal
from tests.browser import hands

pytestmark = pytest.mark.asyncio(loop_scope="session")
MESSAGES = "**/practice/chat/*/messages"
HEARD = Reply(text="Dạ, đã ghi.")


async def test_an_edit_changes_the_message_in_its_place(page: Page, bot: Rehearsal) -> None:
    await _said(page, bot, "25 người")
    await _begin_edit(page, "25 người")
    await expect(page.locator("#aim")).to_have_text("Đang sửa tin: 25 người")
    await expect(page.get_by_role("textbox")).to_have_value("25 người")
    await hands.say(page, "26 người")
    await hands.settled(page, 3)
    assert await hands.chat(page) == ["tôi: 26 người", "bot: Dạ, đã ghi.", "bot: Dạ, đã ghi."]
    await expect(page.locator(".mine footer")).to_contain_text("đã sửa")
    await expect(page.locator("#aim")).to_be_hidden()
    await expect(page.get_by_role("textbox")).to_have_value("")
    typed = bot.heard[0].content
    assert isinstance(typed, Said)
    assert bot.heard[1].content == Changed(typed.ref, "26 người")
    await page.reload()
    await hands.settled(page, 3)
    await expect(page.locator(".mine footer")).to_contain_text("đã sửa")


async def test_what_was_being_written_is_there_again_after_an_edit(page: Page, bot: Rehearsal) -> None:
    await _said(page, bot, "25 người")
    await page.get_by_role("textbox").fill("còn nữa")
    await _begin_edit(page, "25 người")
    await page.get_by_role("button", name="Thôi").tap()
    await expect(page.get_by_role("textbox")).to_have_value("còn nữa")
    await expect(page.locator("#aim")).to_be_hidden()
    await _begin_edit(page, "25 người")
    await page.get_by_role("textbox").press("Enter")  # nothing has changed: nothing is sent
    await expect(page.get_by_role("textbox")).to_have_value("còn nữa")
    await page.get_by_role("textbox").press("Enter")
    await hands.settled(page, 4)
    assert await hands.chat(page) == [
        "tôi: 25 người",
        "bot: Dạ, đã ghi.",
        "tôi: còn nữa",
        "bot: Dạ, đã ghi.",
    ]


async def test_a_held_message_of_the_bot_can_be_replied_to(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    await hands.say(page, "/taphuan")
    asked = "Báo cáo tập huấn, ấp Bãi Nhà A.\nBuổi tập huấn về nội dung gì?"
    await hands.sees(page, "Buổi tập huấn về nội dung gì?")
    await _hold(page, ".theirs .bubble .question")
    await page.locator("#actions").get_by_role("button", name="Trả lời").tap()
    await expect(page.locator("#aim")).to_contain_text("Trả lời: Báo cáo tập huấn")
    await hands.say(page, "trồng rau")
    await hands.settled(page, 4)
    content = bot.heard[1].content
    assert isinstance(content, Said)
    assert content.answers is not None
    assert content.answers == Quoted(content.answers.ref, own=False, text=asked)
    await expect(page.locator(".mine .quoted")).to_have_text(asked)


async def test_the_bots_message_offers_a_reply_to_the_keyboard_and_the_mouse(
    page: Page, bot: Rehearsal
) -> None:
    await _said(page, bot, "25 người")
    await page.locator(".theirs .more").focus()
    await page.keyboard.press("Enter")
    await page.locator("#actions").get_by_role("button", name="Trả lời").press("Enter")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#aim")).to_be_hidden()
    await page.locator(".mine .bubble").click(button="right")
    await page.locator("#actions").get_by_role("button", name="Trả lời").click()
    await hands.say(page, "26")
    await hands.settled(page, 4)
    content = bot.heard[1].content
    assert isinstance(content, Said)
    assert content.answers is not None
    assert (content.answers.own, content.answers.text) == (True, "25 người")


async def test_an_edit_without_a_line_waits_on_its_bubble_and_is_sent_once_in_order(
    phone: BrowserContext, page: Page, bot: Rehearsal
) -> None:
    await _said(page, bot, "25 người")
    await phone.set_offline(True)
    await expect(page.get_by_text("Đang mất mạng")).to_be_visible()
    await hands.say(page, "một")
    await _edit(page, "25 người", "26 người")
    await _edit(page, "26 người", "27 người")
    await hands.say(page, "hai")
    assert await hands.chat(page) == ["tôi: 27 người …", "bot: Dạ, đã ghi.", "tôi: một …", "tôi: hai …"]
    await phone.set_offline(False)
    await hands.settled(page, 8)
    assert bot.read == ["25 người", "một", "26 người", "27 người", "hai"]
    assert (await hands.chat(page))[0] == "tôi: 27 người"


async def test_an_edit_whose_answer_got_lost_is_not_a_second_edit(page: Page, bot: Rehearsal) -> None:
    await _said(page, bot, "25 người")
    keys: list[str] = []

    async def lose_the_first_answer(route: Route) -> None:
        keys.append((route.request.post_data_json or {})["key"])
        if len(keys) == 1:
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    async with page.expect_response(MESSAGES):
        await page.route(MESSAGES, lose_the_first_answer)
        await _edit(page, "25 người", "26 người")
    await hands.settled(page, 3)
    assert len(bot.heard) == 2
    assert len(keys) == 2
    assert len(set(keys)) == 1


async def test_an_edit_that_waits_survives_a_reload(page: Page, bot: Rehearsal) -> None:
    await _said(page, bot, "25 người")
    await page.route(MESSAGES, lambda route: route.abort())
    await _edit(page, "25 người", "26 người")
    await expect(page.locator(".message.pending")).to_contain_text("26 người")
    await page.reload()
    await expect(page.locator(".message.pending")).to_contain_text("26 người")
    await page.unroute(MESSAGES)
    await hands.settled(page, 3)
    assert isinstance(bot.heard[1].content, Changed)


async def test_only_typed_words_can_be_edited_and_nothing_in_text_only(page: Page, bot: Rehearsal) -> None:
    await _said(page, bot, "25 người")
    await hands.choose_photos(page, PNG)
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await hands.settled(page, 4)
    await expect(page.locator(".mine .more")).to_have_count(1)
    await _begin_edit(page, "25 người")
    await expect(page.get_by_role("button", name="Thêm ảnh")).to_be_disabled()
    await page.locator(".switch label", has_text="Chỉ chữ").tap()
    await expect(page.locator(".more")).to_have_count(0)
    await expect(page.locator("#aim")).to_be_hidden()
    await expect(page.get_by_role("textbox")).to_have_value("")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568)])
async def test_the_way_to_an_edit_is_large_enough_for_a_thumb(
    page: Page, bot: Rehearsal, width: int, height: int
) -> None:
    await page.set_viewport_size({"width": width, "height": height})
    await _said(page, bot, "một câu dài " * 12)
    await hands.say(page, "5")
    await hands.settled(page, 4)
    boxes = await hands.measured(page, ".mine .more")
    await _begin_edit(page, "5")
    boxes += await hands.measured(page, "#aim-leave")
    for box in boxes:
        assert round(min(box["height"], box["width"]), 1) >= 44, box  # the browser counts in fractions
        assert box["left"] >= 0, box
        assert box["right"] <= width, box
    scroller = page.locator("#scroller")
    assert await scroller.evaluate("one => one.scrollWidth <= one.clientWidth")


async def _said(page: Page, bot: Rehearsal, text: str) -> None:
    """Pick somebody and type a first text, which the bot takes note of as of all others here."""
    bot.lines.update(dict.fromkeys((text, "26 người", "27 người", "còn nữa", "một", "hai", "26", "5"), HEARD))
    bot.lines[text.strip()] = HEARD
    await hands.pick(page)
    await hands.say(page, text)
    await hands.settled(page, 2)


async def _begin_edit(page: Page, words: str) -> None:
    await page.locator(".mine", has_text=words).last.locator(".more").tap()
    await page.locator("#actions").get_by_role("button", name="Sửa tin").tap()


async def _edit(page: Page, words: str, text: str) -> None:
    await _begin_edit(page, words)
    await hands.say(page, text)


async def _hold(page: Page, selector: str) -> None:
    """Rest a finger on an element until something comes of it."""
    place = {"pointerType": "touch", "isPrimary": True, "bubbles": True}
    await page.locator(selector).dispatch_event("pointerdown", place)
    await expect(page.locator("#actions")).to_be_visible()
    await page.locator(selector).dispatch_event("pointerup", place)
