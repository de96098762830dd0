"""How many messages a report takes, from the command to sent: the person's and, in text only, ours."""

from pathlib import Path

import pytest

from forms.registry import every

FOLDER = Path(__file__).parent
SENT = "✅ Đã gửi báo cáo"
MONEY_TOLD = (
    "báo cáo giải ngân dự án 2, nguồn ngân sách Trung ương, đã giải ngân 45 triệu, chứng từ giấy rút số 12"
)
TEXT_ONLY = {
    "training": ("short_training_text_only", "tap huan", SENT, 8, 8),
    "model_progress": ("short_model_progress_text_only", "tien do", SENT, 11, 11),
    "household_review": ("short_household_review_text_only", "ra soat ho", SENT, 10, 10),
    "review_closing": ("household_recognition_text_only", "chốt rà soát", f"{SENT} chốt", 8, 8),
    "recognition": ("household_recognition_text_only", "công nhận", f"{SENT} công nhận", 8, 8),
    "livelihood_model": ("model_registration_text_only", "đăng ký mô hình", SENT, 26, 26),
    "commune_report": ("commune_report_text_only", "báo cáo quý", SENT, 8, 8),
    "communication": ("communication_text_only", "truyen thong", SENT, 8, 8),
    "hamlet_state": ("hamlet_state_text_only", "hien trang ap", SENT, 8, 8),
    "commune_state": ("commune_state_text_only", "hien trang xa", SENT, 7, 7),
    "nutrition": ("nutrition_text_only", "dinh dưỡng", SENT, 10, 10),
    "vocational": ("vocational_text_only", "học nghề", SENT, 9, 9),
    "policies": ("policies_text_only", "chính sách", SENT, 6, 6),
    "disbursement": ("disbursement_text_only", MONEY_TOLD, SENT, 3, 3),
    "inspection": ("inspection_text_only", "ghi kiểm tra", SENT, 8, 8),
    "finding_mended": ("inspection_text_only", "kiểm tra", "✅ Đã ghi: khắc phục xong", 5, 5),
    "announcement": ("announcement_text_only", "thông báo", "✅ Đã gửi thông báo", 7, 7),
    "ad_hoc_request": ("days/deadlines_change_text_only", "đột xuất", "✅ Đã gửi yêu cầu", 6, 6),
    "ad_hoc": ("days/deadlines_change_text_only", "hạn nộp", f"{SENT} đột xuất", 6, 6),
    "deadline_move": ("days/deadlines_change_text_only", "hạn nộp", "✅ Đã dời hạn", 6, 6),
    "new_duty": ("days/deadlines_change_text_only", "thêm hạn nộp", "✅ Đã thêm hạn nộp", 7, 7),
    "extension": ("days/more_time_text_only", "xin gia hạn", "✅ Đã gửi lời xin", 4, 4),
    "invitation": ("inviting_text_only", "người phụ trách xã lại sơn", "✅ Đã có mã mời", 6, 6),
    "person_change": ("people_text_only", "người phụ trách", "✅ Đã sửa", 9, 9),
    "hand_over": ("people_text_only", "bàn giao", "✅ Đã bàn giao", 6, 6),
    "narrative": ("paper_text_only", "lời báo cáo", "✅ Đã lưu", 5, 5),
}
"""By form: transcript (some make a detour), words that begin and end it; the person's messages, ours."""


def messages_until_sent(transcript: str) -> int:
    """The person's messages and taps of a transcript up to the first report that was sent."""
    lines = (FOLDER / transcript).read_text().splitlines()
    sent = next(number for number, line in enumerate(lines) if line.startswith(SENT))
    return sum(line.startswith("> ") for line in lines[:sent])


def exchanged(transcript: str, begins: str, done: str) -> tuple[int, int]:
    """The person's messages and the bot's from the words that begin a form until it is done."""
    lines = (FOLDER / f"{transcript}.txt").read_text().splitlines()
    end = next(number for number, line in enumerate(lines) if line.startswith(done))
    start = max(number for number, line in enumerate(lines[:end]) if line == f"> {begins}")
    persons = sum(line.startswith("> ") for line in lines[start:end])
    further = sum(line == "---" or line.startswith("<< ") for line in lines[start:end])
    return persons, persons + further


@pytest.mark.parametrize(
    ("transcript", "most"),
    [
        ("training_plain_path.txt", 10),
        ("short_training_text_only.txt", 10),
        ("one_message.txt", 4),
        ("model_progress_plain_path.txt", 12),
        ("short_model_progress_text_only.txt", 12),
        ("household_review_plain_path.txt", 12),
        ("short_household_review_text_only.txt", 12),
        ("nutrition.txt", 8),
        ("nutrition_text_only.txt", 12),
        ("vocational.txt", 8),
        ("policies.txt", 6),
        ("policies_text_only.txt", 6),
        ("communication_plain_path.txt", 8),
        ("communication_text_only.txt", 8),
        ("hamlet_state_plain_path.txt", 8),
        ("commune_state_plain_path.txt", 8),
        ("commune_state_text_only.txt", 8),
    ],
)
def test_a_plain_path_is_short(transcript: str, most: int) -> None:
    assert messages_until_sent(transcript) <= most


@pytest.mark.parametrize("form", TEXT_ONLY)
def test_where_there_is_only_text_every_message_is_answered_by_one(form: str) -> None:
    transcript, begins, done, persons, ours = TEXT_ONLY[form]
    assert exchanged(transcript, begins, done) == (persons, ours)


def test_every_form_is_counted() -> None:
    assert set(TEXT_ONLY) == {form.key for form in every()}
