"""What a bot may send, and what people see of it."""

from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from testing.pictures import jpeg
from testing.zalo import StandIn, User
from testing.zalo.photos import Link
from tests.testing.zalo.bot import Bot

FOUR_UNITS = "👍🏽"  # one sign to the eye, four UTF-16 code units


@pytest.fixture
async def lan(zalo: StandIn) -> User:
    """Somebody who has written to the bot."""
    lan = zalo.user(7, "Lan")
    await lan.says("chào")
    return lan


async def test_a_message_is_seen_and_dated(zalo: StandIn, bot: Bot, lan: User) -> None:
    sent = (await bot.call("sendMessage", chat_id=lan.id, text="Dạ chào anh/chị")).result
    seen = lan.sees_last()
    assert sent == {"message_id": seen.message_id, "date": seen.date}
    assert [str(message) for message in lan.sees()] == ["chào", "Dạ chào anh/chị"]
    assert zalo.outgoing == 1


@pytest.mark.parametrize(
    "text", ["a" * 2000, "ấ" * 2000, FOUR_UNITS * 500], ids=["letters", "accents", "emoji"]
)
async def test_a_text_is_counted_in_utf_16_code_units(bot: Bot, lan: User, text: str) -> None:
    assert (await bot.call("sendMessage", chat_id=lan.id, text=text)).status == 200
    assert (await bot.call("sendMessage", chat_id=lan.id, text=text + "a")).status == 400


REFUSED = {
    "no text": {"chat_id": "LAN"},
    "an empty text": {"chat_id": "LAN", "text": ""},
    "a blank text": {"chat_id": "LAN", "text": " \n"},
    "a chat id that is a number": {"chat_id": 7, "text": "x"},
    "an unknown parameter": {"chat_id": "LAN", "text": "x", "reply_markup": {}},
    "an unknown parse mode": {"chat_id": "LAN", "text": "x", "parse_mode": "HTML"},
    "styles that are none": {"chat_id": "LAN", "text": "x", "text_styles": [{"start": 0}]},
    "styles beyond the text": {
        "chat_id": "LAN",
        "text": "x",
        "text_styles": [{"start": 0, "len": 2, "st": ["b"]}],
    },
}


@pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED)
async def test_a_call_that_does_not_fit_is_refused(
    zalo: StandIn, bot: Bot, lan: User, given: dict[str, object]
) -> None:
    answer = await bot.call("sendMessage", **{name: lan.id if v == "LAN" else v for name, v in given.items()})
    assert (answer.status, answer.body["ok"], answer.body["error_code"]) == (400, False, 400)
    assert zalo.made("sendMessage") == []
    assert [str(message) for message in lan.sees()] == ["chào"]


async def test_a_slip_in_the_parameters_is_remembered(zalo: StandIn, bot: Bot, lan: User) -> None:
    await bot.call("sendMessage", chat_id=lan.id)
    assert zalo.refused == [("sendMessage", "Bad Request: sendMessage needs text")]


async def test_styles_and_markup_are_taken(bot: Bot, lan: User) -> None:
    styles = [{"start": 0, "len": 1, "st": ["b", "i"]}]
    assert (await bot.call("sendMessage", chat_id=lan.id, text="x", text_styles=styles)).status == 200
    assert (await bot.call("sendMessage", chat_id=lan.id, text="*x*", parse_mode="markdown")).status == 200


async def test_the_bot_cannot_write_first(zalo: StandIn, bot: Bot) -> None:
    minh = zalo.user(8, "Minh")
    refused = await bot.call("sendMessage", chat_id=minh.id, text="x")
    assert refused.body["description"] == "Bad Request: chat not found"
    await minh.says("chào")
    assert (await bot.call("sendMessage", chat_id=minh.id, text="x")).status == 200


@pytest.mark.parametrize(
    ("http", "way"), [("GET", "params"), ("POST", "params"), ("POST", "data"), ("POST", "json")]
)
async def test_parameters_come_in_the_query_as_a_form_or_as_json(
    bot: Bot, lan: User, http: str, way: str
) -> None:
    given: Any = {way: {"chat_id": lan.id, "text": "Dạ"}}
    async with bot.session.request(http, f"{bot.url}/sendMessage", **given) as answer:
        assert answer.status == 200
    assert lan.sees_last().text == "Dạ"


