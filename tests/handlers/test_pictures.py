"""Pictures that are too large, sent twice or used before: said at once, and the others are taken."""

import pytest
from sqlmodel import Session, select

from handlers.message import Incoming, PhotoIn, Reply, Shown
from models import report_photo
from models.photo import LARGEST, Photo
from models.report import Report
from testing.talk import Clock, Talk, inbox
from testing.world import World

FIRST = PhotoIn(remote_id="file-1", unique_id="one", size=90_000)
SECOND = PhotoIn(remote_id="file-2", unique_id="two")
HUGE = PhotoIn(remote_id="file-3", unique_id="three", size=LARGEST + 1, as_file=True)
USED = "đã nằm trong báo cáo ngày 17/03"
ELSEWHERE = "đã nằm trong một báo cáo khác"
TOO_LARGE = "nặng hơn 20 MB"
TWICE = "gửi trùng"


async def shows(talk: Talk, key: str, *pictures: PhotoIn) -> Reply:
    return await talk.delivers(Shown(pictures), key)


async def reported(world: World, place: str) -> None:
    """A session of yesterday with the first picture is reported from this place."""
    talk = await world.talk(f"hamlet_head {place}")
    for text in ("/taphuan", "chăn nuôi", "hôm qua", "1", "20 người, 9 nữ", "đúng"):
        await talk.says(text)
    await shows(talk, "first", FIRST)
    await talk.says("gửi")
    assert "Đã gửi" in talk.last.text
    await world.database.run(_keep_photos)


def _keep_photos(session: Session) -> None:
    """What sending does."""
    report = session.exec(select(Report)).one()
    assert report.id is not None
    report_photo.keep(session, report.id, [photo.id or 0 for photo in session.exec(select(Photo))])


@pytest.mark.parametrize("opened", [True, False], ids=["in a report", "before any"])
@pytest.mark.parametrize(
    ("place", "said"), [("bai-nha-a", USED), ("bai-nha-b", ELSEWHERE)], ids=["own", "another's"]
)
async def test_a_picture_of_an_earlier_report_is_pointed_out(
    world: World, place: str, said: str, opened: bool
) -> None:
    await reported(world, "bai-nha-a")
    talk = await world.talk(f"hamlet_head {place}")
    if opened:
        await talk.says("/taphuan")
    reply = await shows(talk, "again", FIRST, SECOND)
    assert reply.text.count("⚠️") == 1
    assert said in reply.text
    assert ("17/03" in reply.text) is (said == USED)
    assert ("Đã nhận 2 ảnh" if opened else "Đã giữ ảnh") in reply.text


async def test_an_officer_above_is_told_which_report_it_was(world: World) -> None:
    await reported(world, "bai-nha-a")
    assert USED in (await shows(await world.talk("commune_officer lai-son"), "x", FIRST)).text


async def test_correcting_a_report_does_not_warn_of_itself(world: World) -> None:
    await reported(world, "bai-nha-a")
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("sửa")
    reply = await shows(talk, "again", FIRST, SECOND)
    assert "⚠️" not in reply.text
    assert TWICE in reply.text
    assert "Đã nhận 2 ảnh" in reply.text


async def test_the_same_picture_twice_is_kept_once(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    assert "Đã nhận 1 ảnh" in (await shows(talk, "a", FIRST, FIRST)).text
    reply = await shows(talk, "b", FIRST)
    assert TWICE in reply.text
    assert "Đã nhận" not in reply.text
    assert "nội dung gì" in reply.question
    assert len(await world.database.run(lambda session: session.exec(select(Photo)).all())) == 1


async def test_the_same_picture_twice_is_kept_once_before_any_report(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await shows(talk, "a", FIRST)
    reply = await shows(talk, "b", FIRST)
    assert TWICE in reply.text
    assert "báo cáo nào" in reply.question


async def test_one_too_large_is_refused_with_what_to_do_and_the_others_are_taken(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    reply = await shows(talk, "a", HUGE)
    assert TOO_LARGE in reply.text
    assert not reply.question, "there is nothing that could belong anywhere"
    await talk.says("/taphuan")
    reply = await shows(talk, "b", FIRST, HUGE, SECOND)
    assert TOO_LARGE in reply.text
    assert "Đã nhận 2 ảnh" in reply.text
    reply = await shows(talk, "c", HUGE)
    assert TOO_LARGE in reply.text
    assert "nội dung gì" in reply.question


@pytest.mark.parametrize("order", [(HUGE, FIRST, SECOND), (FIRST, SECOND, HUGE)], ids=["first", "last"])
async def test_the_last_answer_of_an_album_says_what_was_wrong_with_any_picture(
    clock: Clock, world: World, order: tuple[PhotoIn, ...]
) -> None:
    """Telegram brings each picture of an album by itself, and only the last answer is shown."""
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    door = inbox(world.database, clock)
    for number, picture in enumerate(order):
        message = Incoming("test", talk.address, f"album-{number}", Shown((picture,)), "77")
        reply = await door.receive(message)
    assert TOO_LARGE in reply.text
    assert "Đã nhận 2 ảnh" in reply.text
    assert TOO_LARGE not in (await shows(talk, "later", PhotoIn("file-4"))).text
