"""The engine alone: a draft and an answer in, a new draft and a prompt out."""

import msgspec
import pytest

from forms.declared.training import FORM as TRAINING
from forms.draft import SUMMARY, Draft
from forms.engine import Engine, Step
from locales import translator
from tests.forms.table_facts import TableFacts

SAY = translator("vi")
WHOLE = ("1", "hôm qua", "1", "25 người, 12 nữ, 2 nghèo, 1 cận nghèo, 1 mới thoát nghèo, 3 dân tộc", "bỏ qua")


def engine(draft: Draft | None = None) -> Engine:
    begun = Draft(id="d", form="training", version=1, place="p", began="2026-03-18")
    return Engine(TRAINING, draft or begun, TableFacts(), SAY)


def fill(*texts: str, draft: Draft | None = None) -> Step:
    """Type one answer after another; each step begins from the stored draft, as after a restart."""
    step = engine(draft).show()
    for text in texts:
        kept = msgspec.json.decode(msgspec.json.encode(step.draft), type=Draft)
        step = engine(kept).typed(text)
    return step


def told(step: Step) -> str:
    assert step.prompt is not None
    return "\n".join(SAY(text) for text in step.prompt.told)


def lines(step: Step) -> list[str]:
    assert step.prompt is not None
    return [SAY(line.text) for line in step.prompt.lines]


def test_the_questions_that_are_asked_on_the_way() -> None:
    asked = [fill(*WHOLE[:n]).draft.at for n in range(len(WHOLE) + 1)]
    assert asked == ["topic", "days", "venue", "people", "photos", SUMMARY]


def test_usual_answers_fill_the_lines_that_were_not_asked() -> None:
    summary = lines(fill(*WHOLE))
    assert "5. Đơn vị tổ chức: UBND xã" in summary
    assert "7. Thành phần: người dân" in summary
    assert "8. Kinh phí: chưa có" in summary


def test_a_session_for_cadres_is_known_by_its_project() -> None:
    assert "7. Thành phần: cán bộ" in lines(fill("2", *WHOLE[1:]))


def test_a_topic_of_one_s_own_asks_for_the_project_and_only_then() -> None:
    assert fill("Làm nước mắm").draft.at == "activity"
    assert fill("Làm nước mắm", "2").draft.at == "days"


def test_the_engine_changes_no_draft() -> None:
    before = fill("1").draft
    copy = msgspec.structs.replace(before)
    engine(before).typed("hôm qua")
    assert before == copy


def test_finding_the_next_question_looks_up_nothing_it_does_not_show() -> None:
    step = fill("1", "hôm qua")
    facts = TableFacts()
    Engine(TRAINING, step.draft, facts, SAY).typed("Trường học")
    assert facts.looked_up == [], "the count has no suggestions; usual answers wait for the summary"


@pytest.mark.parametrize("steps", range(1, len(WHOLE)))
def test_back_asks_again_and_forgets_nothing(steps: int) -> None:
    asked = [fill(*WHOLE[:n]).draft.at for n in range(steps + 1)]
    before = fill(*WHOLE[:steps])
    back = fill("quay lại", draft=before.draft)
    assert back.draft.at == asked[-2]
    assert back.draft.answers == before.draft.answers
    if asked[-2] != "photos":
        assert told(back).startswith("Đang là: ")
        assert fill("giữ", draft=back.draft).draft.at == asked[-1]


def test_back_to_the_photos_offers_to_keep_them() -> None:
    sent = engine(fill(*WHOLE[:4]).draft).photos([1, 2, 3])
    back = fill("quay lại", draft=sent.draft)
    assert back.prompt is not None
    assert [offer.label for offer in back.prompt.offers] == ["Giữ 3 ảnh", "Bỏ hết ảnh"]
    assert fill("bỏ qua", draft=back.draft).draft.answers["photos"] == [1, 2, 3]


def test_a_photo_during_a_read_back_leaves_the_read_back_waiting() -> None:
    asked = fill(*WHOLE, "8", "1tr5")
    after = engine(asked.draft).photos([1])
    assert fill("đúng", draft=after.draft).draft.answers["cost"] == 1_500_000


def test_more_photos_than_fit_are_said_to_be_left_out() -> None:
    step = engine(fill(*WHOLE[:4]).draft).photos(list(range(25)))
    assert "Nhiều nhất 20 ảnh" in told(step)


def test_back_at_the_beginning_stays_there() -> None:
    assert fill("quay lại").draft.at == "topic"


@pytest.mark.parametrize("steps", range(len(WHOLE) + 1))
@pytest.mark.parametrize(("word", "outcome"), [("để sau", "later"), ("hủy", "cancelled"), ("giúp", "asked")])
def test_a_way_out_at_every_step(steps: int, word: str, outcome: str) -> None:
    assert fill(*WHOLE[:steps], word).outcome == outcome


