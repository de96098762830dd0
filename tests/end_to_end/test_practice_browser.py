"""The practice page of the real program, on a phone: what somebody sees who tries Tin Ấp for the first time.

With TINAP_SCREENSHOTS naming a folder, two screens are kept there as pictures.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from testing.pictures import jpeg
from testing.practice.page import PNG
from testing.preloaded import Preloaded
from testing.program import Program
from tests.browser import hands
from tests.browser.conftest import browser, chromium  # noqa: F401  # fixtures
from tests.browser.phones import phone_at
from tests.end_to_end import kept
from tests.end_to_end.training import ANSWERS

pytestmark = pytest.mark.asyncio(loop_scope="session")
HEAD, COORDINATOR = "Phạm Thị Mẫu", "Hồ Thị Mẫu"


@pytest_asyncio.fixture(loop_scope="session")
async def program(tmp_path: Path, preloaded: Preloaded) -> AsyncIterator[Program]:
    """As it runs on a fresh machine: no setting but where to keep things."""
    running = Program(tmp_path, preloaded)
    await running.start()
    yield running
    await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, program: Program) -> AsyncIterator[BrowserContext]:  # noqa: F811  # a fixture
    """A phone on which nothing may fail unnoticed."""
    async with phone_at(browser, program.address) as context:
        yield context


@pytest_asyncio.fixture(loop_scope="session")
async def page(phone: BrowserContext) -> Page:
    """A tab of the phone."""
    return await phone.new_page()


async def test_a_hamlet_head_reports_and_the_coordinator_sees_it(page: Page, program: Program) -> None:
    await hands.pick(page, HEAD)
    await _fill_in_up_to_the_people(page)
    await hands.say(page, "25 nguoi 12 nu 5 can ngheo")
    await hands.sees(page, "25 người dự, trong đó 12 nữ, 5 hộ cận nghèo.")
    await _keep_picture(page, "practice-mid-form")
    await hands.tap(page, "Đúng rồi")
    await hands.sees(page, "Gửi ảnh buổi tập huấn")
    await hands.choose_photos(page, PNG, jpeg(1))
    await page.get_by_role("button", name="Gửi", exact=True).tap()
    await hands.sees(page, "11. Ảnh: 2")
    await hands.tap(page, "✅ Gửi")
    await hands.sees(page, "✅ Đã gửi báo cáo tập huấn")
    (report,) = kept.reports(program.database_url)
    assert report.said() == ANSWERS

    await page.get_by_role("button", name="Đổi người").tap()
    await page.get_by_role("button", name=COORDINATOR).tap()
    await expect(page.locator("#me-name")).to_have_text(COORDINATOR)
    await hands.say(page, "tình hình tập huấn")
    await hands.sees(page, "1 buổi, 25 người, 12 nữ")
    await _keep_picture(page, "practice-status")
    for label in ("Xã Lại Sơn", "Ấp Bãi Nhà A", "25 người"):
        await hands.tap(page, label)
    await hands.sees(page, f"{HEAD} gửi")
    photos = page.get_by_role("button", name="Xem ảnh lớn")
    await expect(photos).to_have_count(2)
    await photos.first.tap()
    assert await page.locator("#viewer-picture").evaluate("one => one.decode().then(() => one.naturalWidth)")


async def test_text_only_numbers_what_can_be_chosen(page: Page) -> None:
    await hands.pick(page, HEAD)
    await hands.say(page, "/taphuan")
    await hands.sees(page, "Buổi tập huấn về nội dung gì?")
    await page.get_by_text("Chỉ chữ").tap()
    await hands.sees(page, "1 Kỹ thuật nuôi cá lồng bè\n2 Chăn nuôi\n")
    await expect(page.locator(".choice")).to_have_count(0)
    await hands.say(page, "2")
    await hands.sees(page, "1 Hôm nay")
    await hands.say(page, "quay lai")
    await hands.sees(page, "2 Chăn nuôi")


async def test_the_form_goes_on_after_the_program_was_killed(page: Page, program: Program) -> None:
    await hands.pick(page, HEAD)
    await _fill_in_up_to_the_people(page)
    await program.kill()
    await expect(page.get_by_text("Đang mất mạng")).to_be_visible()
    await hands.say(page, "25 nguoi 12 nu 5 can ngheo")
    await program.start()
    await hands.sees(page, "25 người dự, trong đó 12 nữ, 5 hộ cận nghèo.")
    await hands.tap(page, "Đúng rồi")
    await hands.sees(page, "Gửi ảnh buổi tập huấn")
    await hands.say(page, "bo qua")
    await hands.tap(page, "✅ Gửi")
    await hands.sees(page, "✅ Đã gửi báo cáo tập huấn")
    (report,) = kept.reports(program.database_url)
    assert report.said() == ANSWERS
    assert report.answers["photos"] is None


async def test_a_newcomer_joins_by_a_link(page: Page, program: Program) -> None:
    invited = await program.cli("invite", "bai-nha-a", "hamlet_head", "--name", "Trần Thị Kín")
    link = next(line for line in invited.stdout.splitlines() if line.startswith("Link: "))
    assert link == f"Link: {program.address}/?start={invited.last_line}"
    await page.goto(link.removeprefix("Link: "))
    await hands.sees(page, "Chào anh/chị Trần Thị Kín, trưởng ấp, ấp Bãi Nhà A.")
    await hands.tap(page, "Đã đọc, đi tiếp")
    await hands.sees(page, "Anh/chị muốn làm gì?")
    await expect(page.locator("#me-name")).to_have_text("Trần Thị Kín")
    await hands.tap(page, "Báo cáo tập huấn")
    await hands.sees(page, "Buổi tập huấn về nội dung gì?")


async def _fill_in_up_to_the_people(page: Page) -> None:
    await hands.say(page, "/taphuan")
    for label in ("Kỹ thuật nuôi cá lồng bè", "Hôm nay", "Nhà văn hóa ấp"):
        await hands.tap(page, label)
    await hands.sees(page, "Bao nhiêu người dự?")


async def _keep_picture(page: Page, name: str) -> None:
    """Keep the screen as a picture when somebody asks for it."""
    if folder := os.environ.get("TINAP_SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")
