"""Was it sent before? Asked about the same thing of one place, of one day or period; never refused."""

import pytest
from sqlmodel import Session, update

from handlers.message import Reply
from models.report import Report, ReportStatus
from testing.talk import Talk
from tests.handlers.owing import Island, labels, says

OFFICER, HEAD, COORDINATOR = "commune_officer lai-son", "hamlet_head bai-nha-a", "coordinator kien-hai"
CORRECT, ANYWAY = "Sửa báo cáo đã gửi theo bản này", "Báo cáo khác, cứ gửi"


@pytest.fixture(autouse=True)
async def _nothing_else_owed(island: Island) -> None:
    await island.only_owed()
    island.now("2026-11-20")


async def told(talk: Talk, text: str) -> Reply:
    """A form by typing alone, the answers one after the other."""
    return await says(talk, *text.split(" | "), "gửi")


LOUDSPEAKER = "truyền thông | {kind} | 4 | {day} | {times}bỏ qua | 80"
MONEY = "/giaingan | {project} | ngân sách Trung ương | 30 triệu | 1"
SENT_TO_WORK = "học nghề | 3 | 2 | {day} | 12 người | 1 | 6"
HELD = "ghi kiểm tra | {where} | {day} | {project} | bỏ qua | bỏ qua | bỏ qua"
STATE = "/hientrangxa | {people} | 80 | có | 1 | có"


@pytest.mark.parametrize(
    ("who", "form", "first", "second", "is_same"),
    [
        (HEAD, LOUDSPEAKER, ["1", "hôm qua", "5 | "], ["1", "19/11", "2 | "], True),
        (HEAD, LOUDSPEAKER, ["1", "hôm qua", "5 | "], ["1", "hôm nay", "5 | "], False),
        (HEAD, LOUDSPEAKER, ["Hội  thi", "hôm qua", "5 | "], ["hoi thi", "hôm qua", "5 | "], True),
        (HEAD, LOUDSPEAKER, ["1", "hôm qua", "5 | "], ["2", "hôm qua", ""], False),
        (OFFICER, SENT_TO_WORK, ["hôm qua"], ["hôm qua"], True),
        (OFFICER, SENT_TO_WORK, ["hôm qua"], ["hôm nay"], False),
        (OFFICER, MONEY, ["Dự án 2"], ["Dự án 2"], True),
        (OFFICER, MONEY, ["Dự án 2"], ["Tiểu dự án 1, Dự án 3"], False),
        (OFFICER, STATE, ["100"], ["120"], True),
        (COORDINATOR, HELD, ["Bãi Nhà A", "hôm qua", "Dự án 2"], ["Bãi Nhà A", "hôm qua", "Dự án 2"], True),
        (COORDINATOR, HELD, ["Bãi Nhà A", "hôm qua", "Dự án 2"], ["Bãi Bấc", "hôm qua", "Dự án 2"], False),
    ],
)
async def test_what_is_the_same_thing(
    island: Island, who: str, form: str, first: list[str], second: list[str], is_same: bool
) -> None:
    talk = await island.talk(who)
    names = [part.partition("}")[0] for part in form.split("{")[1:]]
    assert "✅ Đã gửi" in (await told(talk, form.format(**dict(zip(names, first, strict=True))))).text
    reply = await told(talk, form.format(**dict(zip(names, second, strict=True))))
    if not is_same:
        assert "✅ Đã gửi" in reply.text
        return
    assert "Đã gửi: " in reply.text.partition("⚠️")[2]
    assert labels(reply)[2:] == ["Xem báo cáo đã gửi", "Trùng rồi, hủy bản này"]
    assert "✅ Đã gửi" in (await talk.taps(ANYWAY)).text


async def test_money_told_again_for_the_next_quarter_is_another_report(island: Island) -> None:
    talk = await island.talk(OFFICER)
    again = MONEY.format(project="Dự án 2")
    await told(talk, again)
    island.now("2026-12-04")
    assert "vừa báo cáo giải ngân rồi" in (await told(talk, again)).text
    await says(talk, "hủy")
    island.now("2026-12-05")
    assert "✅ Đã gửi" in (await told(talk, again)).text


