"""The plan of Kiên Hải, against figures copied from the plan by hand."""

from collections import Counter

import pytest

from programme import SAMPLE
from programme.plan import Plan
from programme.read import read_plan

# Section, central, local and total in triệu đồng
BUDGETS = {
    "DA2": ("IV.2.1", 920, 138, 1058),
    "DA3.1": ("IV.2.2a", 406, 61, 467),
    "DA3.2": ("IV.2.2b", 144, 22, 166),
    "DA4.1": ("IV.2.3a", 437, 66, 503),
    "DA4.3": ("IV.2.3b", 155, 23, 178),
    "DA6.2": ("IV.2.4a", 73, 11, 84),
    "DA7.1": ("IV.2.5a", 124, 19, 143),
    "DA7.2": ("IV.2.5b", 70, 10, 80),
}
POLICIES = ["CS1.1", "CS1.2", "CS1.3", "CS1.4", "CS1.5", "CS1.6", "CS1.7.1", "CS1.7.2"]
TRAINING = {"DA2", "DA3.1", "DA3.2", "DA4.1", "DA6.2", "DA7.1", "CS1.3", "CS1.4"}
MILLION = 1_000_000


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(SAMPLE)


def test_the_budgets_are_the_plans(plan: Plan) -> None:
    assert {
        a.code: (a.source, a.central, a.local, a.total) for a in plan.activities if a.kind == "project"
    } == {
        code: (source, central * MILLION, local * MILLION, total * MILLION)
        for code, (source, central, local, total) in BUDGETS.items()
    }


def test_the_totals_are_the_plans(plan: Plan) -> None:
    totals = plan.plan.totals
    assert totals is not None
    assert (totals.central, totals.local, totals.total) == (2329 * MILLION, 350 * MILLION, 2679 * MILLION)


def test_the_policies_follow_the_projects_and_have_no_budget(plan: Plan) -> None:
    assert [a.code for a in plan.activities] == [*BUDGETS, *POLICIES]
    assert all(a.total is None for a in plan.activities if a.kind == "policy")


@pytest.mark.parametrize(
    ("activity", "agency", "part", "source"),
    [
        ("DA2", "ldtbxh", "lead", "IV.2.1đ"),
        ("DA2", "nnptnt", "manage", "VII.3"),
        ("DA2", "ldtbxh", "consolidate", "IV.2.1đ; VII.1"),
        ("DA6.2", "ldtbxh", "lead", "IV.2.4a"),
        ("DA6.2", "vhtt-tt", "manage", "VII.6"),
        ("DA3.2", "y-te", "manage", "VII.4"),
        ("CS1.7.2", "ubnd-xa", "manage", "IV.1.7.2"),
    ],
)
def test_both_sides_of_a_contradiction_are_kept(
    plan: Plan, activity: str, agency: str, part: str, source: str
) -> None:
    parts = next(a.agencies for a in plan.activities if a.code == activity)
    assert (agency, part, source) in {(p.agency, p.part, p.source) for p in parts}


def test_only_sub_project_2_of_project_3_has_nobody_who_leads(plan: Plan) -> None:
    without = [a.code for a in plan.activities if "lead" not in {p.part for p in a.agencies}]
    assert without == ["DA3.2"]


def test_the_indicators_without_a_number_are_those_the_plan_gives_none(plan: Plan) -> None:
    assert [i.code for i in plan.indicators] == [f"CT{n:02d}" for n in range(16)]
    assert {i.code for i in plan.indicators if i.target is None} == {"CT08", "CT13", "CT15"}


def test_four_communes_and_thirteen_hamlets(plan: Plan) -> None:
    assert Counter(p.kind for p in plan.places) == {"district": 1, "commune": 4, "hamlet": 13}
    assert Counter(p.parent for p in plan.places if p.kind == "hamlet") == {
        "hon-tre": 3,
        "lai-son": 4,
        "an-son": 3,
        "nam-du": 3,
    }


def test_every_training_activity_has_a_few_topics(plan: Plan) -> None:
    counts = Counter(t.activity for t in plan.topics)
    assert set(counts) == TRAINING
    assert all(2 <= n <= 4 for n in counts.values())
    assert [(t.activity, t.title) for t in plan.topics[:2]] == [
        ("DA2", "Kỹ thuật nuôi cá lồng bè"),
        ("DA3.1", "Chăn nuôi"),
    ]


def test_only_sub_project_1_of_project_7_trains_cadres(plan: Plan) -> None:
    assert [a.code for a in plan.activities if a.trains_cadres] == ["DA7.1"]


def test_models_are_supported_by_project_2_and_sub_project_1_of_project_3(plan: Plan) -> None:
    assert [a.code for a in plan.activities if a.supports_models] == ["DA2", "DA3.1"]


def test_nobody_can_take_the_sample_people_for_real_ones(plan: Plan) -> None:
    assert all(person.name.endswith(" Mẫu") for person in plan.people)
    assert Counter(person.role.value for person in plan.people) == {
        "hamlet_head": 13,
        "commune_officer": 4,
        "agency_officer": 2,
        "coordinator": 1,
        "viewer": 1,
    }
    heads = {p.place for p in plan.people if p.role == "hamlet_head"}
    assert heads == {p.code for p in plan.places if p.kind == "hamlet"}
