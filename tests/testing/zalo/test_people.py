"""What people do reaches the bot as Zalo would tell it."""

import asyncio

import pytest

from testing.pictures import jpeg
from testing.zalo import StandIn
from tests.testing.zalo.bot import Bot


async def test_each_picture_is_an_event_with_a_link_of_its_own(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    ids = await lan.sends_photos(2, "cá bè")
    first, second = await bot.polls(), await bot.polls()
    assert [first["message_id"], second["message_id"]] == ids
    assert (first["caption"], second["caption"]) == ("cá bè", "")
    for event, seen in zip((first, second), lan.sees(), strict=True):
        async with bot.session.get(event["photo"]) as answer:
            assert (answer.content_type, await answer.read()) == ("image/jpeg", seen.photo)
    assert lan.sees()[0].photo != lan.sees()[1].photo
    assert [str(message) for message in lan.sees()] == ["[photo]\ncá bè", "[photo]"]


async def test_a_link_can_be_gone_or_heavy(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.sends_photos(jpeg(1), expired=404)
    await lan.sends_photos([jpeg(2)], size=10_000)

    async def fetched() -> tuple[int, int]:
        async with bot.session.get((await bot.polls())["photo"]) as answer:
            return answer.status, len(await answer.read())

    assert (await fetched())[0] == 404
    assert await fetched() == (200, 10_000)
    await lan.sends_photos()
    zalo.photos.expire()
    assert (await fetched())[0] == 410


async def test_a_slow_link_answers_when_it_is_released(zalo: StandIn, bot: Bot) -> None:
    await zalo.user(7).sends_photos(slow=True)
    url = (await bot.polls())["photo"]

    async def status() -> int:
        async with bot.session.get(url) as answer:
            return answer.status

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await status()
    assert len(zalo.photos.asked) == 1
    zalo.photos.release()
    assert await status() == 200


async def test_other_things_are_told_by_their_kind_and_files_not_at_all(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.sends_sticker()
    await lan.sends_voice()
    await lan.sends_unsupported()
    events = [(await bot.call("getUpdates")).result for _ in range(3)]
    kinds = ["sticker", "voice", "unsupported"]
    assert [event["event_name"] for event in events] == [f"message.{kind}.received" for kind in kinds]
    assert events[2]["message"].keys() == {"from", "chat", "message_id", "date"}


async def test_somebody_writes_in_a_group(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.says("@Bot Tin Ấp chào", group="g-1")
    event = await bot.polls()
    assert (event["chat"], event["from"]["id"]) == ({"id": "g-1", "chat_type": "GROUP"}, lan.id)
    await bot.call("sendMessage", chat_id="g-1", text="Dạ")
    assert [str(message) for message in zalo.chat("g-1").messages] == ["@Bot Tin Ấp chào", "Dạ"]
    assert lan.sees() == []


async def test_captured_polls_have_other_names_and_an_error_code(zalo: StandIn, bot: Bot) -> None:
    zalo.webhook.envelope = "bare"
    await zalo.user(7).sends_photos()
    body = (await bot.call("getUpdates")).body
    assert (body["ok"], body["error_code"]) == (True, 0)
    assert body["result"]["message"]["message_type"] == "CHAT_PHOTO"
    assert body["result"]["message"].keys() >= {"photo_url"}


async def test_somebody_waits_for_as_many_messages_as_are_expected(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.says("một")
    waiting = asyncio.create_task(lan.waits_for_reply(2))
    await bot.call("sendMessage", chat_id=lan.id, text="1")
    await bot.call("sendMessage", chat_id=lan.id, text="2")
    assert not waiting.done(), "the bot has not been told yet of what it answers"
    await bot.polls()
    assert (await waiting).text == "2"
    assert [message.text for message in lan.answers()] == ["1", "2"]
    await lan.says("hai")
    assert lan.answers() == []


async def test_a_reply_that_does_not_come_is_not_waited_for_for_ever(zalo: StandIn, bot: Bot) -> None:
    lan = zalo.user(7)
    await lan.says("một")
    with pytest.raises(TimeoutError):
        await lan.waits_for_reply(seconds=0.01)


async def test_who_is_one_too_many_does_not_reach_the_bot(zalo: StandIn, bot: Bot) -> None:
    zalo.world.most_users = 1
    lan, minh = zalo.user(7), zalo.user(8)
    assert await lan.says("một")
    assert await minh.says("hai") is None
    assert (await bot.polls())["text"] == "một"
    assert (await bot.call("getUpdates")).status == 408
    assert await lan.says("ba")
    assert (await bot.call("sendMessage", chat_id=minh.id, text="x")).status == 400
