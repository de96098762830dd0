"""Lists of livelihood models: stored whole, again and again, or refused with every row that is wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session, select

from models.household import Household
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.place import Place, PlaceName
from programme.registers.fault import RegisterError, RowFault
from programme.registers.model_register import ModelsLoaded, load_models
from programme.result import Entry
from tests.programme.conftest import NOW
from tests.programme.registers.model_list import HEADERS, ROWS, without, write


def household(session: Session, code: str, head: str, place: str = "bai-nha-a", **more: Any) -> Household:
    where = session.get(Place, place)
    assert where is not None
    new = Household(
        code=code, head=head, head_key="", place_code=place, place_path=where.path, added_at=NOW, **more
    )
    session.add(new)
    session.flush()
    return new


@pytest.fixture
def once(planned_once: Session) -> Session:
    """The same on SQLite alone."""
    household(planned_once, "H1", "Lê Văn Mẫu")
    return planned_once


@pytest.fixture
def session(planned: Session) -> Session:
    """With the one household that the list names by its code."""
    household(planned, "H1", "Lê Văn Mẫu")
    return planned


def loaded(session: Session, path: Path, place: str | None = None, *, sample: bool = False) -> ModelsLoaded:
    return load_models(session, path, place, NOW, sample=sample)


def stored(session: Session) -> list[str]:
    """Every row of both tables, as text."""
    session.flush()
    session.expire_all()
    return sorted(
        [row.model_dump_json() for row in session.exec(select(LivelihoodModel))]
        + [row.model_dump_json() for row in session.exec(select(ModelHousehold))]
    )


def the_model(session: Session, code: str) -> LivelihoodModel:
    return session.exec(select(LivelihoodModel).where(LivelihoodModel.code == code)).one()


def taking_part(session: Session, code: str) -> list[ModelHousehold]:
    query = select(ModelHousehold).where(ModelHousehold.model_id == the_model(session, code).id)
    return sorted(session.exec(query), key=lambda one: one.position)


def test_rows_with_one_code_are_the_households_of_one_model(session: Session, tmp_path: Path) -> None:
    done = loaded(session, write(tmp_path))

    assert [entry.code for entry in done.result.added] == ["M1", "M2"]
    assert (done.unlinked, done.unused) == (2, ())
    assert the_model(session, "M1").model_dump(exclude={"id", "added_at"}) == {
        "code": "M1", "name": "Nuôi cá Mẫu", "name_key": "nuoi ca mau", "activity_code": "DA2",
        "kind": "aquaculture", "place_code": "bai-nha-a", "place_path": "kien-hai/lai-son/bai-nha-a/",
        "lead": "Tổ Mẫu", "approval": "01/QĐ", "approved_on": date(2025, 3, 10),
        "starts_on": date(2025, 4, 1), "ends_on": date(2027, 3, 31), "support": "300 con",
        "central": 60_000_000, "local": 9_000_000, "bank": 0, "combined": None, "people": 15_000_000,
        "revolving": "10 triệu", "revolving_value": None, "revolving_due": None,
        "report_id": None, "sample": False,
    }  # fmt: skip
    first, second = taking_part(session, "M1")
    known = session.exec(select(Household)).one()
    assert first.model_dump(exclude={"model_id"}) == {
        "position": 1, "household_id": known.id, "head": "Lê Văn Mẫu", "class_at_approval": "near_poor",
        "woman_headed": False, "ethnic_minority": True, "merit": False, "disabled": False,
        "baseline": 30_000_000,
    }  # fmt: skip
    assert second.model_dump(exclude={"model_id"}) == {
        "position": 2, "household_id": None, "head": "Trần Thị Mẫu", "class_at_approval": "newly_escaped",
        "woman_headed": True, "ethnic_minority": False, "merit": False, "disabled": False,
        "baseline": 28_000_000,
    }  # fmt: skip
    goat = the_model(session, "M2")
    assert (goat.activity_code, goat.kind, goat.place_code) == ("DA3.1", "livestock", "an-cu")
    assert [(one.class_at_approval, one.merit, one.disabled) for one in taking_part(session, "M2")] == [
        ("poor", True, True)
    ]


def test_loading_twice_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path)
    loaded(session, path)
    before = stored(session)

    again = loaded(session, path)

    assert again.result.nothing_new
    assert stored(session) == before


@pytest.mark.parametrize(
    ("old", "new", "code", "changed"),
    [
        ("60.000.000;9 triệu", "70.000.000;9 triệu", "M1", ["central"]),
        ("Nuôi dê Mẫu", "Nuôi dê sữa Mẫu", "M2", ["name"]),
        (";an-cu;", ";Bãi Ngự;", "M2", ["place_code"]),
        ("28 triệu", "29 triệu", "M1", ["households"]),
        (ROWS[1], "", "M1", ["households"]),
        (ROWS[2], f"{ROWS[2]}\n;;;;;;;;;;;Võ Văn Mẫu;hộ nghèo;;;;;;;;;;;;", "M2", ["households"]),
    ],
)  # fmt: skip
def test_a_changed_list_changes_just_that(
    session: Session, tmp_path: Path, old: str, new: str, code: str, changed: list[str]
) -> None:
    loaded(session, write(tmp_path))
    path = write(tmp_path, old, new)

    assert loaded(session, path).result.changed == {Entry("livelihood_model", code): changed}
    assert loaded(session, path).result.nothing_new


def test_what_a_list_has_no_column_for_stays_and_so_do_models_it_does_not_name(
    session: Session, tmp_path: Path
) -> None:
    loaded(session, write(tmp_path))
    before = stored(session)
    path = tmp_path / "few.csv"
    path.write_text(f"{HEADERS.split(';Từ ngày')[0]}\n{';'.join(ROWS[0].split(';')[:8])}\n", encoding="utf-8")

    assert loaded(session, path).result.nothing_new
    assert stored(session) == before


def test_a_row_without_a_code_belongs_to_the_model_above_it_as_below_merged_cells(
    session: Session, tmp_path: Path
) -> None:
    loaded(session, write(tmp_path, "M1;;;", ";;;"))
    assert len(taking_part(session, "M1")) == 2


def test_an_excel_file_is_read_as_well(session: Session, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["DANH SÁCH MÔ HÌNH SINH KẾ"])
    sheet.append(HEADERS.split(";"))
    for row in ROWS:
        sheet.append([cell or None for cell in row.split(";")])
    sheet["R3"], sheet["T3"], sheet["I3"] = 30_000_000, 60_000_000, date(2025, 4, 1)
    book.save(tmp_path / "models.xlsx")

    loaded(session, tmp_path / "models.xlsx")

    assert loaded(session, write(tmp_path)).result.nothing_new


def test_practice_and_the_real_register_do_not_meet(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path, "H1;", ";")
    assert len(loaded(session, path).result.added) == 2
    assert len(loaded(session, path, sample=True).result.added) == 2
    practised = session.exec(select(LivelihoodModel).where(LivelihoodModel.sample)).all()
    query = select(ModelHousehold).where(ModelHousehold.model_id == practised[0].id)
    assert {one.household_id for one in session.exec(query)} == {None}  # H1 is real


def test_a_household_is_found_by_its_heads_name_in_the_models_place_alone(
    session: Session, tmp_path: Path
) -> None:
    there = household(session, "H2", "Trần Thị Mẫu")
    household(session, "H3", "Danh Mẫu", "an-binh")
    household(session, "H4", "Danh Mẫu", "an-cu", left_on=date(2026, 1, 1))

    assert loaded(session, write(tmp_path)).unlinked == 1
    assert taking_part(session, "M1")[1].household_id == there.id
    assert taking_part(session, "M2")[0].household_id is None


def test_traits_without_a_column_are_those_of_the_register(session: Session, tmp_path: Path) -> None:
    household(session, "H2", "Trần Thị Mẫu", merit=True, woman_headed=False)
    path = tmp_path / "few.csv"
    path.write_text(without("Có công"), encoding="utf-8")

    loaded(session, path)

    assert [(one.merit, one.woman_headed) for one in taking_part(session, "M1")] == [
        (False, False),
        (True, True),  # the list says she heads it
    ]


def test_where_no_place_is_written_the_model_is_in_the_hamlet_it_is_loaded_for(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "few.csv"
    path.write_text(without("Ấp"), encoding="utf-8")
    with pytest.raises(RegisterError, match="row 2, ấp: this must be filled in"):
        loaded(session, path, "lai-son")  # in which of its hamlets is not known
    loaded(session, path, "bai-nha-a")
    assert {the_model(session, code).place_code for code in ("M1", "M2")} == {"bai-nha-a"}


MUST = "this must be filled in"
A_PLACE = "a place of the plan here, by name or by its code from `tinap places`"
REFUSED = [
    (";Nuôi dê Mẫu;", ";;", [RowFault(4, "tên mô hình", MUST)]),
    ("M1;Nuôi cá", ";Nuôi cá", [RowFault(2, "mã mô hình", MUST)]),
    (";DA2;", ";;", [RowFault(2, "dự án", MUST)]),
    (";DA2;", ";DA9;", [RowFault(2, "dự án", "the code of a project of the plan, for example DA2")]),
    (";chăn nuôi;", ";;", [RowFault(4, "loại", MUST)]),
    (
        ";chăn nuôi;",
        ";nuôi;",
        [RowFault(4, "loại", "a kind of model, for example chăn nuôi or nuôi thủy sản")],
    ),
    (";an-cu;", ";;", [RowFault(4, "ấp", MUST)]),
    (";an-cu;", ";Hà Nội;", [RowFault(4, "ấp", A_PLACE)]),
    (";01/QĐ;", ";;", [RowFault(2, "số QĐ phê duyệt", MUST)]),
    ("02/QĐ;10/03/2025", "02/QĐ;", [RowFault(4, "ngày phê duyệt", MUST)]),
    (
        "02/QĐ;10/03/2025",
        "02/QĐ;31/02/2025",
        [RowFault(4, "ngày phê duyệt", "a day that exists, written as 25/12/2025")],
    ),
    (";31/03/2027;", ";31/03/2025;", [RowFault(2, "đến ngày", "a day not before the one it begins on")]),
    (
        "H1;",
        "H9;",
        [RowFault(2, "mã hộ", "a code of the register of households; load those first, or leave this empty")],
    ),
    (
        ";HMTN;",
        ";giàu;",
        [
            RowFault(
                3,
                "phân loại khi phê duyệt",
                "hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo or hộ không nghèo",
            )
        ],
    ),
    (";HMTN;", ";;", [RowFault(3, "phân loại khi phê duyệt", MUST)]),
    (";Danh Mẫu;", ";;", [RowFault(4, "chủ hộ", "whose household this is, or its mã hộ")]),
    (";Trần Thị Mẫu;", ";Lê Văn Mẫu;", [RowFault(3, "chủ hộ", "each household once in a model")]),
    (
        "M1;;;",
        "M1;Nuôi tôm Mẫu;;",
        [RowFault(3, "tên mô hình", "the same as in row 2, which is the same model")],
    ),
    (
        "28 triệu",
        "28",
        [
            RowFault(
                3,
                "thu nhập gốc",
                "in whole đồng, for example 920.000.000; this is too little, is it in thousands or millions?",
            )
        ],
    ),
    (
        "15000000",
        "1tr5",
        [RowFault(2, "dân đối ứng", "an amount in đồng, for example 30.000.000 or 30 triệu đồng")],
    ),
    (
        ";có;x;x;",
        ";nửa;x;x;",
        [RowFault(4, "DTTS", "x or có for yes, nothing or không for no")],
    ),
    ("Nuôi dê Mẫu", "n" * 201, [RowFault(4, "tên mô hình", "at most 200 letters")]),
    ("Mã mô hình", "Mã gì đó", [RowFault(0, "", "no row holds the header mã mô hình")]),
    (
        ";01/QĐ;10/03/2025;",
        ";;;",
        [RowFault(2, "số QĐ phê duyệt", MUST), RowFault(2, "ngày phê duyệt", MUST)],
    ),
]


@pytest.mark.parametrize(("old", "new", "faults"), REFUSED)
def test_a_wrong_list_is_refused_whole_with_its_rows(
    once: Session, tmp_path: Path, old: str, new: str, faults: list[RowFault]
) -> None:
    with pytest.raises(RegisterError) as refused:
        loaded(once, write(tmp_path, old, new))
    assert list(refused.value.faults) == faults
    assert stored(once) == []


def test_two_households_with_one_heads_name_have_to_be_told_apart(session: Session, tmp_path: Path) -> None:
    for code in ("H2", "H3"):
        household(session, code, "Trần Thị Mẫu")
    with pytest.raises(RegisterError, match="row 3, chủ hộ: one household; several have a head of this name"):
        loaded(session, write(tmp_path))


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("nowhere", "there is no place nowhere, see `tinap places`"),
        ("lai-son", f"row 4, ấp: {A_PLACE}"),  # An Cư is in another commune
    ],
)
def test_a_list_for_a_place_holds_nothing_of_another(
    session: Session, tmp_path: Path, place: str, reason: str
) -> None:
    with pytest.raises(RegisterError) as refused:
        loaded(session, write(tmp_path), place)
    assert str(refused.value) == reason


def test_the_code_of_another_places_model_is_refused(session: Session, tmp_path: Path) -> None:
    loaded(session, write(tmp_path))
    path = write(tmp_path, ";an-cu;", ";Bãi Bấc;")
    with pytest.raises(RegisterError, match="row 4, mã mô hình: a code of its own"):
        loaded(session, path, "lai-son")


def test_a_place_with_a_name_that_others_have_is_asked_for_by_code(session: Session, tmp_path: Path) -> None:
    session.add(Place(code="other", kind="district", path="other/"))
    session.add(Place(code="an-cu-2", kind="hamlet", parent_code="other", path="other/an-cu-2/"))
    session.flush()
    session.add(PlaceName(place_code="an-cu-2", name="Ấp An Cư"))
    session.flush()
    with pytest.raises(RegisterError, match="write the code: an-cu, an-cu-2"):
        loaded(session, write(tmp_path, ";an-cu;", ";An Cư;"))
    loaded(session, write(tmp_path))
