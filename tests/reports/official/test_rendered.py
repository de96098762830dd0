"""The report as LibreOffice lays it out on paper."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdfium2

from handlers.papers.making_papers import names
from locales import translator
from reports.official.document import write
from reports.official.page import LEFT, RIGHT
from reports.official.span import periodic
from scheduler.period import Kind, Period
from tests.reports.official.village import Village

POINT = 25.4 / 72  # millimetres
SLACK = 1.0
IN_ORDER = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "DỰ THẢO - SỐ LIỆU MẪU",
    "BÁO CÁO",
    "(địa bàn xã Lại Sơn)",
    "I. TÌNH HÌNH CHỈ ĐẠO VÀ CHẾ ĐỘ BÁO CÁO",
    "Bảng 1. Tình hình nộp báo cáo của các ấp, xã",
)


def as_pdf(docx: Path) -> pypdfium2.PdfDocument:
    """The pages of a Word file, by a LibreOffice with a profile of its own."""
    profile = docx.parent / "profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(docx.parent), str(docx)], check=True, capture_output=True, timeout=120
    )
    return pypdfium2.PdfDocument(docx.with_suffix(".pdf"))


def test_the_pages_are_as_the_decree_wants_them(busy: Village, tmp_path: Path) -> None:
    busy.decide("Nguyễn Thị Mẫu", "near_poor", date(2026, 8, 15))
    busy.inspect("bai-nha-a", date(2026, 8, 5), None, (date(2026, 9, 1), None))
    size = {"households": 2_100, "people": 10_800}
    busy.tell(
        "hamlet_state", "bai-bac", date(2026, 9, 1), size=size, electricity="yes", powered=2_000, water=1_900
    )
    line: dict[str, Any] = {"year": 2026, "activity": "DA2", "source": "combined"}
    busy.tell("disbursement", "lai-son", date(2026, 9, 28), **line, disbursed=1_234_567_000)
    docx = tmp_path / "bao-cao.docx"
    facts = busy.facts("lai-son", periodic(Period(Kind.quarter, 2026, 3)))
    write(facts, names(), translator("vi"), str(docx))

    with as_pdf(docx) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        assert 7 <= len(pages) <= 11
        places = [_line_of(words, pages[0]) for words in IN_ORDER]
        assert places == sorted(places)
        assert pages[0].split()[0] != "1"
        assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
        for page in pdf:
            _left, _bottom, right, _top = _extent(page)
            assert right * POINT <= 210 - RIGHT + SLACK
            assert _left * POINT >= LEFT - SLACK
        assert "./." in pages[-1]
        assert _line_of("CHỦ TỊCH", pages[-1]) > 0


def _extent(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """The box around all letters of a page, in points."""
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _line_of(words: str, page: str) -> int:
    """Where a line with just these letters is; a font that lacks some may have them set after the others."""
    lines = [_letters(line) for line in page.splitlines()]
    return lines.index(_letters(words))


def _letters(line: str) -> list[str]:
    return sorted("".join(normalize("NFC", line).split()))
