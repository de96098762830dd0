"""docs/programme.md and docs/ke-hoach.md tell every key of every file of a plan, and their examples fit."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from programme import yaml_text
from programme.budget_entries import AllocationEntry
from programme.duty_entries import DutyEntry
from programme.entry import Entry
from programme.fit import fit
from programme.marks import Marks
from programme.model_entries import ModelEntry
from programme.paper_entries import IssuingEntry
from programme.plan import (
    ActivityEntry,
    AgencyEntry,
    IndicatorEntry,
    PlaceEntry,
    Plan,
    ProgrammeEntry,
    TopicEntry,
)
from programme.rest_entries import QuietHoursEntry, RestDayEntry
from programme.sample_entries import CadreEntry, HouseholdEntry, PersonEntry
from programme.standard_entries import StandardEntry
from programme.year_entries import YearEntry
from reports.indicators.table import MEASURES

DOCS = Path(__file__).parents[2] / "docs"
FILES: dict[str, type[Entry]] = {
    "plan": ProgrammeEntry,
    "places": PlaceEntry,
    "agencies": AgencyEntry,
    "activities": ActivityEntry,
    "indicators": IndicatorEntry,
    "topics": TopicEntry,
    "people": PersonEntry,
    "standards": StandardEntry,
    "households": HouseholdEntry,
    "models": ModelEntry,
    "cadres": CadreEntry,
    "duties": DutyEntry,
    "rest_days": RestDayEntry,
    "quiet_hours": QuietHoursEntry,
    "papers": IssuingEntry,
    "budgets": AllocationEntry,
    "sample_budgets": AllocationEntry,
    "sample_year": YearEntry,
}


def sections() -> dict[str, str]:
    """What the two pages say about each file, by its noun."""
    found: dict[str, str] = {}
    for page in ("programme.md", "ke-hoach.md"):
        for part in re.split(r"(?m)^## ", (DOCS / page).read_text(encoding="utf-8")):
            named = re.search(r"(\w+)\.yaml", part.partition("\n")[0])
            if named:
                found[named[1]] = part
    return found


def keys(of: Any) -> Iterator[str]:
    """The keys of an entry and of the entries in it."""
    for field in msgspec.structs.fields(of):
        yield field.encode_name
        yield from (key for inner in _entries(field.type) for key in keys(inner))


def _entries(annotation: Any) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _entries(inner)


def test_every_file_of_a_plan_has_its_section() -> None:
    every = {field.name for field in msgspec.structs.fields(Plan)} - {"marks"}
    assert set(FILES) == every
    assert set(sections()) == every


@pytest.mark.parametrize("noun", FILES)
def test_every_key_is_told_in_the_section_of_its_file(noun: str) -> None:
    said = sections()[noun]
    assert [key for key in keys(FILES[noun]) if not re.search(rf"[`{{\s,-]{key}[:`]", f" {said}")] == []


@pytest.mark.parametrize("noun", FILES)
def test_the_examples_fit(noun: str) -> None:
    entry: Any = FILES[noun]
    model = entry if noun == "plan" else tuple[entry, ...]
    examples = re.findall(r"```yaml\n(.*?)```", sections()[noun], re.DOTALL)
    assert examples
    for example in examples:
        lines: dict[str, int] = {}
        fit(noun, yaml_text.read(noun, example.encode(), lines), model, Marks(lines))


def test_the_places_that_change_are_an_example_that_fits() -> None:
    page = (DOCS / "programme.md").read_text(encoding="utf-8")
    example = page.partition("\n## Sáp nhập")[2].partition("```yaml\n")[2].partition("```")[0]
    lines: dict[str, int] = {}
    places = fit(
        "places", yaml_text.read("places", example.encode(), lines), tuple[PlaceEntry, ...], Marks(lines)
    )
    assert [place.code for place in places if place.successors] == ["dong", "tay", "lua"]


def test_every_way_of_measuring_is_in_the_table() -> None:
    told = re.findall(r"(?m)^\| `(\w+)` \|", sections()["indicators"])
    assert set(told) - {"measure"} == set(MEASURES)


def test_links_lead_somewhere() -> None:
    for page in ("programme.md", "ke-hoach.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\(([^)#]*)(#[^)]*)?\)", text):
            assert not target or (DOCS / target).exists(), target
            if anchor:
                there = (DOCS / (target or page)).read_text(encoding="utf-8")
                assert anchor[1:] in {_anchor(line) for line in re.findall(r"(?m)^#+ (.*)$", there)}, anchor


def _anchor(heading: str) -> str:
    """As the page's host makes it: small letters, no punctuation, hyphens for blanks."""
    return re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-")
