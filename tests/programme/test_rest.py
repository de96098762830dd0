"""Rest days are just those of the file; quiet hours are brought into line role by role."""

from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from models import quiet_hours
from models.rest_day import RestDay
from programme.check_rest import LONGEST_REST
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from scheduler import calendar
from tests.programme.conftest import NOW, edit

PROGRAMME = Entry("programme", "binh-minh-1")


def reasons(session: Session) -> list[str]:
    """Of the stored rest days, in the order in which they count."""
    return list(session.exec(select(RestDay.reason).order_by(col(RestDay.id))))


def test_rest_days_are_stored_as_they_are_written(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)

    *_, storm = session.exec(select(RestDay).order_by(col(RestDay.id)))

    assert storm.model_dump(exclude={"id"}) == {
        "programme_code": "binh-minh-1",
        "first": date(2026, 11, 10),
        "last": date(2026, 11, 12),
        "place_code": "tay",
        "works": False,
        "reason": "bão",
    }


def test_a_new_first_entry_comes_first(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    path = small / "rest_days.yaml"
    new = "- {first: 2026-12-31, last: 2026-12-31, reason: nghỉ thêm}\n"
    path.write_text(new + path.read_text(encoding="utf-8"), encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.changed == {PROGRAMME: ["rest_days"]}
    assert reasons(session) == ["nghỉ thêm", "nghỉ bù", "làm bù", "bão"]


def test_an_entry_that_vanished_is_gone_and_other_rows_stay(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    session.add(RestDay(first=date(2026, 7, 1), last=date(2026, 7, 1), reason="của người khác"))
    session.flush()
    (small / "rest_days.yaml").write_text("[]\n", encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.changed == {PROGRAMME: ["rest_days"]}
    assert reasons(session) == ["của người khác"]


def test_a_plan_without_the_files_leaves_everything_as_it_is(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "rest_days.yaml").unlink()
    (small / "quiet_hours.yaml").unlink()

    result = load(session, read_plan(small), NOW)

    assert result.nothing_new
    assert result.missing == []
    assert len(reasons(session)) == 3


def test_the_same_days_at_two_places_are_two_entries(small: Path) -> None:
    path = small / "rest_days.yaml"
    more = "- {first: 2026-11-11, last: 2026-11-11, works: true, reason: họp ấp}\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert len(read_plan(small).rest_days or ()) == 4


def test_quiet_hours_change_for_their_role_only(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    edit(small, "quiet_hours.yaml", '"21:00"', "19:30")
    lines = (small / "quiet_hours.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (small / "quiet_hours.yaml").write_text(lines[0], encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.changed == {Entry("quiet_hours", "hamlet_head"): ["begins"]}
    assert result.missing == [Entry("quiet_hours", "coordinator")]
    assert quiet_hours.by_role(session) == {
        "hamlet_head": ("19:30", "06:00"),
        "coordinator": ("20:00", "20:00"),
    }


def test_a_rest_is_no_longer_than_the_calendar_looks() -> None:
    assert LONGEST_REST == calendar.LONGEST_REST
