"""What is owed, asked for and answered: who sees what, words in an open form, report now, old buttons."""

from datetime import UTC, date, datetime

import pytest

from bot.channels.telegram.html import check_data
from handlers.message import Choice, Reply
from models.duty import Duty
from tests.handlers.owing import FAILED, Island, labels, reports_training, says

NOVEMBER = "Báo cáo tập huấn tháng 11"


@pytest.fixture(autouse=True)
async def _december(island: Island) -> None:
    """The second of December: November's training is due on the 7th, as the 5th is a Saturday."""
    island.now("2026-12-02")
    await island.nothing_owed_before("2026-11-26")


# Who sees what --------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "begins", "owed"),
    [
        ("hamlet_head bai-bac", "Anh/chị còn thiếu", {NOVEMBER}),
        ("hamlet_head bai-nha-b", "Anh/chị còn thiếu", {NOVEMBER, "Báo cáo rà soát hộ năm 2026"}),
        ("commune_officer lai-son", "Anh/chị còn thiếu", {"Báo cáo định kỳ quý 4/2026"}),
        ("coordinator kien-hai", "Các hạn nộp", {NOVEMBER, "Báo cáo định kỳ quý 4/2026", "Thêm hạn nộp"}),
        ("viewer kien-hai", "Các hạn nộp", {NOVEMBER, "Báo cáo định kỳ quý 4/2026"}),
        ("admin kien-hai", "Các hạn nộp", {NOVEMBER, "Báo cáo định kỳ quý 4/2026"}),
    ],
)
async def test_each_role_sees_what_concerns_it(island: Island, who: str, begins: str, owed: set[str]) -> None:
    if who.startswith("admin"):
        await island.becomes("viewer kien-hai", "admin", "kien-hai")
    talk = await island.talk(who)
    asked = {text: await talk.says(text) for text in ("/hanchot", "hạn nộp", "han chot")}
    for text, reply in asked.items():
        assert reply.text.startswith(begins), text
        assert owed <= set(labels(reply)), text


async def test_who_only_looks_can_change_no_deadline(island: Island) -> None:
    viewer = await island.talk("viewer kien-hai")
    await viewer.says("hạn nộp")
    assert labels(await viewer.taps(NOVEMBER)) == ["Xem các hạn nộp"]


async def test_a_hamlet_that_owes_nothing_is_told_what_comes_next(island: Island) -> None:
    await island.only_owed("mo-hinh", "ra-soat-nam")
    head = await island.talk("hamlet_head bai-bac")
    assert "không còn thiếu" in (await head.says("hạn nộp")).text.lower()
    later = once(date(2027, 2, 1), date(2027, 2, 10))
    await island.do(lambda session: session.add(later))
    assert "10/02" in (await head.says("hạn nộp")).text


def once(first_on: date, due_on: date, form: str = "training") -> Duty:
    """A duty of the hamlets that is owed once."""
    return Duty(
        code="later",
        form=form,
        owed_by="hamlet",
        role="hamlet_head",
        period="once",
        first_on=first_on,
        last_on=due_on,
        due_on=due_on,
        starts_on=date(2026, 1, 1),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


# Words in an open form ------------------------------------------------------

FREE = ("/baocaoxa", "Báo cáo định kỳ quý 4/2026", "mở 4 lớp")  # stands at "what is still difficult?"


@pytest.mark.parametrize(
    "words", ["không phát sinh", "không có gì", "từ chối", "đồng ý", "không đồng ý", "không có phát sinh"]
)
async def test_words_that_decide_something_are_the_answer_where_any_words_are(
    island: Island, words: str
) -> None:
    """ "Khó khăn: không phát sinh" is what people write; nothing is recorded behind their back."""
    officer = await island.talk("commune_officer lai-son")
    await says(officer, *FREE)
    await says(officer, words, "bỏ qua", "bỏ qua")
    assert f"Khó khăn, nguyên nhân: {words}" in officer.last.words
    assert await island.nil_reports() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("hạn nộp", "Anh/chị còn thiếu"),
        ("han chot", "Anh/chị còn thiếu"),
        ("bản tin", "Bản tin tuần"),
        ("tắt bản tin", "Tin Ấp không gửi bản tin nữa"),
        ("bật bản tin", "sẽ gửi lại bản tin"),
        ("sao nhắc tôi", "chưa nhắc"),
        ("nhắc sau", "chưa nhắc"),
        ("xin gia hạn", "Xin gia hạn"),
        ("báo cáo ngay", "Báo cáo nào"),
    ],
)
async def test_other_words_work_in_an_open_form_and_its_answers_are_kept(
    island: Island, words: str, said: str
) -> None:
    officer = await island.talk("commune_officer lai-son")
    await says(officer, *FREE)
    reply = await officer.says(words)
    assert said.lower() in reply.words.lower()
    if words == "xin gia hạn":  # a form of its own is open now; the other was put aside
        await officer.says("hủy")
    await says(officer, "tiếp tục", "biển động", "bỏ qua", "bỏ qua")
    assert "Kết quả: mở 4 lớp" in officer.last.words
    assert "Khó khăn, nguyên nhân: biển động" in officer.last.words


