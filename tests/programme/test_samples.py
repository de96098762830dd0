"""Sample people: marked as such, added once."""

from pathlib import Path

from sqlmodel import Session

from models import person
from programme import SAMPLE
from programme.load import load
from programme.read import read_plan
from programme.samples import load_samples
from tests.programme.conftest import NOW, edit


def test_sample_people_are_added_once(session: Session) -> None:
    plan = read_plan(SAMPLE)
    load(session, plan, NOW)

    assert load_samples(session, plan, NOW) == 21
    assert load_samples(session, plan, NOW) == 0

    people = person.everyone(session)
    assert len(people) == 21
    assert {(p.sample, p.locale, p.phone, p.active, p.created_at) for p in people} == {
        (True, "vi", None, True, NOW)
    }


def test_one_who_was_set_inactive_stays_so_and_one_who_left_the_file_stays(
    session: Session, small: Path
) -> None:
    load(session, read_plan(small), NOW)
    load_samples(session, read_plan(small), NOW)
    person.samples(session)[0].active = False
    edit(small, "people.yaml", "- {name: Cán bộ xã mẫu Đông, role: commune_officer, place: dong}\n", "")

    assert load_samples(session, read_plan(small), NOW) == 0

    assert [p.active for p in person.everyone(session)] == [False, True]


def test_a_real_person_of_the_same_name_is_not_taken_for_a_sample(session: Session, small: Path) -> None:
    plan = read_plan(small)
    load(session, plan, NOW)
    entry = plan.people[0]
    session.add(person.Person(name=entry.name, role=entry.role, place_code=entry.place, created_at=NOW))

    assert load_samples(session, plan, NOW) == len(plan.people)
