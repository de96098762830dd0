"""The list of households: loaded again and again, refused whole, never losing a household."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from models import household
from models.household import Household
from models.recognition import Recognition
from programme.registers.fault import RegisterError
from programme.registers.household_register import HouseholdsLoaded, load_households
from tests.programme.conftest import NOW

TODAY = date(2026, 3, 18)
HEADERS = "STT,Mã hộ,Họ và tên chủ hộ,Năm sinh,Ấp,Số nhân khẩu,Phân loại,Giới tính,Dân tộc,Số QĐ,Ngày QĐ"
ROWS = """\
1,KH-1,Trần Văn Mẫu,1965,Ấp Bãi Nhà A,5,Hộ nghèo,Nam,Kinh,12/QĐ,10/12/2025
2,,Danh Mẫu,02/03/1970,bai nha a,4,HCN,nam,Khmer,,
3,,Lê Thị Mẫu,1980,bai-bac,3,,Nữ,Kinh,,
"""

Load = Callable[..., HouseholdsLoaded]


@pytest.fixture
def session(planned_once: Session) -> Session:
    """A session in which the plan of Kiên Hải is known."""
    return planned_once


@pytest.fixture
def loaded(session: Session, tmp_path: Path) -> Load:
    """Loads rows below the headers into it."""

    def load_rows(
        rows: str = ROWS, headers: str = HEADERS, place: str | None = None, sample: bool = False
    ) -> HouseholdsLoaded:
        path = tmp_path / "list.csv"
        path.write_text(f"{headers}\n{rows}", encoding="utf-8")
        return load_households(session, path, place, NOW, TODAY, sample=sample)

    return load_rows


def known(session: Session) -> dict[str, Household]:
    """Every household by the head's name."""
    return {one.head: one for one in session.exec(select(Household))}


def test_what_the_list_says_is_stored(session: Session, loaded: Load) -> None:
    result = loaded().result

    tran, danh, le = (known(session)[head] for head in ("Trần Văn Mẫu", "Danh Mẫu", "Lê Thị Mẫu"))
    assert (tran.code, tran.number, tran.birth_year, tran.members) == ("KH-1", 1, 1965, 5)
    assert (tran.place_code, tran.place_path) == ("bai-nha-a", "kien-hai/lai-son/bai-nha-a/")
    assert (tran.recognised_class, tran.recognised_on) == ("poor", date(2025, 12, 10))
    assert (danh.code, danh.head_key, danh.birth_year) == ("bai-nha-a-002", "danh mau", 1970)
    assert (danh.recognised_class, danh.recognised_on) == ("near_poor", None)
    assert (danh.woman_headed, danh.ethnic_minority) == (False, True)
    assert (le.place_code, le.recognised_class, le.woman_headed) == ("bai-bac", "not_poor", True)
    assert [one.decision for one in session.exec(select(Recognition))] == ["12/QĐ"]
    assert (len(result.added), result.changed, result.missing) == (3, {}, [])


def test_loading_twice_changes_nothing_and_says_so(session: Session, loaded: Load) -> None:
    loaded()
    before = sorted(one.model_dump_json() for one in session.exec(select(Household)))

    again = loaded()

    assert again.result.nothing_new
    assert (again.unchanged, again.result.missing) == (3, [])
    assert sorted(one.model_dump_json() for one in session.exec(select(Household))) == before


def test_a_changed_row_updates_and_an_empty_cell_leaves_what_is_known(session: Session, loaded: Load) -> None:
    loaded()

    result = loaded("9,KH-1,Trần Văn Mẫu Em,,Ấp Bãi Nhà A,6,,,,,\n2,,danh mau,,bai nha a,,,,,,\n").result

    tran = known(session)["Trần Văn Mẫu Em"]
    assert (tran.number, tran.members, tran.birth_year, tran.recognised_class) == (9, 6, 1965, "poor")
    assert tran.head_key == "tran van mau em"
    assert {entry.code: columns for entry, columns in result.changed.items()} == {
        "KH-1": ["number", "head", "members"],
        "bai-nha-a-002": ["head"],
    }


