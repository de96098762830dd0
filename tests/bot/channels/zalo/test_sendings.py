"""Which pictures count as sent together."""

from bot.channels.zalo.sendings import TOGETHER, Sendings
from bot.channels.zalo.updates import Update
from handlers.message import Content, Incoming, Said, Shown


def came(key: str, at: float, content: Content | None = None, address: str = "a") -> Update:
    """A message as it came; a picture, if nothing else is said."""
    return Update(Incoming("zalo", address, key, content or Shown(())), "", at)


def test_pictures_that_follow_each_other_within_seconds_are_one_sending() -> None:
    sendings = Sendings()
    assert [sendings.of(came(f"p{n}", n * TOGETHER)) for n in range(4)] == ["p0"] * 4


def test_a_later_picture_begins_another() -> None:
    sendings = Sendings()
    assert sendings.of(came("p1", 0)) == "p1"
    assert sendings.of(came("p2", TOGETHER + 0.1)) == "p2"


def test_words_in_between_end_a_sending() -> None:
    sendings = Sendings()
    sendings.of(came("p1", 0))
    assert sendings.of(came("t1", 1, Said("đây"))) is None
    assert sendings.of(came("p2", 2)) == "p2"


def test_pictures_of_which_nobody_knows_when_they_were_sent_are_no_sending() -> None:
    sendings = Sendings()
    assert [sendings.of(came(f"p{n}", 0)) for n in (1, 2)] == ["p1", "p2"]


def test_chats_do_not_meet() -> None:
    sendings = Sendings()
    sendings.of(came("p1", 0))
    assert sendings.of(came("p2", 1, address="b")) == "p2"
