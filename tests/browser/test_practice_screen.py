"""The screen: large enough for a thumb in the sun, usable without touching it."""

import pytest
from playwright.async_api import Page, expect

from handlers.message import Choice, Reply
from testing.practice.rehearsal import WAYS_OUT, Rehearsal, rows
from tests.browser import hands

pytestmark = pytest.mark.asyncio(loop_scope="session")
LONG = Reply(
    text="Nguyễn Thị Hoàng Ánh Nguyệt Phương Thảo 🏝️ " + "dài" * 40,
    question="Xem ấp nào?",
    choices=(
        *rows(*(f"Ấp Bãi Nhà {letter} 🏝️" for letter in "ABCDEFGH"), width=2),
        *rows(*"12345678", width=8),
        (Choice("Một lựa chọn có tên rất dài, " * 4, "long"), Choice("không" * 20, "word")),
    ),
    ways_out=WAYS_OUT,
)

# what has no width is not on the screen
_TOUCHED = ":is(.choice, .composer button, #box, #me, .switch label, .mine .more):visible"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390), (1280, 800)])
async def test_nothing_is_cut_off_and_everything_is_large_enough(
    page: Page, bot: Rehearsal, width: int, height: int
) -> None:
    bot.lines["dài"] = LONG
    await page.set_viewport_size({"width": width, "height": height})
    await hands.pick(page, "Nguyễn Thị Hoàng Ánh Nguyệt Phương Thảo")
    await hands.say(page, "dài")
    await hands.sees(page, "Xem ấp nào?")
    (frame,) = await hands.measured(page, ".phone")
    boxes = await hands.measured(page, _TOUCHED)
    for box in boxes:
        assert round(box["height"], 1) >= 44, box
        assert round(box["width"], 1) >= 44, box
        assert frame["left"] <= box["left"], box
        assert box["right"] <= frame["right"], box
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    scroller = page.locator("#scroller")
    assert await scroller.evaluate("one => one.scrollWidth <= one.clientWidth")
    await expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)


async def test_the_box_stays_above_the_keyboard(page: Page, bot: Rehearsal) -> None:
    """A phone's keyboard takes the lower half: the box and the last message move up."""
    bot.lines["dài"] = LONG
    await hands.pick(page)
    await hands.say(page, "dài")
    await hands.sees(page, "Xem ấp nào?")
    await page.set_viewport_size({"width": 390, "height": 420})
    await expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)
    await expect(hands.button(page, "Hủy")).to_be_in_viewport(ratio=1)


async def test_everything_can_be_done_with_the_keyboard(page: Page, bot: Rehearsal) -> None:
    await page.goto("/")
    await expect(page.get_by_role("button", name=hands.TU)).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name=hands.TU)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#me-name")).to_have_text(hands.TU)
    await page.get_by_role("textbox").focus()
    await page.keyboard.type("một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("hai")
    await page.keyboard.press("Enter")
    await hands.settled(page, 2)
    assert bot.read[-1] == "một\nhai"
    await page.keyboard.type("/taphuan")
    await page.keyboard.press("Enter")
    await hands.button(page, "Kỹ thuật nuôi cá lồng bè").focus()
    await page.keyboard.press("Enter")
    await expect(hands.button(page, "Hôm nay")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await hands.sees(page, "Bao nhiêu người dự?")


async def test_a_letter_being_composed_is_not_sent(page: Page, bot: Rehearsal) -> None:
    """Vietnamese keyboards end "a" + "s" → "á" with a key that may be Enter."""
    await hands.pick(page)
    await page.get_by_role("textbox").fill("xã")
    await page.get_by_role("textbox").evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true}))"
    )
    await expect(page.get_by_role("textbox")).to_have_value("xã")
    assert bot.heard == []


async def test_new_messages_are_read_out(page: Page) -> None:
    await hands.pick(page)
    log = page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await hands.say(page, "/taphuan")
    await expect(log.get_by_role("listitem").last).to_contain_text("Buổi tập huấn về nội dung gì?")


async def test_somebody_who_cannot_be_picked_leads_back_to_the_list(page: Page) -> None:
    await page.goto("/#person-6")
    await expect(page.get_by_text("Không có người này trong dữ liệu mẫu")).to_be_visible()
    await page.get_by_role("button", name=hands.TU).tap()
    await expect(page.locator("#me-name")).to_have_text(hands.TU)
