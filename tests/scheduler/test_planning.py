"""Planning over a real database: who is told what, each once, whatever happens in between."""

import secrets
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from models.database import engine_for
from models.duty import Duty
from models.extension import ExtensionStatus
from models.household import HouseholdClass
from models.notice import Notice
from models.person import Role
from models.place import Place
from models.quiet_hours import QuietHours
from models.reminder import Reminder
from models.report import Report, ReportStatus
from models.rest_day import RestDay
from scheduler import book, planning, writing
from scheduler.quiet import VIETNAM
from testing.postgres import PostgresServer
from tests.scheduler.village import EVER, PRACTICE, REAL, Said, Village, at

# The usual duty of the village: October's training, due on Thursday, 05/11/2026.
SEVEN, THREE, ONE = date(2026, 10, 27), date(2026, 11, 2), date(2026, 11, 4)
DEADLINE, AFTER, LAST = date(2026, 11, 5), date(2026, 11, 6), date(2026, 11, 10)
OCTOBER = "2026-10"
HEADS = ["Tư", "Sáu", "Kha"]


@pytest.fixture(scope="module")
def settled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("village") / "village.db"
    shutil.copyfile(sqlite_template, path)
    yield from settled(f"sqlite:///{path}")


@pytest.fixture(scope="module")
def settled_postgres(postgres: PostgresServer, postgres_template: str) -> Iterator[Engine]:
    name = f"tinap_village_{secrets.token_hex(4)}"
    yield from settled(postgres.create(name, template=postgres_template))
    postgres.drop(name)


def settled(url: str) -> Iterator[Engine]:
    """A database with the village's places and people."""
    engine = engine_for(url)
    Village(engine).settle()
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def village(request: pytest.FixtureRequest) -> Iterator[Village]:
    """The village as it was settled, once on each database; what a test does there is undone."""
    engine: Engine = request.getfixturevalue(f"settled_{request.param}")
    with engine.connect() as connection, connection.begin() as transaction:
        yield Village(connection)
        transaction.rollback()


def test_each_head_is_reminded_at_each_step_once(village: Village) -> None:
    village.duty()
    days = [date(2026, 10, 20) + timedelta(days=n) for n in range(28)]
    written = {day: village.plan(at(day)) for day in days}
    assert [day for day, number in written.items() if number] == [SEVEN, THREE, ONE, DEADLINE, AFTER, LAST]
    assert set(written.values()) == {0, 3}
    assert [one for one in village.said if one.who == "Tư"] == [
        Said("Tư", "training", OCTOBER, step, DEADLINE) for step in (7, 3, 1, 0, -1, -3)
    ]


def test_what_is_due_together_is_one_message(village: Village) -> None:
    village.duty("training")
    village.duty("review", form="review", due_day=6)
    assert village.plan(at(ONE)) == 3, "one message for each head"
    assert village.told == ["Tư", "Tư", "Sáu", "Sáu", "Kha", "Kha"]


def test_nobody_is_written_to_twice_on_a_day(village: Village) -> None:
    village.duty("training")
    assert village.plan(at(DEADLINE)) == 3
    village.duty("review", form="review")
    assert village.plan(at(DEADLINE, "15:00")) == 0
    village.plan(at(AFTER))
    assert [one.step for one in village.said if one.code == "review" and one.who == "Tư"] == [-1]


def test_planned_twice_at_the_same_instant_writes_nothing_new(village: Village) -> None:
    village.duty()
    assert [village.plan(at(DEADLINE)) for _ in range(3)] == [3, 0, 0]
    assert village.told == HEADS


def test_some_at_a_time_or_all_at_once_are_told_the_same(village: Village) -> None:
    village.duty("training")
    village.duty("commune", owed_by="commune", role=Role.commune_officer)
    for number in range(7):
        village.person(f"Mới {number}", Role.hamlet_head, "bai-bac", chat=number != 5)
    assert village.plan(at(DEADLINE), limit=3) == 10
    assert village.told == ["Tư", "Sáu", "Kha", "Việt", *(f"Mới {n}" for n in (0, 1, 2, 3, 4, 6))]
    assert village.plan(at(DEADLINE), limit=1) == village.plan(at(DEADLINE)) == 0


