"""A sample year: everything a plan's people report, in every state it can be in, and nobody is told."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, func, select

from forms.registry import every
from models import atlas
from models.household import Household
from models.nil_report import NilReport
from models.notice import Notice
from models.practice import PracticeMessage
from models.report import Report, ReportStatus, ReportVersion
from models.report_event import EventKind, ReportEvent
from reports.completeness import figures
from scheduler import book as books
from testing.talk import Clock, as_text, inbox
from testing.world import World
from tests.bot.demo.conftest import NOW, Opened

NO_REPORTS = {"hand_over", "invitation", "new_duty", "person_change", "deadline_move"}
"""What changes people and duties is not a part of the year: it would be hard to take out again."""


def test_every_form_is_reported_in_the_twelve_months_before(year: Session) -> None:
    told = set(year.exec(select(Report.form)))
    assert told == {form.key for form in every()} - NO_REPORTS
    first, last = year.exec(select(func.min(Report.sent_at), func.max(Report.sent_at))).one()
    assert (NOW - first).days <= 365
    assert (NOW - first).days > 300
    assert (NOW - last).days <= 2


def test_reports_are_accepted_returned_mended_and_waiting(year: Session) -> None:
    status = Counter(year.exec(select(Report.status).where(col(Report.form).in_(_reviewed()))))
    assert status[ReportStatus.accepted] > 100
    assert 2 <= status[ReportStatus.sent] <= 20
    assert 1 <= status[ReportStatus.returned] <= 4
    returned = year.exec(select(ReportEvent).where(ReportEvent.kind == EventKind.returned)).all()
    assert all(one.reason and one.keys for one in returned)
    mended = year.exec(select(ReportVersion).where(ReportVersion.number == 2)).all()
    assert len(returned) - len(mended) == status[ReportStatus.returned]
    assert mended


def test_of_what_was_owed_some_came_in_time_some_late_some_not(year: Session) -> None:
    deadlines = books.read(year, sample=True)
    term = next(one for one in deadlines.rules if one.code == "tap-huan").term_of_key("2026-10")
    found = figures(year, atlas.read(year), deadlines, term, "", NOW, sample=True)
    assert found.total.expected > found.total.received > found.total.on_time > 0
    assert year.exec(select(NilReport.place_code)).all()


def test_all_of_it_is_practice_and_nobody_is_told(year: Session) -> None:
    assert set(year.exec(select(Report.sample))) == {True}
    assert set(year.exec(select(NilReport.sample))) == {True}
    assert year.exec(select(Notice)).all() == []
    assert year.exec(select(PracticeMessage)).all() == []


def test_a_decision_changes_the_class_of_a_household(year: Session) -> None:
    of_the_hamlet = Household.place_code == "bai-nha-a"
    fallen = year.exec(select(Household).where(of_the_hamlet, Household.number == 6)).one()
    assert (fallen.recognised_class, fallen.recognised_on) == ("poor", date(2026, 5, 5))


async def test_a_coordinator_finds_it_in_use(filled: Path, opened: Opened) -> None:
    database = opened(filled)
    world = World(database, inbox(database, Clock(NOW)), NOW)
    hers = await world.talk("coordinator kien-hai", "practice")

    status = as_text(await hers.says("/tinhhinh"))
    assert "Tình hình tháng 11, đặc khu Kiên Hải (đến 30/11)" in status
    counted = r"Tập huấn: \d+/13 ấp \(\d+%\), đúng hạn \d+, tháng trước \d+/13, chờ duyệt \d, trả lại \d"
    assert re.search(counted, status)

    indicators = as_text(await hers.says("/chitieu"))
    assert re.search(r"Đạt \d+, chưa đạt \d+, không đặt mức \d+, chưa đủ số liệu \d+\.", indicators)

    overdue = as_text(await hers.says("/quayvong"))
    assert "1 việc đã quá hạn" in overdue


def _reviewed() -> list[str]:
    return [form.key for form in every() if form.reviewed]