async def test_a_form_s_own_words_come_first(island: Island) -> None:
    """ "Để sau" puts the form aside; it does not ask for another reminder."""
    officer = await island.talk("commune_officer lai-son")
    await says(officer, *FREE)
    assert 'gõ "tiếp tục"' in (await officer.says("để sau")).text


@pytest.mark.parametrize("words", ["đồng ý", "đúng", "gửi"])
async def test_a_yes_at_the_summary_sends_the_form(island: Island, words: str) -> None:
    officer = await island.talk("commune_officer lai-son")
    await says(officer, *FREE, "bỏ qua", "bỏ qua", "bỏ qua")
    assert (await officer.says(words)).text.startswith("✅ Đã gửi")
    assert len(await island.reports("commune_report")) == 1


async def test_nothing_to_report_at_a_question_it_cannot_answer_is_a_nil_report(island: Island) -> None:
    head = await island.talk("hamlet_head bai-bac")
    await island.passes("2026-12-07")
    await says(head, "/taphuan", "không phát sinh")
    assert head.last.text.startswith("✅ Đã ghi nhận không phát sinh")
    assert "tập huấn" in (await head.says("tiếp tục")).words


async def test_an_answer_to_a_thank_you_is_no_nil_report(island: Island) -> None:
    """ "Không có gì" is how one says you are welcome."""
    head = await island.talk("hamlet_head bai-bac")
    await island.passes("2026-12-07")
    await head.says("không có gì")
    assert await island.nil_reports() == []


# Report now -----------------------------------------------------------------


async def test_report_now_opens_the_form_at_the_person_s_place(island: Island) -> None:
    head = await island.talk("hamlet_head bai-bac")
    await head.says("hạn nộp")
    await head.taps(NOVEMBER)
    assert "ấp Bãi Bấc" in (await head.taps("Báo cáo ngay")).text


