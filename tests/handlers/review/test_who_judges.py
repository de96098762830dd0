"""Who may accept, return and unlock: every role at every kind of place, by whose report it is, as a table."""

import itertools

import pytest
from sqlmodel import update

from handlers.rights import may_judge_report
from models.person import Role
from models.report import Report, ReportStatus
from tests.handlers.owing import Island, labels, reports_training, says
from tests.handlers.test_rights import PATHS, report, who

HEAD, OFFICER, AGENCY = Role.hamlet_head, Role.commune_officer, Role.agency_officer
BY_COORDINATORS = frozenset(itertools.product(["coordinator"], ["bai-nha-a", "lai-son", "kien-hai"]))
# whose report of Bãi Nhà A: a hamlet head's, an officer's, an agency's; who may judge it, from where
MAY = {
    HEAD: {
        ("commune_officer", "bai-nha-a"),
        ("commune_officer", "lai-son"),
        ("commune_officer", "kien-hai"),
        ("coordinator", "bai-nha-a"),
        ("coordinator", "lai-son"),
        ("coordinator", "kien-hai"),
    },
    OFFICER: BY_COORDINATORS,
    AGENCY: BY_COORDINATORS,
}
EVERYBODY = list(itertools.product(Role, PATHS))


@pytest.mark.parametrize("sent_by", MAY)
def test_the_officer_over_the_place_and_any_coordinator_over_it(sent_by: Role) -> None:
    found = {
        (str(role), place)
        for role, place in EVERYBODY
        if may_judge_report(who(role, place), report("bai-nha-a", reporter=9), sent_by)
    }
    assert found == MAY[sent_by]


@pytest.mark.parametrize(("role", "place"), EVERYBODY)
def test_a_report_of_a_place_that_is_nobody_s_is_judged_by_nobody(role: Role, place: str) -> None:
    unknown = report("bai-nha-a", reporter=9)
    unknown.place_path = "nowhere/bai-nha-a/"
    assert not may_judge_report(who(role, place), unknown, HEAD)


@pytest.mark.parametrize(("role", "place"), EVERYBODY)
@pytest.mark.parametrize("sent_by", [HEAD, OFFICER, Role.coordinator])
def test_nobody_judges_their_own(role: Role, place: str, sent_by: Role) -> None:
    assert not may_judge_report(who(role, place, 1), report("bai-nha-a", reporter=1), sent_by)


@pytest.mark.parametrize(("mine", "theirs"), [(True, False), (False, True)])
def test_practice_and_real_reports_are_judged_apart(mine: bool, theirs: bool) -> None:
    coordinator = who("coordinator", "kien-hai", sample=mine)
    assert not may_judge_report(coordinator, report("bai-nha-a", reporter=9, sample=theirs), HEAD)


def test_a_form_that_is_not_reviewed_is_accepted_by_nobody() -> None:
    registration = report("bai-nha-a", reporter=9)
    registration.form = "livelihood_model"
    assert not may_judge_report(who("coordinator", "kien-hai"), registration, OFFICER)


# the same on buttons kept from before, whoever has them by now

JUDGES = ("commune_officer lai-son", "coordinator kien-hai")
OTHERS = (
    "hamlet_head bai-nha-a",  # their own
    "hamlet_head bai-nha-b",
    "commune_officer an-son",
    "viewer kien-hai",
)
BUTTONS = (("Ra", 1, 1), ("Rr", 1, 1), ("Ru", 1, 1))


@pytest.mark.parametrize("somebody", OTHERS)
async def test_a_button_in_other_hands_does_nothing(island: Island, somebody: str) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    talk = await island.talk(somebody)
    await talk.says("menu")
    for button in (*BUTTONS, ("RA",), ("RB", "", 2_000_000_000)):
        reply = await island.taps(talk, *button)
        assert "(mã " not in reply.words
    (stored,) = await island.reports("training")
    assert (stored.status, stored.version) == (ReportStatus.sent, 1)


@pytest.mark.parametrize("somebody", JUDGES)
@pytest.mark.parametrize("verb", ["Ra", "Rr", "Ru"])
async def test_a_right_lost_between_the_screen_and_the_tap_is_lost(
    island: Island, somebody: str, verb: str
) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    talk = await island.talk(somebody)
    await talk.says("duyệt")
    await island.becomes(somebody, "viewer", "an-son")
    reply = await island.taps(talk, verb, 1, 1)
    assert "chỉ cán bộ xã" in reply.words
    (stored,) = await island.reports("training")
    assert stored.status == ReportStatus.sent


async def test_a_right_lost_while_the_reason_is_typed_is_lost(island: Island) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    officer = await island.talk("commune_officer lai-son")
    await says(officer, "duyệt", "1", "trả lại", "6", "đếm lại giúp")
    send = officer.button("✅ Gửi")
    await island.becomes("commune_officer lai-son", "commune_officer", "an-son")
    await island.taps_choice(officer, send)
    (stored,) = await island.reports("training")
    assert stored.status == ReportStatus.sent


async def test_nobody_accepts_what_they_took_over_among_all_the_others(island: Island) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    officer = await island.world.person("commune_officer", "lai-son")
    taken_over = update(Report).values(successor_id=officer.id)
    await island.do(lambda session: session.execute(taken_over))
    talk = await island.talk("commune_officer lai-son")
    await island.taps(talk, "RB", "", 2_000_000_000)
    (stored,) = await island.reports("training")
    assert stored.status == ReportStatus.sent


async def test_what_an_officer_sends_waits_for_the_coordinator(island: Island) -> None:
    island.now("2026-03-18")
    officer, coordinator = await island.talk(JUDGES[0]), await island.talk(JUDGES[1])
    await says(officer, "/taphuan", "1", "1", "17/3", "1", "25 người, 12 nữ", "đúng", "bỏ qua", "gửi")
    assert len(await island.reports("training")) == 1
    assert "Không có báo cáo nào chờ anh/chị duyệt" in (await officer.says("duyệt")).text
    assert "Chờ duyệt: 1" in (await coordinator.says("duyệt")).text


async def test_where_there_is_no_active_officer_it_waits_for_the_coordinator(island: Island) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    coordinator = await island.talk(JUDGES[1])
    assert "Không có báo cáo nào chờ anh/chị duyệt" in (await coordinator.says("duyệt")).text
    assert "Chờ duyệt: 1" not in labels(await coordinator.says("menu"))
    await island.becomes(JUDGES[0], "viewer", "lai-son")
    assert "Chờ duyệt: 1" in (await coordinator.says("duyệt")).text
    assert "Chờ duyệt: 1" in labels(await coordinator.says("menu"))


async def test_a_head_who_became_an_agency_s_officer_leaves_reports_that_the_commune_still_accepts(
    island: Island,
) -> None:
    island.now("2026-03-18")
    await reports_training(await island.talk("hamlet_head bai-nha-a"), "17/3")
    await island.becomes("hamlet_head bai-nha-a", "agency_officer", "kien-hai", "nnptnt")
    talk = await island.talk("commune_officer lai-son")
    await says(talk, "/duyet", "1")
    assert "✅ Đã duyệt" in (await talk.taps("✅ Duyệt")).text
