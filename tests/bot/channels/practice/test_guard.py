"""Who may ask: other sites that the same browser has open may not."""

import pytest
from aiohttp import ClientSession

from testing.practice import page
from testing.practice.rehearsal import Rehearsal
from testing.practice.server import PracticeServer

TU = "person-1"
MESSAGE = {"key": page.key(1), "text": "/taphuan"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8080", 200),
        ("[::1]:8080", 200),
        ("rebound.example", 403),
        ("127.0.0.1.example", 403),
        ("localhost.example:8080", 403),
        ("[::1", 403),
    ],
)
async def test_on_loopback_only_loopback_names_are_answered(
    client: ClientSession, host: str, status: int
) -> None:
    for path in ("/", "/practice/people", f"/practice/chat/{TU}"):
        assert (await client.get(path, headers={"Host": host})).status == status


async def test_a_page_for_the_network_answers_to_any_name(
    sqlite_url: str, tmp_path_factory: pytest.TempPathFactory, bot: Rehearsal
) -> None:
    server = PracticeServer(sqlite_url, tmp_path_factory.mktemp("open"), bot, loopback=False)
    await server.start()
    async with ClientSession(server.address) as client:
        assert (await client.get("/", headers={"Host": "tinap.example"})).status == 200
    await server.stop()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_pages_cannot_post(
    client: ClientSession, bot: Rehearsal, headers: dict[str, str]
) -> None:
    assert (await page.post(client, TU, MESSAGE, **headers)).status == 403
    assert bot.heard == []


async def test_this_page_can_post(client: ClientSession, server: PracticeServer) -> None:
    headers = {"Origin": server.address, "Sec-Fetch-Site": "same-origin"}
    assert (await page.post(client, TU, MESSAGE, **headers)).status == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/practice/static/chat.js", "/practice/people", f"/practice/chat/{TU}", "/practice/static/no"],
)
async def test_every_answer_forbids_foreign_content(client: ClientSession, path: str) -> None:
    headers = (await client.get(path)).headers
    assert "default-src 'none'; script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