def test_skipping_is_only_for_what_may_be_missing() -> None:
    step = fill("bỏ qua")
    assert (step.draft.at, step.misfit) == ("topic", "needed")


def test_what_was_not_said_counts_only_after_a_yes() -> None:
    asked = fill("1", "hôm qua", "1", "25 người, 12 nữ")
    assert "people" not in asked.draft.answers
    assert "Không có dân tộc thiểu số, hộ nghèo" in SAY(asked.prompt.question if asked.prompt else "")
    assert fill("đúng", draft=asked.draft).draft.answers["people"]["poor"] == 0


def test_a_range_of_people_is_asked_back_and_then_read_back() -> None:
    asked = fill("1", "hôm qua", "1", "25-30 người")
    assert [offer.label for offer in asked.draft.pending] == ["25", "30"]
    chosen = fill("1", draft=asked.draft)
    assert "people" not in chosen.draft.answers
    assert "Không có nữ" in SAY(chosen.prompt.question if chosen.prompt else "")
    assert fill("đúng", draft=chosen.draft).draft.answers["people"]["people"] == 25


def test_a_new_answer_instead_of_a_yes_replaces_the_reading() -> None:
    step = fill("1", "hôm qua", "1", "25 người, 12 nữ", "26 người, 12 nữ", "đúng")
    assert step.draft.answers["people"]["people"] == 26


def test_a_correction_comes_back_to_the_summary() -> None:
    step = fill(*WHOLE, "4", "Trường học")
    assert step.draft.at == SUMMARY
    assert "4. Nơi: Trường học" in lines(step)


def test_thinking_better_of_a_correction_leaves_the_answer() -> None:
    step = fill(*WHOLE, "4", "quay lại")
    assert "4. Nơi: Nhà văn hóa ấp" in lines(step)


def test_a_correction_that_makes_another_answer_pointless_says_so() -> None:
    paid = fill(*WHOLE, "8", "2 triệu", "đúng", "1")
    assert "9. Nguồn tiền: ngân sách Trung ương" in lines(paid)
    free = fill("8", "0", "đúng", draft=paid.draft)
    assert told(free).startswith("Không cần nữa nên đã bỏ: Nguồn tiền.")
    assert "cost_source" not in free.draft.answers


def test_correcting_the_topic_moves_the_project_with_it() -> None:
    assert "2. Dự án, chính sách: Tiểu dự án 1, Dự án 7" in lines(fill(*WHOLE, "1", "Họp cán bộ"))


def test_a_project_chosen_by_hand_goes_when_the_topic_changes() -> None:
    by_hand = fill(*WHOLE, "2", "1")
    assert by_hand.draft.answers["activity"] == "DA2"
    changed = fill("1", "Họp cán bộ", draft=by_hand.draft)
    assert "2. Dự án, chính sách: Tiểu dự án 1, Dự án 7" in lines(changed)
    assert "7. Thành phần: cán bộ" in lines(changed)


@pytest.mark.parametrize(
    "agrees",
    ["gửi", "gởi", "gởi đi", "gửi luôn", "gửi nha", "gửi cho xã", "ừ", "vâng", "đồng ý", "xong rồi", "ok"],
)
def test_however_one_says_send(agrees: str) -> None:
    assert fill(*WHOLE, agrees).outcome == "send"


def test_correct_at_the_summary_asks_for_the_line() -> None:
    step = fill(*WHOLE, "sửa")
    assert (step.outcome, step.draft.at) == ("asked", SUMMARY)
    assert told(step).startswith("Dạ, sửa dòng nào?")


def test_photos_belong_to_the_report_whenever_they_come() -> None:
    early = engine(fill("1").draft).photos([1, 2])
    assert early.draft.at == "days"
    assert told(early) == "Đã nhận 2 ảnh."
    at_the_end = engine(fill(*WHOLE[1:4], draft=early.draft).draft).photos([3])
    assert at_the_end.draft.answers["photos"] == [1, 2, 3]
    assert at_the_end.draft.at == SUMMARY


def test_sending_is_an_outcome_not_an_act() -> None:
    step = fill(*WHOLE, "gửi")
    assert step.outcome == "send"
    assert step.draft.answers["venue"] == "Nhà văn hóa ấp"


@pytest.mark.parametrize("index", [-1, 7, 1000])
def test_a_button_that_was_never_offered_does_nothing(index: int) -> None:
    step = engine(fill("1").draft).picked("days", index)
    assert step.draft.at == "days"
    assert "days" not in step.draft.answers


def test_no_text_a_person_can_type_raises() -> None:
    for text in (
        "",
        " ",
        "🙂",
        "\u200b",
        "0",
        "-1",
        "9" * 400,
        "<b>",
        "{x}",
        "%s",
        "a" * 5000,
        "quay lại" * 50,
    ):
        for steps in range(len(WHOLE) + 1):
            fill(*WHOLE[:steps], text)
