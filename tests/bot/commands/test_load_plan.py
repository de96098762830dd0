"""``tinap load-plan``: what it says about places that have ended and indicators nobody can measure."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import now
from bot.commands import opened
from bot.commands.load_plan import load_plan
from bot.settings import Settings
from models import household, person
from programme import SAMPLE
from tests.programme.conftest import SPECIAL_ZONE, edit

SPLIT = """
- code: ht-rang
  kind: hamlet
  parent: hon-thu
  names: [{name: Ấp Rạng}]
  valid_to: 2026-01-31
  successor: [ht-rang-1, ht-rang-2]
- {code: ht-rang-1, kind: hamlet, parent: hon-thu, names: [{name: Ấp Rạng 1}], valid_from: 2026-02-01}
- {code: ht-rang-2, kind: hamlet, parent: hon-thu, names: [{name: Ấp Rạng 2}], valid_from: 2026-02-01}
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A program with an empty database."""
    chosen = Settings(data_dir=tmp_path / "data", practice="off")
    monkeypatch.setattr(opened, "settings", lambda: chosen)
    before = os.umask(0o077)
    yield chosen
    os.umask(before)


def test_what_is_left_at_a_place_that_was_split_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(SPECIAL_ZONE, tmp_path / "zone"))
    load_plan(folder)
    with opened.session(settings) as session:
        person.add(session, "Ai Đó", person.Post("ht-rang", "hamlet_head"), None, now(), sample=False)
        household.add(session, "ht-rang", "hon-thu/ht-rang/", "Chủ Hộ", sample=False, at=now())
    places = (folder / "places.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "places.yaml").write_text("".join([places[0], SPLIT, places[2]]), encoding="utf-8")
    (folder / "people.yaml").unlink()
    capsys.readouterr()

    load_plan(folder)

    said = capsys.readouterr().out
    assert "  ht-rang has ended, people there: 1. `tinap person NUMBER --place PLACE`\n" in said
    assert "  ht-rang has ended, households there: 1. Load the new lists of them.\n" in said


def test_an_indicator_that_nobody_can_measure_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(SPECIAL_ZONE, tmp_path / "zone"))
    edit(folder, "indicators.yaml", "measure: trained_workers", "measure: trained_wrokers")

    load_plan(folder)

    said = capsys.readouterr().out
    assert "  no way of measuring yet: indicator K2\n  no way of measuring yet: indicator K3\n" in said
    assert "K1" not in said


def test_of_the_sample_plan_every_indicator_can_be_measured(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    load_plan(SAMPLE)
    assert "no way of measuring" not in capsys.readouterr().out
