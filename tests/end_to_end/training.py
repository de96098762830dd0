"""The training report as the tests send it: what the person does, what is asked next, what is kept."""

from typing import Literal, NamedTuple


class Step(NamedTuple):
    """One thing a person does, and words of what the bot says then."""

    how: Literal["says", "taps", "shows"]
    what: str  # the words, words of the button's label, or how many photos
    asked: str


MENU = "Anh/chị muốn làm gì?"
BEGUN = "Buổi tập huấn về nội dung gì?"
FORM = (
    Step("taps", "Kỹ thuật nuôi cá lồng bè", "Tổ chức ngày nào?"),
    Step("taps", "Hôm nay", "Ở đâu?"),
    Step("taps", "Nhà văn hóa ấp", "Bao nhiêu người dự?"),
    Step("says", "25 nguoi 12 nu 5 can ngheo", "25 người dự, trong đó 12 nữ, 5 hộ cận nghèo."),
    Step("taps", "Đúng rồi", "Gửi ảnh buổi tập huấn"),
    Step("shows", "3", "11. Ảnh: 3"),
)
SEND = Step("taps", "✅ Gửi", "✅ Đã gửi báo cáo tập huấn")
ANSWERS = {
    "topic": {"title": "Kỹ thuật nuôi cá lồng bè", "activity": "DA2"},
    "activity": "DA2",
    "venue": "Nhà văn hóa ấp",
    "organiser": "UBND xã Lại Sơn",
    "people": {
        "people": 25,
        "women": 12,
        "ethnic_minority": 0,
        "poor": 0,
        "near_poor": 5,
        "newly_escaped": 0,
    },
    "audience": "residents",
    "cost": None,
    "results": None,
    "difficulties": None,
}  # what is kept of FORM by a head of Bãi Nhà A, but for the days and the numbers of the photos
BY_COMMAND = (Step("says", "/taphuan", BEGUN), *FORM, SEND)
BY_MENU = (Step("taps", "Báo cáo tập huấn", BEGUN), *FORM, SEND)
