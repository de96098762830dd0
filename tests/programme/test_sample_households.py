"""Sample households: marked as such, added once, with something of everything to practise on."""

from collections import Counter
from pathlib import Path

from sqlmodel import Session

from models import household, recognition
from models.household import HouseholdClass
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from programme.samples import load_samples
from tests.programme.conftest import NOW, edit


def test_sample_households_are_added_once(session: Session) -> None:
    plan = read_plan(SAMPLE)
    load(session, plan, NOW)
    load_samples(session, plan, NOW)
    load_samples(session, plan, NOW)

    known = household.of_place(session, "bai-nha-a", sample=True)
    assert [one.number for one in known] == list(range(1, 13))
    assert [one.code for one in known][-1] == "bai-nha-a-012"
    assert {one.place_path for one in known} == {"kien-hai/lai-son/bai-nha-a/"}
    assert household.of_place(session, "bai-nha-a", sample=False) == []
    assert {one.recognised_class for one in known} == {kind.value for kind in HouseholdClass}


def test_nobody_can_take_the_sample_households_for_real_ones() -> None:
    households = read_plan(SAMPLE).households
    assert all(one.head.endswith(" Mẫu") for one in households)
    assert all("MẪU" in decision.decision for one in households for decision in one.decisions)


def test_two_heads_of_one_hamlet_share_their_name_but_not_their_year() -> None:
    entries = read_plan(SAMPLE).households
    named = Counter((one.place, one.head) for one in entries)
    assert [who for who, n in named.items() if n > 1] == [("bai-nha-a", "Trần Văn Mẫu")]
    same = [one.birth_year for one in entries if (one.place, one.head) == ("bai-nha-a", "Trần Văn Mẫu")]
    assert same == [1965, 1982]


def test_the_history_of_a_household_that_escaped_is_there(session: Session) -> None:
    plan = read_plan(SAMPLE)
    load(session, plan, NOW)
    load_samples(session, plan, NOW)

    escaped = household.of_place(session, "bai-nha-a", sample=True)[5]

    assert escaped.id is not None
    assert escaped.recognised_class == "newly_escaped"
    assert [one for one, _ in recognition.history(session, [escaped.id])[escaped.id]] == [
        "poor",
        "newly_escaped",
    ]


def test_what_practice_changed_stays_and_a_plan_needs_no_households(session: Session, small: Path) -> None:
    load(session, read_plan(small), NOW)
    load_samples(session, read_plan(small), NOW)
    household.of_place(session, "ap-sen", sample=True)[0].members = 9
    edit(small, "households.yaml", "members: 3", "members: 5")

    load_samples(session, read_plan(small), NOW)

    assert [one.members for one in household.of_place(session, "ap-sen", sample=True)] == [9, 4]
    (small / "households.yaml").unlink()
    (small / "models.yaml").unlink()  # they name households
    assert read_plan(small).households == ()
