"""One answer for each album: the last, as soon as it is complete."""

from bot.channels.telegram.albums import LONGEST, QUIET, Albums
from bot.channels.telegram.replies import Call, calls
from handlers.message import Reply
from testing.manual_time import ManualTime


class Chats:
    """What was sent to whom."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def send(self, address: str, calls: list[Call]) -> None:
        """Note it."""
        self.sent += [(address, call.method.model_dump()["text"]) for call in calls]


def text(words: str) -> list[Call]:
    """The calls of a plain reply."""
    return calls(Reply(text=words), "7", None)


async def test_each_picture_starts_the_wait_anew() -> None:
    chats, time = Chats(), ManualTime()
    albums = Albums(chats.send, time.sleep)
    for number in (1, 2, 3):
        albums.hold("7", "album", text(f"{number} photos"))
        await time.until_sleeping(QUIET, QUIET)
        await time.passes(QUIET * 0.9)
        assert chats.sent == []
    await time.passes(QUIET)
    assert chats.sent == [("7", "3 photos")]


async def test_an_album_that_goes_on_and_on_is_answered_all_the_same() -> None:
    chats, time = Chats(), ManualTime()
    albums = Albums(chats.send, time.sleep)
    while time.now < LONGEST:
        released = albums.hold("7", "album", text(f"until {time.now}"))
        await time.until_sleeping(QUIET, QUIET)
        assert chats.sent == []
        assert not released.done()
        await time.passes(QUIET / 2)
    assert chats.sent == [("7", f"until {LONGEST - QUIET / 2}")]
    assert released.done()


async def test_a_new_album_releases_the_one_before() -> None:
    chats, time = Chats(), ManualTime()
    albums = Albums(chats.send, time.sleep)
    albums.hold("7", "first", text("2 photos"))
    albums.hold("7", "second", text("3 photos"))
    assert chats.sent == [("7", "2 photos")]
    albums.release("7")
    albums.release("7")
    assert chats.sent == [("7", "2 photos"), ("7", "3 photos")]


async def test_albums_of_two_people_do_not_meet() -> None:
    chats, time = Chats(), ManualTime()
    albums = Albums(chats.send, time.sleep)
    albums.hold("7", "a", text("seven"))
    albums.hold("8", "b", text("eight"))
    albums.release_all()
    assert sorted(chats.sent) == [("7", "seven"), ("8", "eight")]