async def test_report_now_names_the_period_it_is_for(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    await officer.says("hạn nộp")
    await officer.taps("Báo cáo định kỳ năm 2026")
    reply = await officer.taps("Báo cáo ngay")
    assert "Kỳ báo cáo: Báo cáo định kỳ năm 2026" in reply.text


async def test_report_now_tapped_twice_asks_the_same_again(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    year = await island.duty("bao-cao-nam")
    first = await island.taps(officer, "dr", year, "2026")
    second = await island.taps(officer, "dr", year, "2026")
    assert second.question == first.question
    assert "dở dang" not in second.words


async def test_report_now_asks_about_the_same_form_left_unfinished(island: Island) -> None:
    officer = await island.talk("commune_officer lai-son")
    await says(officer, *FREE)
    reply = await island.taps(officer, "dr", await island.duty("bao-cao-nam"), "2026")
    assert len(labels(reply)) == 2
    await officer.says("tiếp tục")
    await says(officer, "biển động", "bỏ qua", "bỏ qua", "gửi")
    assert [one.period for one in await island.reports("commune_report")] == ["2026-Q4"]


async def test_the_review_is_reported_from_its_screen(island: Island) -> None:
    head = await island.talk("hamlet_head bai-nha-b")
    reply = await island.taps(head, "dr", await island.duty("ra-soat-nam"), "2026")
    assert reply.words == (await head.says("/rasoat")).words


async def test_the_buttons_of_a_report_that_was_sent_say_so(island: Island) -> None:
    head = await island.talk("hamlet_head bai-bac")
    duty = await island.duty("tap-huan")
    await reports_training(head, "28/11")
    for verb in ("do", "dr", "dn", "dx"):
        reply = await island.taps(head, verb, duty, "2026-11")
        assert "không còn phải nộp" in reply.text, verb
    assert await island.nil_reports() == []


async def test_a_form_only_officers_send_is_not_opened_for_a_hamlet_head(island: Island) -> None:
    """A duty that asks the wrong people can stand in a database of before."""

    wrong = once(date(2026, 11, 1), date(2026, 12, 20), "commune_report")
    await island.do(lambda session: session.add(wrong))
    head = await island.talk("hamlet_head bai-bac")
    reply = await island.taps(head, "dr", await island.duty("later"), "once")
    assert "cán bộ xã" in reply.text
    assert "hủy" not in reply.words


# Old buttons ----------------------------------------------------------------


VERBS = ("do", "dr", "dn", "du", "dx", "dd", "dm", "dc", "dC", "dz", "dZ")
WHO = ("hamlet_head bai-bac", "commune_officer lai-son", "coordinator kien-hai", "viewer kien-hai")


@pytest.mark.parametrize("who", WHO)
async def test_a_button_of_a_duty_that_is_gone_or_has_other_periods_breaks_nothing(
    island: Island, who: str
) -> None:
    talk = await island.talk(who)
    monthly, once = await island.duty("tap-huan"), 999
    for verb in VERBS:
        for duty, period in (
            *((monthly, "2026-Q4"), (monthly, "2026"), (monthly, "once"), (monthly, "2026-13")),
            *((once, "2026-11"), (monthly, "2019-01"), (monthly, "9999-12"), (monthly, "")),
        ):
            reply = await island.taps(talk, verb, duty, period)
            assert FAILED not in reply.words, (verb, duty, period)
            assert reply.words.strip(), (verb, duty, period)
    assert await island.changes() == []
    assert await island.nil_reports() == []


async def test_nothing_of_a_household_or_of_what_was_answered_is_in_a_list_of_deadlines(
    island: Island,
) -> None:
    for who in WHO:
        talk = await island.talk(who)
        said = [await talk.says(text) for text in ("hạn nộp", "bản tin")]
        assert not any("Danh Mẫu" in reply.words or "Trần Văn Mẫu" in reply.words for reply in said), who


async def test_long_titles_and_names_fit_every_button(island: Island) -> None:
    """Callback data has 64 bytes at most (Bot API); numbers get long when a program is old."""
    coordinator = await island.talk("coordinator kien-hai")
    title = "thiệt hại sau bão số mười lăm ở các ấp ven biển và những việc cần giúp trước mắt"
    assert len(title) == 80
    await says(coordinator, "/dotxuat", title, "Mấy nhà?" * 100, "1", "15/12", "gửi")
    await island.said()
    head = await island.talk("hamlet_head hon-mau")
    replies: list[Reply] = [
        head.last,
        await head.says("hạn nộp"),
        await head.taps(head.last.options()[0].label),
    ]
    replies += [
        await head.says("/traloi"),
        await coordinator.says("hạn nộp"),
        await coordinator.says("bản tin"),
    ]
    for reply in replies:
        for choice in (*(one for row in reply.choices for one in row), *reply.ways_out):
            check_data(choice)
    check_data(Choice("", "do:2147483647:2026-Q4~" + "f" * 12))
