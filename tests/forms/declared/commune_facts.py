"""The world as the commune officer's forms ask for it: projects, policies with what they ask for, periods."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from forms.draft import Draft
from forms.engine import Engine, Step
from forms.facts import Option
from forms.order import resolved
from forms.question import Form
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
HALF_YEAR = {"duty": 7, "period": "2026-H1", "name": "6 tháng đầu năm 2026"}
POLICIES: dict[str, tuple[str, ...]] = {
    "loans": ("households", "money"),
    "cards": ("cards",),
    "homes": ("houses", "money"),
    "school": ("pupils", "money"),
    "advice": ("turns",),
    "work": ("jobs",),
    "silent": (),
}


class CommuneFacts(TableFacts):
    """One project or more, the half-year that is owed, and a register of ``people``."""

    def __init__(self, *projects: str, people: int | None = None, **instead: Sequence[Option]) -> None:
        super().__init__()
        period = [Option(HALF_YEAR, str(HALF_YEAR["name"]))]
        self._people = people
        self._table |= {
            "reported_activities": [Option(one, one) for one in projects or ("P1",)],
            "policies": [Option(one, one) for one in POLICIES],
            "trades": [Option({"title": "Nấu ăn", "activity": "P1"}, "Nấu ăn")],
            "begun_periods": period,
            "open_periods": period,
            **instead,
        }

    def known(self, fact: str, answers: Mapping[str, Any]) -> Any:
        if fact == "asks":
            return POLICIES[answers["activity"]]
        return {"poor_people": self._people, "period_day": "2026-03-18"}[fact]


def fill(form: Form, facts: CommuneFacts, *texts: str) -> Step:
    """Type one answer after another; each step begins from the stored draft, as after a restart."""
    draft = Draft(id="d", form=form.key, version=form.version, place="p", began="2026-03-18")
    step = Engine(form, draft, facts, SAY).show()
    for text in texts:
        kept = msgspec.json.decode(msgspec.json.encode(step.draft), type=Draft)
        step = Engine(form, kept, facts, SAY).typed(text)
    return step


def figures(form: Form, facts: CommuneFacts, *texts: str) -> dict[str, int]:
    """The figures of a report that was typed so, without those that are not known."""
    step = fill(form, facts, *texts)
    scene = Engine(form, step.draft, facts, SAY).scene
    found = form.figures(resolved(form, scene))
    return {name: amount for name, amount in found.items() if amount is not None}


def blocked(form: Form, facts: CommuneFacts) -> str | None:
    """Why it cannot be begun, if so."""
    draft = Draft(id="d", form=form.key, version=form.version, place="p", began="2026-03-18")
    why = form.blocked(Engine(form, draft, facts, SAY).scene)
    return SAY(why) if why else None


def told(step: Step) -> str:
    """What was said with the last answer."""
    assert step.prompt is not None
    return "\n".join(SAY(text) for text in step.prompt.told)


def offered(step: Step) -> Sequence[str]:
    """What can be tapped."""
    assert step.prompt is not None
    return [SAY(one.label) for one in step.prompt.offers]
