"""Which calls a reply becomes."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.html import LONGEST, texts
from bot.channels.telegram.replies import Picture, calls
from bot.channels.telegram.updates import Tap
from handlers.message import Choice, File, Reply
from testing.telegram.markup import plain

TAP = Tap("q1", 5)
GONE = Tap("q1", None)
ROWS = ((Choice("25", "n25"), Choice("30", "n30")), (Choice("Other", "other"),))
BACK = (Choice("Back", "w1"), Choice("Later", "w2"))

ORDERS: list[tuple[Reply, Tap | None, list[str]]] = [
    (Reply(), None, []),
    (Reply(text="Hi"), None, ["sendMessage"]),
    (Reply(), TAP, ["answerCallbackQuery"]),
    (Reply(text="Hi"), TAP, ["answerCallbackQuery", "sendMessage"]),
    (Reply(text="Hi", settled="Chosen"), TAP, ["answerCallbackQuery", "editMessageText", "sendMessage"]),
    (Reply(text="Hi", settled="Chosen"), GONE, ["answerCallbackQuery", "sendMessage"]),
    (Reply(text="Hi", mode="replace"), TAP, ["answerCallbackQuery", "editMessageText"]),
    (Reply(text="Hi", mode="replace", settled="x"), TAP, ["answerCallbackQuery", "editMessageText"]),
    (Reply(text="Hi", mode="replace"), GONE, ["answerCallbackQuery", "sendMessage"]),
    (Reply(text="Hi", mode="replace"), None, ["sendMessage"]),
    (Reply(text="Hi", settled="Chosen"), None, ["sendMessage"]),
    (Reply(text="List", files=(File("a.xlsx", "/a", "x"),)), None, ["sendDocument", "sendMessage"]),
]


def names(reply: Reply, tapped: Tap | None = None, pictures: tuple[Picture, ...] = ()) -> list[str]:
    """The methods a reply calls, in order."""
    return [call.method.__api_method__ for call in calls(reply, "7", tapped, pictures)]


def sent(reply: Reply) -> Any:
    """The only message a reply becomes."""
    (call,) = calls(reply, "7", None)
    return call.method


@pytest.mark.parametrize(("reply", "tapped", "order"), ORDERS)
def test_the_calls_come_in_order(reply: Reply, tapped: Tap | None, order: list[str]) -> None:
    assert names(reply, tapped) == order


def test_the_question_is_bold_and_what_people_wrote_is_escaped() -> None:
    reply = Reply(text='Ấp "A" <& Co>', question="Là <b>?", hint="a & b")
    assert texts(reply) == ['Ấp "A" &lt;&amp; Co&gt;\n\n<b>Là &lt;b&gt;?</b>\na &amp; b']


def test_the_ways_out_are_the_last_row() -> None:
    keyboard = sent(Reply(question="How many?", choices=ROWS, ways_out=BACK)).reply_markup
    rows = [[(button.text, button.callback_data) for button in row] for row in keyboard.inline_keyboard]
    assert rows == [[("25", "n25"), ("30", "n30")], [("Other", "other")], [("Back", "w1"), ("Later", "w2")]]


def test_without_choices_there_is_no_keyboard() -> None:
    assert sent(Reply(text="Thanks")).reply_markup is None


def test_a_replaced_message_that_is_gone_is_sent_instead() -> None:
    replace = calls(Reply(question="Again?", choices=ROWS, mode="replace"), "7", TAP)[-1]
    assert replace.instead is not None
    assert replace.instead.model_dump(include={"text", "reply_markup"}) == replace.method.model_dump(
        include={"text", "reply_markup"}
    )


def test_a_settled_message_that_is_gone_is_not_missed() -> None:
    settle = calls(Reply(text="Next", settled="Chosen"), "7", TAP)[1]
    assert settle.instead is None


@pytest.mark.parametrize("data", ["", "đ" * 33])
def test_a_button_carries_no_more_than_telegram_takes(data: str) -> None:
    with pytest.raises(AssertionError, match="64 bytes"):
        calls(Reply(question="?", choices=((Choice("A", data),),)), "7", None)


@pytest.mark.parametrize(
    ("number", "order"),
    [
        (0, ["sendMessage"]),
        (1, ["sendPhoto", "sendMessage"]),
        (2, ["sendMediaGroup", "sendMessage"]),
        (10, ["sendMediaGroup", "sendMessage"]),
        (11, ["sendMediaGroup", "sendPhoto", "sendMessage"]),
        (25, ["sendMediaGroup", "sendMediaGroup", "sendMediaGroup", "sendMessage"]),
    ],
)
def test_pictures_go_first_in_albums_of_ten(number: int, order: list[str]) -> None:
    pictures: tuple[Picture, ...] = tuple(
        Path(f"/{index}.jpg") if index % 2 else f"id{index}" for index in range(number)
    )
    assert names(Reply(text="Photos"), pictures=pictures) == order


LONG = "Ấp Bãi Nhà A & B <đã gửi>. " * 400


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text=LONG),
        Reply(text=LONG, question="Send?", hint="for example"),
        Reply(text="x" * LONGEST, question="Send?"),
        Reply(text="x" * LONGEST, hint="only a hint"),
        Reply(text="x" * (LONGEST - 1), question="S"),
        Reply(text="Short", question=LONG),
        Reply(question=LONG),
    ],
)
def test_a_long_reply_is_split_and_nothing_is_lost(reply: Reply) -> None:
    parts = [plain(part) for part in texts(reply)]
    assert all(1 <= len(part) <= LONGEST for part in parts)
    whole = "".join((reply.text, reply.question, reply.hint))
    assert "".join("".join(parts).split()) == "".join(whole.split())


def test_the_keyboard_of_a_long_reply_is_on_its_last_part() -> None:
    methods: list[Any] = [call.method for call in calls(Reply(text=LONG, choices=ROWS), "7", None)]
    assert [method.reply_markup is not None for method in methods] == [False, False, True]
