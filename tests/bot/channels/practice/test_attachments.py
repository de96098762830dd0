"""Pictures and files are given only to the chat they are in."""

from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import ClientSession
from sqlmodel import Session

from handlers.message import Reply
from models.photo import Photo
from testing.practice import page
from testing.practice.rehearsal import Rehearsal, with_file
from testing.practice.server import PracticeServer
from testing.practice.world import NOW

TU = "person-1"


async def test_a_picture_is_served_to_its_chat_only(client: ClientSession) -> None:
    changed = await page.show(client, TU, 1, page.PNG)
    place = f"pictures/{changed[0]['id']}/0"
    answer = await client.get(f"/practice/chat/{TU}/{place}")
    assert await answer.read() == page.PNG
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content_type == "image/png"
    assert (await client.get(f"/practice/chat/person-2/{place}")).status == 404


@pytest.mark.parametrize("place", ["pictures/{0}/1", "pictures/999/0", "pictures/{0}/999", "files/{0}/0"])
async def test_what_is_not_there_is_not_found(client: ClientSession, place: str) -> None:
    changed = await page.show(client, TU, 1, page.PNG)
    assert (await client.get(f"/practice/chat/{TU}/{place.format(changed[0]['id'])}")).status == 404


async def test_pictures_of_a_reply_are_found_by_their_id(
    client: ClientSession, server: PracticeServer, bot: Rehearsal
) -> None:
    sha256, mime = server.photos.save(page.PNG)

    def keep(session: Session) -> tuple[int, ...]:
        kept = Photo(person_id=1, channel="practice", sha256=sha256, mime=mime, received_at=NOW)
        remote = Photo(person_id=1, channel="telegram", remote_id="x", received_at=NOW)
        session.add_all([kept, remote])
        session.flush()
        return (kept.id or 0, remote.id or 0)

    bot.lines["hình"] = Reply(text="Hình", photos=await server.database.run(keep))
    bubble = (await page.say(client, TU, "hình", 1))[1]
    answers = [await client.get(f"/practice/chat/{TU}/pictures/{bubble['id']}/{index}") for index in (0, 1)]
    assert [answer.status for answer in answers] == [200, 404], "the second is still on its platform"


async def test_files_come_with_their_vietnamese_name_and_are_never_opened_by_the_browser(
    client: ClientSession, bot: Rehearsal, tmp_path: Path
) -> None:
    kept = tmp_path / "list"
    kept.write_bytes(b"<script>")
    bot.lines["excel"] = with_file("Danh sách ấp.html", str(kept), "text/html")
    bubble = (await page.say(client, TU, "excel", 1))[1]
    assert bubble["files"] == [{"name": "Danh sách ấp.html", "mime": "text/html"}]
    answer = await client.get(f"/practice/chat/{TU}/files/{bubble['id']}/0")
    assert answer.content_type == "application/octet-stream"
    assert (
        answer.headers["Content-Disposition"]
        == f"attachment; filename*=UTF-8''{quote('Danh sách ấp.html', safe='')}"
    )
    kept.unlink()
    assert (await client.get(f"/practice/chat/{TU}/files/{bubble['id']}/0")).status == 404
