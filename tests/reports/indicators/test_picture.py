"""The picture: as wide as a phone shows it, small enough to send, with every indicator in it."""

import struct
from pathlib import Path

import pytest

from locales import translator
from reports.indicators.measured import Measured
from reports.indicators.picture import draw
from tests.reports.indicators.ledger import Ledger

MOST = 250_000  # bytes


def size(path: Path) -> tuple[int, int]:
    """Width and height, from the head of a PNG."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def drawn(path: Path, every: list[Measured]) -> bytes:
    draw(str(path), every, "Chỉ tiêu năm 2026", translator("vi"))
    return path.read_bytes()


def test_it_is_a_png_of_a_phones_width(ledger: Ledger, tmp_path: Path) -> None:
    every = list(ledger.measure(2026).values())
    assert len(drawn(tmp_path / "all.png", every)) < MOST
    width, height = size(tmp_path / "all.png")
    assert width == 900
    assert 1.5 < height / width < 2.2
    drawn(tmp_path / "few.png", every[:4])
    assert size(tmp_path / "few.png")[1] < height


@pytest.mark.parametrize("value", [0.0, 40.0, 100.0, 260.0, -12.0])
def test_it_shows_a_difference_for_every_value(ledger: Ledger, tmp_path: Path, value: float) -> None:
    lacking = ledger.measure(2026)["CT09"]
    known = lacking._replace(value=value, lacking=None)
    assert drawn(tmp_path / "known.png", [known]) != drawn(tmp_path / "lacking.png", [lacking])
