"""A merger: two communes become one, their hamlets go on, and the past stays what it was."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from models import atlas
from models.atlas import Spot
from models.place import Place
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from tests.programme.conftest import NOW

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
        Entry("place", "dong"): ["valid_to", "successor_code"],
        Entry("place", "tay"): ["valid_to", "successor_code"],
        Entry("place", "ap-sen"): ["parent_code", "path", "position"],
        Entry("place", "ap-lua"): ["parent_code", "path", "position"],
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
