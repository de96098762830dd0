"""Fetching the pictures: kept by hash, tried again, given up."""

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot.channels.telegram.photos import MOST_FAILURES, RETRY, PhotoFetcher
from bot.channels.telegram.pictures import Pictures
from bot.photos import LARGEST, PhotoFolder
from handlers.message import Incoming, PhotoIn, Reply, Shown
from locales.stored_text import unpack
from locales.translator import translator
from models.database import Database
from models.notice import Notice
from models.person import Person
from models.photo import Photo
from models.place import Place
from testing.manual_time import ManualTime
from testing.pictures import jpeg
from testing.telegram import StandIn, User
from testing.telegram.requests import Upload
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import NOW, Setup

JPEG = jpeg()


class Album:
    """The fetcher, and the rows and files it works on."""

    def __init__(self, telegram: StandIn, database: Database, folder: Path, time: ManualTime) -> None:
        self._telegram = telegram
        self._database = database
        api = TelegramAPIServer.from_base(telegram.url)
        self.bot = Bot(telegram.token, session=AiohttpSession(api=api))
        self.store = PhotoFolder(folder)
        self.fetcher = PhotoFetcher(self.bot, database, self.store, lambda: NOW, time.sleep)
        self.pictures = Pictures(database, self.store)

    async def receives(self, content: bytes) -> int:
        """A photo that only Telegram has so far; its id."""
        file_id = self._telegram.world.keep(Upload("photo.jpg", content))
        return await self._database.run(lambda session: note(session, file_id))

    async def row(self, photo_id: int) -> tuple[str | None, str, int]:
        """The hash, the kind and the failures of a photo."""

        def work(session: Session) -> tuple[str | None, str, int]:
            row = session.get_one(Photo, photo_id)
            return row.sha256, row.mime, row.fetch_failures

        return await self._database.run(work)

    async def notices(self) -> list[tuple[str, str]]:
        """The key and the Vietnamese words of what people are to be told."""

        def work(session: Session) -> list[tuple[str, str]]:
            say = translator("vi")
            return [(one.key, say(unpack(one.text))) for one in session.exec(select(Notice))]

        return await self._database.run(work)


def note(
    session: Session,
    file_id: str,
    channel: str = "telegram",
    digest: str | None = None,
    *,
    as_file: bool = False,
) -> int:
    """Store a photo's row, with the person it came from."""
    person = session.exec(select(Person)).first()
    if person is None:
        session.add(Place(code="bai-nha-a", kind="hamlet", path="bai-nha-a/"))
        session.flush()
        person = Person(name="Lan", role="hamlet_head", place_code="bai-nha-a", created_at=NOW)
        session.add(person)
        session.flush()
    assert person.id is not None
    photo = Photo(
        person_id=person.id,
        channel=channel,
        remote_id=file_id,
        as_file=as_file,
        sha256=digest,
        received_at=NOW,
    )
    session.add(photo)
    session.flush()
    assert photo.id is not None
    return photo.id


@pytest.fixture
async def album(
    telegram: StandIn, database: Database, tmp_path: Path, time: ManualTime
) -> AsyncIterator[Album]:
    """A fetcher that is not running."""
    album = Album(telegram, database, tmp_path, time)
    yield album
    await album.bot.session.close()


async def test_the_bytes_are_kept_by_their_hash(album: Album) -> None:
    photo_id = await album.receives(JPEG)
    assert await album.fetcher.fetch_due()
    digest = sha256(JPEG).hexdigest()
    assert await album.row(photo_id) == (digest, "image/jpeg", 0)
    path = album.store.find(digest, "image/jpeg")
    assert path is not None
    assert path.read_bytes() == JPEG


async def test_many_are_fetched_in_one_go(album: Album) -> None:
    ids = [await album.receives(jpeg(number)) for number in range(60)]
    assert await album.fetcher.fetch_due()
    assert all([(await album.row(photo_id))[0] for photo_id in ids])


@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_what_fails_is_counted_and_tried_again(telegram: StandIn, album: Album, method: str) -> None:
    photo_id = await album.receives(JPEG)
    telegram.faults.answer(500, method=method)
    with capture_logs() as logs:
        assert not await album.fetcher.fetch_due()
    assert (await album.row(photo_id))[2] == 1
    assert telegram.token not in str(logs)
    assert await album.fetcher.fetch_due()
    assert (await album.row(photo_id))[0] is not None


