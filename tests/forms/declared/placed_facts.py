"""What a place said before, as a table: for forms that compare with it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from forms.draft import Draft
from forms.engine import Engine, Step
from forms.facts import Option, Scene
from forms.order import resolved
from forms.question import Form
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")


class PlacedFacts(TableFacts):
    """Facts by name; the reports may belong to two projects."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__()
        self._known = known
        self._table["reported_activities"] = [
            Option("DA6.2", "Tiểu dự án 2, Dự án 6"),
            Option("CS1.4", "Chính sách 1.4"),
        ]

    def known(self, fact: str, answers: Mapping[str, Any]) -> Any:
        return self._known.get(fact)


class Filled:
    """A form that is filled in by typing; each step begins from the stored draft, as after a restart."""

    def __init__(self, form: Form, *texts: str, **known: Any) -> None:
        self._form = form
        self._facts = PlacedFacts(known)
        draft = Draft(id="d", form=form.key, version=form.version, place="p", began="2026-03-18")
        self.step: Step = Engine(form, draft, self._facts, SAY).show()
        for text in texts:
            kept = msgspec.json.decode(msgspec.json.encode(self.step.draft), type=Draft)
            self.step = Engine(form, kept, self._facts, SAY).typed(text)

    @property
    def at(self) -> str:
        return self.step.draft.at

    @property
    def told(self) -> str:
        assert self.step.prompt is not None
        return "\n".join(SAY(text) for text in self.step.prompt.told)

    @property
    def offered(self) -> list[str]:
        return [str(offer.label) for offer in self.step.draft.offered.get(self.at, ())]

    @property
    def answers(self) -> dict[str, Any]:
        scene = Engine(self._form, self.step.draft, self._facts, SAY).scene
        return resolved(self._form, scene)

    @property
    def figures(self) -> Mapping[str, int | None]:
        return self._form.figures(self.answers)

    @property
    def scene(self) -> Scene:
        return Engine(self._form, self.step.draft, self._facts, SAY).scene._replace(answers=self.answers)

    @property
    def refused(self) -> str | None:
        why = self._form.refused(self.scene)
        return None if why is None else SAY(why)
