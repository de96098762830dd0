"""The stages and kinds as they are stored and as people read them."""

import pytest

from forms.facts import Option
from forms.livelihood.stages import KINDS, STAGES
from models.livelihood_model import LivelihoodModel
from models.model_progress import ModelProgress


def test_the_stages_come_in_the_order_of_a_models_life() -> None:
    assert [option.value for option in STAGES] == [
        "preparing", "supported", "running", "harvest", "finished", "stopped",
    ]  # fmt: skip


def test_every_kind_is_there_once() -> None:
    assert [option.value for option in KINDS] == [
        "crops", "livestock", "aquaculture", "fishing", "services", "startup", "other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "column"),
    [(STAGES, ModelProgress.__table__.c.stage), (KINDS, LivelihoodModel.__table__.c.kind)],  # type: ignore[attr-defined]  # SQLModel does not declare __table__
    ids=["stages", "kinds"],
)
def test_every_code_fits_its_column(options: tuple[Option, ...], column: object) -> None:
    assert max(len(option.value) for option in options) <= column.type.length  # type: ignore[attr-defined]  # a string column
