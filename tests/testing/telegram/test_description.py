"""A call is checked against the Bot API's description."""

from typing import Any

import pytest

from testing.telegram.description import read_call
from testing.telegram.markup import plain
from testing.telegram.refusal import RefusalError

CHAT = {"chat_id": "7"}


def keyboard(data: str) -> dict[str, Any]:
    """A keyboard with one button."""
    return {"inline_keyboard": [[{"text": "A", "callback_data": data}]]}


def test_a_form_is_read_into_the_types_of_the_description() -> None:
    given = {"chat_id": "7", "text": "Hi", "disable_notification": "true"}
    assert read_call("sendMessage", given, set()) == {
        "chat_id": 7,
        "text": "Hi",
        "disable_notification": True,
    }


def test_json_in_a_form_is_read() -> None:
    given = {**CHAT, "text": "Hi", "reply_markup": '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}'}
    assert read_call("sendMessage", given, set())["reply_markup"] == keyboard("a")


def test_a_file_is_one_that_was_uploaded_or_one_that_is_known() -> None:
    uploaded = read_call("sendPhoto", {**CHAT, "photo": "attach://p"}, {"p"})
    direct = read_call("sendDocument", CHAT, {"document"})
    assert (uploaded["photo"], direct["document"]) == ("attach://p", "document")


@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        ("sendMessage", {"text": "Hi"}, "needs chat_id"),
        ("sendMessage", CHAT, "needs text"),
        ("sendMessage", {**CHAT, "text": ""}, "text: 0 is outside"),
        ("sendMessage", {**CHAT, "text": "x" * 4097}, "4097 is outside"),
        ("sendMessage", {**CHAT, "text": "Hi", "tone": "loud"}, "has no tone"),
        ("sendMessage", {**CHAT, "text": "Hi", "disable_notification": "maybe"}, "not a boolean"),
        ("sendMessage", {**CHAT, "text": "Hi", "reply_markup": keyboard("")}, "callback_data"),
        ("sendMessage", {**CHAT, "text": "Hi", "reply_markup": keyboard("đ" * 33)}, "66 is outside 1 to 64"),
        ("sendMessage", {**CHAT, "text": "<b>Hi", "parse_mode": "HTML"}, "can't find end tag"),
        ("sendPhoto", {**CHAT, "photo": "id", "caption": "x" * 1025}, "1025 is outside"),
        ("sendMediaGroup", {**CHAT, "media": [{"type": "photo", "media": "id"}]}, "1 is outside 2 to 10"),
        ("getUpdates", {"limit": "101"}, "101 is outside"),
        ("getUpdates", {"offset": "first"}, "offset must be Integer"),
        ("setMyCommands", {"commands": [{"command": "Báo-cáo", "description": "x"}]}, "must match"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, "needs chat_id"),
        ("setWebhook", {"url": "https://example.org", "secret_token": "a b"}, "must match"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "201 is outside"),
    ],
)
def test_what_does_not_fit_is_refused(method: str, given: dict[str, Any], reason: str) -> None:
    with pytest.raises(RefusalError, match="400 ") as refusal:
        read_call(method, given, set())
    assert reason in refusal.value.description


def test_an_unknown_method_is_not_found() -> None:
    with pytest.raises(RefusalError, match="404 Not Found"):
        read_call("sendMassage", {}, set())


def test_the_length_is_counted_without_the_markup() -> None:
    text = f"<b>{'&lt;' * 4096}</b>"
    assert read_call("sendMessage", {**CHAT, "text": text, "parse_mode": "HTML"}, set())["text"] == text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>Bold</b> &lt;b&gt; &amp; more", "Bold <b> & more"),
        ('<a href="https://example.org">link</a>', "link"),
        ("no markup", "no markup"),
    ],
)
def test_markup_is_read_as_a_phone_shows_it(html: str, shown: str) -> None:
    assert plain(html) == shown


@pytest.mark.parametrize("html", ["<b>", "</b>", "<b><i></b></i>", "<script></script>", "a < b", "<"])
def test_broken_markup_is_refused(html: str) -> None:
    with pytest.raises(RefusalError, match="can't parse entities"):
        plain(html)
