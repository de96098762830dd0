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
from bot.photos import LARGEST, PhotoStore
from handlers.message import Incoming, PhotoIn, Reply, Shown
from models.database import Database
from models.person import Person
from models.photo import Photo
from models.place import Place
from testing.manual_time import ManualTime
from testing.telegram import StandIn, User
from testing.telegram.requests import Upload
from tests.bot.channels.telegram.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import NOW, Setup

JPEG = b"\xff\xd8\xff\xe0made-up picture"


class Album:
    """The fetcher, and the rows and files it works on."""

    def __init__(self, telegram: StandIn, database: Database, folder: Path, time: ManualTime) -> None:
        self._telegram = telegram
        self._database = database
        api = TelegramAPIServer.from_base(telegram.url)
        self.bot = Bot(telegram.token, session=AiohttpSession(api=api))
        self.store = PhotoStore(folder)
        self.fetcher = PhotoFetcher(self.bot, database, self.store, time.sleep)
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
    assert album.store.path(digest, "image/jpeg").read_bytes() == JPEG


async def test_many_are_fetched_in_one_go(album: Album) -> None:
    ids = [await album.receives(JPEG + bytes([number])) for number in range(60)]
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
    "content", [b"%PDF-1.7", b"\xff\xd8\xff" + bytes(LARGEST)], ids=["no picture", "big"]
)
async def test_what_we_do_not_keep_is_given_up(album: Album, content: bytes) -> None:
    photo_id = await album.receives(content)
    with capture_logs() as logs:
        assert await album.fetcher.fetch_due()
    assert [line["event"] for line in logs] == ["photo_given_up"]
    assert (await album.row(photo_id))[2] == MOST_FAILURES


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
    digest, _ = PhotoStore(setup.folder).save(JPEG)
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
    photos = [telegram.world.keep(Upload("photo.jpg", JPEG + digit)) for digit in (b"1", b"2")]
    late = await database.run(lambda session: note(session, document, as_file=True))
    ids = [late, *await database.run(lambda session: [note(session, photo) for photo in photos])]
    inbox.replies = lambda _: Reply(text="Look", photos=tuple(ids))
    telegram.faults.answer(500, method="getFile", times=3)
    async with setup.polling(inbox):
        await setup.time.until_sleeping(RETRY, RETRY)
        await lan.says("too early")
        await lan.waits_for_reply()
        assert shown_to(lan) == photos
        await setup.time.passes(RETRY)
        await until_kept(database, late)
        await lan.says("now")
        await lan.waits_for_reply()
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
    assert found == [album.store.path(digest, "image/jpeg"), "file-id"]
