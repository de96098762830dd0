"""What each kind of update means."""

from typing import Any

import pytest
from aiogram.types import Update

from bot.channels.telegram.updates import Membership, Tap, incoming, lane, membership, tap
from handlers.message import Changed, Content, Incoming, PhotoIn, Quoted, Said, Shown, Tapped, Unreadable
from tests.bot.channels.telegram.raw import GROUP, LAN, PRIVATE, message

FILE = {"file_id": "f", "file_unique_id": "q", "duration": 1, "width": 1, "height": 1, "length": 1}
PLACE = {"latitude": 9.8, "longitude": 104.6}
SIZES = [
    {"file_id": "small", "file_unique_id": "a", "width": 90, "height": 67},
    {"file_id": "large", "file_unique_id": "b", "width": 1280, "height": 960, "file_size": 90_000},
    {"file_id": "medium", "file_unique_id": "c", "width": 320, "height": 240},
]
STICKER = FILE | {"type": "regular", "is_animated": False, "is_video": False}


def update(**fields: Any) -> Update:
    """An update as aiogram reads it."""
    return Update.model_validate({"update_id": 31, **fields})


CONTENTS: list[tuple[dict[str, Any], Content]] = [
    ({"text": "25 người, 12 nữ"}, Said("25 người, 12 nữ", "m5")),
    ({"text": "/start MA-MOI"}, Said("/start MA-MOI", "m5")),
    ({"photo": SIZES}, Shown((PhotoIn("large", unique_id="b", size=90_000),))),
    (
        {"photo": SIZES, "caption": "buổi sáng"},
        Shown((PhotoIn("large", unique_id="b", size=90_000),), "buổi sáng"),
    ),
    *(
        (
            {"document": FILE | {"mime_type": mime}},
            Shown((PhotoIn("f", mime=mime, as_file=True, unique_id="q"),)),
        )
        for mime in ("image/jpeg", "image/png", "image/webp")
    ),
    *(
        ({"document": FILE | {"mime_type": mime}}, Unreadable("document"))
        for mime in ("image/heic", "image/gif", "image/svg+xml", "image/", "application/pdf", "")
    ),
    ({"document": FILE}, Unreadable("document")),
    ({"sticker": STICKER}, Unreadable("sticker")),
    ({"voice": FILE}, Unreadable("voice")),
    ({"audio": FILE}, Unreadable("audio")),
    ({"video": FILE, "caption": "xem này"}, Unreadable("video")),
    ({"video_note": FILE}, Unreadable("video_note")),
    ({"location": PLACE}, Unreadable("location")),
    ({"contact": {"phone_number": "0900000000", "first_name": "Lan"}}, Unreadable("contact")),
]


@pytest.mark.parametrize(("fields", "content"), CONTENTS)
def test_a_message_is_read_by_its_content(fields: dict[str, Any], content: Content) -> None:
    assert incoming(update(message=message(**fields))) == Incoming("telegram", "7", "u31", content)


def test_pictures_of_an_album_say_so() -> None:
    came = incoming(update(message=message(photo=SIZES, media_group_id="77")))
    assert came is not None
    assert came.album == "77"


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"text": "26"}, Changed("m5", "26")),
        ({"text": "26", "reply_to_message": message(text="Mấy người?")}, Changed("m5", "26")),
        ({"photo": SIZES, "caption": "buổi chiều"}, Unreadable("edited_message")),
        ({"photo": SIZES}, Unreadable("edited_message")),
        ({"location": PLACE}, Unreadable("edited_message")),
    ],
    ids=["text", "text that replies", "caption", "photo", "location"],
)
def test_an_edit_says_what_the_message_is_now(fields: dict[str, Any], content: Content) -> None:
    came = incoming(update(edited_message=message(**fields, edit_date=1_790_000_001)))
    assert came == Incoming("telegram", "7", "u31", content)