async def test_a_wrong_token_and_an_unknown_method(zalo: StandIn, bot: Bot) -> None:
    async with bot.session.get(f"{zalo.url}/bot1:x/getMe") as answer:
        assert (answer.status, (await answer.json())["error_code"]) == (401, 401)
    assert (await bot.call("getme")).status == 404
    assert (await bot.call("editMessageText")).status == 404


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = (await bot.call("getMe")).result
    assert (me["display_name"], me["account_type"], me["can_join_groups"]) == ("Bot Tin Ấp", "BASIC", False)
    assert me["account_name"].startswith("bot.")


async def test_what_a_thrifty_bot_never_sends_is_recorded(zalo: StandIn, bot: Bot, lan: User) -> None:
    assert (await bot.call("sendChatAction", chat_id=lan.id, action="typing")).body == {"ok": True}
    await bot.call("sendSticker", chat_id=lan.id, sticker="bfe458bf64fa8da4d4eb")
    await bot.call("sendVoice", chat_id=lan.id, voice_url="https://tinap.example/1.aac")
    assert [call.method for call in zalo.calls] == ["sendChatAction", "sendSticker", "sendVoice"]
    assert [message.kind for message in lan.sees()] == ["text", "sticker", "voice"]
    assert zalo.outgoing == 2


async def test_the_picture_of_a_photo_is_fetched(zalo: StandIn, bot: Bot, lan: User) -> None:
    agents = []

    async def picture(request: web.Request) -> web.Response:
        agents.append((request.method, request.headers["User-Agent"]))
        return web.Response(body=jpeg(1), content_type="image/jpeg", headers={"Cache-Control": "no-store"})

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="hết hạn")

    async def broken(request: web.Request) -> web.Response:
        return web.Response(body=jpeg(1)[:40], content_type="image/jpeg")

    async def gone(request: web.Request) -> web.Response:
        return web.Response(status=410, body=jpeg(1), content_type="image/jpeg")

    async def moved(request: web.Request) -> web.Response:
        raise web.HTTPFound("/picture")

    app = web.Application()
    app.add_routes([web.get("/picture", picture), web.get("/page", page)])
    app.add_routes([web.get("/broken", broken), web.get("/gone", gone), web.get("/moved", moved)])
    async with TestServer(app) as server:

        async def sends(path: str) -> int:
            photo = str(server.make_url(path))
            return (await bot.call("sendPhoto", chat_id=lan.id, photo=photo, caption="Tiến độ")).status

        paths = ["/picture", "/page", "/broken", "/gone", "/moved", "/nothing"]
        assert [await sends(path) for path in paths] == [200, 400, 400, 400, 400, 400]
    assert [fetched.status for fetched in zalo.fetched] == [200, 200, 200, 410, 302, 404]
    assert (zalo.fetched[0].content, zalo.fetched[0].headers["cache-control"]) == (jpeg(1), "no-store")
    assert agents == [("GET", "Java/1.8.0_192")]
    (seen,) = [message for message in lan.sees() if message.by_bot]
    assert (seen.kind, seen.photo, seen.text) == ("photo", jpeg(1), "Tiến độ")
    assert zalo.outgoing == 1


async def test_a_caption_is_as_long_as_a_text_at_most(zalo: StandIn, bot: Bot, lan: User) -> None:
    given = {"chat_id": lan.id, "photo": zalo.photos.keep(Link(jpeg(1)))}
    assert (await bot.call("sendPhoto", **given, caption="a" * 2001)).status == 400
    assert (await bot.call("sendPhoto", **given, caption="a" * 2000)).status == 200


async def test_in_production_a_picture_must_be_at_a_public_address(
    zalo: StandIn, bot: Bot, lan: User
) -> None:
    zalo.caller.production = True
    path = "/photo/00000000000000000001.jpg"
    zalo.photos.keep(Link(jpeg(1)))
    hosts = ["http://127.0.0.1", "http://localhost", "https://192.168.1.5", "https://[::1]", "http://tinap"]
    for host in hosts:
        assert (await bot.call("sendPhoto", chat_id=lan.id, photo=host + path)).status == 400, host
    assert zalo.fetched == []
    zalo.caller.reaches["https://tinap.example"] = zalo.url
    public = f"https://tinap.example{path}"
    assert (await bot.call("sendPhoto", chat_id=lan.id, photo=public)).status == 200
    assert lan.sees_last().photo_url == public
