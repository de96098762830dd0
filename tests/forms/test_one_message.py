"""Whole reports told in one message: the table beside this file says what each sentence gives."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.declared.training import FORM as TRAINING
from forms.draft import SUMMARY, Draft
from forms.engine import Engine
from forms.facts import Option, Scene
from forms.one_message import Heard, hear, recognise
from forms.registry import every
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
TABLE = Path(__file__).with_name("one_message.tsv")
TOPICS = {
    "Kỹ thuật nuôi cá lồng bè": "DA2",
    "Chăn nuôi": "DA3.1",
    "Trồng rau": "DA3.1",
    "Làm nước mắm, khô cá": "DA2",
}
ROWS = [line.split("\t") for line in TABLE.read_text().splitlines()[1:]]
WORDS = sorted({word for text, *_ in ROWS for word in text.split()})


class HamletFacts(TableFacts):
    """The usual subjects and venues of a hamlet."""

    def __init__(self) -> None:
        super().__init__()
        self._table["topics"] = [
            Option({"title": one, "activity": code}, one) for one, code in TOPICS.items()
        ]
        self._table["venues"] = [Option(one, one) for one in ("Nhà văn hóa ấp", "UBND xã")]


def told(text: str) -> Heard:
    draft = Draft(id="d", form="training", version=1, place="p", began="2026-03-18")
    return hear(TRAINING, draft, HamletFacts(), SAY, text)


def answers(heard: Heard) -> str:
    scene = Scene(HamletFacts(), heard.draft.answers, SAY)
    shown = {key: SAY(TRAINING.question(key).show(scene.answers[key], scene)) for key in heard.understood}
    return " | ".join(f"{key}: {value}" for key, value in shown.items())


def row(text: str) -> list[str]:
    """What a sentence gives: the answers, what is read back, what was not understood."""
    heard = told(text.replace("\\n", "\n"))
    asked = " | ".join(f"{key}: {heard.draft.heard[key]}" for key in heard.unsure)
    return [text, answers(heard), asked, " | ".join(heard.unread)]


@pytest.mark.parametrize("expected", ROWS, ids=lambda expected: expected[0][:60])
def test_a_sentence_gives_what_the_table_says(expected: list[str]) -> None:
    assert row(expected[0]) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("hôm nay ấp mở lớp dạy nuôi gà", "training"),
        ("hom nay taapj huaans", "training"),
        ("rà soát hộ số 3, 4 người", "household_review"),
        ("tập huấn về rà soát hộ nghèo", "training"),
        ("rà soát xong, mai tập huấn", "household_review"),
        ("hôm nay trời đẹp", None),
        ("", None),
    ],
)
def test_the_form_whose_words_stand_first_is_meant(text: str, form: str | None) -> None:
    found = recognise(every(), text)
    assert (found.key if found else None) == form


def test_what_was_heard_is_read_back_when_its_question_comes_and_only_then() -> None:
    draft = told("tập huấn trồng rau, hết 2 triệu, 25 người dự, 12 nữ").draft
    engine = Engine(TRAINING, draft, HamletFacts(), SAY)
    step = engine.show()
    assert step.draft.at == "days"  # was not told, so it is asked like any other
    step = Engine(TRAINING, step.draft, HamletFacts(), SAY).typed("hôm qua")
    step = Engine(TRAINING, step.draft, HamletFacts(), SAY).typed("nhà văn hóa")
    assert step.prompt is not None
    assert step.prompt.kind == "confirm"
    assert SAY(step.prompt.question).startswith("25 người dự, trong đó 12 nữ")
    step = Engine(TRAINING, step.draft, HamletFacts(), SAY).typed("đúng")
    assert step.prompt is not None
    assert SAY(step.prompt.question) == "2.000.000 đồng (hai triệu)"  # a quiet question that was spoken of
    assert step.draft.heard == {}


def test_a_no_to_what_was_heard_asks_the_question() -> None:
    step = Engine(
        TRAINING, told("tập huấn trồng rau hôm nay ở UBND xã, 25 người").draft, HamletFacts(), SAY
    ).show()
    step = Engine(TRAINING, step.draft, HamletFacts(), SAY).typed("không")
    assert step.draft.at == "people"
    assert step.prompt is not None
    assert step.prompt.kind == "question"


def test_nothing_that_was_heard_reaches_the_summary_unasked() -> None:
    step = Engine(
        TRAINING, told("tập huấn trồng rau hôm nay ở UBND xã, 25 người").draft, HamletFacts(), SAY
    ).show()
    assert step.draft.at != SUMMARY
    assert "people" not in step.draft.answers


@given(st.text(max_size=400))
def test_any_text_is_heard_without_an_error(text: str) -> None:
    recognise(every(), text)
    told(text)


@given(st.lists(st.sampled_from([*WORDS, ",", ":", ".", "\n", "1", "25", "12/3"]), max_size=40).map(" ".join))
def test_any_order_of_known_words_is_heard_without_an_error(text: str) -> None:
    heard = told(text)
    assert not set(heard.understood) & set(heard.unsure)