BOT = {"id": 4242, "is_bot": True, "first_name": "Tin Ấp"}
ASKED = message(message_id=4, text="Bao nhiêu người dự?", **{"from": BOT})
PICTURE = message(message_id=4, photo=SIZES, caption="Hình tháng 3", **{"from": BOT})
OWN = message(message_id=3, text="25")
LONG = message(message_id=4, text="à" * 501, **{"from": BOT})
REPLIES: list[tuple[dict[str, Any], Quoted | None]] = [
    ({"reply_to_message": ASKED}, Quoted("m4", own=False, text="Bao nhiêu người dự?")),
    ({"reply_to_message": OWN}, Quoted("m3", own=True, text="25")),
    (
        {"reply_to_message": ASKED, "quote": {"text": "người dự", "position": 10}},
        Quoted("m4", own=False, text="người dự"),
    ),
    ({"reply_to_message": PICTURE}, Quoted("m4", own=False, text="Hình tháng 3")),
    ({"reply_to_message": LONG}, Quoted("m4", own=False, text="à" * 500)),
    ({"reply_to_message": message(sticker=STICKER)}, Quoted("m5", own=True, text="")),
    ({"reply_to_message": message(text="25", **{"from": LAN | {"id": 8}})}, None),
    ({"reply_to_message": {key: ASKED[key] for key in ("message_id", "date", "chat", "text")}}, None),
    ({}, None),
]


@pytest.mark.parametrize(
    ("fields", "answers"),
    REPLIES,
    ids=["bot's", "own", "part", "picture", "long", "sticker", "somebody else's", "nobody's", "none"],
)
def test_a_reply_names_what_it_answers(fields: dict[str, Any], answers: Quoted | None) -> None:
    came = incoming(update(message=message(text="26", **fields)))
    assert came == Incoming("telegram", "7", "u31", Said("26", "m5", answers))


@pytest.mark.parametrize(
    "fields",
    [
        {"message": message(text="hello", chat=GROUP)},
        {"message": message(text="hello", **{"from": LAN | {"is_bot": True}})},
        {"message": message(pinned_message=message(text="old"))},
        {"edited_message": message(text="hello", chat=GROUP, edit_date=1)},
        {"channel_post": message(text="hello", chat=GROUP | {"type": "channel"})},
    ],
    ids=["group", "bot", "service message", "edited in a group", "channel"],
)
def test_what_is_not_for_us_means_nothing(fields: dict[str, Any]) -> None:
    assert incoming(update(**fields)) is None


def test_a_tap_belongs_to_the_chat_of_its_message() -> None:
    query = {"id": "q1", "from": LAN, "chat_instance": "1", "data": "a1", "message": message(text="Where?")}
    tapped = update(callback_query=query)
    assert incoming(tapped) == Incoming("telegram", "7", "u31", Tapped("a1"))
    assert tap(tapped) == Tap("q1", 5)


def test_a_tap_on_a_message_that_is_gone_belongs_to_the_person() -> None:
    tapped = update(callback_query={"id": "q1", "from": LAN, "chat_instance": "1", "data": "a1"})
    assert incoming(tapped) == Incoming("telegram", "7", "u31", Tapped("a1"))
    assert tap(tapped) == Tap("q1", None)
    assert lane(tapped) == 7


def test_a_tap_in_a_group_means_nothing() -> None:
    query = {"id": "q1", "from": LAN, "chat_instance": "1", "data": "a", "message": message(chat=GROUP)}
    assert incoming(update(callback_query=query)) is None


@pytest.mark.parametrize(
    ("status", "chat", "meaning"),
    [
        ("kicked", PRIVATE, Membership("7", blocked=True)),
        ("member", PRIVATE, Membership("7", blocked=False)),
        ("kicked", GROUP, None),
        ("left", PRIVATE, None),
    ],
)
def test_blocking_is_understood(status: str, chat: dict[str, Any], meaning: Membership | None) -> None:
    bot = {"id": 4242, "is_bot": True, "first_name": "Tin Ấp"}
    states = {
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": status, "user": bot, "until_date": 0},
    }
    changed = update(my_chat_member={"chat": chat, "from": LAN, "date": 1_790_000_000, **states})
    assert membership(changed) == meaning
    assert incoming(changed) is None


def test_a_persons_messages_and_taps_share_a_lane() -> None:
    query = {"id": "q1", "from": LAN, "chat_instance": "1", "data": "a1", "message": message(text="Where?")}
    assert lane(update(message=message(text="25"))) == lane(update(callback_query=query)) == 7
