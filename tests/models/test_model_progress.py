"""What a progress report counts, and when two are about the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from models import counted, report
from models.counted import Find
from models.database import engine_for
from models.model_progress import ModelProgress
from tests.models.test_livelihood_model import NOW, model, reported

DAY = date(2026, 3, 17)


@pytest.fixture
def session(world_url: str) -> Iterator[Session]:
    engine = engine_for(world_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


WHOLE: dict[str, Any] = {
    "day": "2026-03-17",
    "stage": "harvest",
    "left": {"amount": "1800", "unit": "con"},
    "lost": {"amount": "200", "unit": "con"},
    "loss_cause": "mưa bão",
    "output": {"amount": "1.5", "unit": "tấn"},
    "income": {"year": 41_300_000, "each": {"amount": 41_300_000}},
    "disbursed": 920_000_000,
    "recovered": 10_000_000,
    "revolved_to": "Hộ 2 Mẫu",
    "visits": 3,
    "lower_because": "ghi nhầm",
}
KEPT = {
    "stage": "harvest",
    "left_amount": "1800", "left_unit": "con", "lost_amount": "200", "lost_unit": "con",
    "loss_cause": "mưa bão", "output_amount": "1.5", "output_unit": "tấn",
    "income": 41_300_000, "disbursed": 920_000_000, "recovered": 10_000_000,
    "revolved_to": "Hộ 2 Mẫu", "visits": 3, "lower_because": "ghi nhầm",
}  # fmt: skip
NOTHING = {
    "left_amount": None, "left_unit": "", "lost_amount": None, "lost_unit": "", "loss_cause": "",
    "output_amount": None, "output_unit": "", "income": None, "disbursed": None, "recovered": None,
    "revolved_to": "", "visits": None, "lower_because": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (WHOLE, KEPT),
        ({"day": "2026-03-17", "stage": "preparing"}, {"stage": "preparing"} | NOTHING),
        (
            {"stage": "stopped"}
            | dict.fromkeys(("left", "lost", "output", "income", "visits", "loss_cause")),
            {"stage": "stopped"} | NOTHING,
        ),
        (WHOLE | {"lost": {"amount": "0", "unit": ""}}, KEPT | {"lost_amount": "0", "lost_unit": ""}),
        (WHOLE | {"loss_cause": "a" * 1000}, KEPT | {"loss_cause": "a" * 300}),
        (WHOLE | {"visits": 0, "recovered": 0}, KEPT | {"visits": 0, "recovered": 0}),
    ],
    ids=["all", "left out", "not known", "nothing lost", "long words", "zero is not unknown"],
)
def test_answers_are_kept_in_columns(session: Session, answers: dict[str, Any], kept: dict[str, Any]) -> None:
    about = model(session, "M1", "bai-nha-a")
    sent = reported(session, about, DAY)
    counted.record(session, sent, answers | {"model": {"id": about.id, "name": about.name}})
    session.expire_all()

    row = session.get(ModelProgress, sent.id)
    assert row is not None
    assert row.model_dump(exclude={"report_id", "model_id"}) == kept
    assert row.model_id == about.id


def test_a_report_is_the_same_as_another_of_its_model_and_day(session: Session) -> None:
    about, other = (model(session, code, "bai-nha-a") for code in ("M1", "M2"))
    there = reported(session, about, DAY)
    reported(session, other, DAY)

    def same(day: str, but: int | None = None, *, sample: bool = False) -> int | None:
        answers = {"model": {"id": about.id, "name": "M1"}, "day": day}
        return counted.same_report(session, "model_progress", Find("bai-nha-a", answers, sample, but))

    assert same("2026-03-17") == there.id
    assert same("2026-03-17", there.id) is None
    assert same("2026-03-16") is None
    assert same("2026-03-17", sample=True) is None
    report.withdraw(session, there, NOW)
    assert same("2026-03-17") is None
