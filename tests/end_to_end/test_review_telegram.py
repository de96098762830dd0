"""A household review on Telegram, over real HTTP: the register from a list, ticks, an edit, the alert."""

import pytest

from testing.telegram import Message, StandIn
from tests.end_to_end import kept, on_telegram
from tests.end_to_end.conftest import Programs
from tests.end_to_end.main_job import MainJob
from tests.end_to_end.on_telegram import Person

LIST = """STT,Họ tên chủ hộ,Năm sinh,Ấp,Nhân khẩu,Phân loại
1,Trần Văn Mẫu,1965,Bãi Nhà A,5,hộ cận nghèo
2,Trần Văn Mẫu,1982,Bãi Nhà A,4,hộ cận nghèo
3,Nguyễn Thị Mẫu,1958,Bãi Nhà A,2,hộ nghèo
"""


@pytest.fixture
async def job(programs: Programs, telegram: StandIn) -> MainJob:
    """A fresh program on an empty database."""
    program = programs(**on_telegram.settings(telegram))
    await program.start()
    return MainJob(program, telegram)


async def test_a_review_with_ticks_an_edit_and_an_alert(job: MainJob) -> None:
    officer = Person(job.telegram, 10, "Tư")
    await job.everybody_joins()
    await job.invited(officer, "lai-son", "commune_officer", "Ngô Thị Kẽm")
    await _loaded(job)

    head = job.head
    assert "còn 3 hộ" in (await head.says("/rasoat")).text
    await head.taps("Chọn hộ khác")
    asked = await head.says("tran van mau")
    assert [label for label in asked.buttons if "Trần Văn Mẫu" in label] == [
        "Trần Văn Mẫu (số 1, sinh 1965)",
        "Trần Văn Mẫu (số 2, sinh 1982)",
    ]
    await head.taps("số 1")
    await head.taps("Vẫn 5 người")
    screen = await head.says("150")
    await _ticks_on_one_screen(head, screen)
    assert "Đề xuất: hộ không nghèo" in (await head.taps("Xong: 3 mục")).text

    await head.user.edits("120", "150")
    edited = await head.user.waits_for_reply()
    assert "sửa thành: 120 điểm" in edited.text

    await head.says("hôm qua")
    await head.says("2,7")  # below the standard now, so that the causes are asked after all
    await head.says("3")
    summary = await head.says("20 người, 18 đồng ý")
    assert "Đề xuất: hộ nghèo" in summary.text
    assert "✅ Đã gửi báo cáo rà soát hộ" in (await head.taps("✅ Gửi")).text

    for told in (officer, job.coordinator):
        notice = await _hears(job, told)
        assert "đề xuất: nghèo mới" in notice.text
        assert "Trần Văn" not in notice.text, "a notice lights up on a locked phone"
    assert "Trần Văn Mẫu (số 1, sinh 1965)" in (await officer.taps("Xem báo cáo")).text
    assert len(kept.reports(job.program.database_url)) == 1
    assert "Trần Văn Mẫu" not in job.program.log
    await job.program.stop()


async def _loaded(job: MainJob) -> None:
    path = job.program.data.parent / "households.csv"
    path.write_text(LIST)
    loaded = await job.program.cli("load-households", str(path))
    assert loaded.code == 0, loaded.stderr


async def _ticks_on_one_screen(head: Person, screen: Message) -> None:
    """Each tap changes the same message; nothing is sent anew."""
    for label in ("Việc làm", "Bảo hiểm y tế", "Chất lượng nhà ở"):
        ticked = await head.taps(f"☐ {label}")
        assert ticked.message_id == screen.message_id
        assert any(f"☑ {label}" in button for button in ticked.buttons)


async def _hears(job: MainJob, person: Person) -> Message:
    """What the person is told without having asked."""
    return await person.user.hears("⚠️")
