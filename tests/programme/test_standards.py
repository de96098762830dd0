"""Poverty standards and areas: the real ones against figures copied by hand, and how they are loaded."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models import atlas
from models.household_review import HouseholdReview
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from tests.programme.conftest import NOW, edit

NAMES = [
    "Việc làm",
    "Người phụ thuộc",
    "Dinh dưỡng",
    "Bảo hiểm y tế",
    "Trình độ giáo dục của người lớn",
    "Tình trạng đi học của trẻ em",
    "Chất lượng nhà ở",
    "Diện tích nhà ở",
    "Nguồn nước sinh hoạt",
    "Nhà tiêu hợp vệ sinh",
    "Sử dụng dịch vụ viễn thông",
    "Phương tiện tiếp cận thông tin",
]


def test_the_standards_are_the_decrees(session: Session) -> None:
    load(session, read_plan(SAMPLE), NOW)

    old, new = atlas.read(session).standards

    assert (old.valid_from, old.valid_to) == (date(2022, 1, 1), date(2026, 12, 31))
    assert (new.valid_from, new.valid_to) == (date(2027, 1, 1), date(2030, 12, 31))
    assert (old.rural_income, old.urban_income, old.deprivations) == (1_500_000, 2_000_000, 3)
    assert (new.rural_income, new.urban_income, new.deprivations) == (2_200_000, 2_800_000, 3)
    assert (old.rural_points, old.urban_points) == (140, 175)
    assert (new.rural_points, new.urban_points) == (None, None)
    assert "07/2021/NĐ-CP" in old.document
    assert "351/2025/NĐ-CP" in old.document
    assert "351/2025/NĐ-CP" in new.document


def test_each_standard_has_twelve_indicators_and_what_is_not_verified_has_no_meaning() -> None:
    old, new = read_plan(SAMPLE).standards
    assert [one.name for one in old.indicators] == NAMES == [one.name for one in new.indicators]
    assert [one.code for one in old.indicators] == [one.code for one in new.indicators]
    assert [one.code for one in old.indicators if not one.meaning] == ["insure", "net", "media"]
    assert [one.code for one in new.indicators if one.meaning] == ["work", "depend", "diet"]


def test_a_household_deprived_of_everything_fits_its_column() -> None:
    most = HouseholdReview.__table__.c.deprivations.type.length  # type: ignore[attr-defined]  # SQLModel adds it
    for standard in read_plan(SAMPLE).standards:
        assert len(",".join(one.code for one in standard.indicators)) <= most


@pytest.mark.parametrize(
    ("place", "area"),
    [("binh-minh", "rural"), ("ap-sen", "urban"), ("ap-lua", "rural"), ("nowhere", "rural")],
)
def test_the_nearest_place_that_says_so_has_the_area(
    session: Session, small: Path, place: str, area: str
) -> None:
    edit(small, "places.yaml", "{code: dong,", "{code: dong, area: urban,")
    load(session, read_plan(small), NOW)
    assert atlas.read(session).area(place) == area


def test_the_hamlets_of_kien_hai_count_as_rural(session: Session) -> None:
    load(session, read_plan(SAMPLE), NOW)
    known = atlas.read(session)
    assert known.spots["kien-hai"].area == "rural"
    assert {known.area(code) for code in known.spots} == {"rural"}


def test_a_plan_needs_no_standards_and_leaves_those_of_others_alone(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "standards.yaml").unlink()

    result = load(session, read_plan(small), NOW)

    assert result.nothing_new
    assert result.missing == []
    assert len(atlas.read(session).standards) == 2


def test_a_corrected_indicator_is_named_and_a_vanished_standard_kept(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    edit(small, "standards.yaml", "name: Nhà ở,", "name: Chất lượng nhà ở,")
    text = (small / "standards.yaml").read_text(encoding="utf-8")
    (small / "standards.yaml").write_text(text.split("- code: chuan-moi")[0], encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.changed == {Entry("poverty_standard", "chuan-cu"): ["indicators"]}
    assert result.missing == [Entry("poverty_standard", "chuan-moi")]
    assert [one.name for one in atlas.read(session).standards[0].indicators] == [
        "Việc làm",
        "Chất lượng nhà ở",
    ]