def test_a_household_that_is_not_in_the_list_is_kept_and_told(session: Session, loaded: Load) -> None:
    loaded()
    left = known(session)["Danh Mẫu"]

    result = loaded("1,KH-1,Trần Văn Mẫu,1965,Ấp Bãi Nhà A,5,Hộ nghèo,Nam,Kinh,12/QĐ,10/12/2025\n").result

    assert [entry.code for entry in result.missing] == ["bai-nha-a-002"]  # not the one of another hamlet
    assert left.left_on is None


def test_a_new_decision_changes_the_class_and_the_old_one_stays_in_the_history(
    session: Session, loaded: Load
) -> None:
    loaded()

    result = loaded("1,KH-1,Trần Văn Mẫu,1965,Bãi Nhà A,5,mới thoát nghèo,,,20/QĐ,01/03/2026\n").result

    tran = known(session)["Trần Văn Mẫu"]
    assert (tran.recognised_class, tran.recognised_on) == ("newly_escaped", date(2026, 3, 1))
    assert list(result.changed.values()) == [["recognition"]]
    assert len(session.exec(select(Recognition)).all()) == 2


def test_a_class_may_also_be_a_cross(session: Session, loaded: Load) -> None:
    loaded("1,Trần Văn Mẫu,x,\n2,Danh Mẫu,,x\n3,Lê Mẫu,,\n", "TT,Họ tên,Hộ nghèo,Hộ cận nghèo", "bai-bac")
    assert [one.recognised_class for one in household.of_place(session, "bai-bac", sample=False)] == [
        "poor",
        "near_poor",
        "not_poor",
    ]


def test_two_people_of_one_name_are_told_apart_by_year_or_number(session: Session, loaded: Load) -> None:
    headers = "STT,Họ tên,Năm sinh,Nhân khẩu"
    loaded("1,Trần Văn Mẫu,1965,5\n2,Trần Văn Mẫu,1982,4\n", headers, "bai-nha-a")

    loaded("1,Trần Văn Mẫu,1982,3\n2,Trần Văn Mẫu,1965,6\n", headers, "bai-nha-a")
    by_year = {one.birth_year: one for one in household.of_place(session, "bai-nha-a", sample=False)}
    assert {year: (one.number, one.members) for year, one in by_year.items()} == {1965: (2, 6), 1982: (1, 3)}

    loaded("1,Trần Văn Mẫu,,7\n", headers, "bai-nha-a")
    assert by_year[1982].members == 7


def test_a_code_of_the_commune_replaces_one_that_was_made_here(session: Session, loaded: Load) -> None:
    loaded("2,Danh Mẫu,\n", "STT,Họ tên,Mã hộ", "bai-nha-a")
    loaded("2,Danh Mẫu,KH-9\n", "STT,Họ tên,Mã hộ", "bai-nha-a")
    assert [one.code for one in household.of_place(session, "bai-nha-a", sample=False)] == ["KH-9"]


def test_a_written_code_is_not_taken_by_one_that_is_made(session: Session, loaded: Load) -> None:
    loaded("1,A Mẫu,\n9,B Mẫu,bai-nha-a-001\n", "STT,Họ tên,Mã hộ", "bai-nha-a")
    codes = {one.head: one.code for one in household.of_place(session, "bai-nha-a", sample=False)}
    assert codes == {"A Mẫu": "bai-nha-a-002", "B Mẫu": "bai-nha-a-001"}


def test_who_had_left_and_is_listed_again_is_back(session: Session, loaded: Load) -> None:
    loaded()
    gone = known(session)["Danh Mẫu"]
    gone.left_on = TODAY

    assert list(loaded().result.changed.values()) == [["left_on"]]
    assert gone.left_on is None


