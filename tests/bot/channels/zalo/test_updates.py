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