def test_the_message_is_due_at_once_and_worth_nothing_at_night(village: Village) -> None:
    village.duty()
    village.plan(at(DEADLINE))
    with village.session() as session:
        one = session.exec(select(Notice).order_by(col(Notice.id))).first()
        assert one is not None
        assert (one.kind, one.due_at, one.expires_at) == ("reminder", at(DEADLINE), at(DEADLINE, "20:00"))
        assert one.key == f"remind:{one.person_id}:2026-11-05"


class TestAnswers:
    """Whoever has answered hears no more about it."""

    def test_nothing_to_report(self, village: Village) -> None:
        duty = village.duty()
        village.nil("bai-nha", duty, OCTOBER)
        village.nil("bai-bac", duty, "2026-09")
        village.nil("an-cu", duty, OCTOBER, withdrawn_at=EVER)
        village.plan(at(DEADLINE))
        assert village.told == ["Sáu", "Kha"]

    @pytest.mark.parametrize(
        ("day", "counts"),
        [
            (date(2026, 9, 30), False),
            (date(2026, 10, 1), True),
            (date(2026, 10, 31), True),
            (date(2026, 11, 1), False),
        ],
    )
    def test_a_report_on_one_of_the_periods_days(self, village: Village, day: date, counts: bool) -> None:
        village.duty()
        village.report("bai-nha", day)
        village.plan(at(DEADLINE))
        assert ("Tư" not in village.told) is counts

    def test_a_report_on_something_else_or_from_somewhere_else_does_not_count(self, village: Village) -> None:
        village.duty()
        village.report("bai-nha", date(2026, 10, 12), form="review")
        village.report("lai-son", date(2026, 10, 12))
        village.plan(at(DEADLINE))
        assert village.told == HEADS

    def test_a_report_that_says_which_period_it_is_for_counts_for_no_other(self, village: Village) -> None:
        monthly = village.duty("monthly")
        other = village.duty("other")
        village.report("bai-nha", date(2026, 11, 5), duty_id=monthly, period=OCTOBER)
        village.report("bai-bac", date(2026, 10, 12), duty_id=monthly, period="2026-09")
        village.report("an-cu", date(2026, 10, 12), duty_id=other, period=OCTOBER)
        village.plan(at(DEADLINE))
        assert {(one.who, one.code) for one in village.said} == {
            ("Tư", "other"),
            ("Sáu", "monthly"),
            ("Sáu", "other"),
            ("Kha", "monthly"),
        }

    def test_a_report_that_was_taken_back_does_not_count(self, village: Village) -> None:
        village.duty()
        number = village.report("bai-nha", date(2026, 10, 12))
        village.plan(at(ONE))
        assert village.told == ["Sáu", "Kha"]
        village.change(Report, Report.id == number, status=ReportStatus.withdrawn)
        village.plan(at(DEADLINE))
        assert village.told == ["Sáu", "Kha", "Tư", "Sáu", "Kha"]

    def test_one_of_two_heads_answers_for_both(self, village: Village) -> None:
        village.duty()
        village.person("Năm", Role.hamlet_head, "bai-nha")
        village.plan(at(ONE))
        assert village.told == [*HEADS, "Năm"]
        village.report("bai-nha", date(2026, 10, 12), reporter_id=1)
        village.plan(at(DEADLINE))
        assert village.told[4:] == ["Sáu", "Kha"]


