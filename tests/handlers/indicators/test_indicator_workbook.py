"""The indicators as an Excel workbook: the rows of a sheet add up to the figures of the one before it."""

from collections import defaultdict
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session

from testing.errands import made
from tests.handlers.indicators.test_indicator_rows import state
from tests.handlers.owing import Island

Cells = list[tuple[Any, ...]]


async def workbook(island: Island, who: str) -> tuple[Cells, Cells, Cells]:
    """What stands on its three sheets."""
    talk = await island.talk(who)
    await talk.says("chỉ tiêu")
    assert "chờ một chút" in (await talk.taps("Xuất Excel")).text
    (reply,) = await made(island.world.database, island.world.at)
    (file,) = reply.files
    assert file.name == "chi-tieu-2026.xlsx"
    opened = openpyxl.load_workbook(file.path)
    assert opened.sheetnames == ["Tổng hợp", "Chỉ tiêu", "Từng dòng"]
    first, figures, rows = (list(sheet.iter_rows(values_only=True)) for sheet in opened.worksheets)
    return first, figures[1:], rows[1:]


@pytest.mark.parametrize(
    ("who", "named"),
    [("commune_officer lai-son", True), ("coordinator kien-hai", True), ("viewer kien-hai", False)],
)
async def test_each_indicator_with_its_figures_and_its_rows(island: Island, who: str, named: bool) -> None:
    def tell(session: Session) -> None:
        for place in ("bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue"):
            state(session, place, road_meets=int(place != "bai-bac"))

    await island.do(tell)
    first, figures, rows = await workbook(island, who)
    assert [row[0] for row in figures] == [f"CT{number:02d}" for number in range(16)]
    added: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        added[row[0]][0] += row[6] or 0
        added[row[0]][1] += row[7] or 0
    for code, *_names, part, whole, _standing, _details, _reports, _accepted, _how in figures:
        assert part in (None, added[code][0]), code
        assert whole in (None, added[code][1]), code
    assert ("Chưa đạt", "Xã Lại Sơn", "Ấp Bãi Bấc", "Ấp Bãi Bấc") in [
        row[1:5] for row in rows if row[0] == "CT01"
    ]
    poor = {row[4] for row in rows if row[0] == "CT00" and row[2] == "Xã Lại Sơn"}
    assert ("Danh Mẫu" in poor, "3 hộ" in poor) == (named, not named)
    assert any("Không có cột tên hộ" in str(cell) for row in first for cell in row) is not named
