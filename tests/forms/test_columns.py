"""Answers as cells: what each kind of question puts into which columns, and a form as columns."""

from datetime import date
from typing import Any

import pytest

from forms.cells import CellKind
from forms.columns import Columns
from forms.facts import Option, Scene
from forms.kinds.amount import Amount
from forms.kinds.choice import Choice
from forms.kinds.count import Count
from forms.kinds.one_day import OneDay
from forms.kinds.photos import Photos
from forms.kinds.words import Words
from forms.question import Form, Question
from forms.registry import every, newest
from locales import Text, _, translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
FACTS = TableFacts()
K = CellKind

# form, question, answer → what stands in its columns, each with its kind
CELLS: list[tuple[str, str, Any, list[tuple[CellKind, Any]]]] = [
    ("training", "topic", {"title": "Nuôi cá", "activity": "DA2"}, [(K.text, "Nuôi cá")]),
    (
        "training",
        "days",
        {"first": "2026-03-15", "last": "2026-03-17"},
        [(K.day, date(2026, 3, 15)), (K.day, date(2026, 3, 17))],
    ),
    (
        "training",
        "people",
        {"people": 25, "women": 12, "ethnic_minority": 0, "poor": 5, "near_poor": 3, "newly_escaped": 1},
        [(K.whole, 25), (K.whole, 12), (K.whole, 0), (K.whole, 5), (K.whole, 3), (K.whole, 1)],
    ),
    ("training", "audience", "cadres", [(K.text, "cán bộ")]),
    ("training", "cost", 2_500_000, [(K.money, 2_500_000)]),
    ("training", "results", "bà con biết làm\nthêm", [(K.long_text, "bà con biết làm\nthêm")]),
    ("training", "photos", [1, 2], []),
    ("household_review", "household", {"id": 4, "name": "Danh Mẫu"}, [(K.text, "Danh Mẫu")]),
    ("household_review", "birth_year", 1965, [(K.plain, 1965)]),
    ("household_review", "members", 4, [(K.whole, 4)]),
    ("household_review", "members", "left", [(K.whole, "Hộ không còn ở đây")]),
    ("household_review", "wellbeing", {"points": 120}, [(K.whole, 120), (K.money, None)]),
    ("household_review", "wellbeing", {"income": 1_200_000}, [(K.whole, None), (K.money, 1_200_000)]),
    ("household_review", "causes", ["capital", "illness"], [(K.long_text, "thiếu vốn, ốm đau hoặc tai nạn")]),
    ("household_review", "needs", [], [(K.long_text, "không cần gì")]),
    ("household_review", "met_on", "2026-10-15", [(K.day, date(2026, 10, 15))]),
    ("household_review", "met_on", "not_yet", [(K.day, "Chưa họp")]),
    ("household_review", "meeting", {"present": 20, "in_favour": 18}, [(K.whole, 20), (K.whole, 18)]),
    ("household_review", "proposed", "near_poor", [(K.text, "hộ cận nghèo")]),
    ("review_closing", "day", "2026-12-10", [(K.day, date(2026, 12, 10))]),
    ("review_closing", "opening", {"poor": 2, "near_poor": 5}, [(K.whole, 2), (K.whole, 5)]),
    ("model_progress", "left", {"amount": "1800.5", "unit": "con"}, [(K.number, 1800.5), (K.text, "con")]),
    ("model_progress", "lost", {"amount": "0", "unit": ""}, [(K.number, 0), (K.text, None)]),
    (
        "model_progress",
        "income",
        {"year": 42_000_000, "amount": 3_500_000, "per": "month"},
        [(K.money, 42_000_000), (K.text, "3.500.000 đồng một tháng")],
    ),
    (
        "model_progress",
        "income",
        {"year": 30_000_000, "each": {"1": {}, "2": {}}},
        [(K.money, 30_000_000), (K.text, "trung bình của 2 hộ")],
    ),
    (
        "model_progress",
        "income_standing",
        {
            "compared": 2,
            "of": 3,
            "baseline": 30_000_000,
            "percent": "16.7",
            "target": 36_000_000,
            "reached": False,
        },
        [(K.money, 30_000_000), (K.number, 16.7), (K.money, 36_000_000), (K.yes_no, False)],
    ),
    (
        "model_progress",
        "income_standing",
        {"compared": 0, "of": 3},
        [(K.money, None), (K.number, None), (K.money, None), (K.yes_no, None)],
    ),
    (
        "livelihood_model",
        "money",
        {"central": 60_000_000, "people": 15_000_000},
        [(K.money, 60_000_000), (K.money, None), (K.money, None), (K.money, None), (K.money, 15_000_000)],
    ),
]


