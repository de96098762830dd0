"""What reading forgives, and what it leaves as it was written."""

import unicodedata
from pathlib import Path

from programme.read import read_plan
from tests.programme.conftest import edit


def test_words_that_yaml_would_guess_at_stay_words(small: Path) -> None:
    edit(small, "topics.yaml", "title: Nuôi cá", "title: no")
    edit(small, "agencies.yaml", "source: VII.1", "source: 1.10")

    plan = read_plan(small)

    assert plan.topics[0].title == "no"
    assert plan.agencies[0].source == "1.10"


def test_letters_taken_apart_by_an_editor_are_put_together(small: Path) -> None:
    for path in small.glob("*.yaml"):
        text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
        path.write_text("\ufeff" + text, encoding="utf-8")

    assert read_plan(small).places[3].names[0].name == "Ấp Sen"


def test_a_plan_may_have_no_sample_people_and_no_totals(small: Path) -> None:
    (small / "people.yaml").unlink()
    path = small / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("totals:")[0], encoding="utf-8")

    plan = read_plan(small)

    assert plan.people == ()
    assert plan.plan.totals is None
