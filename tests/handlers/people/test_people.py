"""The list of people and inviting: what is shown, what words mean, what an administrator may."""

import pytest
from sqlmodel import Session, select

from handlers.message import Tapped
from models import notice
from models.chat import Chat
from models.invite import Invite
from models.notice import Notice
from models.person import Person, Role
from models.report import Report
from testing.world import World, find
from tests.handlers.owing import FAILED, Island, labels


@pytest.fixture
def world(island: Island) -> World:
    """On SQLite: nothing here depends on the database."""
    return island.world


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/nguoi", "Người phụ trách: đặc khu Kiên Hải"),
        ("danh sách người", "Người phụ trách: đặc khu Kiên Hải"),
        ("người phụ trách xã lại sơn", "Người phụ trách: xã Lại Sơn"),
        ("/nguoi bai bac", "Người phụ trách: ấp Bãi Bấc"),
        ("/nguoi đặng", "Đặng Thị Mẫu, trưởng ấp, ấp Bãi Bấc"),
        ("/nguoi mẫu", "Có vài người giống."),
        ("/nguoi không có ai", "Dạ, không tìm thấy ai tên đó."),
        ("/nguoi bãi bấc xyz", 'Dạ, chưa hiểu "xyz".'),
    ],
)
async def test_people_are_found_by_place_and_by_name(world: World, typed: str, told: str) -> None:
    talk = await world.talk("coordinator kien-hai")
    assert (await talk.says(typed)).text.startswith(told)


async def test_a_sentence_about_people_is_no_command(world: World) -> None:
    for who in ("hamlet_head bai-nha-a", "commune_officer lai-son"):
        talk = await world.talk(who)
        told = await talk.says("Người dân hôm nay tập huấn nuôi cá, mọi người đi đủ, 25 người, 12 nữ")
        assert "Báo cáo tập huấn" in told.words or "Kỹ thuật nuôi cá" in told.words, who
        await talk.says("hủy")


async def test_a_long_list_has_pages(world: World) -> None:
    def many(session: Session) -> None:
        at = find(session, "hamlet_head", "bai-nha-a").created_at
        for number in range(8):
            added = Person(
                name=f"Người Thứ {number}", role="hamlet_head", place_code="bai-nha-a", created_at=at
            )
            added.sample = True
            session.add(added)

    await world.database.run(many)
    talk = await world.talk("commune_officer lai-son")
    assert "Xem thêm" in labels(await talk.says("/nguoi bãi nhà a"))
    second = await talk.taps("Xem thêm")
    assert [label for label in labels(second) if label.startswith("Người Thứ")] == [
        "Người Thứ 5",
        "Người Thứ 6",
        "Người Thứ 7",
    ]
    assert "Người Thứ 4" in labels(await talk.taps("Trang trước"))


async def test_who_blocked_the_bot_and_who_was_never_invited_is_said(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a")
    await head.says("menu")

    def blocks(session: Session) -> None:
        chat = session.exec(select(Chat).where(Chat.address == head.address)).one()
        chat.blocked_at = world.at
        session.add(chat)

    await world.database.run(blocks)
    talk = await world.talk("commune_officer lai-son")
    assert "đã chặn" in (await talk.says("/nguoi bãi nhà a")).told
    assert "⚠️ Đã chặn tin" in (await talk.says("/nguoi phạm")).text
    assert "Chưa vào, chưa có mã mời." in (await talk.says("/nguoi võ")).text


async def test_a_code_is_not_shown_again_and_the_invitation_is_not_corrected(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await talk.says("/nguoi bãi nhà a")
    await talk.taps("Mời người")
    for text in ("Lâm Văn Khoa", "bỏ qua"):
        await talk.says(text)
    send = talk.button("✅ Gửi").data
    first = await talk.taps("✅ Gửi")
    assert "Mã mời: " in first.text
    again = await talk.delivers(Tapped(send), "again")
    assert "Mã mời" not in again.text
    assert "Lâm Văn Khoa" not in (await talk.says("đã gửi")).words, "an invitation is no report"
    assert FAILED not in (await talk.says("sửa")).words

    def count(session: Session) -> tuple[int, int]:
        named = session.exec(select(Person).where(Person.name == "Lâm Văn Khoa")).all()
        return len(named), len(session.exec(select(Invite)).all())

    assert await world.database.run(count) == (1, 1)


async def test_the_invitation_is_not_for_those_below_to_see(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await talk.says("/nguoi bãi nhà a")
    await talk.taps("Mời người")
    for text in ("Lâm Văn Khoa", "0912 345 678", "gửi"):
        await talk.says(text)

    def where(session: Session) -> str:
        return session.exec(select(Report.place_code).where(Report.form == "invitation")).one()

    assert await world.database.run(where) == "lai-son"


async def test_an_administrator_looks_after_everybody(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    await talk.says("menu")

    def becomes(session: Session) -> None:
        person = find(session, "commune_officer", "lai-son")
        person.role = Role.admin
        session.add(person)

    await world.database.run(becomes)
    await talk.says("/nguoi đặc khu kiên hải")
    await talk.taps("Mời người")
    await talk.taps("Đặc khu Kiên Hải")
    await talk.taps("điều phối viên")
    for text in ("Lâm Văn Khoa", "bỏ qua", "gửi"):
        await talk.says(text)
    assert "Của Lâm Văn Khoa" in talk.last.text
    assert "Bàn giao" in labels(await talk.says("/nguoi hồ thị mẫu"))


async def test_a_commune_officer_is_offered_hamlets_only(world: World) -> None:
    talk = await world.talk("commune_officer lai-son")
    reply = await talk.says("mời người")
    assert labels(reply) == ["Ấp Bãi Nhà A", "Ấp Bãi Nhà B", "Ấp Bãi Bấc", "Ấp Thiên Tuế"]
    assert "không tìm thấy" in (await talk.says("củ tron")).text


async def test_a_lost_phone_is_cut_off_and_the_draft_is_still_there(world: World) -> None:
    head = await world.talk("hamlet_head bai-nha-a", "practice")
    for text in ("/taphuan", "1"):
        await head.says(text)
    talk = await world.talk("commune_officer lai-son")
    await talk.says("/nguoi phạm")
    await talk.taps("Mất máy, đổi máy")
    code = (await talk.taps("Gỡ và cấp mã")).text.split("Mã mời: ")[1][:9]
    assert "gõ mã mời" in (await head.says("hôm qua")).question
    other = await world.talk("newcomer", "practice")
    await other.says(code)
    assert "Tổ chức ngày nào" in (await other.says("tiếp tục")).question


async def test_nothing_waits_for_somebody_who_was_shut_out(island: Island) -> None:
    """But for the last thing they are told after a hand-over."""

    def write(session: Session) -> list[str]:
        from locales import _

        person = find(session, "hamlet_head", "bai-nha-a")
        person.active = False
        session.add(person)
        assert person.id is not None
        notice.add(session, "one", person.id, _("Back"), island.clock.at)
        notice.add(session, "last", person.id, _("Back"), island.clock.at, kind=notice.FAREWELL)
        taken = []
        while (found := notice.take(session, island.clock.at, (), sample=True)) is not None:
            taken.append(found.key)
            notice.mark_sent(session, found.id, island.clock.at)
        assert len(session.exec(select(Notice)).all()) == 2
        return taken

    assert await island.do(write) == ["last"]
