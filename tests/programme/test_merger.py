"""A merger: two communes become one, their hamlets go on, and the past stays what it was."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models import atlas
from models.atlas import Spot
from models.place import Place
from programme.error import PlanError
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from tests.programme.conftest import NOW, edit

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)

MERGED = """
- code: binh-minh
  kind: district
  names:
    - {name: Huyện Bình Minh, valid_to: 2025-06-30}
    - {name: Đặc khu Bình Minh, valid_from: 2025-07-01}
- code: dong
  kind: commune
  parent: binh-minh
  names: [{name: Xã Đông}]
  valid_to: 2025-06-30
  successor: dong-tay
- code: tay
  kind: commune
  parent: binh-minh
  names: [{name: Xã Tây}]
  valid_to: 2025-06-30
  successor: dong-tay
- {code: dong-tay, kind: commune, parent: binh-minh, names: [{name: Xã Đông Tây}], valid_from: 2025-07-01}
- {code: ap-sen, kind: hamlet, parent: dong-tay, names: [{name: Ấp Sen, aliases: [Sen]}]}
- {code: ap-lua, kind: hamlet, parent: dong-tay, names: [{name: Ấp Lúa}]}
"""


def codes(places: Sequence[Spot]) -> list[str]:
    return [p.code for p in places]


def test_two_communes_merge_into_one(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "places.yaml").write_text(MERGED, encoding="utf-8")
    (small / "people.yaml").unlink()

    result = load(session, read_plan(small), NOW)
    session.commit()

    assert result.added == [Entry("place", "dong-tay")]
    assert result.changed == {
        Entry("place", "dong"): ["path", "valid_to", "successor_code"],
        Entry("place", "tay"): ["path", "valid_to", "successor_code"],
        Entry("place", "ap-sen"): ["parent_code", "path", "position"],
        Entry("place", "ap-lua"): ["parent_code", "path", "position"],
        Entry("duty", "bm-ca"): ["scope_path"],  # it is Đông's
    }
    assert result.missing == []
    assert codes(atlas.read(session).below("binh-minh", BEFORE)) == ["dong", "tay"]
    assert codes(atlas.read(session).below("binh-minh", AFTER)) == ["dong-tay"]
    assert codes(atlas.read(session).below("dong-tay", AFTER)) == ["ap-sen", "ap-lua"]
    assert atlas.read(session).name("dong", BEFORE) == "Xã Đông"
    assert load(session, read_plan(small), NOW).nothing_new


def test_a_merger_can_be_loaded_into_an_empty_database(session: Session, small: Path) -> None:
    (small / "places.yaml").write_text(MERGED, encoding="utf-8")

    load(session, read_plan(small), NOW)
    session.commit()

    merged = session.get(Place, "dong")
    assert merged is not None
    assert merged.successor_code == "dong-tay"


def test_an_ended_place_lies_in_the_one_that_goes_on_with_it(session: Session, small: Path) -> None:
    (small / "places.yaml").write_text(MERGED, encoding="utf-8")

    load(session, read_plan(small), NOW)

    spot = atlas.read(session).spots["dong"]
    assert (spot.path, spot.parent_code) == ("binh-minh/dong-tay/dong/", "binh-minh")


def test_a_merger_that_is_still_to_come_is_refused_and_nothing_is_written(
    session: Session, small: Path
) -> None:
    load(session, read_plan(small), NOW)
    (small / "places.yaml").write_text(MERGED.replace("2025-06-30\n", "2026-03-18\n"), encoding="utf-8")
    edit(
        small,
        "places.yaml",
        "valid_from: 2025-07-01}\n- {code: ap-sen",
        "valid_from: 2026-03-19}\n- {code: ap-sen",
    )

    with pytest.raises(PlanError) as refused:
        load(session, read_plan(small), NOW)  # still the 18th of March there

    error = refused.value
    assert (error.code, error.line) == ("successor_too_early", 12)
    assert error.reason == "dong goes on until 2026-03-18, so load this on a later day"
    assert codes(atlas.read(session).on(AFTER)) == ["binh-minh", "dong", "ap-sen", "tay", "ap-lua"]


def test_a_split_place_stays_where_it_was(session: Session, small: Path) -> None:
    split = """
- code: ap-lua
  kind: hamlet
  parent: tay
  names: [{name: Ấp Lúa}]
  valid_to: 2025-06-30
  successor: [ap-lua-1, ap-lua-2]
- {code: ap-lua-1, kind: hamlet, parent: tay, names: [{name: Ấp Lúa 1}], valid_from: 2025-07-01}
- {code: ap-lua-2, kind: hamlet, parent: tay, names: [{name: Ấp Lúa 2}], valid_from: 2025-07-01}
"""
    edit(
        small, "places.yaml", "- {code: ap-lua, kind: hamlet, parent: tay, names: [{name: Ấp Lúa}]}\n", split
    )

    load(session, read_plan(small), NOW)

    assert codes(atlas.read(session).below("tay", BEFORE)) == ["ap-lua"]
    assert codes(atlas.read(session).below("tay", AFTER)) == ["ap-lua-1", "ap-lua-2"]
    assert atlas.read(session).spots["ap-lua"].path == "binh-minh/tay/ap-lua/"
    kept = session.get(Place, "ap-lua")
    assert kept is not None
    assert kept.successor_code is None
