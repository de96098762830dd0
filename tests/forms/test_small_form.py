"""Adding a form is one file: a form written here runs through the whole engine, skip logic and all.

docs/forms.md teaches with this very form; what it shows is what is tested.
"""

from typing import Any

import pytest

from forms.draft import Draft
from forms.engine import Engine
from forms.facts import Option, Scene
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.one_day import OneDay
from forms.kinds.several import Several
from forms.kinds.words import Words
from forms.question import Check, Form
from locales import Text, _, translator
from tests.forms.table_facts import TableFacts

# docs: begin
DAMAGE = (
    Option("houses", _("houses")),
    Option("boats", _("boats")),
    Option("cages", _("fish cages")),
)


def _is_hurt(scene: Scene) -> bool:
    return bool(scene.answers.get("hurt"))


def _weight(scene: Scene) -> str | None:
    """Serious as soon as somebody is hurt or two kinds of things are damaged (assumption)."""
    damage = scene.answers.get("damage")
    if damage is None:
        return None
    return "serious" if scene.answers.get("hurt") or len(damage) > 1 else "light"


STORM = Form(
    key="storm",
    version=1,
    title=_("Storm report"),
    noun=_("storm"),
    begins=_("Report a storm"),
    command="bao",
    spoken=("bao", "bao cao bao"),
    happened=lambda answers: str(answers["day"]),
    headline=lambda answers: "",
    questions=(
        OneDay(key="day", label=_("Day"), ask=_("📅 On which day?")),
        Count(key="hurt", label=_("Hurt"), ask=_("How many people were hurt?"), most=500),
        Words(key="who_helps", label=_("Care"), ask=_("Who looks after them?"), when=_is_hurt),
        Several(
            key="damage",
            label=_("Damaged"),
            ask=_("What was damaged?"),
            options=DAMAGE,
            none=_("nothing"),
        ),
        Choice(
            key="wish",
            label=_("Wish"),
            ask=_("What is needed most?"),
            options=(Option("food", _("food")), Option("nets", _("nets"))),
            optional=True,
            checks=(
                Check(
                    "no_nets",
                    lambda value, scene: value != "nets" or "cages" in scene.answers["damage"],
                    lambda value, scene: _("Nets are given where cages were damaged."),
                ),
            ),
        ),
        Computed(key="weight", label=_("Weight"), default=_weight, shown=lambda value, scene: str(value)),
    ),
)
# docs: end


def filled(*typed: str) -> Engine:
    """The form after somebody typed these answers."""
    draft = Draft(id="d1", form="storm", version=1, place="an-cu", began="2026-03-18")
    step = Engine(STORM, draft, TableFacts(), translator("en")).show()
    for text in typed:
        step = Engine(STORM, step.draft, TableFacts(), translator("en")).typed(text)
    return Engine(STORM, step.draft, TableFacts(), translator("en"))


def summary(engine: Engine) -> list[str]:
    """Its summary as people read it."""
    say = translator("en")
    return [say(line.text) for line in engine.lines()]


def test_it_asks_computes_and_sums_up() -> None:
    engine = filled("17/3", "0", "1,3", "2")

    assert summary(engine) == [
        "1. Day: Tuesday 17/03/2026",
        "2. Hurt: 0",
        "3. Damaged: houses, fish cages",
        "4. Wish: nets",
        "5. Weight: serious",
    ]
    assert engine.send().outcome == "send"


def test_a_question_is_asked_only_where_it_applies() -> None:
    assert filled("17/3", "2").draft.at == "who_helps"
    assert filled("17/3", "0").draft.at == "damage"


def test_a_check_over_two_answers_says_what_does_not_fit() -> None:
    engine = filled("17/3", "0", "1")
    step = engine.typed("nets")

    assert step.misfit == "no_nets"
    assert step.draft.answers.get("wish") is None


def test_nothing_at_all_is_an_answer_where_there_is_a_word_for_it() -> None:
    assert filled("17/3", "0", "không").draft.answers["damage"] == []


@pytest.mark.parametrize(
    ("taps", "ticked"),
    [((0,), (0,)), ((0, 2), (0, 2)), ((2, 0), (0, 2)), ((0, 0), ()), ((1, 2, 1), (2,))],
)
def test_ticks_go_on_and_off(taps: tuple[int, ...], ticked: tuple[int, ...]) -> None:
    engine = filled("17/3", "0")
    for place in taps:
        engine = Engine(STORM, engine.picked("damage", place).draft, TableFacts(), translator("en"))

    assert engine.draft.ticked == ticked
    taken = engine.picked("damage", 3).draft
    assert taken.answers["damage"] == [DAMAGE[at].value for at in ticked]


def test_a_computed_line_cannot_be_typed() -> None:
    engine = filled("17/3", "0", "1", "food")
    step = engine.typed("5")

    assert step.misfit == "summary"
    assert step.draft.at == ""


def test_an_edited_message_corrects_its_answer_and_what_hangs_on_it() -> None:
    draft = Draft(id="d1", form="storm", version=1, place="an-cu", began="2026-03-18")
    say = translator("en")
    step = Engine(STORM, draft, TableFacts(), say).show()
    for number, text in enumerate(("17/3", "2", "the nurse"), start=1):
        step = Engine(STORM, step.draft, TableFacts(), say).typed(text, f"m{number}")
    assert step.draft.said == {"m1": "day", "m2": "hurt", "m3": "who_helps"}

    corrected = Engine(STORM, step.draft, TableFacts(), say).changed("hurt", "0")

    assert corrected.draft.answers["hurt"] == 0
    assert "who_helps" not in corrected.draft.answers
    assert corrected.draft.at == "damage"


def test_an_edit_that_is_not_clear_opens_that_question_again() -> None:
    engine = filled("17/3", "0", "1")
    step = engine.changed("day", "31/2")

    assert step.draft.at == "day"
    assert step.draft.answers["day"] == "2026-03-17"


def test_every_text_of_the_form_is_data_until_it_is_said() -> None:
    texts: list[Any] = [question.ask for question in STORM.questions]
    assert all(isinstance(text, Text) for text in texts)
