"""Sample livelihood models: marked as such, added once, with the sample households in them."""

from pathlib import Path

from sqlmodel import Session

from models import livelihood_model
from models.livelihood_model import LivelihoodModel
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from programme.sample_models import load_models
from programme.samples import load_samples
from tests.programme.conftest import NOW, edit


def sampled(session: Session, folder: Path) -> list[LivelihoodModel]:
    """The sample models of a plan that was just loaded, the newest first."""
    plan = read_plan(folder)
    load(session, plan, NOW)
    load_samples(session, plan, NOW)
    return livelihood_model.of_place(session, plan.places[0].code, sample=True)


def test_sample_models_are_added_once(session: Session) -> None:
    sampled(session, SAMPLE)
    models = sampled(session, SAMPLE)

    assert [(one.code, one.place_code, one.activity_code, one.kind) for one in models] == [
        ("mau-03", "an-cu", "DA2", "fishing"),
        ("mau-02", "bai-nha-a", "DA3.1", "livestock"),
        ("mau-01", "bai-nha-a", "DA2", "aquaculture"),
    ]
    assert livelihood_model.of_place(session, "kien-hai", sample=False) == []
    assert (models[2].name, models[2].approval) == ("Nuôi cá bớp lồng bè Mẫu", "Mẫu-01/QĐ")
    assert models[2].id is not None
    assert livelihood_model.average_baseline(session, models[2].id) == 30_000_000


def test_their_households_are_those_of_the_register_as_they_were_at_the_approval(session: Session) -> None:
    first = sampled(session, SAMPLE)[2]
    assert first.id is not None
    households = livelihood_model.households(session, first.id)
    assert all(one.household_id for one in households)
    assert [(one.head, one.class_at_approval, one.ethnic_minority) for one in households] == [
        ("Danh Mẫu", "poor", True),
        ("Thị Hên Mẫu", "near_poor", True),
        ("Lê Văn Mẫu", "poor", False),  # has escaped since
    ]


def test_nobody_can_take_the_sample_models_for_real_ones() -> None:
    for model in read_plan(SAMPLE).models:
        assert model.name.endswith(" Mẫu")
        assert model.approval.startswith("Mẫu-")
        assert all(not one.head or one.head.endswith(" Mẫu") for one in model.households)


def test_what_practice_changed_stays_and_a_plan_needs_no_models(session: Session, small: Path) -> None:
    (model,) = sampled(session, small)
    edit(small, "models.yaml", "Nuôi cá Mẫu", "Nuôi tôm Mẫu")
    plan = read_plan(small)

    assert load_models(session, plan, NOW) == 0
    assert model.name == "Nuôi cá Mẫu"
    (small / "models.yaml").unlink()
    assert read_plan(small).models == ()