@pytest.mark.parametrize(("form", "key", "answer", "expected"), CELLS)
def test_an_answer_as_cells(form: str, key: str, answer: Any, expected: list[tuple[CellKind, Any]]) -> None:
    cells = newest(form).question(key).cells()
    scene = Scene(FACTS, {key: answer}, SAY)
    said = [(cell.kind, cell.value(answer, scene)) for cell in cells]
    assert [(kind, SAY(value) if isinstance(value, Text) else value) for kind, value in said] == expected


@pytest.mark.parametrize("form", every(), ids=lambda form: form.key)
def test_every_column_of_every_form_has_a_name_of_its_own(form: Form) -> None:
    titles = [SAY(column.title) for column in Columns([form], lambda question: True).listed]
    assert all(titles)
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("form", every(), ids=lambda form: form.key)
def test_without_names_nothing_personal_has_a_column(form: Form) -> None:
    kept = {column.key[0] for column in Columns([form], lambda question: not question.is_private).listed}
    assert not {one.key for one in form.questions if one.personal or one.sensitive} & kept


def test_a_new_form_needs_no_code_and_an_older_version_keeps_its_columns() -> None:
    old = _form(
        1,
        Count(key="hurt", label=_("Hurt"), ask=_("Hurt")),
        Words(key="gone", label=_("Help"), ask=_("Help")),
    )
    new = _form(
        2,
        OneDay(key="day", label=_("Day"), ask=_("Day")),
        Count(key="hurt", label=_("Hurt"), ask=_("Hurt")),
        Amount(key="loss", label=_("Lost"), ask=_("Lost"), personal=True),
        Choice(key="wish", label=_("Wish"), ask=_("Wish"), options=(Option("nets", "lưới"),)),
        Photos(key="photos", label=_("Photos"), ask=_("Photos")),
    )
    columns = Columns([old, new], lambda question: not question.is_private)
    assert [column.key for column in columns.listed] == [("day", 0), ("hurt", 0), ("wish", 0), ("gone", 0)]
    told = {"day": "2026-03-01", "hurt": 3, "wish": "nets", "photos": [7, 8]}
    assert columns.row(2, Scene(FACTS, told, SAY)) == [date(2026, 3, 1), 3, "lưới", None]
    assert columns.photos(2, told) == 2
    assert columns.row(1, Scene(FACTS, {"hurt": 0, "gone": "hết"}, SAY)) == [None, 0, None, "hết"]
    assert columns.photos(1, {}) is None


def test_a_version_that_is_not_known_any_more_leaves_its_cells_empty() -> None:
    columns = Columns([_form(2, Count(key="hurt", label=_("Hurt"), ask=_("Hurt")))], lambda question: True)
    assert columns.row(1, Scene(FACTS, {"hurt": 3}, SAY)) == [None]


def _form(version: int, *questions: Question) -> Form:
    return Form(
        key="storm",
        version=version,
        title=_("Storm report"),
        noun=_("storm"),
        begins=_("Report a storm"),
        command="bao",
        spoken=("bao",),
        happened=lambda answers: str(answers["day"]),
        headline=lambda answers: "",
        questions=questions,
    )