class TestExtensions:
    """More time: asked for, granted, refused."""

    def test_who_waits_for_a_decision_is_left_alone(self, village: Village) -> None:
        duty = village.duty()
        village.extension("bai-nha", duty, OCTOBER, date(2026, 11, 20))
        village.plan_days(THREE, ONE, DEADLINE)
        assert "Tư" not in village.told

    def test_what_was_refused_or_taken_back_changes_nothing(self, village: Village) -> None:
        duty = village.duty()
        village.extension("bai-nha", duty, OCTOBER, date(2026, 11, 20), ExtensionStatus.refused)
        village.extension("bai-bac", duty, OCTOBER, date(2026, 11, 20), ExtensionStatus.withdrawn)
        village.plan(at(DEADLINE))
        assert village.told == HEADS

    def test_who_was_granted_more_time_is_reminded_towards_that_day(self, village: Village) -> None:
        duty = village.duty()
        village.plan(at(ONE))
        until = date(2026, 11, 20)
        village.extension("bai-nha", duty, OCTOBER, until, ExtensionStatus.granted)
        village.extension("bai-nha", duty, OCTOBER, date(2026, 11, 18), ExtensionStatus.granted)
        days = [DEADLINE + timedelta(days=n) for n in range(22)]
        assert village.plan_days(*days) == 5 + 3 + 3 + 3, "November is begun with too"
        assert [(one.step, one.due) for one in village.said if (one.who, one.period) == ("Tư", OCTOBER)] == [
            (1, DEADLINE),
            *((step, until) for step in (7, 3, 1, 0, -1, -3)),
        ]
        assert [one.step for one in village.said if (one.who, one.period) == ("Sáu", OCTOBER)] == [
            1,
            0,
            -1,
            -3,
        ]


class TestWhoOwesWhat:
    """A duty says which places owe it, and who answers for them."""

    def test_only_within_its_scope(self, village: Village) -> None:
        village.duty(scope_path="kien-hai/lai-son/")
        village.plan(at(DEADLINE))
        assert village.told == ["Tư", "Sáu"]

    def test_a_communes_duty_is_its_officers(self, village: Village) -> None:
        village.duty(owed_by="commune", role=Role.commune_officer)
        village.report("bai-nha", date(2026, 10, 12))  # a hamlet's report is not the commune's
        village.plan(at(DEADLINE))
        assert village.told == ["Việt"]
        village.report("lai-son", date(2026, 10, 12))
        village.plan(at(AFTER))
        assert village.told == ["Việt"]

    def test_only_the_role_that_answers_is_told(self, village: Village) -> None:
        village.duty()
        village.duty("commune", owed_by="commune", role=Role.commune_officer)
        village.person("Chín", Role.viewer, "bai-nha")
        village.person("Mười", Role.commune_officer, "bai-nha")
        village.plan(at(DEADLINE))
        assert village.told == [*HEADS, "Việt"]

    def test_who_has_left_is_not_told(self, village: Village) -> None:
        village.duty()
        village.change_person("Sáu", active=False)
        village.plan(at(DEADLINE))
        assert village.told == ["Tư", "Kha"]

    @pytest.mark.parametrize(
        ("first", "last", "owes"),
        [
            (None, None, True),
            (date(2026, 10, 31), None, True),
            (date(2026, 11, 1), None, False),
            (date(2025, 1, 1), date(2026, 10, 1), True),
            (date(2025, 1, 1), date(2026, 9, 30), False),
        ],
    )
    def test_progress_of_models_is_owed_where_one_is_at_work(
        self, village: Village, first: date | None, last: date | None, owes: bool
    ) -> None:
        village.duty(form="model_progress", needs="models")
        village.model("bai-nha", first, last)
        village.plan(at(DEADLINE))
        assert village.told == (["Tư"] if owes else [])

    def test_a_review_is_owed_where_households_are_looked_after(self, village: Village) -> None:
        village.duty(form="review", needs="households")
        village.household("bai-nha", HouseholdClass.near_poor)
        village.household("bai-nha", HouseholdClass.poor)
        village.household("bai-bac", HouseholdClass.not_poor)
        village.household("an-cu", HouseholdClass.poor, left_on=date(2026, 9, 1))
        village.plan(at(DEADLINE))
        assert village.told == ["Tư"]

    def test_a_place_that_has_ended_owes_nothing(self, village: Village) -> None:
        """It became a part of another: nobody is asked for it from then on."""
        village.duty()
        village.change(Place, Place.code == "bai-nha", valid_to=DEADLINE - timedelta(days=1))
        village.plan(at(DEADLINE))
        assert village.told == ["Sáu", "Kha"]

    def test_who_moved_hears_about_the_new_place(self, village: Village) -> None:
        village.duty()
        village.plan(at(DEADLINE))
        village.change_person("Tư", place_code="an-cu")
        village.plan(at(DEADLINE, "15:00"))
        assert village.told == HEADS, "one message a day"
        village.change(Duty, Duty.code == "training", remind_after="")
        village.plan(at(AFTER))
        assert village.told == [*HEADS, "Tư"]


