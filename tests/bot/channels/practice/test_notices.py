"""A notice on the practice page: there for whoever it is for, picked before or not, and live."""

from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlmodel import Session

from bot.app import App
from bot.courier.courier import Courier
from bot.courier.practice import PracticeCarrier
from bot.settings import Settings
from handlers import notices
from handlers.buttons import Signer
from handlers.message import Reply
from locales import Text
from models import notice
from models.database import Database
from models.notice import Taken
from testing.practice import page, world
from testing.practice.server import PracticeServer
from testing.talk import KEY

OFFICER, COORDINATOR = "person-3", "person-4"
WORDS = "A new poor household."


def write(session: Session) -> None:
    """What a hamlet head's report does."""
    for person_id in (3, 4):
        notice.add(session, f"new-poor:1:{person_id}", person_id, Text(WORDS), world.NOW)


def courier(server: PracticeServer) -> Courier:
    def say(session: Session, taken: Taken, at: datetime) -> Reply:
        return notices.reply(Signer(KEY), taken.conversation_id, taken)

    return Courier(server.database, [PracticeCarrier(server.channel)], say, lambda: world.NOW)


async def test_an_officer_who_was_never_picked_finds_it_in_their_chat(
    client: ClientSession, server: PracticeServer
) -> None:
    await server.database.run(write)
    await courier(server).deliver()
    for who in (OFFICER, COORDINATOR):
        assert page.rich(await page.transcript(client, who)) == [f"bot: {WORDS}"]
    assert await page.transcript(client, "person-1") == []


async def test_it_stands_behind_what_was_said_and_is_said_once(
    client: ClientSession, server: PracticeServer
) -> None:
    await page.say(client, OFFICER, "xin chào", 1)
    await server.database.run(write)
    await courier(server).deliver()
    await server.channel.tell(OFFICER, "new-poor:1:3", Reply(text=WORDS))
    lines = page.rich(await page.transcript(client, OFFICER))
    assert lines[0] == "person: xin chào"
    assert lines[2:] == [f"bot: {WORDS}"]


async def test_the_program_says_what_an_earlier_run_left_behind_to_an_open_page(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole program: written by a run that was stopped, heard live after the next start."""
    monkeypatch.chdir(tmp_path)  # where no .env lies
    before = Database(sqlite_url)
    await before.run(world.fill)
    await before.run(write)
    before.close()
    # the clock stands where it stood when the notice was written
    app = App(
        Settings(data_dir=tmp_path, database_url=sqlite_url, http_port=0, practice="on"),
        lambda: world.NOW,
    )
    await app.start()
    async with ClientSession(app.address) as client, client.get(f"/practice/chat/{OFFICER}/events") as heard:
        assert page.rich((await page.next_event(heard))[1]) == [f"bot: {WORDS}"]
    await app.stop()
