"""The channel as a person meets it: the same by polling and behind a webhook."""

import asyncio
import logging
from pathlib import Path

import pytest
from sqlmodel import select

from bot.channels.channel import ConfigurationError
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import ALBUM_PAUSE
from handlers.message import Changed, Choice, File, Incoming, Quoted, Reply, Said, Tapped
from models import conversation
from models.chat import Chat
from models.database import Database, DatabaseUnavailableError
from testing.manual_time import ManualTime
from testing.telegram import StandIn
from tests.bot.channels.fake_inbox import FakeInbox
from tests.bot.channels.telegram.running import NOW, Setup

WHERE = Reply(
    question="Where?",
    choices=((Choice("Culture house", "a1"), Choice("Commune office", "a2")),),
    ways_out=(Choice("Back", "w1"),),
)


async def inbox_has(inbox: FakeInbox, number: int, time: ManualTime) -> None:
    """Until so many messages came; polling looks for them with pauses while it holds an album."""
    while len(inbox.received) < number:
        inbox.came.clear()
        came = asyncio.ensure_future(inbox.came.wait())
        pause = asyncio.ensure_future(time.until_sleeping(ALBUM_PAUSE, ALBUM_PAUSE))
        await asyncio.wait({came, pause}, return_when=asyncio.FIRST_COMPLETED)
        pause.cancel()
        if not came.done():
            came.cancel()
            await time.passes(ALBUM_PAUSE)


async def test_a_text_gets_its_reply(telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox) -> None:
    lan = telegram.user(7)
    update_id = await lan.says("25 nguoi")
    reply = await lan.waits_for_reply()
    assert reply.text == "25 nguoi"
    assert inbox.received == [Incoming("telegram", "7", f"u{update_id}", Said("25 nguoi", "m1"))]
    assert channel.username == "tin_ap_bot"


