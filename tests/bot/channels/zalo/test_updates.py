"""What Zalo's updates mean, in both shapes in which they come."""

import pytest

from bot.channels.zalo.updates import UnreadableUpdateError, Update, read
from handlers.message import Content, Incoming, Said, Shown, Unreadable

FROM = {"id": "6ede9afa66b88fe6d6a9", "display_name": "Mẫu", "is_bot": False}
CHAT = {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"}
PICTURE = "https://photo.zdn.vn/made-up.jpg"


def event(name: str, **more: object) -> dict[str, object]:
    """An event as Zalo writes it."""
    message = {
        "from": FROM,
        "chat": CHAT,
        "message_id": "2d758cb5e222177a4e35",
        "date": 1750316131602,
        **more,
    }
    return {"event_name": name, "message": message}


def update(content: Content, picture: str = "") -> Update:
    """The update that is meant."""
    return Update(Incoming("zalo", CHAT["id"], "z2d758cb5e222177a4e35", content), picture, 1750316131.602)


TEXT = event("message.text.received", text="Xin chào")
MEANT = [
    (TEXT, update(Said("Xin chào", "2d758cb5e222177a4e35"))),
    (event("message.image.received", photo=PICTURE), update(Shown(()), PICTURE)),
    (
        event("message.image.received", photo_url=PICTURE, caption="ảnh lớp", message_type="CHAT_PHOTO"),
        update(Shown((), "ảnh lớp"), PICTURE),
    ),
    (event("message.sticker.received", sticker="x", url="y"), update(Unreadable("sticker"))),
    (event("message.voice.received", voice_url="z"), update(Unreadable("voice"))),
    (event("message.unsupported.received"), update(Unreadable("unsupported"))),
    (event("message.of.next.year"), update(Unreadable("unsupported"))),
]


@pytest.mark.parametrize(
    ("raw", "meant"), MEANT, ids=lambda value: value.get("event_name", "") if isinstance(value, dict) else ""
)
@pytest.mark.parametrize("wrapped", [True, False], ids=["wrapped", "bare"])
def test_both_shapes_mean_the_same(raw: dict[str, object], meant: Update, *, wrapped: bool) -> None:
    assert read({"ok": True, "result": raw} if wrapped else raw) == meant


NULLS = dict.fromkeys(["text", "photo", "photo_url", "caption", "message_type", "quote"])


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        (event("message.text.received", **{**NULLS, "text": "chào"}), Said("chào", "2d758cb5e222177a4e35")),
        (event("message.image.received", **NULLS), Shown(())),
        (event("message.unsupported.received", **{**NULLS, "from": None}), Unreadable("unsupported")),
        (
            event("message.text.received", text="chào", chat={**CHAT, "chat_type": None}),
            Said("chào", "2d758cb5e222177a4e35"),
        ),
        (event("message.text.received", text="chào", message_id=71), Said("chào", "71")),
    ],
    ids=["text", "image", "unsupported", "chat", "number"],
)
def test_no_message_is_dropped_for_a_null_or_a_number(raw: dict[str, object], content: Content) -> None:
    found = read(raw)
    assert found is not None
    assert (found.incoming.address, found.incoming.content) == (CHAT["id"], content)


@pytest.mark.parametrize(
    ("date", "sent_at"),
    [
        (1750316131602, 1750316131.602),
        ("1750316131602", 1750316131.602),
        (1750316131, 1750316131.0),
        (None, 0.0),
        ("hôm qua", 0.0),
        (-1, 0.0),
        (10**400, 0.0),
        (float("nan"), 0.0),
    ],
)
def test_no_message_is_dropped_for_its_date(date: object, sent_at: float) -> None:
    found = read(event("message.text.received", text="chào", date=date))
    assert found is not None
    assert found.sent_at == sent_at


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("chào \ud83d", "chào \ufffd"), ("chào \ud83d\ude00", "chào 😀"), ("ch\0ào", "chào")],
    ids=["half an emoji", "its two halves", "nothing"],
)
def test_what_no_database_keeps_does_not_make_a_message_fail(typed: str, kept: str) -> None:
    found = read(event("message.text.received", text=typed))
    assert found is not None
    assert found.incoming.content == Said(kept, "2d758cb5e222177a4e35")


@pytest.mark.parametrize(
    "raw",
    [
        event("message.text.received", text="@bot chào", chat={"id": "g1", "chat_type": "GROUP"}),
        event("message.text.received", text="chào", **{"from": {"id": "b", "is_bot": True}}),
    ],
    ids=["group", "another bot"],
)
def test_groups_and_bots_get_no_answer(raw: dict[str, object]) -> None:
    assert read(raw) is None


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ([], ""),
        ({}, ""),
        ({"ok": True, "result": {"event_name": "message.text.received"}}, ""),
        (event("message.text.received", text=7), "`$.message.text`"),
        (event("message.text.received", message_id=""), "message_id"),
        (event("message.text.received", message_id="x" * 65), "message_id"),
    ],
    ids=["list", "empty", "no message", "text is a number", "no id", "id without end"],
)
def test_what_has_no_known_shape_says_only_where(raw: object, where: str) -> None:
    with pytest.raises(UnreadableUpdateError) as error:
        read(raw)
    assert str(error.value) == where
