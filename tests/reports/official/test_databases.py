"""The same facts on SQLite and on PostgreSQL, which add up and compare in types of their own."""

from datetime import date

from sqlmodel import Session

from models.database import Database
from reports.official.facts import Facts
from reports.official.span import periodic
from reports.official.work.training import Trained
from scheduler.period import Kind, Period
from tests.reports.official.conftest import make_busy
from tests.reports.official.village import Village


async def test_both_databases_say_the_same(world_database: Database) -> None:
    def ask(session: Session) -> Facts:
        village = make_busy(Village(session))
        village.decide("Nguyễn Thị Mẫu", "near_poor", date(2026, 8, 15))
        village.review("Danh Mẫu", date(2026, 9, 4), "to_near_poor", "near_poor")
        village.commune("lai-son", "2026-Q3", results="Mở 5 lớp")
        return village.facts("lai-son", periodic(Period(Kind.quarter, 2026, 3)))

    facts = await world_database.run(ask)

    by_code = {one.code: one for one in facts.activities}
    assert by_code["DA2"].trained == Trained(2, 43, 21, 1, 7, 14, 2, 6_500_000, 1)
    (model,) = by_code["DA2"].models
    assert (model.disbursed, model.income, model.baseline) == (50_000_000, 42_000_000, 30_000_000)
    assert facts.budget.total.by_work == 56_500_000
    assert (facts.movement.decided["poor"].closing, dict(facts.movement.proposed)) == (3, {"to_near_poor": 1})
    assert [one.place for one in facts.voices.difficulties] == ["bai-nha-b", "thien-tue"]
    assert len(facts.told) == 1
    assert facts.sources.accepted == 7
