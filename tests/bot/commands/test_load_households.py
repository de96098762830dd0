"""``tinap load-households``: what it says, and that a trial stores nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands import opened
from bot.commands.load_households import load_households
from bot.settings import Settings
from bot.trouble import OperatorError
from models import household

LIST = "STT;Họ và tên;Phân loại;Ghi chú\n1;Trần Văn Mẫu;Hộ nghèo;\n2;Danh Mẫu;Cận nghèo;\n"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A program with the sample plan and no sample households."""
    chosen = Settings(data_dir=tmp_path / "data", practice="off")
    monkeypatch.setattr(opened, "settings", lambda: chosen)
    before = os.umask(0o077)
    yield chosen
    os.umask(before)


def write(folder: Path, content: str) -> Path:
    path = folder / "list.csv"
    path.write_text(content, encoding="utf-8-sig")
    return path


def stored(settings: Settings) -> list[str]:
    """The classes of the real households of one hamlet."""
    with opened.session(settings) as session:
        return [one.recognised_class for one in household.of_place(session, "bai-nha-a", sample=False)]


def test_a_list_is_tried_loaded_and_loaded_again(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, LIST)
    counts = "Households in the list: 2, added: 2, changed: 0, unchanged: 0.\n"
    unused = "  columns that were not understood: Ghi chú\n"

    load_households(path, place="bai-nha-a", dry_run=True)
    trial = counts + unused + "This was a trial: nothing was stored.\n"
    assert capsys.readouterr().out.endswith(trial)  # after the log of the first start
    assert stored(settings) == []

    load_households(path, place="bai-nha-a")
    assert capsys.readouterr().out == counts + unused
    assert stored(settings) == ["poor", "near_poor"]

    load_households(path, place="bai-nha-a")
    assert capsys.readouterr().out.startswith("The list was loaded already: nothing is new.\n")

    load_households(write(tmp_path, LIST.split("2;")[0]), place="bai-nha-a")
    assert "  not in the list, kept in the register: bai-nha-a-002\n" in capsys.readouterr().out
    assert stored(settings) == ["poor", "near_poor"]


def test_a_wrong_list_is_refused_with_every_row_that_is_wrong_and_no_name(
    settings: Settings, tmp_path: Path
) -> None:
    path = write(tmp_path, LIST.replace("Hộ nghèo", "giàu").replace("Cận nghèo", "?"))

    with pytest.raises(OperatorError) as refused:
        load_households(path, place="bai-nha-a")

    said = str(refused.value)
    assert said.startswith("Nothing was stored")
    assert "row 2, phân loại" in said
    assert "row 3, phân loại" in said
    assert "Mẫu" not in said
    assert stored(settings) == []
