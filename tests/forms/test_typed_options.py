"""Typing all the words of an offered option is choosing it: nothing is read back, as after a tap."""

import pytest

from forms.answers.reading import Understood
from forms.declared.vocational import FORM as VOCATIONAL
from forms.facts import Option, Scene
from forms.kinds.amount import Amount
from forms.kinds.count import Count
from forms.kinds.counts import Counts
from forms.kinds.days import Days
from forms.kinds.measure import Measure
from forms.kinds.one_day import OneDay
from forms.kinds.share import Share
from forms.kinds.yes_no import YesNo
from forms.question import Question
from locales import _, translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
SCENE = Scene(TableFacts(), {"members": 5}, SAY)


def offering(label: str, value: object) -> tuple[Option, ...]:
    return (Option(value, label),)


COUNTS = next(one for one in VOCATIONAL.questions if isinstance(one, Counts))
DAY = _("Day")
QUESTIONS: list[Question] = [
    Count(key="n", usual=lambda scene: offering("Vẫn 5 người", 5), label=DAY, ask=DAY),
    Count(key="n", usual=lambda scene: offering("Như lần trước: 8.500 người", 8500), label=DAY, ask=DAY),
    Amount(
        key="n",
        usual=lambda scene: offering("Như lần trước: 45.000.000 đồng", 45_000_000),
        label=DAY,
        ask=DAY,
    ),
    Share(
        key="n",
        whole=lambda scene: 110,
        every=_("All {n} households"),
        more_than_all=DAY,
        usual=lambda scene: offering("Như lần trước: 80 hộ", 80),
        label=DAY,
        ask=DAY,
    ),
    Counts(
        key="n",
        parts=COUNTS.parts,
        example="",
        usual=lambda scene: offering(
            "Cả 25 người học xong và có việc làm", {"finished": 25, "found_work": 25}
        ),
        label=DAY,
        ask=DAY,
    ),
    Measure(key="n", nothing=_("Nothing lost"), label=DAY, ask=DAY),
    YesNo(key="n", label=DAY, ask=DAY, yes=_("It has"), no=_("It has none yet")),
    OneDay(key="n", label=DAY, ask=DAY),
    Days(key="n", label=DAY, ask=DAY),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: type(one).__name__)
def test_all_the_words_of_an_option_are_that_option(question: Question) -> None:
    offered = question.suggest(SCENE)
    assert offered
    for option in offered:
        typed = SAY(option.label).lower()
        assert question.read_beside(typed, offered, SCENE) == Understood(option.value)


def test_a_number_of_its_own_beside_the_number_of_an_option_is_still_asked_about() -> None:
    count = QUESTIONS[0]
    reading = count.read_beside("1", count.suggest(SCENE), SCENE)
    assert not isinstance(reading, Understood)
