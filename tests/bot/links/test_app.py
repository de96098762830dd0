"""Links in the whole program: with a public address only, beside the practice page and not in its way."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.app import App
from bot.settings import Settings
from tests.bot.links.house import PUBLIC

PROXY = {"Host": "tinap.example.org", "Sec-Fetch-Site": "cross-site", "Origin": "https://chat.zalo.me"}
Started = Callable[[str], Awaitable[App]]


@pytest.fixture
async def started(
    sqlite_world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Started]:
    """Starts the program with that public address, and with the practice page."""
    monkeypatch.chdir(tmp_path)  # no .env of anybody's
    shutil.copyfile(sqlite_world, tmp_path / "tinap.db")
    async with AsyncExitStack() as stack:

        async def start(public_url: str) -> App:
            settings = Settings(
                data_dir=tmp_path,
                http_port=0,
                public_url=public_url,
                practice="on",
                scheduler="off",
            )
            app = App(settings)
            await app.start()
            stack.push_async_callback(app.stop)
            return app

        yield start


async def test_links_are_opened_from_outside_and_the_practice_page_is_not(started: Started) -> None:
    app = await started(PUBLIC)
    assert app.links is not None
    link = app.links.photo(1, 1).replace(PUBLIC, app.address)
    async with ClientSession(headers=PROXY) as client:
        answer = await client.get(link)
        assert "Không có gì ở địa chỉ này" in await answer.text()
        assert (await client.get(f"{app.address}/")).status == 403
    async with ClientSession() as client:
        assert (await client.get(f"{app.address}/")).status == 200
        assert (await client.get(link)).status == 404


async def test_without_a_public_address_there_are_no_links(started: Started) -> None:
    app = await started("")
    assert app.links is None
    async with ClientSession() as client:
        assert await (await client.get(f"{app.address}/t/x")).text() == "404: Not Found"
