"""Loading: complete, repeatable, and never losing anything."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, select

from models import atlas, duty, place, poverty_standard, programme, quiet_hours, rest_day
from programme import SAMPLE
from programme.error import PlanError
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from tests.programme.conftest import NOW, edit

TABLES: tuple[type[SQLModel], ...] = (
    place.Place,
    place.PlaceName,
    programme.Programme,
    programme.Agency,
    programme.Activity,
    programme.ActivityAgency,
    programme.Indicator,
    programme.Topic,
    poverty_standard.PovertyStandard,
    poverty_standard.Deprivation,
    duty.Duty,
    rest_day.RestDay,
    quiet_hours.QuietHours,
)


def snapshot(session: Session) -> dict[str, list[str]]:
    """Every row of every table of the plan, as text."""
    session.expire_all()
    return {
        table.__name__: sorted(row.model_dump_json() for row in session.exec(select(table)))
        for table in TABLES
    }


def test_the_real_plan_is_stored_whole(session: Session) -> None:
    result = load(session, read_plan(SAMPLE), NOW)
    session.commit()

    assert {name: len(rows) for name, rows in snapshot(session).items()} == {
        "Place": 18,
        "PlaceName": 19,
        "Programme": 1,
        "Agency": 14,
        "Activity": 16,
        "ActivityAgency": 68,
        "Indicator": 16,
        "Topic": 23,
        "PovertyStandard": 2,
        "Deprivation": 24,
        "Duty": 13,
        "RestDay": 0,
        "QuietHours": 3,
    }
    assert len(result.added) == 18 + 1 + 14 + 16 + 16 + 2 + 13 + 3
    assert (result.loaded_at, result.changed, result.missing) == (NOW, {}, [])


def test_the_stored_plan_reads_as_people_know_it(session: Session) -> None:
    load(session, read_plan(SAMPLE), NOW)

    activities = session.exec(select(programme.Activity)).all()
    assert sum(a.central_budget or 0 for a in activities) == 2_329_000_000
    assert sum(a.local_budget or 0 for a in activities) == 350_000_000
    assert [title for title, _ in atlas.read(session).topics][:2] == [
        "Kỹ thuật nuôi cá lồng bè",
        "Chăn nuôi",
    ]
    hamlets = atlas.read(session).below("lai-son", date(2026, 3, 18))
    assert [h.code for h in hamlets] == ["bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue"]
    assert hamlets[0].path == "kien-hai/lai-son/bai-nha-a/"
    bac = session.exec(select(place.PlaceName).where(place.PlaceName.place_code == "bai-bac")).one()
    assert bac.aliases.splitlines() == ["Bấc", "Bắc", "Bãi Bắc"]


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2025, 6, 30), "Huyện Kiên Hải"), (date(2025, 7, 1), "Đặc khu Kiên Hải")],
)
def test_the_district_has_the_name_of_the_day(session: Session, day: date, name: str) -> None:
    load(session, read_plan(SAMPLE), NOW)
    assert atlas.read(session).name("kien-hai", day) == name


def test_loading_twice_changes_nothing_and_says_so(session: Session) -> None:
    first = load(session, read_plan(SAMPLE), NOW)
    session.commit()
    before = snapshot(session)

    second = load(session, read_plan(SAMPLE), NOW)
    session.commit()

    assert snapshot(session) == before
    assert second.nothing_new
    assert not first.nothing_new
    assert second.loaded == first.loaded


def test_a_correction_changes_what_it_corrects_and_names_it(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    edit(small, "places.yaml", "name: Ấp Lúa", "name: Ấp Lúa Mới")
    edit(small, "indicators.yaml", "target: 90", "target: 95")
    edit(
        small,
        "activities.yaml",
        "y-te-bm, part: support, source: VII.2",
        "y-te-bm, part: manage, source: VII.2",
    )
    edit(small, "topics.yaml", "title: Trồng lúa", "title: Trồng rau")

    result = load(session, read_plan(small), NOW)

    assert result.changed == {
        Entry("place", "ap-lua"): ["names"],
        Entry("activity", "BM1"): ["agencies"],
        Entry("activity", "BM2"): ["topics"],
        Entry("indicator", "BMCT1"): ["target"],
    }
    assert atlas.read(session).name("ap-lua", date(2026, 3, 18)) == "Ấp Lúa Mới"
    assert [title for title, _ in atlas.read(session).topics] == ["Nuôi cá", "Trồng rau"]


def test_what_vanished_from_the_files_is_kept_and_reported(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    places = small / "places.yaml"
    places.write_text(
        "".join(places.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8"
    )
    activities = small / "activities.yaml"
    activities.write_text(activities.read_text(encoding="utf-8").split("- code: BMCS1")[0], encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.missing == [Entry("place", "ap-lua"), Entry("activity", "BMCS1")]
    assert result.nothing_new
    assert session.get(place.Place, "ap-lua") is not None
    assert session.get(programme.Activity, "BMCS1") is not None


def test_a_renamed_root_is_reported_too(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "papers.yaml").unlink()  # it names the place, too
    places = small / "places.yaml"
    places.write_text(
        places.read_text(encoding="utf-8").replace("binh-minh", "binh-minh-moi"), encoding="utf-8"
    )

    result = load(session, read_plan(small), NOW)

    assert result.missing == [Entry("place", "binh-minh")]
    hamlet = session.get(place.Place, "ap-sen")
    assert hamlet is not None
    assert hamlet.path == "binh-minh-moi/dong/ap-sen/"


def test_two_programmes_live_side_by_side(session: Session, small: Path) -> None:
    (small / "standards.yaml").unlink()  # there is one set of standards for all programmes
    (small / "quiet_hours.yaml").unlink()  # and of quiet hours
    load(session, read_plan(small), NOW)
    before = snapshot(session)

    result = load(session, read_plan(SAMPLE), NOW)

    assert result.missing == []
    after = snapshot(session)
    assert all(set(before[table]) <= set(after[table]) for table in before)


def test_two_programmes_share_their_places(session: Session, small: Path, tmp_path: Path) -> None:
    load(session, read_plan(small), NOW)
    places = snapshot(session)["Place"]

    result = load(session, read_plan(_next_programme(small, tmp_path)), NOW)

    assert snapshot(session)["Place"] == places
    assert {entry.table for entry in result.added} == {"programme", "agency", "activity", "indicator", "duty"}
    assert (result.changed, result.missing) == ({}, [])


def _next_programme(small: Path, tmp_path: Path) -> Path:
    """The small plan again, under other codes."""
    folder = Path(shutil.copytree(small, tmp_path / "next"))
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in (
            ("binh-minh-1", "binh-minh-2"),
            ("BM", "BN"),
            ("bm-", "bn-"),
            ("nong-nghiep", "nong"),
            ("y-te-bm", "y-te"),
        ):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_code_of_another_programme_is_refused_and_nothing_is_written(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    before = snapshot(session)
    edit(small, "plan.yaml", "code: binh-minh-1", "code: binh-minh-2")
    edit(small, "agencies.yaml", "code: nong-nghiep", "code: nong")
    edit(small, "agencies.yaml", "code: y-te-bm", "code: y-te")
    edit(small, "activities.yaml", "agency: nong-nghiep", "agency: nong")
    edit(small, "activities.yaml", "agency: y-te-bm", "agency: y-te")

    with pytest.raises(PlanError) as refused:
        load(session, read_plan(small), NOW)

    error = refused.value
    assert (error.code, error.file, error.line) == ("code_taken", "activities.yaml", 1)
    assert error.reason == "the code BM1 belongs to the programme binh-minh-1, choose another"
    assert snapshot(session) == before
