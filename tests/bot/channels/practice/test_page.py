"""The page and its files."""

import json
import re
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.channels.practice.page import FOLDER
from bot.channels.practice.texts import TEXTS
from locales.translator import translator
from models.person import Role


async def test_the_page_is_in_vietnamese_and_carries_every_text(client: ClientSession) -> None:
    html = await (await client.get("/")).text()
    carried = re.search(r'<script type="application/json" id="texts">(.*?)</script>', html)
    assert carried is not None
    assert json.loads(carried[1]) == {key: translator("vi")(text) for key, text in TEXTS.items()}
    assert '<html lang="vi">' in html
    assert "{{" not in html


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_group_among_the_people(role: Role) -> None:
    assert f"role.{role}" in TEXTS
    assert f'"{role}"' in (FOLDER / "people.js").read_text(encoding="utf-8")


def test_every_text_is_translated() -> None:
    said = translator("vi")
    assert [text.msgid for text in TEXTS.values() if said(text) == text.msgid] == []


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_files_hold_no_text_of_their_own_and_no_way_to_make_markup(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://"):
        assert forbidden not in content
    for words in re.findall(r'say\("([^"]+)"\)', content):
        assert words in TEXTS


async def test_files_are_asked_for_again_only_when_they_have_changed(client: ClientSession) -> None:
    first = await client.get("/practice/static/chat.js")
    assert first.content_type == "text/javascript"
    again = await client.get("/practice/static/chat.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.headers["Cache-Control"]) == (304, "no-cache")


@pytest.mark.parametrize("name", ["..%2fchannel.py", "%2e%2e%2f%2e%2e%2fsettings.py", "nothing.js", ".env"])
async def test_there_is_no_way_to_other_files(client: ClientSession, name: str) -> None:
    assert (await client.get(f"/practice/static/{name}")).status == 404
