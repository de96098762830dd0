"""A phone with a browser, and the practice page it opens."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from testing.practice import world
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the system's Chromium is."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    return CHROMIUM


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """The system's Chromium, started once."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        await running.close()


@pytest.fixture
def bot() -> Rehearsal:
    """The bot behind the page."""
    return Rehearsal()


@pytest_asyncio.fixture(loop_scope="session")
async def server(sqlite_url: str, tmp_path: Path, bot: Rehearsal) -> AsyncIterator[PracticeServer]:
    """The page, listening."""
    running = PracticeServer(sqlite_url, tmp_path, bot)
    await running.start()
    await running.database.run(world.fill)
    yield running
    await running.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, server: PracticeServer) -> AsyncIterator[BrowserContext]:
    """A phone of the size of a Pixel, set to Vietnamese; nothing on it may fail unnoticed."""
    context = await browser.new_context(
        base_url=server.address,
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    await context.close()
    assert errors == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(phone: BrowserContext) -> Page:
    """A tab of the phone, empty yet."""
    return await phone.new_page()
