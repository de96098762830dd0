"""What a person does with the page, and what they see of it."""

from typing import Any

from playwright.async_api import FilePayload, Locator, Page, expect

from testing.practice.page import PNG

TU = "Trần Văn Tư"
expect.set_options(timeout=10_000)


async def pick(page: Page, name: str = TU) -> None:
    """Open the page for the first time and choose who to be."""
    await page.goto("/")
    await page.get_by_role("button", name=name).click()
    await expect(page.locator("#me-name")).to_have_text(name)
    await expect(page.locator("#log > li")).not_to_have_count(0)


async def say(page: Page, text: str) -> None:
    """Type something and send it with Enter."""
    await page.get_by_role("textbox").fill(text)
    await page.get_by_role("textbox").press("Enter")


def button(page: Page, label: str) -> Locator:
    """A button under a message."""
    return page.locator(".choice", has_text=label)


async def tap(page: Page, label: str) -> None:
    """Tap a button under a message."""
    await button(page, label).tap()


async def choose_photos(page: Page, *pictures: bytes) -> None:
    """Choose pictures from the phone, without sending them yet."""
    chosen: list[FilePayload] = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": picture}
        for number, picture in enumerate(pictures or (PNG, PNG), start=1)
    ]
    await page.locator("#photo-input").set_input_files(chosen)


async def chat(page: Page) -> list[str]:
    """What is in the chat, from top to bottom; what is still on its way ends with an ellipsis."""
    script = """items => items.map(item =>
        (item.classList.contains('mine') ? 'tôi: ' : 'bot: ')
        + [...item.querySelectorAll('.bubble > p')].map(words => words.textContent).join(' | ')
        + (item.classList.contains('pending') ? ' …' : ''))"""
    said: list[str] = await page.locator(".message:not(.typing)").evaluate_all(script)
    return said


async def sees(page: Page, text: str) -> None:
    """Wait until some message says so."""
    await expect(page.locator(".message .bubble p", has_text=text).last).to_be_visible()


async def settled(page: Page, count: int) -> None:
    """Wait until so many messages stand there and nothing is on its way."""
    await expect(page.locator(".message.pending")).to_have_count(0)
    await expect(page.locator(".message:not(.typing)")).to_have_count(count)


async def measured(page: Page, selector: str) -> list[dict[str, Any]]:
    """Where the elements are, in pixels of the screen."""
    script = (
        "all => all.map(one => ({text: one.textContent.trim(), ...one.getBoundingClientRect().toJSON()}))"
    )
    boxes: list[dict[str, Any]] = await page.locator(selector).evaluate_all(script)
    return boxes
