"""A phone with a browser, and the practice page it opens."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from testing.practice import world
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer
from tests.browser.phones import phone_at

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
        pytest.fail(f"{CHROMIUM} is not installed: run scripts/test-machine")
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
    async with phone_at(browser, server.address) as context:
        yield context


@pytest_asyncio.fixture(loop_scope="session")
async def page(phone: BrowserContext) -> Page:
    """A tab of the phone, empty yet."""
    return await phone.new_page()
