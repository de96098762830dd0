"""Who issues papers about a place on a day: its own body, else that of the nearest place above."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models import issuing_body
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from tests.programme.conftest import NOW

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("places", "day", "name"),
    [
        (["dong", "binh-minh"], BEFORE, "Ủy ban nhân dân xã Đông"),
        (["dong", "binh-minh"], AFTER, "Ủy ban nhân dân đặc khu Bình Minh"),
        (["ap-sen", "dong", "binh-minh"], BEFORE, "Ủy ban nhân dân xã Đông"),
        (["tay", "binh-minh"], BEFORE, "Ủy ban nhân dân huyện Bình Minh"),
        (["tay"], AFTER, None),
    ],
)
def test_who_issues_papers(
    session: Session, small: Path, places: list[str], day: date, name: str | None
) -> None:
    load(session, read_plan(small), NOW)
    found = issuing_body.on(session, places, day)
    assert (found and found.name) == name


def test_loading_again_changes_nothing_and_a_change_is_told(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    assert not load(session, read_plan(small), NOW).changed

    (small / "papers.yaml").write_text("[]\n", encoding="utf-8")

    assert load(session, read_plan(small), NOW).changed == {Entry("programme", "binh-minh-1"): ["papers"]}
    assert issuing_body.on(session, ["binh-minh"], AFTER) is None


def test_a_plan_without_the_file_has_nothing_to_say(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "papers.yaml").unlink()

    assert not load(session, read_plan(small), NOW).changed
    assert issuing_body.on(session, ["binh-minh"], AFTER) is not None
