"""The register of livelihood models: whose are seen, in which order, and what is found by typing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from models import livelihood_model, report
from models.database import engine_for
from models.livelihood_model import LivelihoodModel, ModelHousehold
from models.model_progress import ModelProgress
from models.place import Place
from models.report import Report
from testing import world

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)


@pytest.fixture
def session(world_url: str) -> Iterator[Session]:
    engine = engine_for(world_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def model(
    session: Session, code: str, place: str, *baselines: int | None, name: str = "", sample: bool = False
) -> LivelihoodModel:
    """A model with a household for each baseline."""
    where = session.get(Place, place)
    assert where is not None
    new = LivelihoodModel(
        code=code,
        name=name or f"Mô hình {code}",
        activity_code="DA2",
        kind="aquaculture",
        place_code=place,
        place_path=where.path,
        sample=sample,
        added_at=NOW,
    )
    households = [
        ModelHousehold(head=f"Hộ {n} Mẫu", class_at_approval="poor", baseline=baseline)
        for n, baseline in enumerate(baselines, 1)
    ]
    return livelihood_model.add(session, new, households)


def reported(session: Session, about: LivelihoodModel, day: date, recovered: int | None = None) -> Report:
    """A progress report of the model for a day."""
    head = world.find(session, "hamlet_head", "bai-nha-a")
    assert head.id is not None
    assert about.id is not None
    sent = Report(
        form="model_progress",
        form_version=1,
        place_code=about.place_code,
        place_path=about.place_path,
        reporter_id=head.id,
        happened_on=day,
        sample=about.sample,
        answers="{}",
        sent_at=NOW,
        changed_at=NOW,
    )
    session.add(sent)
    session.flush()
    assert sent.id is not None
    session.add(ModelProgress(report_id=sent.id, model_id=about.id, stage="running", recovered=recovered))
    session.flush()
    return sent


def codes(models: list[LivelihoodModel]) -> list[str]:
    return [one.code for one in models]


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        ("bai-nha-a", ["M2", "M1"]),
        ("kien-hai/lai-son/bai-nha-a/", ["M2", "M1"]),
        ("lai-son", ["M3", "M2", "M1"]),
        ("kien-hai/", ["M4", "M3", "M2", "M1"]),
        ("hon-tre", []),
        ("bai-nha", []),  # no place; its letters begin two others
        ("nowhere", []),
    ],
)
def test_a_place_sees_its_models_and_those_below_it_the_newest_first(
    session: Session, scope: str, seen: list[str]
) -> None:
    for code, place in (("M1", "bai-nha-a"), ("M2", "bai-nha-a"), ("M3", "bai-nha-b"), ("M4", "an-cu")):
        model(session, code, place)
    model(session, "M1", "bai-nha-a", sample=True)
    assert codes(livelihood_model.of_place(session, scope, sample=False)) == seen


def test_practice_is_a_world_of_its_own(session: Session) -> None:
    model(session, "M1", "hon-tre-1")
    model(session, "practised", "hon-tre-1", sample=True)
    assert codes(livelihood_model.of_place(session, "hon-tre-1", sample=True)) == ["practised"]


def test_the_model_reported_on_last_comes_first_and_a_withdrawn_report_counts_for_nothing(
    session: Session,
) -> None:
    first, second, third, _ = (model(session, f"M{n}", "bai-nha-a") for n in range(1, 5))
    reported(session, second, date(2026, 3, 17))
    reported(session, first, date(2026, 3, 1))  # sent later, for an earlier day
    report.withdraw(session, reported(session, third, date(2026, 3, 18)), NOW)
    listed = livelihood_model.of_place(session, "bai-nha-a", sample=False)
    assert codes(listed) == ["M1", "M2", "M4", "M3"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cá bớp", ["BOP"]),
        ("ca bop", ["BOP"]),
        ("CA BOP LONG BE", ["BOP"]),
        ("nuoi", ["BOP", "DE", "DE-2"]),
        ("ca", ["BOP", "CAO"]),  # without accents none is left out
        ("cá", ["BOP"]),
        ("de 2", ["DE-2"]),
        ("dê", ["DE", "DE-2"]),
        ("đê", ["BO"]),  # the accents tell them apart
        ("de", ["DE"]),  # a whole code
        ("de-2", ["DE-2"]),
        ("ong", []),  # inside a word
        ("tôm", []),
        ("", []),
        ("  ?", []),
    ],
)
def test_a_model_is_found_by_its_code_or_by_part_of_its_name(typed: str, found: list[str]) -> None:
    names = {
        "BOP": "Nuôi cá bớp lồng bè Mẫu",
        "DE": "Nuôi dê Mẫu",
        "DE-2": "Nuôi dê sữa Mẫu",
        "BO": "Trồng cỏ bờ đê Mẫu",
        "CAO": "Trồng cao su Mẫu",
    }
    register = [
        LivelihoodModel(
            code=code, name=name, activity_code="DA2", kind="livestock",
            place_code="a", place_path="a/", added_at=NOW,
        )
        for code, name in names.items()
    ]  # fmt: skip
    assert codes(livelihood_model.search(register, typed)) == found


def test_households_keep_their_order(session: Session) -> None:
    added = model(session, "M1", "bai-nha-a", 30, None, 10)
    assert added.id is not None
    assert livelihood_model.get(session, added.id) == added
    assert [
        (one.position, one.head, one.baseline) for one in livelihood_model.households(session, added.id)
    ] == [(1, "Hộ 1 Mẫu", 30), (2, "Hộ 2 Mẫu", None), (3, "Hộ 3 Mẫu", 10)]
    assert added.name_key == "mo hinh m1"


@pytest.mark.parametrize(
    ("baselines", "average"),
    [
        ((30_000_000, 20_000_000), 25_000_000),
        ((30_000_000, None), 30_000_000),  # what is not known is not zero
        ((1, 2), 2),
        ((1, 1, 2), 1),
        ((None, None), None),
        ((), None),
    ],
)
def test_the_average_baseline_is_of_the_households_whose_baseline_is_known(
    session: Session, baselines: tuple[int | None, ...], average: int | None
) -> None:
    added = model(session, "M1", "bai-nha-a", *baselines)
    assert added.id is not None
    assert livelihood_model.average_baseline(session, added.id) == average


def test_the_last_progress_is_the_latest_day_that_stands(session: Session) -> None:
    added = model(session, "M1", "bai-nha-a")
    assert added.id is not None
    assert livelihood_model.last_progress(session, added.id, but_report=None) is None
    reported(session, model(session, "M2", "bai-nha-a"), date(2026, 3, 18), recovered=9)
    march = reported(session, added, date(2026, 3, 1), recovered=2)
    reported(session, added, date(2026, 2, 1), recovered=1)
    same_day = reported(session, added, date(2026, 3, 1), recovered=3)
    report.withdraw(session, reported(session, added, date(2026, 3, 15), recovered=4), NOW)

    def recovered(but: int | None, until: date | None = None) -> int | None:
        assert added.id is not None
        last = livelihood_model.last_progress(session, added.id, but_report=but, until=until)
        return last.recovered if last else None

    assert recovered(None) == 3
    assert recovered(same_day.id) == 2
    assert recovered(march.id) == 3
    assert recovered(None, until=date(2026, 2, 28)) == 1
    assert recovered(None, until=date(2026, 1, 31)) is None
