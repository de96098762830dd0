"""A bad line: nothing that was typed is lost, and nothing is said twice."""

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from handlers.message import Reply
from testing.practice.page import PNG
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer
from tests.browser import hands

pytestmark = pytest.mark.asyncio(loop_scope="session")
MESSAGES = "**/practice/chat/*/messages"
PHOTOS = "**/practice/chat/*/photos"


async def test_what_is_said_without_a_line_waits_and_is_sent_in_order(
    phone: BrowserContext, page: Page, bot: Rehearsal
) -> None:
    await hands.pick(page)
    await phone.set_offline(True)
    await expect(page.get_by_text("Đang mất mạng")).to_be_visible()
    await hands.say(page, "một")
    await hands.say(page, "hai")
    assert await hands.chat(page) == ["tôi: một …", "tôi: hai …"]
    await expect(page.get_by_text("Đang chờ gửi")).to_have_count(2)
    await phone.set_offline(False)
    await hands.settled(page, 4)
    await expect(page.get_by_text("Đang mất mạng")).to_be_hidden()
    assert bot.read == ["một", "hai"]


async def test_an_answer_that_got_lost_on_the_way_is_not_a_second_message(page: Page, bot: Rehearsal) -> None:
    """The program has stored the message, the phone never heard of it."""
    await hands.pick(page)
    keys: list[str] = []

    async def lose_the_first_answer(route: Route) -> None:
        keys.append((route.request.post_data_json or {})["key"])
        if len(keys) == 1:
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route(MESSAGES, lose_the_first_answer)
    await hands.say(page, "/taphuan")
    await expect(page.locator(".message.pending")).to_have_count(0)
    await hands.settled(page, 2)
    await page.wait_for_function(_OUTBOX_IS_EMPTY)
    assert len(bot.heard) == 1
    assert len(keys) <= 2, "asked again once, unless the chat's own events had told of it before"
    assert len(set(keys)) == 1


async def test_what_waits_survives_a_reload_with_its_photos(page: Page, bot: Rehearsal) -> None:
    await hands.pick(page)
    for address in (MESSAGES, PHOTOS):
        await page.route(address, lambda route: route.abort())
    await hands.say(page, "/taphuan")
    await hands.choose_photos(page, PNG, PNG)
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await expect(page.locator(".message.pending")).to_have_count(2)
    await page.wait_for_function(_OUTBOX_HOLDS_TWO)
    await page.reload()
    await expect(page.locator(".message.pending")).to_have_count(2)
    await expect(page.locator(".message.pending img")).to_have_count(2)
    for address in (MESSAGES, PHOTOS):
        await page.unroute(address)
    await hands.settled(page, 4)
    assert len(bot.heard) == 2


async def test_an_unfinished_text_survives_a_reload(page: Page) -> None:
    await hands.pick(page)
    await page.get_by_role("textbox").fill("Hôm nay có 25 ng")
    await page.reload()
    await expect(page.get_by_role("textbox")).to_have_value("Hôm nay có 25 ng")
    await page.get_by_role("textbox").press("Enter")
    await hands.settled(page, 2)
    await page.reload()
    await expect(page.get_by_role("textbox")).to_have_value("")
    await hands.settled(page, 2)


async def test_the_page_lives_through_a_restart_of_the_program(
    page: Page, server: PracticeServer, bot: Rehearsal
) -> None:
    await hands.pick(page)
    await hands.say(page, "/tinhhinh")
    await hands.settled(page, 2)
    await server.stop()
    await expect(page.get_by_text("Đang mất mạng")).to_be_visible()
    await hands.tap(page, "Xã Lại Sơn")
    await hands.say(page, "/taphuan")
    await expect(page.locator(".choice.pressed")).to_have_count(1)
    await server.start()
    await hands.sees(page, "47 người")
    await hands.settled(page, 4)
    await expect(page.get_by_text("Đang mất mạng")).to_be_hidden()
    assert len(bot.heard) == 3
    await server.channel.tell("person-1", "remind-1", Reply(text="⏰ Hôm nay hạn nộp."))
    await hands.sees(page, "⏰ Hôm nay hạn nộp.")


async def test_a_refused_photo_says_why_and_can_be_tried_again_or_deleted(page: Page) -> None:
    await hands.pick(page)
    await hands.choose_photos(page, b"GIF89a")
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    reason = page.get_by_text("Dạ, tệp này không mở được như ảnh.")
    await expect(reason).to_be_visible()
    await hands.say(page, "/taphuan")
    await hands.sees(page, "Buổi tập huấn về nội dung gì?")
    async with page.expect_request(PHOTOS):
        await page.get_by_role("button", name="Gửi lại").tap()
    await expect(reason).to_be_visible()
    await page.get_by_role("button", name="Xóa tin này").tap()
    await hands.settled(page, 2)


_OUTBOX = """count => new Promise(resolve => {
    const opening = indexedDB.open('tinap-practice');
    opening.onsuccess = () => {
        const counting = opening.result.transaction('outbox').objectStore('outbox').count();
        counting.onsuccess = () => { opening.result.close(); resolve(counting.result === count); };
    };
})"""
_OUTBOX_IS_EMPTY = f"() => ({_OUTBOX})(0)"
_OUTBOX_HOLDS_TWO = f"() => ({_OUTBOX})(2)"
