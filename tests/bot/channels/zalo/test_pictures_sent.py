"""Pictures are fetched in the same turn, and whoever sent one that could not be had is told so."""

import asyncio
from pathlib import Path

import pytest

from bot.channels.zalo.delivery import QUIET
from bot.photos import LARGEST
from handlers.message import Content, Incoming, Reply, Shown, Unreadable
from models.database import Database
from testing.manual_time import ManualTime
from testing.pictures import jpeg
from testing.zalo import StandIn, User
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.zalo.known import joined
from tests.bot.channels.zalo.running import Setup


@pytest.fixture
async def lan(zalo: StandIn, peopled: Database) -> User:
    """Somebody who has joined."""
    user = zalo.user(7, "Lan")
    await joined(peopled, user.id)
    return user


@pytest.fixture
def setup(zalo: StandIn, peopled: Database, tmp_path: Path, time: ManualTime) -> Setup:
    return Setup(zalo, peopled, tmp_path, time)


def contents(inbox: FakeInbox) -> list[Content]:
    """What has come."""
    return [one.content for one in inbox.received]


def counted(incoming: Incoming) -> Reply:
    """A reply that says how many pictures this message shows."""
    content = incoming.content
    return Reply(text=f"{len(content.photos)} ảnh" if isinstance(content, Shown) else "?")


async def answered(zalo: StandIn, setup: Setup) -> None:
    """Let time pass until no further picture is waited for."""
    await zalo.until_delivered()
    while not zalo.outgoing:
        await setup.time.passes(QUIET)


async def test_a_picture_is_on_our_disk_when_its_message_is_handled(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos(jpeg(1), "ảnh lớp")
        await zalo.until_delivered()
    (content,) = contents(inbox)
    assert isinstance(content, Shown)
    assert content.caption == "ảnh lớp"
    (photo,) = content.photos
    assert setup.photos.find(photo.sha256 or "", photo.mime) is not None


async def test_pictures_sent_together_are_one_album_with_one_answer(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    inbox.replies = counted
    async with setup.webhook(inbox):
        await lan.sends_photos(3)
        await answered(zalo, setup)
    assert len({one.album for one in inbox.received}) == 1
    assert zalo.outgoing == 1


async def test_one_that_fails_among_several_is_told_in_the_one_answer_to_all(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos([jpeg(1), b"no picture at all", jpeg(2)])
        await answered(zalo, setup)
    assert [type(content) for content in contents(inbox)] == [Shown, Unreadable, Shown]
    assert len({one.album for one in inbox.received}) == 1
    assert zalo.outgoing == 1


@pytest.mark.parametrize("status", [404, 410, 403])
async def test_a_link_that_has_ended_is_told(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User, status: int
) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos(1, expired=status)
        await answered(zalo, setup)
    assert contents(inbox) == [Unreadable("photo_not_fetched")]
    assert len(zalo.photos.asked) == 1


async def test_a_link_that_fails_for_a_moment_is_tried_again(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos(1, expired=503)
        while len(zalo.photos.asked) < 3:
            await setup.time.passes(4)
            await asyncio.sleep(0)
        await answered(zalo, setup)
    assert contents(inbox) == [Unreadable("photo_not_fetched")]


async def test_a_picture_that_is_too_large_is_told(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos(jpeg(1), size=LARGEST + 1)
        await answered(zalo, setup)
    assert contents(inbox) == [Unreadable("photo_too_large")]


async def test_a_picture_for_which_the_disk_has_no_room_is_told(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    setup.folder.joinpath("photos").write_text("no folder")
    async with setup.webhook(inbox):
        await lan.sends_photos(jpeg(1))
        await answered(zalo, setup)
    assert contents(inbox) == [Unreadable("photo_not_fetched")]


async def test_what_is_no_picture_is_told(zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User) -> None:
    async with setup.webhook(inbox):
        await lan.sends_photos(b"no picture at all")
        await answered(zalo, setup)
    assert contents(inbox) == [Unreadable("photo_broken")]


async def test_a_picture_on_its_way_when_the_program_stops_is_handled_and_answered(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    inbox.replies = counted
    async with setup.webhook(inbox) as channel:
        await lan.sends_photos(1, slow=True)
        await zalo.world.until(lambda: zalo.photos.asked)
        stopping = asyncio.create_task(channel.stop())
        await setup.time.until_sleeping(10, 10)
        zalo.photos.release()
        await stopping
        await zalo.until_delivered()
    assert [message.text for message in lan.sees() if message.by_bot] == ["1 ảnh"]


async def test_a_picture_too_slow_for_a_stopping_program_is_asked_for_again_not_lost(
    zalo: StandIn, setup: Setup, inbox: FakeInbox, lan: User
) -> None:
    async with setup.webhook(inbox) as channel:
        await lan.sends_photos(1, slow=True)
        await zalo.world.until(lambda: zalo.photos.asked)
        flying = asyncio.create_task(_flies(setup))
        await channel.stop()
        await zalo.until_delivered()
    flying.cancel()
    assert contents(inbox) == [Unreadable("photo_not_fetched")]
    assert zalo.webhook.answers == [200]


async def _flies(setup: Setup) -> None:
    """Let time pass; the network really needs a moment."""
    while True:
        await setup.time.passes(1)
        await asyncio.sleep(0.001)