def test_practice_is_a_world_of_its_own(session: Session, loaded: Load) -> None:
    loaded()
    assert len(loaded(sample=True).result.added) == 3
    assert len(household.of_place(session, "bai-nha-a", sample=True)) == 2


FAULTY = [
    ("1,,A Mẫu,,,,,,,,\n", None, "row 2, ấp: this must be filled in"),
    ("1,,A Mẫu,,,,,,,,\n", "lai-son", "row 2, ấp: this must be filled in"),
    ("1,,A Mẫu,,Lại Sơn,,,,,,\n", None, "row 2, ấp: a hamlet (ấp)"),
    ("1,,A Mẫu,,Bãi Nhà A,,giàu,,,,\n", None, "row 2, phân loại: hộ nghèo, hộ cận nghèo"),
    ("1,,A Mẫu,,Bãi Nhà A,,HN,,,12/QĐ,\n", None, "row 2, ngày QĐ: the day of the decision"),
    ("1,,A Mẫu,,Bãi Nhà A,,HN,,,,19/03/2026\n", None, "row 2, ngày QĐ: a day that has come already"),
    ("1,,A Mẫu,,Bãi Nhà A,,,,,,18/03/2026\n", None, "row 2, phân loại: the class that was decided on"),
    ("1,,A Mẫu,,Bãi Nhà A,,,,Kih,,\n", None, "row 2, dân tộc: Kinh, Khmer, Hoa, Chăm"),
    ("1,,A Mẫu,,Bãi Nhà A,,,trai,,,\n", None, "row 2, giới tính: nam or nữ"),
    ("1,X,A Mẫu,,bai-bac,,,,,,\n2,X,B Mẫu,,bai-bac,,,,,,\n", None, "row 3, mã hộ: each household once"),
    ("1,,A Mẫu,,bai-bac,,,,,,\n2,,a mau,,bai-bac,,,,,,\n", None, "row 3, họ tên chủ hộ: each household once"),
    ("1,,A Mẫu,,bai-bac,,,,,,\n", "nowhere", "there is no place nowhere"),
    ("1,,A Mẫu,,bai-bac,,,,,,\n", "bai-nha-a", "row 2, ấp: a place of the plan here"),
]


@pytest.mark.parametrize(("rows", "place", "fault"), FAULTY, ids=range(len(FAULTY)))
def test_a_wrong_list_is_refused_and_nothing_is_written(
    session: Session, loaded: Load, rows: str, place: str | None, fault: str
) -> None:
    with pytest.raises(RegisterError) as refused:
        loaded(rows, place=place)

    assert str(refused.value).startswith(fault)
    assert known(session) == {}


@pytest.mark.parametrize(
    ("rows", "place", "fault"),
    [
        ("1,KH-1,Trần Văn Mẫu,1965,bai-nha-a,,hộ cận nghèo,,,,\n", None, "row 2, ngày QĐ: the day of the"),
        ("1,KH-1,Trần Văn Mẫu,1965,cu-tron,,,,,,\n", "an-son", "row 2, mã hộ: a code of its own"),
    ],
)
def test_what_is_known_is_not_overturned_by_a_slip(
    session: Session, loaded: Load, rows: str, place: str | None, fault: str
) -> None:
    loaded()

    with pytest.raises(RegisterError) as refused:
        loaded(rows, place=place)

    assert str(refused.value).startswith(fault)
    assert known(session)["Trần Văn Mẫu"].recognised_class == "poor"


def test_two_that_cannot_be_told_apart_are_asked_about(session: Session, loaded: Load) -> None:
    headers = "STT,Họ tên,Năm sinh"
    loaded("1,Trần Văn Mẫu,1965\n2,Trần Văn Mẫu,1982\n", headers, "bai-nha-a")

    with pytest.raises(RegisterError, match="mã hộ, năm sinh or STT: several households"):
        loaded("5,Trần Văn Mẫu,\n", headers, "bai-nha-a")