async def test_an_edit_and_a_reply_name_the_message_they_are_about(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.replies = lambda _: Reply(question="Bao nhiêu <người> dự?")
    lan = telegram.user(7)
    await lan.says("25 nguoi")
    await lan.waits_for_reply()
    update_id = await lan.edits("26 nguoi", "25")
    repeated = await lan.waits_for_reply()
    await lan.replies_to("<người> dự", "27")
    await lan.waits_for_reply()
    await lan.replies_to("26", "28", own=True, part="26")
    await lan.waits_for_reply()
    said = [message for message in lan.sees() if not message.by_bot]
    assert inbox.received[1] == Incoming("telegram", "7", f"u{update_id}", Changed("m1", "26 nguoi"))
    assert [came.content for came in inbox.received[2:]] == [
        Said(
            "27",
            f"m{said[1].message_id}",
            Quoted(f"m{repeated.message_id}", own=False, text="Bao nhiêu <người> dự?"),
        ),
        Said("28", f"m{said[2].message_id}", Quoted("m1", own=True, text="26")),
    ]


async def test_a_tap_settles_the_question_and_the_next_one_follows(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.replies = lambda _: WHERE
    lan = telegram.user(7)
    await lan.says("/taphuan")
    assert (await lan.waits_for_reply()).buttons == ["Culture house", "Commune office", "Back"]

    inbox.replies = lambda _: Reply(question="How many?", settled="Where? Culture <house>")
    await lan.taps("Culture house")
    await lan.waits_for_reply()

    assert inbox.received[-1].content == Tapped("a1")
    assert [str(message) for message in lan.sees()] == ["/taphuan", "Where? Culture <house>", "How many?"]
    assert not telegram.world.spinning, "the button still spins"


async def test_a_tap_can_turn_its_message_into_the_reply(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.replies = lambda _: WHERE
    lan = telegram.user(7)
    await lan.says("/menu")
    await lan.waits_for_reply()

    inbox.replies = lambda _: Reply(text="Page 2", choices=((Choice("Page 1", "p1"),),), mode="replace")
    await lan.taps("Back")
    await lan.waits_for_reply()
    assert [str(message) for message in lan.sees()] == ["/menu", "Page 2\n[Page 1]"]


async def test_what_people_wrote_is_never_markup(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.replies = lambda _: Reply(text="<b>Bold & Sons</b>", question="Is <i> right?", hint="a < b")
    lan = telegram.user(7, first_name="<b>Lan & Co")
    await lan.says("<script>&amp;")
    reply = await lan.waits_for_reply()
    assert reply.text == "<b>Bold & Sons</b>\n\nIs <i> right?\na < b"
    assert reply.html.count("<b>") == 1


async def test_messages_of_one_person_are_handled_in_order(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    for number in range(20):
        await lan.says(str(number))
    await telegram.until_confirmed()
    assert inbox.texts == [str(number) for number in range(20)]
    assert [message.text for message in lan.sees() if message.by_bot] == inbox.texts


async def test_a_slow_chat_does_not_hold_up_another_and_nothing_is_acknowledged_before_it_is_handled(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    slow, quick = telegram.user(7), telegram.user(8)
    inbox.open.clear()
    await slow.says("first")
    await quick.says("second")
    while len(inbox.received) < 1:
        await inbox.came.wait()
    assert len(telegram.world.pending) == 2, "acknowledged before it was stored"
    inbox.open.set()
    await telegram.until_confirmed()
    assert (slow.sees_last().text, quick.sees_last().text) == ("first", "second")


async def test_what_could_not_be_stored_comes_again_and_is_answered_once(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox, time: ManualTime
) -> None:
    inbox.faults = [DatabaseUnavailableError(), DatabaseUnavailableError()]
    lan = telegram.user(7)
    await lan.says("25")
    for _ in range(2):
        waiting = asyncio.ensure_future(time.until_sleeping(2.0, 2.0))
        done = asyncio.ensure_future(lan.waits_for_reply())
        await asyncio.wait({waiting, done}, return_when=asyncio.FIRST_COMPLETED)
        await time.passes(2.0)
        waiting.cancel()
        done.cancel()
    await telegram.until_confirmed()
    assert inbox.texts == ["25", "25", "25"]
    assert [message.text for message in lan.sees() if message.by_bot] == ["25"]


async def test_a_message_that_breaks_the_channel_blocks_nobody(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.faults = [RuntimeError("somebody's answer")]
    lan = telegram.user(7)
    await lan.says("first")
    await lan.says("second")
    assert (await lan.waits_for_reply()).text == "second"


async def test_a_repeated_delivery_gets_the_reply_again(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    update_id = await lan.says("25")
    await lan.waits_for_reply()
    assert update_id is not None
    await telegram.redelivers(update_id)
    await lan.waits_for_reply()
    assert inbox.received[0] == inbox.received[1]


async def test_an_album_gets_one_answer(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox, time: ManualTime
) -> None:
    inbox.replies = lambda _: Reply(text=f"{len(inbox.received)} photos")
    lan = telegram.user(7)
    await lan.sends_photos(3)
    await inbox_has(inbox, 3, time)
    assert [message.text for message in lan.sees() if message.by_bot] == []
    await time.passes(1.0)
    await lan.waits_for_reply()
    assert [message.text for message in lan.sees() if message.by_bot] == ["3 photos"]


async def test_what_is_said_after_an_album_is_answered_after_it(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox, time: ManualTime
) -> None:
    lan = telegram.user(7)
    await lan.sends_photos(2)
    await inbox_has(inbox, 2, time)
    await lan.says("done")
    await inbox_has(inbox, 3, time)
    await telegram.until_confirmed()
    assert [message.text for message in lan.sees() if message.by_bot] == ["Shown", "done"]


async def test_a_person_who_blocks_the_bot_is_remembered_until_they_come_back(
    telegram: StandIn, channel: TelegramChannel, database: Database
) -> None:
    await database.run(lambda session: conversation.begin(session, "telegram", "7"))
    lan = telegram.user(7)
    await lan.blocks()
    await telegram.until_confirmed()
    assert await database.run(lambda session: session.exec(select(Chat.blocked_at)).one()) == NOW
    await lan.unblocks()
    await telegram.until_confirmed()
    assert await database.run(lambda session: session.exec(select(Chat.blocked_at)).one()) is None


async def test_the_menu_follows_the_role(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    inbox.replies = lambda _: Reply(text="Welcome", role="hamlet_head")
    lan = telegram.user(7)
    await lan.says("/start ABC")
    await telegram.until_called("setMyCommands", times=2)
    names = {scope: [one["command"] for one in menu] for scope, menu in telegram.world.menus.items()}
    assert names["default"] == ["start", "giup"]
    assert "taphuan" in names["chat 7"]


async def test_groups_and_service_messages_get_no_answer(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox
) -> None:
    lan = telegram.user(7)
    group = {"id": -100, "type": "group", "title": "Ấp"}
    await lan.sends(text="hello all", chat=group)
    await lan.sends(message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    await telegram.until_confirmed()
    assert inbox.received == []


async def test_the_token_is_never_logged(
    telegram: StandIn,
    channel: TelegramChannel,
    inbox: FakeInbox,
    time: ManualTime,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    inbox.replies = lambda _: Reply(text="a\nb", ways_out=(Choice("Back", "w1"),), mode="replace")
    telegram.faults.drop(method="editMessageText")
    telegram.faults.answer(500, method="editMessageText")
    telegram.faults.answer(400, method="editMessageText", description='Bad Request: "a" is wrong')
    lan = telegram.user(7)
    await lan.says("secret answer")
    await lan.waits_for_reply()
    await lan.taps("Back")
    for pause in (0.5, 1.0):
        await time.until_sleeping(pause, pause)
        await time.passes(pause)
    await telegram.until_confirmed()
    said = caplog.text + "".join(capsys.readouterr())
    assert "telegram_call_failed" in said
    for secret in (telegram.token, telegram.token.split(":")[1], "secret answer", '"a" is wrong'):
        assert secret not in said


async def test_files_and_pictures_arrive_before_the_words(
    telegram: StandIn, channel: TelegramChannel, inbox: FakeInbox, tmp_path: Path
) -> None:
    (tmp_path / "list").write_bytes(b"made-up workbook")
    files = tuple(File(f"{name}.xlsx", str(tmp_path / name), "application/x") for name in ("list", "gone"))
    inbox.replies = lambda _: Reply(text="Here it is.", files=files)
    lan = telegram.user(7)
    await lan.says("/xuat")
    await lan.waits_for_reply()
    assert [str(message) for message in lan.sees()] == ["/xuat", "[list.xlsx]", "Here it is."]


async def test_a_token_telegram_does_not_know_is_said_in_one_sentence(setup: Setup, inbox: FakeInbox) -> None:
    channel = setup.channel(inbox, token="1:unknown")
    with pytest.raises(ConfigurationError, match="does not know this token"):
        await channel.start()
    await channel.stop()


@pytest.mark.parametrize("token", ["nonsense", "a b:c", "x:y"])
async def test_a_token_that_cannot_be_one_is_said_before_anything_is_tried(
    setup: Setup, inbox: FakeInbox, token: str
) -> None:
    with pytest.raises(ConfigurationError, match="123456:ABC-DEF") as refusal:
        setup.channel(inbox, token=token)
    assert token not in str(refusal.value)


async def test_the_program_lives_while_telegram_cannot_be_reached(
    setup: Setup, telegram: StandIn, inbox: FakeInbox, time: ManualTime
) -> None:
    telegram.faults.drop(method="getMe")
    telegram.faults.answer(502, method="getMe")
    async with setup.polling(inbox) as channel:
        assert channel.username is None
        for _ in range(2):
            await time.until_sleeping(30, 30)
            await time.passes(30)
        lan = telegram.user(7)
        await lan.says("hello")
        assert (await lan.waits_for_reply()).text == "hello"


async def test_it_can_be_stopped_while_telegram_cannot_be_reached(
    setup: Setup, telegram: StandIn, inbox: FakeInbox
) -> None:
    telegram.faults.drop(method="getMe")
    async with setup.polling(inbox):
        pass
