"""Duties: loaded by code, corrected in place, ended when they vanish, never mixed with others'."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from models import deadline_change
from models.deadline_change import DeadlineChange
from models.duty import Duty
from models.person import Person
from programme.error import PlanError
from programme.load import load
from programme.read import read_plan
from programme.result import Entry
from scheduler import book
from tests.programme.conftest import NOW, edit

CA = Entry("duty", "bm-ca")
YESTERDAY = date(2026, 3, 17)


def stored(session: Session, code: str) -> Duty:
    return session.exec(select(Duty).where(Duty.code == code)).one()


def without_the_first(small: Path) -> None:
    path = small / "duties.yaml"
    path.write_text("- code: bm-lua" + path.read_text(encoding="utf-8").split("- code: bm-lua")[1], "utf-8")


def test_a_duty_that_comes_again_is_stored_as_it_is_written(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)

    found = stored(session, "bm-ca").model_dump(exclude={"id"})

    assert found == {
        "code": "bm-ca",
        "programme_code": "binh-minh-1",
        "form": "training",
        "title": "tập huấn",
        "owed_by": "hamlet",
        "role": "hamlet_head",
        "scope_path": "binh-minh/dong/",
        "needs": "models",
        "period": "month",
        "first_month": -1,
        "first_day": 15,
        "last_month": 0,
        "last_day": 14,
        "due_month": 0,
        "due_day": 20,
        "first_on": None,
        "last_on": None,
        "due_on": None,
        "rest_day": "previous",
        "remind_before": "5,1",
        "remind_after": "2",
        "nil_allowed": False,
        "question": "",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "position": 0,
        "source": "VIII",
        "sample": None,
        "made_by": None,
        "report_id": None,
        "created_at": NOW,
    }


def test_a_duty_owed_once_has_dates_and_what_is_not_written_is_usual(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)

    found = stored(session, "bm-lua")

    assert (found.first_on, found.last_on, found.due_on) == (
        date(2026, 1, 1),
        date(2026, 3, 31),
        date(2026, 4, 15),
    )
    assert (found.title, found.scope_path, found.needs, found.ends_on) == ("", "binh-minh/", "", None)
    assert (found.rest_day, found.remind_before, found.remind_after) == ("next", "7,3,1,0", "1,3")
    assert found.nil_allowed


def test_the_scheduler_can_read_what_is_stored(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)

    fish, rice = book.read(session, sample=False).rules

    assert [term.set_for for term in fish.terms(date(2026, 3, 1), date(2026, 4, 30))] == [
        date(2026, 3, 20),
        date(2026, 4, 20),
    ]
    assert [term.set_for for term in rice.terms(date(2026, 1, 1), date(2026, 12, 31))] == [date(2026, 4, 15)]
    assert fish.before == (5, 1)


def test_a_correction_keeps_the_duty_its_number_and_its_age(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    number = stored(session, "bm-ca").id
    edit(small, "duties.yaml", "due: {month: 0, day: 20}", "due: {month: 1, day: 5}")
    edit(small, "duties.yaml", "remind_after: [2]", "remind_after: []")

    result = load(session, read_plan(small), NOW + timedelta(days=3))

    assert result.changed == {CA: ["due_month", "due_day", "remind_after"]}
    found = stored(session, "bm-ca")
    assert (found.id, found.created_at, found.due_month, found.remind_after) == (number, NOW, 1, "")


def test_the_scope_follows_its_place(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    (small / "papers.yaml").unlink()  # it names the place, too
    places = small / "places.yaml"
    places.write_text(places.read_text("utf-8").replace("binh-minh", "binh-minh-moi"), "utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.changed[CA] == ["scope_path"]
    assert stored(session, "bm-ca").scope_path == "binh-minh-moi/dong/"


def test_a_duty_that_vanished_is_kept_and_ends_the_day_before(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    without_the_first(small)

    result = load(session, read_plan(small), NOW)

    assert result.missing == [CA]
    assert result.changed[CA] == ["ends_on"]
    assert stored(session, "bm-ca").ends_on == YESTERDAY


def test_it_ends_once_and_does_not_wander(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    without_the_first(small)
    load(session, read_plan(small), NOW)

    later = load(session, read_plan(small), NOW + timedelta(days=30))

    assert later.nothing_new
    assert later.missing == [CA]
    assert stored(session, "bm-ca").ends_on == YESTERDAY


def test_the_day_is_that_of_viet_nam(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    without_the_first(small)

    load(session, read_plan(small), datetime(2026, 3, 18, 17, 30, tzinfo=UTC))

    assert stored(session, "bm-ca").ends_on == date(2026, 3, 18)


def test_a_duty_that_comes_back_is_owed_again(session: Session, small: Path) -> None:
    whole = (small / "duties.yaml").read_text(encoding="utf-8")
    load(session, read_plan(small), NOW)
    number = stored(session, "bm-ca").id
    without_the_first(small)
    load(session, read_plan(small), NOW)
    (small / "duties.yaml").write_text(whole, encoding="utf-8")

    result = load(session, read_plan(small), NOW)

    assert result.missing == []
    assert (stored(session, "bm-ca").id, stored(session, "bm-ca").ends_on) == (number, date(2026, 12, 31))


def test_a_plan_without_the_file_ends_no_duty_and_an_empty_list_ends_all(
    session: Session, small: Path
) -> None:
    load(session, read_plan(small), NOW)
    (small / "duties.yaml").unlink()
    silent = load(session, read_plan(small), NOW)
    assert silent.nothing_new
    assert silent.missing == []

    (small / "duties.yaml").write_text("[]\n", encoding="utf-8")
    load(session, read_plan(small), NOW)

    assert {one.ends_on for one in session.exec(select(Duty))} == {YESTERDAY}


def test_what_a_coordinator_decided_is_not_touched(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    someone = Person(name="Điều phối", role="coordinator", place_code="binh-minh", created_at=NOW)
    session.add(someone)
    session.flush()
    number, who = stored(session, "bm-ca").id, someone.id
    assert number is not None
    assert who is not None
    moved = DeadlineChange(
        duty_id=number,
        period="2026-03",
        sample=False,
        due_on=date(2026, 3, 27),
        changed_on=YESTERDAY,
        changed_by=who,
        changed_at=NOW,
    )
    deadline_change.put(session, moved)
    edit(small, "duties.yaml", "due: {month: 0, day: 20}", "due: {month: 0, day: 21}")
    load(session, read_plan(small), NOW)
    without_the_first(small)
    load(session, read_plan(small), NOW)

    kept = deadline_change.of_world(session, sample=False)

    assert [(one.period, one.due_on, one.changed_at) for one in kept] == [("2026-03", date(2026, 3, 27), NOW)]


@pytest.mark.parametrize(
    ("programme_code", "sample", "owner"),
    [
        ("khac", None, "the programme khac"),
        (None, False, "a duty made in chat"),
        (None, True, "a duty made in chat"),
    ],
)
def test_a_code_of_someone_else_is_refused_and_nothing_is_written(
    session: Session, small: Path, programme_code: str | None, sample: bool | None, owner: str
) -> None:
    theirs = Duty(
        code="bm-lua",
        programme_code=programme_code,
        form="training",
        owed_by="hamlet",
        role="hamlet_head",
        period="month",
        starts_on=YESTERDAY,
        sample=sample,
        created_at=NOW,
    )
    if programme_code is not None:
        edit(small, "plan.yaml", "code: binh-minh-1", f"code: {programme_code}")
        whole = (small / "duties.yaml").read_text(encoding="utf-8")
        (small / "duties.yaml").write_text("[]\n", encoding="utf-8")
        load(session, read_plan(small), NOW)
        (small / "duties.yaml").write_text(whole, encoding="utf-8")
        _as_the_next_programme(small)
    session.add(theirs)
    session.flush()

    with pytest.raises(PlanError) as refused:
        load(session, read_plan(small), NOW)

    error = refused.value
    assert (error.code, error.file, error.line) == ("code_taken", "duties.yaml", 19)
    assert error.reason == f"the code bm-lua belongs to {owner}, choose another"
    assert [one.code for one in session.exec(select(Duty))] == ["bm-lua"]


@pytest.mark.parametrize(
    ("line", "old", "new", "before"),
    [
        (2, "form: training", "form: model_progress", "training"),
        (8, "period: month", "period: quarter", "month"),
        (4, "owed_by: hamlet\n  role: hamlet_head", "owed_by: commune\n  role: commune_officer", "hamlet"),
    ],
)
def test_a_code_never_gets_another_meaning(
    session: Session, small: Path, line: int, old: str, new: str, before: str
) -> None:
    load(session, read_plan(small), NOW)
    edit(small, "duties.yaml", old, new)

    with pytest.raises(PlanError) as refused:
        load(session, read_plan(small), NOW)

    error = refused.value
    assert (error.code, error.file, error.line) == ("meaning_changed", "duties.yaml", line)
    assert error.reason == f"bm-ca was loaded with {before} here, give the changed duty a code of its own"


def _as_the_next_programme(small: Path) -> None:
    """The codes of everything but the duties, changed."""
    edit(small, "plan.yaml", "code: khac", "code: binh-minh-1")
    for path in small.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("BM", "BN")
        path.write_text(text.replace("nong-nghiep", "nong").replace("y-te-bm", "y-te"), encoding="utf-8")
