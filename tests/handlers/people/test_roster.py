"""A list of cadres and hamlet heads sent in chat: looked through, mended, confirmed; never half of it."""

import hashlib
from pathlib import Path

import pytest
from sqlmodel import Session, col, select, update

from handlers.message import File, Handed, Reply, Tapped
from models.cadre import Cadre
from models.person import Person
from programme.registers.people_template import write_template
from testing.errands import made
from testing.talk import Talk, as_buttons, as_text
from testing.world import World, find
from tests.handlers.owing import FAILED, Island, labels

HEADERS = "STT,Họ và tên,Chức danh,Ấp/xã,Điện thoại,Năm sinh,Ghi chú"
ROWS = """\
1,Phạm Thị Mẫu,Trưởng ấp,Ấp Bãi Nhà A,0912 345 678,1970,
2,Lâm Văn Khoa,Trưởng ấp,Bãi Nhà B,,,mới
3,Trần Văn Năm,Chủ tịch Hội Nông dân xã,Xã Lại Sơn,,1968,
"""
LOOKED = """\
danh-sach.csv: 3 người.
Người dùng Tin Ấp: 1 mới, 1 thay đổi, 0 giữ nguyên.
Danh sách cán bộ: 2 mới, 1 thay đổi.
Mới:
- Lâm Văn Khoa, trưởng ấp, ấp Bãi Nhà B
Thay đổi:
- Phạm Thị Mẫu: điện thoại: không có → 0912 345 678
Không có trong danh sách, vẫn giữ:
- Võ Văn Mẫu
"""


@pytest.fixture
def world(island: Island) -> World:
    """On SQLite: nothing here depends on the database."""
    return island.world


async def hands(talk: Talk, path: Path, key: str = "file", name: str = "") -> Reply:
    """Send a file, as a channel hands it over."""
    content = path.read_bytes()
    file = File(name or path.name, str(path), "text/csv")
    return await talk.delivers(Handed(file, hashlib.sha256(content).hexdigest(), len(content)), key)


def a_list(folder: Path, rows: str = ROWS, headers: str = HEADERS) -> Path:
    path = folder / "danh-sach.csv"
    path.write_text(f"{headers}\n{rows}", encoding="utf-8")
    return path


async def known(world: World) -> dict[str, tuple[str, str, str | None, bool]]:
    def read(session: Session) -> dict[str, tuple[str, str, str | None, bool]]:
        every = session.exec(select(Person))
        return {one.name: (one.role, one.place_code, one.phone, one.active) for one in every}

    return await world.database.run(read)


async def cadres(world: World) -> set[tuple[str, str]]:
    return await world.database.run(
        lambda session: {(one.name, one.kind) for one in session.exec(select(Cadre))}
    )


