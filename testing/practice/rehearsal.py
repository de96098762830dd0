"""A bot that knows its lines: says the same thing to the same words, and remembers who said what."""

import asyncio
from collections.abc import Callable

from handlers.message import Changed, Choice, File, Incoming, Reply, Said, Shown, Tapped

WAYS_OUT = tuple(Choice(label, f"way:{label}") for label in ("Quay lại", "Bỏ qua", "Để sau", "Hủy"))


def rows(*labels: str, width: int = 1, prefix: str = "") -> tuple[tuple[Choice, ...], ...]:
    """Choices laid out in rows; the data of each is its label."""
    choices = tuple(Choice(label, f"{prefix}{label}") for label in labels)
    return tuple(choices[start : start + width] for start in range(0, len(choices), width))


TOPIC = Reply(
    text="Báo cáo tập huấn, ấp Bãi Nhà A.",
    question="Buổi tập huấn về nội dung gì?",
    choices=rows("Kỹ thuật nuôi cá lồng bè", "Chăn nuôi", "Nội dung khác"),
    ways_out=WAYS_OUT[2:],
    explain_ways_out="Có thể gõ: quay lại, bỏ qua, để sau, hủy.",
)
DAY = Reply(
    question="📅 Tổ chức ngày nào?",
    hint="Hoặc gõ ngày, ví dụ: 15/3, thứ hai tuần trước",
    choices=rows("Hôm nay, thứ Tư 18/03", "Hôm qua, thứ Ba 17/03"),
    ways_out=WAYS_OUT,
    settled="Nội dung: Kỹ thuật nuôi cá lồng bè",
)
PEOPLE = Reply(
    question="Bao nhiêu người dự? Kể một câu cũng được.",
    hint="Ví dụ: 25 người, 12 nữ, 8 hộ nghèo, 3 dân tộc",
    ways_out=WAYS_OUT,
    settled="Ngày: thứ Ba 17/03/2026",
)
READ_BACK = Reply(
    text="25 người dự, trong đó 12 nữ, 5 hộ cận nghèo. Không có hộ nghèo, hộ mới thoát nghèo, "
    "dân tộc thiểu số.",
    question="Đúng chưa anh/chị?",
    choices=rows("Đúng rồi", "Sửa", width=2),
)
PICTURES = Reply(
    question="📷 Gửi ảnh buổi tập huấn, nhiều ảnh cũng được.",
    ways_out=WAYS_OUT,
    settled="Người dự: 25 (12 nữ, 5 hộ cận nghèo)",
)
SUMMARY = Reply(
    text="Đã nhận 2 ảnh. Xem lại trước khi gửi:\n1. Nội dung: Kỹ thuật nuôi cá lồng bè (Dự án 2)\n"
    "2. Ngày: thứ Ba 17/03/2026\n3. Nơi: Nhà văn hóa ấp\n4. Người dự: 25 (12 nữ, 5 hộ cận nghèo)\n"
    "5. Kinh phí: chưa có\n6. Ảnh: 2",
    question="Bấm số để sửa dòng đó.",
    choices=(*rows(*"123456", width=6, prefix="line:"), *rows("✅ Gửi")),
)
SENT = Reply(
    text="✅ Đã gửi báo cáo tập huấn ngày 17/03. Cảm ơn anh/chị.\nCòn sửa được đến khi xã duyệt: gõ “sửa”.",
    settled="Đã xem lại, gửi lúc 09:30.",
)
STATUS = Reply(
    text="Tình hình tháng 3 (đến 18/03)\nTập huấn: 9/13 ấp, đúng hạn 8\nMô hình: 6/13 ấp, đúng hạn 6\n"
    "Rà soát: chưa tới kỳ\nChưa nộp nhiều nhất: xã An Sơn (5)",
    choices=(
        *rows("Xã Hòn Tre", "Xã Lại Sơn", "Xã An Sơn", "Xã Nam Du", width=2),
        *rows("Ai chưa nộp", "Hình", "Xuất Excel", width=3),
    ),
)
COMMUNE = Reply(
    text="Xã Lại Sơn, tháng 3 (đến 18/03)\nẤp Bãi Nhà A: 2 buổi, 47 người\nẤp Thiên Tuế: chưa nộp",
    choices=rows("Cả huyện"),
    mode="replace",
)
NOT_UNDERSTOOD = Reply(text="Dạ, câu này chưa rõ.", question="Anh/chị gõ “menu” để xem việc làm được.")

LINES: dict[str, Reply] = {
    "/taphuan": TOPIC,
    "Kỹ thuật nuôi cá lồng bè": DAY,
    "Hôm qua, thứ Ba 17/03": PEOPLE,
    "25 nguoi 12 nu 5 can ngheo": READ_BACK,
    "Đúng rồi": PICTURES,
    "✅ Gửi": SENT,
    "/tinhhinh": STATUS,
    "Xã Lại Sơn": COMMUNE,
}


class Rehearsal:
    """The fake inbox: as the real one, it answers a key once and repeats that answer."""

    def __init__(self, lines: dict[str, Reply] | None = None) -> None:
        self.lines = {**LINES, **(lines or {})}
        self.heard: list[Incoming] = []
        self.allowed = asyncio.Event()  # cleared: every answer waits
        self.allowed.set()
        self.failing: Callable[[], Exception] | None = None
        self._replies: dict[str, Reply] = {}

    async def __call__(self, incoming: Incoming) -> Reply:
        """Answer one message."""
        await self.allowed.wait()
        if self.failing is not None:
            raise self.failing()
        if incoming.claim not in self._replies:
            self.heard.append(incoming)
            self._replies[incoming.claim] = self._line(incoming)
        return self._replies[incoming.claim]

    @property
    def read(self) -> list[str]:
        """The words that were typed or changed, and the data of taps, in order."""
        said = [heard.content for heard in self.heard]
        return [
            content.data if isinstance(content, Tapped) else content.text
            for content in said
            if isinstance(content, Said | Changed | Tapped)
        ]

    def _line(self, incoming: Incoming) -> Reply:
        match incoming.content:
            case Said(words) | Tapped(words) | Changed(text=words):
                return self.lines.get(words, NOT_UNDERSTOOD)
            case Shown():
                return SUMMARY
            case _:
                return NOT_UNDERSTOOD


def with_file(name: str, path: str, mime: str) -> Reply:
    """A reply that hands a file over."""
    return Reply(text="📎 Danh sách tháng 3.", files=(File(name, path, mime),))
