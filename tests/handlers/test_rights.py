"""Who may see and do what: every role at every kind of place, as a table."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from forms.registry import newest
from handlers.rights import (
    may_change_report,
    may_print_pictures,
    may_report,
    may_see_answer,
    may_see_pictures,
    may_see_place,
    may_see_report,
)
from handlers.turn import Who
from models.person import Role
from models.report import Report, ReportStatus

PATHS = {
    "kien-hai": "kien-hai/",
    "lai-son": "kien-hai/lai-son/",
    "bai-nha-a": "kien-hai/lai-son/bai-nha-a/",
    "bai-nha-b": "kien-hai/lai-son/bai-nha-b/",
    "an-son": "kien-hai/an-son/",
}


def who(role: str, place: str, number: int = 1, *, sample: bool = False) -> Who:
    return Who(number, "Mẫu", Role(role), sample, place, PATHS[place], "")


def report(place: str, reporter: int = 1, *, sample: bool = False, status: str = ReportStatus.sent) -> Report:
    at = datetime(2026, 3, 18, tzinfo=UTC)
    return Report(
        form="training",
        form_version=1,
        place_code=place,
        place_path=PATHS[place],
        reporter_id=reporter,
        happened_on=date(2026, 3, 17),
        status=status,
        sample=sample,
        answers="{}",
        sent_at=at,
        changed_at=at,
    )


@pytest.mark.parametrize(
    ("role", "place", "seen"),
    [
        ("hamlet_head", "bai-nha-a", {"bai-nha-a"}),
        ("commune_officer", "lai-son", {"lai-son", "bai-nha-a", "bai-nha-b"}),
        ("viewer", "an-son", {"an-son"}),
        ("coordinator", "kien-hai", set(PATHS)),
        ("admin", "kien-hai", set(PATHS)),
    ],
)
def test_a_role_holds_at_its_place_and_below(role: str, place: str, seen: set[str]) -> None:
    somebody = who(role, place)
    assert {code for code, path in PATHS.items() if may_see_place(somebody, path)} == seen
    assert {code for code in PATHS if may_see_report(somebody, report(code, reporter=9))} == seen


OWN, OTHERS = "P1", "P2"  # projects of the agency, and of another


@pytest.mark.parametrize(
    ("place", "activity", "sent_for", "sees"),
    [
        ("bai-nha-a", OWN, None, True),
        ("bai-nha-a", OTHERS, None, False),
        ("bai-nha-a", None, None, False),  # a household review, a commune's report
        ("an-son", OWN, None, False),  # at a place that is not the officer's
        ("bai-nha-a", None, "office", True),  # their own inspection of the whole programme
        ("bai-nha-a", None, "other-office", False),  # sent when they were another agency's
    ],
)
def test_an_agency_s_officer_sees_the_agency_s_own_projects_at_their_place_and_below(
    place: str, activity: str | None, sent_for: str | None, sees: bool
) -> None:
    officer = who("agency_officer", "lai-son")
    officer = dataclasses.replace(officer, agency="office", projects=frozenset({OWN}))
    sent = report(place, reporter=1 if sent_for else 9)
    sent.activity_code, sent.agency_code = activity, sent_for
    assert may_see_report(officer, sent) is sees


def test_an_agency_s_officer_sees_counts_that_name_nobody_but_no_names_of_households() -> None:
    officer = dataclasses.replace(
        who("agency_officer", "lai-son"), agency="office", projects=frozenset({OWN})
    )
    told = report("bai-nha-a", reporter=9)
    told.activity_code = OWN
    nutrition, review = newest("nutrition"), newest("household_review")
    assert may_see_answer(officer, nutrition.question("measured"), told)
    assert not may_see_answer(officer, nutrition.question("difficulties"), told)
    assert not may_see_answer(officer, review.question("household"), told)
    assert not may_see_answer(who("viewer", "lai-son"), nutrition.question("measured"), told)


@pytest.mark.parametrize(
    ("form", "sees", "prints"),
    [("training", True, True), ("model_progress", True, False)],  # the latter names households
)
def test_what_an_agency_s_officer_wrote_themselves_they_see_but_have_not_printed(
    form: str, sees: bool, prints: bool
) -> None:
    officer = dataclasses.replace(
        who("agency_officer", "lai-son"), agency="office", projects=frozenset({OWN})
    )
    mine = report("bai-nha-a", reporter=1)
    mine.form, mine.activity_code, mine.agency_code = form, OWN, "office"
    assert (may_see_pictures(officer, mine), may_print_pictures(officer, mine)) == (sees, prints)


def test_a_name_that_begins_alike_is_another_place() -> None:
    assert not may_see_place(who("hamlet_head", "bai-nha-a"), "kien-hai/lai-son/bai-nha-ab/")


@pytest.mark.parametrize("role", Role)
def test_hamlets_communes_and_agencies_report_the_others_look(role: Role) -> None:
    reporting = {Role.hamlet_head, Role.commune_officer, Role.agency_officer}
    assert may_report(who(role, "lai-son")) is (role in reporting)


@pytest.mark.parametrize(("mine", "theirs"), [(True, False), (False, True)])
def test_practice_and_real_reports_never_meet(mine: bool, theirs: bool) -> None:
    assert not may_see_report(who("coordinator", "kien-hai", sample=mine), report("bai-nha-a", sample=theirs))


def test_only_one_s_own_standing_report_is_changed() -> None:
    assert may_change_report(who("hamlet_head", "bai-nha-a", 1), report("bai-nha-a", 1))
    assert not may_change_report(who("commune_officer", "lai-son", 2), report("bai-nha-a", 1))
    withdrawn = report("bai-nha-a", 1, status=ReportStatus.withdrawn)
    assert not may_change_report(who("hamlet_head", "bai-nha-a", 1), withdrawn)
