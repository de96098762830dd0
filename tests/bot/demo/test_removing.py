"""Taking a sample year out: the database is as it was, and the log of changes says so."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import inspect, text
from sqlmodel import Session, SQLModel, select

from bot.demo import at_start, conditions
from bot.demo.removing import remove
from models import audit
from models.audit_rows import differing, known_by
from models.changes import digest
from models.duty import Duty
from models.household import Household
from models.report import Report, ReportStatus
from tests.bot.demo.conftest import NOW, Opened
from tests.handlers import sent_reports

LATER = NOW + timedelta(hours=1, microseconds=12345)


def rows(session: Session) -> dict[str, int]:
    """How many rows each table has; the log only grows."""
    names = set(inspect(session.connection()).get_table_names()) - {"audit_entry"}
    count = {name: text(f'select count(*) from "{name}"') for name in names}  # noqa: S608  # our own tables
    return {name: session.execute(query).scalar_one() for name, query in count.items()}


def verified(session: Session) -> bool:
    whole = audit.first_broken(audit.entries(session)) is None
    return whole and differing(session, known_by(audit.entries(session))) == []


def households(session: Session) -> dict[str, str]:
    return {one.code: digest(one) for one in session.exec(select(Household))}


def test_the_database_is_as_it_was(sqlite_world: Path, opened: Opened, year: Session) -> None:
    with Session(opened(sqlite_world).engine) as before:
        had, registered = rows(before), households(before)
    assert verified(year)
    assert rows(year) != had

    removed = remove(year, LATER)
    year.commit()

    assert (removed.practised, conditions.is_filled(year)) == (0, False)
    assert {name: (had[name], n) for name, n in rows(year).items() if n != had[name]} == {}
    assert households(year) == registered
    assert verified(year)
    assert at_start.fill_first(year, LATER) == 0, "what was taken out stays out"


def test_what_somebody_practised_stays_but_for_what_hangs_on_the_year(year: Session) -> None:
    own = sent_reports.put(year, "bai-nha-a", sent_reports.training("Trồng nấm"), status=ReportStatus.sent)
    asked = year.exec(select(Duty).where(Duty.form == "ad_hoc")).all()[-1]
    answer = sent_reports.put(year, "bai-bac", {"answer": "ba hộ", "photos": None}, form="ad_hoc")
    answer.duty_id, answer.period = asked.id, "once"
    year.commit()

    removed = remove(year, LATER)
    year.commit()

    assert removed.practised == 1
    assert [one.id for one in year.exec(select(Report))] == [own.id]
    assert verified(year)


def test_it_is_not_filled_in_where_somebody_has_reported(sqlite_world: Path, opened: Opened) -> None:
    with Session(opened(sqlite_world).engine) as session:
        before = sent_reports.put(session, "bai-nha-a", sent_reports.training())
        assert at_start.fill_first(session, NOW) == 0
        assert [one.id for one in session.exec(select(Report))] == [before.id]


def test_every_table_that_refers_to_a_report_is_found() -> None:
    """Rows are found by what refers to them, so a reference without a foreign key would be left behind."""
    loose = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("report_id") and not column.foreign_keys
    }
    assert loose == {"duty.report_id"}, "what is taken out with its effects, or by the log"
