"""Buttons cannot be forged, carried to another person, or worn out."""

import pytest
from sqlmodel import Session

from handlers.buttons import LARGEST, Signer
from handlers.message import Reply, Tapped
from models import conversation
from testing.talk import KEY
from testing.world import World, find

SIGNER = Signer(b"0123456789abcdef0123456789abcdef")


def test_what_was_signed_is_recognised() -> None:
    assert SIGNER.check(7, SIGNER.sign(7, "r:12")) == "r:12"


@pytest.mark.parametrize("forged", ["", "~", "r:12", "r:12~", "r:12~000000000000", "r:13~{good}", "ấp~ấp"])
def test_anything_else_is_refused(forged: str) -> None:
    good = SIGNER.sign(7, "r:12").rpartition("~")[2]
    assert SIGNER.check(7, forged.format(good=good)) is None


def test_a_button_is_worth_nothing_in_another_s_hands() -> None:
    assert SIGNER.check(8, SIGNER.sign(7, "r:12")) is None


def test_data_that_would_not_fit_is_never_sent() -> None:
    with pytest.raises(ValueError, match="too long"):
        SIGNER.sign(7, "x" * LARGEST)


async def sent_report(world: World, who: str = "hamlet_head bai-nha-a") -> str:
    """A report by this person; returns the button that opens it, as its owner has it."""
    talk = await world.talk(who)
    for text in ("/taphuan", "chăn nuôi", "hôm nay", "1", "20 người, 9 nữ", "đúng", "bỏ qua", "gửi"):
        await talk.says(text)
    await talk.says("/dagui")
    return talk.last.options()[0].data


async def test_a_report_is_not_opened_by_the_button_of_another(world: World) -> None:
    button = await sent_report(world)
    thief = await world.talk("hamlet_head an-cu")
    reply = await thief.delivers(Tapped(button), "t1")
    assert "không còn dùng" in reply.text
    assert "Chăn nuôi" not in reply.text


@pytest.mark.parametrize(
    "verb", ["r:{id}", "e:{id}", "x:{id}", "y:{id}", "t:bai-nha-a:202603", "t:kien-hai:202603"]
)
async def test_rights_are_checked_even_behind_a_true_signature(world: World, verb: str) -> None:
    button = await sent_report(world)
    number = button.split("~")[0].split(":")[1]
    thief = await world.talk("hamlet_head an-cu")
    await thief.says("/menu")
    mine = Signer(KEY)
    data = mine.sign(await conversation_of(world, "an-cu"), verb.format(id=number))
    reply = await thief.delivers(Tapped(data), "t2")
    assert "chỉ cán bộ xã nơi đó" in reply.text
    assert "Chăn nuôi" not in told(reply)


async def test_a_form_for_another_place_is_not_begun(world: World) -> None:
    thief = await world.talk("hamlet_head an-cu")
    await thief.says("/menu")
    data = Signer(KEY).sign(await conversation_of(world, "an-cu"), "f:training:bai-nha-a")
    reply = await thief.delivers(Tapped(data), "t3")
    assert "Buổi tập huấn" not in reply.question


async def conversation_of(world: World, place: str) -> int:
    def look(session: Session) -> int:
        person = find(session, "hamlet_head", place)
        return conversation.of_person(session, person.id or 0).id or 0

    return await world.database.run(look)


def told(reply: Reply) -> str:
    return "\n".join([reply.text, reply.table, *(choice.label for choice in reply.options())])


async def test_tapping_twice_is_tapping_once(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    button = talk.button("Chăn nuôi")
    first = await talk.delivers(Tapped(button.data), "a")
    again = await talk.delivers(Tapped(button.data), "b")
    assert first.question == again.question
    assert again.text == ""


async def test_an_old_button_corrects_the_answer_it_belongs_to(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    await talk.says("/taphuan")
    other = talk.button("Kỹ thuật nuôi cá lồng bè")
    await talk.taps("Chăn nuôi")
    reply = await talk.delivers(Tapped(other.data), "b")
    assert reply.text == "Nội dung sửa thành: Kỹ thuật nuôi cá lồng bè."
    assert "ngày nào" in reply.question


async def test_send_tapped_twice_sends_once(world: World) -> None:
    talk = await world.talk("hamlet_head bai-nha-a")
    for text in ("/taphuan", "chăn nuôi", "hôm nay", "1", "20 người, 9 nữ", "đúng", "bỏ qua"):
        await talk.says(text)
    send = talk.button("✅ Gửi")
    assert "Đã gửi" in (await talk.delivers(Tapped(send.data), "a")).text
    assert "đã gửi rồi" in (await talk.delivers(Tapped(send.data), "b")).text
    await talk.says("/dagui")
    assert len(talk.last.options()) == 1