async def test_two_drafts_of_one_period_are_noticed_and_the_later_one_corrects_the_first(
    island: Island,
) -> None:
    await island.owed_again("dinh-duong")
    island.now("2027-06-12")
    talk = await island.talk(OFFICER)
    await says(talk, "dinh dưỡng", "120 trẻ, 8 thấp còi, 5 nhẹ cân", "để sau")
    await told(talk, "dinh dưỡng | 100 trẻ, 7 thấp còi, 5 nhẹ cân | 85 trẻ, 30 bà mẹ | 1")
    reply = await told(talk, "tiếp tục | 90 trẻ, 30 bà mẹ | 2")
    assert labels(reply)[0] == CORRECT
    offered = talk.button(CORRECT)
    await island.taps_choice(talk, offered)
    await island.taps_choice(talk, offered)  # on a bad line
    assert "✅ Đã sửa" in (await talk.says("gửi")).text
    (report,) = await island.reports("nutrition")
    assert '"measured":120' in report.answers
    assert report.version == 2


async def test_what_was_accepted_meanwhile_is_looked_at_and_not_corrected(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await told(talk, MONEY.format(project="Dự án 2"))
    await told(talk, MONEY.format(project="Dự án 2"))
    offered = talk.button(CORRECT)
    coordinator = await island.talk(COORDINATOR)
    await says(coordinator, "duyệt", "1")
    await coordinator.taps("✅ Duyệt")
    assert "đã duyệt" in (await island.taps_choice(talk, offered)).text
    assert "✅ Đã gửi" not in talk.last.text
    (report,) = await island.reports("disbursement")
    assert report.version == 1


async def test_two_agencies_tell_each_of_its_own_money(island: Island) -> None:
    await island.becomes("agency_officer kien-hai/y-te", "agency_officer", "kien-hai", "ldtbxh")
    again = "/giaingan | Dự án 2 | ngân sách Trung ương | 60 triệu | 1 | 30 triệu | 1"
    first = await island.talk("agency_officer kien-hai/nnptnt")
    second = await island.talk("agency_officer kien-hai/ldtbxh")
    for talk in (first, second):
        assert "✅ Đã gửi" in (await told(talk, again)).text
    assert "vừa báo cáo giải ngân rồi" in (await told(second, again)).text


async def _offered(island: Island, talk: Talk) -> Reply:
    """30 million were told, and now 50: the earlier report may be corrected."""
    await told(talk, MONEY.format(project="Dự án 2"))
    return await told(talk, MONEY.format(project="Dự án 2").replace("30 triệu", "50 triệu"))


@pytest.mark.parametrize("status", [ReportStatus.accepted, ReportStatus.returned, ReportStatus.withdrawn])
async def test_what_was_typed_is_kept_where_the_earlier_report_is_not_corrected_any_more(
    island: Island, status: ReportStatus
) -> None:
    talk = await island.talk(OFFICER)
    await _offered(island, talk)
    await talk.taps(CORRECT)

    def judged(session: Session) -> None:
        session.execute(update(Report).values(status=status))

    await island.do(judged)
    reply = await talk.says("gửi")
    assert "✅" not in reply.text
    assert 'gõ "tiếp tục" để gửi thành báo cáo riêng' in reply.text
    assert "50.000.000 đồng" in (await talk.says("tiếp tục")).words
    await talk.says("gửi")
    if status is ReportStatus.accepted:
        await talk.taps(ANYWAY)
    assert [one.version for one in await island.reports("disbursement")] == [1, 1]


async def test_another_one_is_another_one_although_the_correction_was_looked_at_first(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await _offered(island, talk)
    another = talk.button(ANYWAY)
    await talk.taps(CORRECT)
    assert "✅ Đã gửi" in (await island.taps_choice(talk, another)).text
    first, second = await island.reports("disbursement")
    assert ('"disbursed":30000000' in first.answers, first.version) == (True, 1)
    assert '"disbursed":50000000' in second.answers
