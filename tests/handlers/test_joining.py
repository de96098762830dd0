"""Joining: a code links a chat to a person, once, for a while; guessing is slow."""

from datetime import timedelta

from sqlmodel import Session

from handlers.codes import code_hash
from models import invite
from models.person import Person
from testing.talk import KEY, Clock
from testing.world import World

CODE = "K7Q2-M4TP"


async def invited(world: World, clock: Clock, name: str = "Trần Thị Mẫu", code: str = CODE) -> int:
    """A real person invited as hamlet head of Bãi Nhà A; returns their number."""

    def add(session: Session) -> int:
        person = Person(name=name, role="hamlet_head", place_code="bai-nha-a", created_at=clock.at)
        session.add(person)
        session.flush()
        assert person.id is not None
        invite.add(session, person.id, code_hash(KEY, code), clock.at, timedelta(days=14))
        return person.id

    return await world.database.run(add)


async def test_the_code_links_the_chat_and_the_notice_comes_once(world: World, clock: Clock) -> None:
    await invited(world, clock)
    talk = await world.talk("newcomer")
    reply = await talk.says("k7q2m4tp")
    assert "Trần Thị Mẫu" in reply.text
    assert reply.role == "hamlet_head"
    assert [choice.label for choice in reply.options()] == ["Đã đọc, đi tiếp"]
    assert (await talk.says("tập huấn")).options() == reply.options(), "first the notice"
    assert "Anh/chị muốn làm gì?" in (await talk.taps("Đã đọc, đi tiếp")).question
    assert "Buổi tập huấn" in (await talk.says("tập huấn")).question


async def test_the_deep_link_and_the_number_work_too(world: World, clock: Clock) -> None:
    await invited(world, clock)
    talk = await world.talk("newcomer")
    assert "Trần Thị Mẫu" in (await talk.says(f"/start {CODE}")).text
    assert "muốn làm gì" in (await talk.says("1")).question


async def test_a_code_is_used_once(world: World, clock: Clock) -> None:
    await invited(world, clock)
    await (await world.talk("newcomer")).says(CODE)
    assert "đã dùng rồi" in (await (await world.talk("stranger")).says(CODE)).text


async def test_a_code_expires(world: World, clock: Clock) -> None:
    await invited(world, clock)
    clock.at += timedelta(days=14, seconds=1)
    assert "hết hạn" in (await (await world.talk("newcomer")).says(CODE)).text


async def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(world: World, clock: Clock) -> None:
    await invited(world, clock)
    talk = await world.talk("newcomer")
    for wrong in ("AAA2-AAAA", "BBB2-BBBB", "CCC2-CCCC", "DDD2-DDDD", "EEE2-EEEE"):
        await talk.says(wrong)
    assert "Một giờ nữa" in (await talk.says(CODE)).text
    clock.at += timedelta(hours=1, seconds=1)
    assert "Trần Thị Mẫu" in (await talk.says(CODE)).text


async def test_ordinary_words_are_no_guesses(world: World, clock: Clock) -> None:
    await invited(world, clock)
    talk = await world.talk("newcomer")
    for word in ("tinh hinh", "bao cao", "giup toi", "alo", "abcd efgh", "1234 5678"):
        await talk.says(word)
    assert "Trần Thị Mẫu" in (await talk.says(CODE)).text


async def test_a_sample_person_s_code_opens_only_the_practice_page(world: World) -> None:
    practice = await world.talk("hamlet_head bai-nha-a", "practice")
    code = (await practice.says("/lienket")).text.split(": ")[1][:9]
    outside = await world.talk("newcomer", "telegram")
    assert "không đúng" in (await outside.says(code)).text
    inside = await world.talk("newcomer", "practice")
    assert "Phạm Thị Mẫu" in (await inside.says(code)).text


async def test_only_a_keyed_hash_of_the_code_is_stored(world: World, clock: Clock) -> None:
    await invited(world, clock)
    assert CODE.replace("-", "") not in code_hash(KEY, CODE)
    assert code_hash(KEY, CODE) != code_hash(b"another key of the same length!!", CODE)
    assert code_hash(KEY, "k7q2 m4tp") == code_hash(KEY, CODE)


async def test_one_person_on_two_channels_goes_on_with_the_same_draft(world: World, clock: Clock) -> None:
    await invited(world, clock)
    phone = await world.talk("newcomer", "telegram")
    await phone.says(CODE)
    await phone.taps("Đã đọc, đi tiếp")
    await phone.says("/taphuan")
    await phone.taps("Chăn nuôi")
    code = (await phone.says("/lienket")).text.split(": ")[1][:9]
    other = await world.talk("another", "zalo")
    assert "Trần Thị Mẫu" in (await other.says(code)).text
    assert "ngày nào" in (await other.says("tiếp tục")).question


async def test_a_person_set_inactive_sees_nothing_any_more(world: World, clock: Clock) -> None:
    number = await invited(world, clock)
    talk = await world.talk("newcomer")
    await talk.says(CODE)
    await talk.taps("Đã đọc, đi tiếp")

    def leave(session: Session) -> None:
        person = session.get(Person, number)
        assert person is not None
        person.active = False
        session.add(person)

    await world.database.run(leave)
    assert "đã ngừng" in (await talk.says("/tinhhinh")).text
