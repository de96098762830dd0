"""A webhook gets each event once, in one of two forms."""

import pytest

from testing.zalo import StandIn
from tests.testing.zalo.bot import Bot, Receiver

SECRET = "made-up-secret"


async def test_setting_it_verifies_it_with_an_empty_post(zalo: StandIn, bot: Bot, receiver: Receiver) -> None:
    set_to = (await bot.call("setWebhook", url=receiver.url, secret_token=SECRET)).result
    found = {"ok": True, "outcome": "webhook.ok", "status_code": 200, "hint": ""}
    assert (set_to["url"], set_to["verification"]) == (receiver.url, found)
    (probe,) = receiver.came
    assert probe.body is None
    assert "Content-Type" not in probe.headers
    assert (await bot.call("getWebhookInfo")).result == {
        "url": receiver.url,
        "updated_at": set_to["updated_at"],
    }


async def test_the_verification_may_come_without_the_secret(
    zalo: StandIn, bot: Bot, receiver: Receiver
) -> None:
    zalo.webhook.signs_probe = False
    await bot.call("setWebhook", url=receiver.url, secret_token=SECRET)
    assert "X-Bot-Api-Secret-Token" not in receiver.came[0].headers


async def test_a_secret_must_have_eight_characters(bot: Bot, receiver: Receiver) -> None:
    assert (await bot.call("setWebhook", url=receiver.url, secret_token="1234567")).status == 400
    assert (await bot.call("setWebhook", url=receiver.url)).status == 400


async def test_it_counts_even_when_it_does_not_answer_well(
    zalo: StandIn, bot: Bot, receiver: Receiver
) -> None:
    receiver.status = 403
    verified = (await bot.call("setWebhook", url=receiver.url, secret_token=SECRET)).result["verification"]
    assert (verified["ok"], verified["outcome"]) == (False, "webhook.http.403")
    assert (await bot.call("getWebhookInfo")).result["url"] == receiver.url


async def test_a_bot_without_one_has_no_information_about_it(bot: Bot, receiver: Receiver) -> None:
    clean = (404, {"ok": False, "error_code": 404, "description": "Not Found"})
    assert await bot.call("getWebhookInfo") == clean
    await bot.call("setWebhook", url=receiver.url, secret_token=SECRET)
    assert (await bot.call("deleteWebhook")).result["url"] == ""
    assert await bot.call("getWebhookInfo") == clean


async def test_an_event_is_posted_once_whatever_is_answered(zalo: StandIn, receiver: Receiver) -> None:
    zalo.webhook.posts_to(receiver.url, SECRET)
    receiver.status = 500
    lan = zalo.user(7)
    first, second = await lan.says("một"), await lan.says("hai")
    await zalo.until_delivered()
    assert [post.body["result"]["message"]["text"] for post in receiver.came] == ["một", "hai"]
    assert receiver.came[0].headers["X-Bot-Api-Secret-Token"] == SECRET
    assert receiver.came[0].headers["User-Agent"] == "Java/1.8.0_192"
    assert [(post.message_id, post.status) for post in zalo.webhook.posted] == [(first, 500), (second, 500)]
    assert all(post.seconds > 0 for post in zalo.webhook.posted)


async def test_an_event_for_which_nobody_listens_is_lost(zalo: StandIn, bot: Bot, receiver: Receiver) -> None:
    zalo.webhook.posts_to("http://127.0.0.1:1/hook", SECRET)
    await zalo.user(7).says("một")
    await zalo.until_delivered()
    assert zalo.webhook.answers == [0]
    zalo.webhook.posts_to(receiver.url, SECRET)
    await zalo.user(7).says("hai")
    await zalo.until_delivered()
    assert [post.body["result"]["message"]["text"] for post in receiver.came] == ["hai"]


async def test_captured_webhooks_have_no_envelope_and_other_names(zalo: StandIn, receiver: Receiver) -> None:
    zalo.webhook.envelope = "bare"
    zalo.webhook.posts_to(receiver.url, SECRET)
    lan = zalo.user(7)
    await lan.sends_photos(1, "cá bè")
    await lan.sends_voice()
    await lan.says("một")
    await zalo.until_delivered()
    photo, voice, text = [post.body for post in receiver.came]
    assert photo["event_name"] == "message.image.received"
    assert (photo["message"]["message_type"], photo["message"]["caption"]) == ("CHAT_PHOTO", "cá bè")
    assert photo["message"]["photo_url"].startswith(zalo.url)
    assert not {"photo", "text"} & photo["message"].keys()
    assert (voice["message"]["message_type"], "voice_url" in voice["message"]) == ("CHAT_VOICE", True)
    assert "message_type" not in text["message"]


@pytest.mark.parametrize("in_turn", [True, False])
async def test_the_events_of_a_chat_come_in_turn_or_all_at_once(
    zalo: StandIn, receiver: Receiver, in_turn: bool
) -> None:
    zalo.webhook.in_turn = in_turn
    zalo.webhook.posts_to(receiver.url, SECRET)
    receiver.open.clear()
    await zalo.user(7).says("một")
    await zalo.user(7).says("hai")
    await zalo.user(8).says("ba")
    await receiver.until_came(2 if in_turn else 3)
    waiting = {post.body["result"]["message"]["text"] for post in receiver.came}
    receiver.open.set()
    await zalo.until_delivered()
    assert waiting == ({"một", "ba"} if in_turn else {"một", "hai", "ba"})
    assert len(receiver.came) == 3


async def test_an_event_can_be_posted_again(zalo: StandIn, receiver: Receiver) -> None:
    zalo.webhook.posts_to(receiver.url, SECRET)
    lan = zalo.user(7)
    await lan.says("một")
    await lan.again()
    await zalo.until_delivered()
    assert receiver.came[0].body == receiver.came[1].body


async def test_in_production_it_must_be_public_and_have_tls(
    zalo: StandIn, bot: Bot, receiver: Receiver
) -> None:
    zalo.caller.production = True
    refused = ["http://tinap.example/hook", "https://localhost/hook", "https://10.0.0.7/hook", receiver.url]
    for url in refused:
        assert (await bot.call("setWebhook", url=url, secret_token=SECRET)).status == 400, url
    zalo.caller.reaches["https://tinap.example"] = receiver.url.removesuffix("/hook")
    public = "https://tinap.example/hook"
    assert (await bot.call("setWebhook", url=public, secret_token=SECRET)).result["verification"]["ok"]
