"""What a plan's file says about reports on its activities: by which forms, and which figures they ask for."""

from typing import get_args

import pytest

from forms.policy_asks import ASKS
from forms.registry import every
from programme import SAMPLE
from programme.plan import Asked, Plan
from programme.read import read_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(SAMPLE)


def test_a_plan_may_ask_for_what_the_form_knows() -> None:
    assert set(get_args(Asked)) == set(ASKS)


def test_every_form_the_plan_names_is_one(plan: Plan) -> None:
    known = {form.key for form in every()}
    assert {key for entry in plan.activities for key in entry.forms} <= known


def test_every_regular_policy_is_reported_with_figures_of_its_own(plan: Plan) -> None:
    asked = {entry.code: entry.asks for entry in plan.activities if "policies" in entry.forms}
    assert set(asked) == {entry.code for entry in plan.activities if entry.kind == "policy"}
    assert all(asked.values())
    assert [code for code, asks in asked.items() if "cards" in asks] == ["CS1.5"]
