"""A returned report: only the lines that were named are asked again, and no others change."""

import random
from typing import Any

import msgspec
import pytest

from forms.draft import SUMMARY, Draft
from forms.engine import Step
from tests.forms.test_engine import WHOLE, engine, fill, lines, told

SENT = {
    **fill(*WHOLE).draft.answers,
    "activity": "DA2",
    "organiser": "UBND xã",
    "audience": "residents",
    "cost": None,
    "results": None,
    "difficulties": None,
}


def returned(*keys: str) -> Draft:
    """The report as the draft that mends these lines of it."""
    return Draft(
        id="d",
        form="training",
        version=1,
        place="p",
        began="2026-03-18",
        answers=dict(SENT),
        report=1,
        only=keys,
        again=keys,
    )


def mend(*texts: str, of: tuple[str, ...]) -> Step:
    return fill(*texts, draft=returned(*of))


def test_the_named_lines_are_asked_one_after_the_other_and_then_it_is_summed_up() -> None:
    asked = [mend(*texts, of=("people", "cost")).draft.at for texts in ((), ("giữ",), ("giữ", "bỏ qua"))]
    assert asked == ["people", "cost", SUMMARY]


def test_what_follows_from_a_mended_line_is_asked_too_and_may_be_changed_again() -> None:
    step = mend("2 triệu", "đúng", of=("cost",))
    assert step.draft.at == "cost_source"
    step = mend("2 triệu", "đúng", "1", "sửa 9", "2", of=("cost",))
    assert step.draft.at == SUMMARY
    assert "9. Nguồn tiền: ngân sách địa phương" in lines(step)


def test_only_the_named_lines_can_be_opened_at_the_summary() -> None:
    step = mend("giữ", of=("venue",))
    assert step.prompt is not None
    assert [line.key for line in step.prompt.lines if not line.is_closed] == ["venue"]


@pytest.mark.parametrize("line", ["1", "sửa 6", "kinh phí", "12"])
def test_another_line_stays_as_it_is_and_it_is_said_which_are_open(line: str) -> None:
    step = mend("giữ", line, of=("venue",))
    assert step.draft.at == SUMMARY
    assert step.draft.answers == SENT
    if line != "12":
        assert "Lần này chỉ bổ sung: Nơi." in told(step)


def test_a_message_of_another_line_and_photos_change_nothing() -> None:
    step = engine(returned("venue")).changed("people", "40 người, 1 nữ")
    assert step.draft.answers == SENT
    assert engine(returned("venue")).photos([7, 8]).draft.answers == SENT


def test_the_photos_are_mended_where_they_are_named() -> None:
    assert engine(returned("photos")).photos([7, 8]).draft.answers["photos"] == [7, 8]


_TYPED = ("1", "2", "4", "6", "sửa 1", "sửa 3", "sửa 6", "giữ", "bỏ qua", "quay lại", "đúng", "3 triệu", "0")
_MORE = ("chăn nuôi", "12/3", "UBND xã", "30 người, 9 nữ", "nội dung", "ngân sách địa phương", "xong")


@pytest.mark.parametrize("named", [("people",), ("venue", "cost"), ("topic",), ("photos", "results")])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_typed_or_tapped_no_other_line_changes(named: tuple[str, ...], seed: int) -> None:
    """Those that follow from a named one, or were not asked before it changed, may."""
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    draft = returned(*named)
    may: set[str] = {*named, *(key for one in named for key in engine(draft).form.followers(one))}
    for _step in range(60):
        step = _do(chance, draft)
        may |= {key for key in step.draft.answers if key not in SENT}
        changed = {key for key, value in step.draft.answers.items() if value != SENT.get(key, value)}
        assert changed <= may
        draft = step.draft if step.outcome == "asked" else draft


def _do(chance: random.Random, draft: Draft) -> Step:
    at = engine(msgspec.json.decode(msgspec.json.encode(draft), type=Draft))
    keys: Any = list(SENT)
    what = chance.randrange(6)
    if what == 0:
        return at.picked(chance.choice(keys), chance.randrange(3))
    if what == 1:
        return at.changed(chance.choice(keys), chance.choice((*_TYPED, *_MORE)))
    if what == 2:
        return at.line(chance.choice(keys))
    if what == 3:
        return at.photos([chance.randrange(9)])
    return at.typed(chance.choice((*_TYPED, *_MORE)))
