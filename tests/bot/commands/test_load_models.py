"""``tinap load-models``: what it says, and that a trial stores nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands import opened
from bot.commands.load_models import load_models
from bot.settings import Settings
from bot.trouble import OperatorError
from models import livelihood_model
from tests.programme.registers.model_list import HEADERS, write


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A program with the sample plan and no samples to practise with."""
    chosen = Settings(data_dir=tmp_path / "data", practice="off")
    monkeypatch.setattr(opened, "settings", lambda: chosen)
    before = os.umask(0o077)
    yield chosen
    os.umask(before)


def stored(settings: Settings, *, sample: bool = False) -> list[str]:
    """The codes of the models in the register, the newest first."""
    with opened.session(settings) as session:
        return [one.code for one in livelihood_model.of_place(session, "kien-hai", sample=sample)]


def test_a_list_is_tried_loaded_and_loaded_again(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "H1;", ";", headers=f"{HEADERS};Ghi chú")
    added = (
        "Models in the list: 2, added: 2, changed: 0.\n"
        "  households that the register does not have, kept by name: 3\n"
        "  columns that were not understood: Ghi chú\n"
    )

    load_models(path, dry_run=True)
    trial = f"{added}This was a trial: nothing was stored.\n"
    assert capsys.readouterr().out.endswith(trial)  # after the log of the first start
    assert stored(settings) == []

    load_models(path)
    assert capsys.readouterr().out == added
    assert stored(settings) == ["M2", "M1"]

    load_models(path)
    assert capsys.readouterr().out.startswith("The list was loaded already: nothing is new.\n")

    path.write_text(path.read_text(encoding="utf-8").replace("Nuôi dê Mẫu", "Nuôi bò Mẫu"), encoding="utf-8")
    load_models(path)
    assert "added: 0, changed: 1.\n  changed M2: name\n" in capsys.readouterr().out


def test_models_to_practise_with_are_not_the_real_ones(settings: Settings, tmp_path: Path) -> None:
    load_models(write(tmp_path, "H1;", ";"), sample=True)
    assert (stored(settings), stored(settings, sample=True)) == ([], ["M2", "M1"])


def test_a_wrong_list_stores_nothing_and_names_the_rows_but_nobody(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(OperatorError) as refused:
        load_models(write(tmp_path, "H1;", "H9;"))
    assert str(refused.value).startswith(
        "Nothing was stored, the list has to be mended first.\nrow 2, mã hộ: "
    )
    assert "Mẫu" not in str(refused.value)
    assert stored(settings) == []
