"""An announcement with a photo and a file on its way to real people's phones, over real HTTP."""

import shutil
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.courier.courier import Courier
from bot.courier.pace import OwnLine, Pace
from bot.courier.telegram import TelegramCarrier
from bot.documents import DocumentFolder
from bot.kept_files import KeptFiles
from bot.photos import PhotoFolder
from handlers.message import PhotoIn, Shown
from handlers.outgoing import Speaker
from models.database import Database
from models.notice import Notice
from models.photo import Photo
from scheduler.quiet import VIETNAM
from testing.documents import document, handed
from testing.flying_time import FlyingTime
from testing.pictures import jpeg
from testing.talk import KEY, Clock, Talk, inbox
from testing.telegram import StandIn
from testing.world import World, make_real

NOON = datetime(2026, 12, 15, 12, tzinfo=VIETNAM)
HEADS = ("bai-nha-a", "bai-nha-b")
PLAN = document("a.xlsx")


class Commune:
    """An officer and two heads, all real, the heads on Telegram; and the courier."""

    def __init__(self, database: Database, folder: Path, telegram: StandIn) -> None:
        self.database, self.folder = database, folder
        self.photos = PhotoFolder(folder)
        self.time = FlyingTime(NOON)
        self._world = World(database, inbox(database, Clock(NOON)), NOON)
        self.carrier = TelegramCarrier(
            telegram.token,
            telegram.url,
            Pace(29, OwnLine(self.time.seconds), self.time.seconds, self.time.sleep),
        )
        speaker = Speaker(KEY, lambda: "new", KeptFiles(self.photos, DocumentFolder(folder)))
        self._courier = Courier(database, [self.carrier], speaker.say, self.time, self.time.sleep)

    async def officer(self) -> Talk:
        """The officer's chat."""
        return await self._world.talk("commune_officer lai-son")

    async def sends(self, picture: PhotoIn) -> None:
        """Announce with a picture and a file."""
        talk = await self.officer()
        await talk.says("gửi thông báo")
        await talk.says("xã Lại Sơn")
        await talk.says("Họp thứ Sáu")
        await talk.delivers(Shown((picture,)), "picture")
        await talk.delivers(handed("Kế hoạch.xlsx", PLAN, folder=self.folder), "file")
        assert "Đã gửi thông báo" in (await talk.says("gửi")).text

    async def delivers(self) -> None:
        """Carry what is due now."""
        await self._courier.deliver()


@pytest.fixture
async def commune(sqlite_world: Path, tmp_path: Path, telegram: StandIn) -> AsyncIterator[Commune]:
    """Who is at work."""
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    database = Database(f"sqlite:///{tmp_path / 'world.db'}")

    def become_real(session: Session) -> None:
        for role, place in [("commune_officer", "lai-son"), *(("hamlet_head", one) for one in HEADS)]:
            make_real(session, role, place)

    await database.run(become_real)
    made = Commune(database, tmp_path / "kept", telegram)
    for number, place in enumerate(HEADS, start=1):
        await made._world.talk(f"hamlet_head {place}")
        await database.run(partial(_on_telegram, place=place, address=str(number)))
        await telegram.user(number).says("/start")
    await made.carrier.start()
    yield made
    await made.carrier.stop()
    database.close()


def _on_telegram(session: Session, place: str, address: str) -> None:
    from models.chat import Chat

    chat = session.exec(select(Chat).where(Chat.address == f"hamlet_head {place}")).one()
    chat.channel, chat.address = "telegram", address
    session.add(chat)


async def test_photo_and_file_go_along_and_are_uploaded_once(commune: Commune, telegram: StandIn) -> None:
    picture = commune.photos.save(jpeg())
    await commune.sends(PhotoIn(sha256=picture.sha256, mime=picture.mime))
    await commune.delivers()
    for number in (1, 2):
        photo, file, words = telegram.user(number).sees()[-3:]
        assert telegram.world.files[photo.photos[0]].content
        assert file.document == "Kế hoạch.xlsx"
        assert "Họp thứ Sáu" in words.text
        assert words.buttons == ["Đã đọc", "Trả lời"]
    assert [upload.content for upload in telegram.world.files.values()].count(PLAN) == 1


async def test_an_id_that_telegram_forgot_is_uploaded_anew(commune: Commune, telegram: StandIn) -> None:
    picture = commune.photos.save(jpeg())
    await commune.sends(PhotoIn(sha256=picture.sha256, mime=picture.mime))
    telegram.faults.answer(400, method="sendDocument", chat_id=2, description="wrong file identifier")
    await commune.delivers()
    commune.time.at = NOON.replace(hour=13)
    await commune.delivers()
    seen = [[message.document for message in telegram.user(number).sees()] for number in (1, 2)]
    assert [one.count("Kế hoạch.xlsx") for one in seen] == [1, 1]


async def test_a_photo_that_is_still_on_its_way_is_waited_for(commune: Commune, telegram: StandIn) -> None:
    await commune.sends(PhotoIn(remote_id="not-here-yet"))
    await commune.delivers()
    assert telegram.made("sendMessage") == []
    picture = commune.photos.save(jpeg())

    def arrive(session: Session) -> None:
        row = session.exec(select(Photo)).one()
        row.sha256, row.mime = picture

    await commune.database.run(arrive)
    commune.time.at = NOON.replace(minute=2)
    await commune.delivers()
    assert len(telegram.made("sendPhoto")) == len(telegram.made("sendMessage")) == 2


async def test_one_that_never_comes_is_said_after_half_an_hour(commune: Commune, telegram: StandIn) -> None:
    await commune.sends(PhotoIn(remote_id="never"))
    for minute in range(0, 32, 2):
        commune.time.at = NOON.replace(minute=minute)
        await commune.delivers()
    assert telegram.made("sendPhoto") == []
    assert [message.text.count("chưa tới được") for message in telegram.user(1).sees()[-1:]] == [1]
    rows = await commune.database.run(lambda session: session.exec(select(Notice)).all())
    assert [one.sent_at is not None for one in rows] == [True, True]
