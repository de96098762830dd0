"""Handing over: everything goes to the successor at once, whoever is typing at that moment."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, select

from handlers.message import Tapped
from handlers.outgoing import Speaker
from handlers.state import State, unpack
from models import conversation, notice
from models.conversation import Conversation
from models.hand_over import HandOver
from models.notice import Notice
from models.person import Person
from models.report import Report, ReportVersion
from testing.talk import KEY, Clock, Talk
from testing.world import World, find
from tests.handlers.owing import FAILED

HEAD, OFFICER, NEIGHBOUR = "hamlet_head bai-nha-a", "commune_officer lai-son", "hamlet_head bai-nha-b"


async def reported(talk: Talk) -> None:
    """One report sent, another one begun."""
    for text in ("/taphuan", "1", "hôm qua", "1", "25 người, 12 nữ", "đúng rồi", "bỏ qua", "gửi"):
        await talk.says(text)
    assert "✅ Đã gửi" in talk.last.text
    for text in ("/taphuan", "chăn nuôi", "hôm nay"):
        await talk.says(text)


async def summary(talk: Talk, successor: str = "võ văn mẫu", then: str = "1") -> None:
    """A hand-over from the head of Bãi Nhà A, up to its summary."""
    await talk.says("/nguoi bãi nhà a")
    await talk.taps("Phạm Thị Mẫu")
    await talk.taps("Bàn giao")
    await talk.says(successor)
    await talk.says(then)


def state_of(session: Session, person: Person) -> State:
    theirs = session.exec(select(Conversation).where(Conversation.person_id == person.id)).one()
    return unpack(theirs.state)


async def test_reports_keep_their_sender_and_become_the_successor_s_to_correct(worlds: World) -> None:
    head, successor = await worlds.talk(HEAD), await worlds.talk(NEIGHBOUR)
    await reported(head)
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    assert "✅ Đã bàn giao" in (await officer.says("gửi")).text
    assert "Võ Văn Mẫu đã nhận bàn giao" in (await head.says("đã gửi")).text
    await successor.says("đã gửi")
    assert "Phạm Thị Mẫu gửi" in (await successor.says("1")).text
    await successor.taps("Sửa")
    for text in ("6", "26 người, 12 nữ", "đúng rồi", "gửi"):
        await successor.says(text)

    def check(session: Session) -> None:
        report = session.exec(select(Report).where(Report.form == "training")).one()
        before = session.exec(select(Person).where(Person.name == "Phạm Thị Mẫu")).one()
        after = session.exec(select(Person).where(Person.name == "Võ Văn Mẫu")).one()
        assert (report.reporter_id, report.successor_id) == (before.id, after.id)
        authors = session.exec(select(ReportVersion.author_id).where(ReportVersion.report_id == report.id))
        assert authors.all() == [before.id, after.id]
        assert (after.role, after.place_code, before.active) == ("hamlet_head", "bai-nha-a", False)

    await worlds.database.run(check)


async def test_the_draft_and_what_waits_to_be_told_go_on_with_the_successor(
    worlds: World, clock: Clock
) -> None:
    head, successor = await worlds.talk(HEAD), await worlds.talk(NEIGHBOUR)
    await reported(head)

    def waits(session: Session) -> None:
        from locales import _

        person = find(session, "hamlet_head", "bai-nha-a")
        assert person.id is not None
        notice.add(session, "one", person.id, _("Cancel"), clock.at)
        notice.add(session, "reminded", person.id, _("Back"), clock.at, kind="reminder")

    await worlds.database.run(waits)
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    await officer.says("gửi")
    assert "Ở đâu?" in (await successor.says("tiếp tục")).question

    def check(session: Session) -> None:
        person = session.exec(select(Person).where(Person.name == "Phạm Thị Mẫu")).one()
        owners = {one.key: one.person_id for one in session.exec(select(Notice))}
        assert owners["one"] != person.id
        assert owners["reminded"] == person.id, "planned anew, for whoever is there then"
        told = [one.person_id for one in session.exec(select(Notice)) if one.key.startswith("handed:")]
        assert sorted(told) == sorted([person.id or 0, owners["one"]])
        assert state_of(session, person) == State(practising=True)

    await worlds.database.run(check)


async def test_an_announcement_that_waits_for_the_morning_reaches_the_successor(
    worlds: World, clock: Clock
) -> None:
    successor = await worlds.person("hamlet_head", "bai-nha-b")
    clock.at = datetime(2026, 3, 18, 13, 30, tzinfo=UTC)  # half past eight in the evening
    officer = await worlds.talk(OFFICER)
    await worlds.talk(HEAD)
    await officer.says("/guithongbao")
    await officer.taps("Trưởng ấp Bãi Nhà A")
    for text in ("Mai 8 giờ họp.", "bỏ qua", "không", "gửi"):
        await officer.says(text)
    assert "✅" in officer.last.text
    await summary(officer)
    await officer.says("gửi")
    clock.at = datetime(2026, 3, 19, 1, tzinfo=UTC)

    def said(session: Session) -> dict[int, str]:
        speaker = Speaker(KEY, lambda: "new")
        heard: dict[int, str] = {}
        while (taken := notice.take(session, clock.at, ["test"], sample=True)) is not None:
            reply = speaker.say(session, taken, clock.at)
            heard[taken.person_id] = heard.get(taken.person_id, "") + getattr(reply, "text", "")
            notice.mark_sent(session, taken.id, clock.at)
        return heard

    heard = await worlds.database.run(said)
    assert "Mai 8 giờ họp." in heard[successor.id or 0]
    assert [words for words in heard.values() if "Mai 8 giờ" in words] == [heard[successor.id or 0]]


async def test_the_predecessor_may_go_to_another_place_instead(worlds: World) -> None:
    head = await worlds.talk(HEAD)
    await reported(head)
    officer = await worlds.talk(OFFICER)
    await summary(officer, then="2")
    await officer.says("thiên tuế")
    await officer.says("gửi")
    assert "ấp Thiên Tuế" in (await head.says("menu")).text
    assert "chưa gửi báo cáo nào" in (await head.says("đã gửi")).text
    assert "không có bản nào" in (await head.says("tiếp tục")).text


async def test_a_chain_of_hand_overs_ends_with_the_last(worlds: World) -> None:
    head = await worlds.talk(HEAD)
    await reported(head)
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    await officer.says("gửi")
    await officer.says("/nguoi bãi nhà a")
    await officer.taps("Võ Văn Mẫu")
    await officer.taps("Bàn giao")
    await officer.says("đặng thị mẫu")
    await officer.says("1")
    assert "✅ Đã bàn giao" in (await officer.says("gửi")).text

    def check(session: Session) -> None:
        report = session.exec(select(Report).where(Report.form == "training")).one()
        keeper = session.get(Person, report.keeper_id)
        assert keeper is not None
        assert keeper.name == "Đặng Thị Mẫu"
        assert [draft.form for draft in state_of(session, keeper).shelf] == ["training"]

    await worlds.database.run(check)


async def test_done_twice_it_is_done_once(worlds: World) -> None:
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    send = officer.button("✅ Gửi").data
    await officer.delivers(Tapped(send), "first")
    again = await officer.delivers(Tapped(send), "again")
    assert "đã gửi rồi" in again.text
    assert await count(worlds, HandOver) == 1


async def test_two_officers_hand_the_same_over_at_the_same_moment(worlds: World) -> None:
    officer, coordinator = await worlds.talk(OFFICER), await worlds.talk("coordinator kien-hai")
    await summary(officer)
    await summary(coordinator, successor="đặng thị mẫu")
    said = await asyncio.gather(*(talk.taps("✅ Gửi") for talk in (officer, coordinator)))
    assert not any(FAILED in reply.words for reply in said)
    assert sorted("✅ Đã bàn giao" in reply.text for reply in said) == [False, True]
    assert await count(worlds, HandOver) == 1


@pytest.mark.parametrize("order", [1, -1])
async def test_the_predecessor_sends_at_the_very_moment(worlds: World, order: int) -> None:
    """The draft is sent by the one or goes on with the other: never both, never neither."""
    head = await worlds.talk(HEAD)
    await reported(head)
    for text in ("1", "20 người, 10 nữ", "đúng rồi", "bỏ qua"):
        await head.says(text)
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    both: list[Callable[[], object]] = [lambda: head.taps("✅ Gửi"), lambda: officer.taps("✅ Gửi")]
    said = await asyncio.gather(*(act() for act in both[::order]))  # type: ignore[call-overload]
    assert not any(FAILED in reply.words for reply in said)

    def check(session: Session) -> None:
        sent = session.exec(select(Report).where(Report.form == "training")).all()
        successor = session.exec(select(Person).where(Person.name == "Võ Văn Mẫu")).one()
        drafts = [one for one in state_of(session, successor).shelf if one.form == "training"]
        assert len(sent) + len(drafts) == 2
        assert all(one.keeper_id == successor.id for one in sent)

    await worlds.database.run(check)


async def count(worlds: World, table: type[HandOver]) -> int:
    return await worlds.database.run(lambda session: len(session.exec(select(col(table.id))).all()))


async def test_a_conversation_that_was_never_begun_is_handed_over_too(worlds: World) -> None:
    officer = await worlds.talk(OFFICER)
    await summary(officer)
    assert "Bản đang làm dở: 0, báo cáo đã gửi: 0" in (await officer.says("gửi")).text

    def check(session: Session) -> None:
        person = session.exec(select(Person).where(Person.name == "Phạm Thị Mẫu")).one()
        assert person.id is not None
        assert conversation.of_person(session, person.id).state

    await worlds.database.run(check)
