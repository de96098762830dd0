"""A phone in the browser's size, set to Vietnamese, on which nothing may fail unnoticed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext

PATIENCE = 10_000  # milliseconds


@asynccontextmanager
async def phone_at(browser: Browser, address: str) -> AsyncIterator[BrowserContext]:
    """A context of the size of a Pixel for the page at this address; script errors fail the test."""
    context = await browser.new_context(
        base_url=address,
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    context.set_default_timeout(PATIENCE)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    await context.close()
    assert errors == []