async def test_looked_through_with_buttons_and_taken_in_by_a_tap(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    before = await known(world)
    reply = await hands(talk, a_list(tmp_path))
    assert (
        as_buttons(reply) == f"{LOOKED}**Ghi danh sách này?**\n[Ghi vào] [Thôi, để vậy]\n[Gửi kèm thông báo]"
    )
    assert await known(world) == before, "nothing before the yes"
    assert "✅ Đã ghi danh sách." in (await talk.taps("Ghi vào")).text
    now = await known(world)
    assert now["Phạm Thị Mẫu"] == ("hamlet_head", "bai-nha-a", "+84912345678", True)
    assert now["Lâm Văn Khoa"] == ("hamlet_head", "bai-nha-b", None, True)
    assert "Trần Văn Năm" not in now, "in the roster only"
    assert {("Trần Văn Năm", "association"), ("Lâm Văn Khoa", "hamlet_head")} <= await cadres(world)


async def test_the_same_by_typing_only(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    reply = await hands(talk, a_list(tmp_path))
    assert as_text(reply) == f"{LOOKED}\nGhi danh sách này?\n1 Ghi vào\n2 Thôi, để vậy\n3 Gửi kèm thông báo"
    assert "✅ Đã ghi danh sách." in (await talk.says("1")).text
    assert "không cần ghi gì" in (await hands(talk, a_list(tmp_path), "again")).text


async def test_an_agency_s_officer_whom_a_list_makes_a_head_is_of_no_agency_any_more(
    island: Island, tmp_path: Path
) -> None:
    await island.becomes("hamlet_head bai-nha-a", "agency_officer", "kien-hai", "nnptnt")
    phone = update(Person).where(col(Person.name) == "Phạm Thị Mẫu").values(phone="+84912345678")
    await island.do(lambda session: session.execute(phone))
    talk = await island.talk("coordinator kien-hai")
    await hands(talk, a_list(tmp_path, "1,Phạm Thị Mẫu,Trưởng ấp,Ấp Bãi Nhà A,0912 345 678,1970,\n"))
    await talk.taps("Ghi vào")
    head = await island.world.person("hamlet_head", "bai-nha-a")
    assert (head.name, head.agency_code) == ("Phạm Thị Mẫu", None)


async def test_no_leaves_everything_as_it_was(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    before = await known(world)
    await hands(talk, a_list(tmp_path))
    yes = talk.button("Ghi vào").data
    assert "Không thay đổi gì" in (await talk.says("2")).text
    assert "gửi lại tệp" in (await talk.delivers(Tapped(yes), "late")).text
    assert await known(world) == before


async def test_what_changed_since_it_was_looked_at_is_shown_anew(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    await hands(talk, a_list(tmp_path))

    def has_a_number(session: Session) -> None:
        person = find(session, "hamlet_head", "bai-nha-a")
        person.phone = "+84987654321"
        session.add(person)

    await world.database.run(has_a_number)
    again = await talk.taps("Ghi vào")
    assert "Có thay đổi sau lúc anh/chị xem" in again.text
    assert "0987 654 321 → 0912 345 678" in again.text
    assert "✅ Đã ghi danh sách." in (await talk.taps("Ghi vào")).text


async def test_a_file_that_was_replaced_or_is_gone_is_asked_for_again(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    path = a_list(tmp_path)
    await hands(talk, path)
    path.write_text(f"{HEADERS}\n9,Người Khác,Trưởng ấp,Bãi Bấc,,,", encoding="utf-8")
    assert "gửi lại tệp" in (await talk.taps("Ghi vào")).text
    assert "Người Khác" not in await known(world)


@pytest.mark.parametrize("who", ["hamlet_head bai-nha-a", "viewer kien-hai"])
async def test_a_list_is_for_those_who_look_after_people(world: World, tmp_path: Path, who: str) -> None:
    talk = await world.talk(who)
    before = await known(world)
    reply = await hands(talk, a_list(tmp_path))
    assert "Ghi vào" not in as_buttons(reply)
    assert FAILED not in reply.words
    assert await known(world) == before


async def test_the_right_is_lost_before_the_yes(world: World, tmp_path: Path) -> None:
    talk = await world.talk("commune_officer lai-son")
    assert "1 mới, 1 thay đổi" in (await hands(talk, a_list(tmp_path))).text

    def moves(session: Session) -> None:
        person = find(session, "commune_officer", "lai-son")
        person.place_code = "an-son"
        session.add(person)

    before = await known(world)
    await world.database.run(moves)
    reply = await talk.taps("Ghi vào")
    assert "không có ấp, xã nào tên này" in reply.text
    assert {**await known(world), "Lý Văn Mẫu": before["Lý Văn Mẫu"]} == before


# What is wrong, row by row ------------------------------------------------------

WRONG = {
    "1,,Trưởng ấp,Bãi Nhà A,,,": "Dòng 2, họ tên: chưa điền",
    "1,Phạm Thị Mẫu,,Bãi Nhà A,,,": "Dòng 2, chức danh: chưa điền",
    "1,Phạm Thị Mẫu,Trưởng ấp,,,,": "Dòng 2, nơi: chưa điền",
    "1,Phạm Thị Mẫu,Trưởng ấp,Ấp Không Có,,,": "Dòng 2, nơi: không có ấp, xã nào tên này",
    "1,Phạm Thị Mẫu,Trưởng ấp,Xã Lại Sơn,,,": "Dòng 2, nơi: trưởng ấp thì nơi phải là một ấp",
    "1,Phạm Thị Mẫu,Cán bộ xã,Bãi Nhà A,,,": "Dòng 2, nơi: cán bộ xã thì nơi phải là một xã",
    "1,Phạm Thị Mẫu,Trưởng ấp,Bãi Nhà A,12345,,": "Dòng 2, điện thoại: cần một số điện thoại",
    "1,Phạm Thị Mẫu,Trưởng ấp,Bãi Nhà A,,19,": "Dòng 2, năm sinh: cần một năm",
    f"1,{'M' * 121},Trưởng ấp,Bãi Nhà A,,,": "Dòng 2, họ tên: dài quá, nhiều nhất 120 chữ",
    "1,A Mẫu,Trưởng ấp,Bãi Bấc,,,\n2,a mẫu,Trưởng ấp,Bãi Bấc,,,": "Dòng 3, họ tên: người này có hai lần",
    "1,Phạm Thị Mẫu,Trưởng ấp,Bãi Nhà A,0912345678,,\n2,Lê Văn Tư,Trưởng ấp,Bãi Bấc,0912345678,,": (
        "hai dòng cùng một số điện thoại"
    ),
}


async def test_a_wrong_row_is_named_and_nothing_is_taken_in(world: World, tmp_path: Path) -> None:
    def is_called(session: Session) -> None:
        person = find(session, "hamlet_head", "bai-nha-a")
        person.phone = "+84912345678"
        session.add(person)

    await world.database.run(is_called)
    talk = await world.talk("coordinator kien-hai")
    before = await known(world)
    for number, (rows, told) in enumerate(WRONG.items()):
        reply = await hands(talk, a_list(tmp_path, rows), f"wrong{number}")
        assert told in reply.text, rows
        assert "Chưa ghi gì." in reply.text
        assert labels(reply) == ["Gửi kèm thông báo"], "a file may be meant for somebody else all the same"
    assert await known(world) == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "Tên,Tuổi\nA,1", "không thấy dòng tiêu đề, thiếu cột"),
        ("a.csv", f"{HEADERS},SĐT\n1,A Mẫu,Trưởng ấp,Bãi Bấc,,,,", "hai cột cùng một nghĩa"),
        ("a.xlsx", "no workbook", "đây không phải tệp Excel"),
    ],
)
async def test_a_file_that_is_no_list_is_refused(
    world: World, tmp_path: Path, name: str, content: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    talk = await world.talk("coordinator kien-hai")
    assert told in (await hands(talk, path)).text


# The list to fill in --------------------------------------------------------------


async def test_the_list_to_fill_in_comes_as_a_file_and_is_understood(world: World, tmp_path: Path) -> None:
    talk = await world.talk("coordinator kien-hai")
    assert "Tệp mẫu sẽ có ngay" in (await talk.says("mẫu danh sách")).text
    (reply,) = await made(world.database, world.at, tmp_path)
    (file,) = reply.files
    assert file.name == "danh-sach-can-bo.xlsx"
    looked = await hands(talk, Path(file.path), name=file.name)
    assert looked.text.startswith("danh-sach-can-bo.xlsx: 2 người."), "the sample rows are complete"
    assert "Ghi danh sách này?" in (looked.question or "")


def test_the_one_in_the_documents_is_the_same(tmp_path: Path) -> None:
    kept = Path(__file__).parents[3] / "docs" / "mau" / "danh-sach-can-bo.xlsx"
    write_template(tmp_path / "new.xlsx", "Ấp Bãi Nhà A", "Xã Lại Sơn")
    assert cells(kept) == cells(tmp_path / "new.xlsx")


def cells(path: Path) -> list[list[object]]:
    from openpyxl import load_workbook

    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]  # type: ignore[union-attr]