@pytest.mark.parametrize(
    ("content", "why", "told"),
    [
        (b"%PDF-1.7", "not_a_photo", "không mở được"),
        (JPEG[:-60], "broken", "không mở được"),
        (b"\xff\xd8\xff" + bytes(LARGEST), "too_large", "nặng quá"),
    ],
    ids=["no picture", "broken", "big"],
)
async def test_what_we_do_not_keep_is_given_up_and_the_person_is_told(
    album: Album, content: bytes, why: str, told: str
) -> None:
    photo_id = await album.receives(content)
    with capture_logs() as logs:
        assert await album.fetcher.fetch_due()
    assert [(line["event"], line["reason"]) for line in logs] == [("photo_given_up", why)]
    assert (await album.row(photo_id))[2] == MOST_FAILURES
    ((key, said),) = await album.notices()
    assert key == f"photo:{photo_id}"
    assert told in said
    assert await album.pictures.find([photo_id]) == ["file-1"], "Telegram can still show it"


async def test_what_fails_again_and_again_is_told_once(telegram: StandIn, album: Album) -> None:
    await album.receives(JPEG)
    telegram.faults.answer(500, method="getFile", times=MOST_FAILURES)
    for attempt in range(MOST_FAILURES + 1):
        assert len(await album.notices()) == (attempt == MOST_FAILURES)
        await album.fetcher.fetch_due()


async def test_a_photo_that_came_is_fetched_soon_and_a_failed_one_later(
    telegram: StandIn, setup: Setup, database: Database, time: ManualTime
) -> None:
    async def receive(incoming: Incoming) -> Reply:
        if isinstance(incoming.content, Shown):
            photo: PhotoIn = incoming.content.photos[0]
            await database.run(lambda session: note(session, photo.remote_id or ""))
        return Reply(text="Thanks")

    telegram.faults.answer(500, method="getFile")
    async with setup.polling(receive):
        lan = telegram.user(7)
        await lan.sends_photos(1, content=JPEG)
        await time.until_sleeping(RETRY, RETRY)
        await time.passes(RETRY)
        await telegram.until_called("getFile")


async def test_a_reply_shows_its_pictures(
    telegram: StandIn, setup: Setup, database: Database, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    await lan.sends_photos(1, content=JPEG)
    (file_id,) = lan.sees()[0].photos
    digest, _ = PhotoFolder(setup.folder).save(JPEG)
    ids = [
        await database.run(lambda session: note(session, file_id)),
        await database.run(lambda session: note(session, "", "practice", digest)),
    ]
    inbox.replies = lambda _: Reply(text="Two photos", photos=tuple(ids))
    async with setup.polling(inbox):
        assert (await lan.waits_for_reply()).text == "Two photos"
    shown = shown_to(lan)
    assert shown[0] == file_id
    assert [telegram.world.files[photo].content for photo in shown] == [JPEG, JPEG]


async def test_a_picture_sent_as_a_file_is_shown_once_its_bytes_are_there(
    telegram: StandIn, setup: Setup, database: Database, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    document = telegram.world.keep(Upload("photo.jpg", JPEG), "Document")
    photos = [telegram.world.keep(Upload("photo.jpg", jpeg(number))) for number in (1, 2)]
    late = await database.run(lambda session: note(session, document, as_file=True))
    ids = [late, *await database.run(lambda session: [note(session, photo) for photo in photos])]
    inbox.replies = lambda _: Reply(text="Look", photos=tuple(ids))
    telegram.faults.answer(500, method="getFile", times=3)
    async with setup.polling(inbox):
        await setup.time.until_sleeping(RETRY, RETRY)
        await lan.says("too early")
        assert "Chưa có 1 ảnh" in (await lan.waits_for_reply()).text
        assert shown_to(lan) == photos
        await setup.time.passes(RETRY)
        await until_kept(database, late)
        await lan.says("now")
        assert (await lan.waits_for_reply()).text == "Look"
    uploaded, *others = shown_to(lan)[2:]
    assert telegram.world.files[uploaded].content == JPEG
    assert others == photos


async def until_kept(database: Database, photo_id: int) -> None:
    """Until the bytes of a photo are on our disk."""
    while await database.run(lambda session: session.get_one(Photo, photo_id).sha256) is None:
        pass


def shown_to(person: User) -> list[str]:
    """The file ids of the pictures the bot has shown."""
    return [photo for message in person.sees() if message.by_bot for photo in message.photos]


async def test_a_picture_is_shown_by_its_file_id_or_from_our_disk(album: Album, database: Database) -> None:
    digest, _ = album.store.save(JPEG)
    ours = await database.run(lambda session: note(session, "", "practice", digest))
    theirs = await database.run(lambda session: note(session, "file-id"))
    elsewhere = await database.run(lambda session: note(session, "their-id", "zalo"))
    missing = await database.run(lambda session: note(session, "", "practice", "0" * 64))
    unfetched = await database.run(lambda session: note(session, "document-id", as_file=True))
    found = await album.pictures.find([ours, theirs, elsewhere, missing, unfetched, 999])
    assert found == [album.store.find(digest, "image/jpeg"), "file-id"]