class TestUnreached:
    """Whom nobody can remind: it is written down for those above, and made up for."""

    def test_no_chat_or_blocked(self, village: Village) -> None:
        village.duty()
        new = village.person("Mới", Role.hamlet_head, "bai-bac", chat=False)
        village.block("Kha")
        assert village.plan(at(DEADLINE)) == 2
        assert village.plan(at(DEADLINE, "15:00")) == 0
        assert village.unreached == [("Kha", 0, True), ("Mới", 0, False)]

        village.chat(new)
        assert village.plan(at(DEADLINE, "16:00")) == 1
        assert village.told == ["Tư", "Sáu", "Mới"]

    def test_a_second_chat_is_enough(self, village: Village) -> None:
        village.duty()
        village.chat(1, blocked=True)
        village.plan(at(DEADLINE))
        assert village.told == HEADS

    def test_a_chat_on_a_channel_that_is_not_at_work_is_none(self, village: Village) -> None:
        village.duty()
        assert village.plan(at(DEADLINE), planning.World(sample=False, channels=("zalo",))) == 0
        assert village.unreached == [(name, 0, False) for name in HEADS]

    def test_at_night_nobody_is_looked_for(self, village: Village) -> None:
        village.duty()
        village.block("Tư")
        assert village.plan(at(DEADLINE, "21:00")) == 0
        assert village.unreached == []

    def test_who_answered_need_not_be_reached(self, village: Village) -> None:
        duty = village.duty()
        village.block("Tư")
        village.nil("bai-nha", duty, OCTOBER)
        village.plan(at(DEADLINE))
        assert village.unreached == []


class TestWorlds:
    """Real people and practice know nothing of each other."""

    def test_each_is_planned_for_by_itself(self, village: Village) -> None:
        village.duty()
        village.person("Mẫu", Role.hamlet_head, "bai-nha", sample=True)
        village.plan(at(DEADLINE), PRACTICE)
        assert village.told == ["Mẫu"], "without a chat: it is made when it is needed"
        village.plan(at(DEADLINE), REAL)
        assert village.told == ["Mẫu", *HEADS]

    def test_answers_count_in_their_own_world(self, village: Village) -> None:
        duty = village.duty()
        village.person("Mẫu", Role.hamlet_head, "bai-nha", sample=True)
        village.report("bai-nha", date(2026, 10, 12), sample=True)
        village.nil("bai-bac", duty, OCTOBER, sample=True)
        village.plan(at(DEADLINE), REAL)
        village.plan(at(DEADLINE), PRACTICE)
        assert village.told == HEADS

    def test_what_was_asked_for_in_practice_is_owed_there_only(self, village: Village) -> None:
        village.person("Mẫu", Role.hamlet_head, "bai-nha", sample=True)
        village.duty("practised", sample=True)
        village.duty("real", sample=False)
        village.plan(at(DEADLINE), PRACTICE)
        village.plan(at(DEADLINE), REAL)
        assert [(one.who, one.code) for one in village.said] == [
            ("Mẫu", "practised"),
            *((name, "real") for name in HEADS),
        ]


