"""The log never holds a token, a name or an answer, whoever writes it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from testing.world import World

TOKEN = "123456789:AAE1234567890abcdefghijklmnopqrstuv"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged at the most talkative level."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    before = logging.root.handlers[:], logging.root.level
    logs.set_up("debug")
    yield stream
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


def test_a_line_is_one_json_object(written: io.StringIO) -> None:
    structlog.get_logger().info("started", port=8080)
    line = json.loads(written.getvalue())
    assert (line["event"], line["port"], line["level"]) == ("started", 8080, "info")


def test_a_token_in_a_library_s_line_is_struck_out(written: io.StringIO) -> None:
    logging.getLogger("some.library").warning("GET https://api.telegram.org/bot%s/getMe failed", TOKEN)
    assert TOKEN not in written.getvalue()
    assert logs.STRUCK in written.getvalue()


@pytest.mark.parametrize("library", ["telegram", "telegram.ext.ExtBot", "httpx", "httpcore.connection"])
def test_who_knows_whole_messages_and_addresses_says_nothing(written: io.StringIO, library: str) -> None:
    logging.getLogger(library).info("POST https://api.telegram.org/bot.../sendMessage")
    logging.getLogger(library).debug("Said to somebody.")
    assert written.getvalue() == ""


def test_of_an_exception_only_the_kind_and_the_place_are_kept(written: io.StringIO) -> None:
    try:
        raise ValueError(f"row of Nguyễn Văn Mẫu with {TOKEN}")
    except ValueError:
        structlog.get_logger().exception("failed")
        logging.getLogger("some.library").exception("failed")
    for line in written.getvalue().splitlines():
        assert json.loads(line)["error"] == "ValueError"
        assert "test_logs.py" in json.loads(line)["where"][-1]
    assert "Mẫu" not in written.getvalue()


async def test_a_whole_report_leaves_no_name_and_no_answer_behind(world: World, written: io.StringIO) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    for text in ("/taphuan", "nuôi sò huyết lạ", "1", "hôm qua", "nhà bà Sáu Mẫu", "23 người, 9 nữ", "đúng"):
        await talk.says(text)
    await talk.sends_photos(2)
    await talk.says("gửi")
    assert "Đã gửi" in talk.last.text
    for secret in ("sò huyết", "Sáu Mẫu", "23 người", "Phạm Thị"):
        assert secret not in written.getvalue()