class TestCalendars:
    """Rest days and quiet hours as the database has them."""

    def test_a_pause_holds_where_it_was_made(self, village: Village) -> None:
        village.duty()
        village.add(RestDay(first=ONE, last=AFTER, place_code="lai-son", reason="Bão số 12"))
        village.plan_days(ONE, DEADLINE, AFTER, date(2026, 11, 9))
        assert [(one.who, one.step, one.due) for one in village.said] == [
            ("Kha", 1, DEADLINE),
            ("Kha", 0, DEADLINE),
            ("Kha", -1, DEADLINE),
            ("Tư", 0, date(2026, 11, 9)),
            ("Sáu", 0, date(2026, 11, 9)),
        ]

    def test_only_where_it_is_a_working_day_by_a_place_own_days(self, village: Village) -> None:
        village.duty()
        saturday = date(2026, 11, 7)
        village.add(RestDay(first=saturday, last=saturday, place_code="an-cu", works=True))
        village.plan(at(saturday))
        assert village.told == ["Kha"]

    def test_quiet_hours_are_a_roles(self, village: Village) -> None:
        village.duty()
        village.duty("commune", owed_by="commune", role=Role.commune_officer)
        village.add(QuietHours(role=Role.commune_officer, begins="17:00", ends="08:00"))
        village.plan(at(DEADLINE, "07:30"))
        assert village.told == HEADS
        village.plan(at(DEADLINE, "08:00"))
        assert village.told == [*HEADS, "Việt"]


class TestGaps:
    """The program was off, or somebody is new: only what is still useful is said."""

    def test_after_days_off_only_the_step_that_is_reached_is_said(self, village: Village) -> None:
        village.duty()
        village.plan_days(SEVEN, date(2026, 11, 9))
        assert [one.step for one in village.said if one.who == "Tư"] == [7, -1]

    def test_a_missed_step_is_made_up_for_until_the_next(self, village: Village) -> None:
        village.duty()
        village.plan_days(date(2026, 10, 30), THREE)
        assert [one.step for one in village.said if one.who == "Tư"] == [7, 3]

    def test_long_after_nothing_is_said(self, village: Village) -> None:
        village.duty()
        village.plan_days(date(2026, 11, 13), date(2026, 11, 16))
        assert village.told == []

    def test_who_is_added_in_between_is_told_from_then_on(self, village: Village) -> None:
        village.duty()
        village.plan_days(SEVEN, THREE)
        village.person("Mới", Role.hamlet_head, "bai-bac")
        village.plan_days(date(2026, 11, 3), ONE, DEADLINE)
        assert [one.step for one in village.said if one.who == "Mới"] == [3, 1, 0]

    def test_a_day_is_one_of_viet_nam(self, village: Village) -> None:
        """At one in the morning of the 5th it is still the 4th in Greenwich."""
        village.duty(remind_before="0", remind_after="")
        village.add(QuietHours(role=Role.hamlet_head, begins="12:00", ends="00:00"))
        assert village.plan(datetime(2026, 11, 4, 16, 59, tzinfo=UTC)) == 0
        assert village.plan(datetime(2026, 11, 5, 1, 0, tzinfo=VIETNAM)) == 3


def test_without_duties_nobody_is_asked_for(village: Village) -> None:
    assert village.plan(at(DEADLINE)) == 0


def test_two_copies_at_the_same_moment_write_each_reminder_once(postgres_url: str) -> None:
    """Both have seen that nothing was said yet before either writes."""
    engine = engine_for(postgres_url)
    village = Village(engine)
    village.settle()
    village.duty("training")
    village.duty("review", form="review")
    village.block("Kha")
    both = threading.Barrier(2, timeout=10)

    def copy(_number: int) -> int:
        with village.session() as session:
            known = book.read(session, sample=False)
            found = planning.batch(session, known, REAL, at(DEADLINE))
            both.wait()
            written = writing.write(session, known, REAL, at(DEADLINE), found.decided)
            session.commit()
            return written

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(copy, range(2))) == [0, 2]
    with village.session() as session:
        assert len(session.exec(select(Notice.id)).all()) == 2
        assert len(session.exec(select(Reminder.id)).all()) == 4
    assert village.unreached == [("Kha", 0, True), ("Kha", 0, True)], "of two duties"
    engine.dispose()
