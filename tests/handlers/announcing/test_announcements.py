"""Announcements: to whom, once for each, what they set off, and who may do what, on stale buttons too."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, func, select, update

from handlers import spoken
from handlers.announcing import announcing
from handlers.message import Reply
from handlers.state import from_json
from handlers.turn import Turn
from models.announcement import Announcement, Counts, Recipient, counts
from models.notice import Notice
from models.person import Person, Role
from models.report import Report
from testing.talk import Talk
from testing.world import find
from tests.handlers.owing import FAILED, Heard, Island, says

OFFICER, COORDINATOR, HEAD, OTHER = (
    "commune_officer lai-son",
    "coordinator kien-hai",
    "hamlet_head bai-nha-a",
    "hamlet_head bai-nha-b",
)
WORDS = "8 giờ thứ Sáu họp tại xã"
NOT_YOURS = "chỉ cán bộ xã nơi đó"


@pytest.fixture(autouse=True)
async def _nothing_is_owed(island: Island) -> None:
    island.now("2026-12-15")
    await island.only_owed("nothing")


async def announces(island: Island, who: str = OFFICER, to: str = "1", *, urgent: str = "") -> Talk:
    talk = await island.talk(who)
    await says(talk, "gửi thông báo", to, WORDS, "bỏ qua", *([urgent] if urgent else []), "gửi")
    assert "Đã gửi thông báo" in talk.last.text
    return talk


def told(heard: list[Heard]) -> list[str]:
    return sorted(one.who for one in heard if WORDS in one.text)


# To whom --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "to", "people"),
    [
        (OFFICER, "xã Lại Sơn", {"bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue"}),
        (OFFICER, "ấp Bãi Bấc", {"bai-bac"}),
        (COORDINATOR, "Cán bộ các xã", {"hon-tre", "lai-son", "an-son", "nam-du"}),
        (COORDINATOR, "xã An Sơn", {"cu-tron", "an-cu", "bai-ngu"}),
    ],
)
async def test_it_goes_to_the_people_of_the_chosen_place(
    island: Island, who: str, to: str, people: set[str]
) -> None:
    await announces(island, who, to)
    heard = told(await island.said())
    assert {one.split(" ")[1] for one in heard} == people
    assert len(heard) == len(people), "once for each"


async def test_it_goes_to_nobody_inactive_real_or_announcing(island: Island) -> None:
    def change(session: Session) -> None:
        find(session, "hamlet_head", "bai-bac").active = False
        find(session, "hamlet_head", "thien-tue").sample = False

    await island.do(change)
    await announces(island)
    assert told(await island.said()) == [HEAD, OTHER]


async def test_a_place_without_people_is_said_before_anything_is_sent(island: Island) -> None:
    await island.do(
        lambda session: session.execute(
            update(Person).where(col(Person.place_code) == "bai-bac").values(active=False)
        )
    )
    talk = await island.talk(OFFICER)
    await says(talk, "gửi thông báo", "ấp Bãi Bấc", WORDS, "bỏ qua", "gửi")
    assert "chưa có ai" in talk.last.text
    assert await island.reports("announcement") == []


async def test_one_tap_twice_is_one_announcement(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await says(talk, "gửi thông báo", "1", WORDS, "bỏ qua")
    send = talk.button("✅ Gửi")
    await island.taps_choice(talk, send)
    await island.taps_choice(talk, send)
    assert len(await island.reports("announcement")) == 1
    assert len(await island.rows(Recipient)) == len(await island.rows(Notice)) == 4


async def test_written_twice_nobody_gets_it_twice(island: Island) -> None:
    """A stop in between lets the same work run again: the keys of notices and recipients are unique."""
    await announces(island)

    def again(session: Session) -> int:
        made = session.exec(select(Announcement)).one()
        people = [(one.person_id, one.place_code) for one in session.exec(select(Recipient)).all()]
        announcing.write(session, made, people, island.clock.at, island.clock.at)
        return session.exec(select(func.count()).select_from(Notice)).one()

    assert await island.do(again) == 4
    assert len(told(await island.said())) == 4


# At which hour --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "urgent", "at_once"),
    [("09:00", "", True), ("21:00", "không", False), ("21:00", "có", True)],
)
async def test_in_quiet_hours_only_what_is_urgent_comes(
    island: Island, hour: str, urgent: str, at_once: bool
) -> None:
    island.now("2026-12-15", hour)
    await announces(island, urgent=urgent)
    assert len(told(await island.said())) == (4 if at_once else 0)
    island.now("2026-12-16", "07:00")
    assert len(told(await island.said())) == (0 if at_once else 4)


async def test_after_a_week_it_is_no_news_any_more(island: Island) -> None:
    await announces(island)
    island.clock.at += timedelta(days=8)
    assert told(await island.said()) == []


# Read, answered, reminded, withdrawn ----------------------------------------------


async def standing(island: Island, number: int = 1) -> Counts:
    return (await island.do(lambda session: counts(session, [number])))[number]


async def test_the_counts_follow_what_people_do(island: Island) -> None:
    await announces(island)
    assert await standing(island) == Counts(4, 0, 0, 0, 0)
    await island.said()
    assert await standing(island) == Counts(4, 4, 0, 0, 0)
    head = await island.talk(HEAD)
    await head.taps("Đã đọc")
    await head.taps("Trả lời")
    assert await standing(island) == Counts(4, 4, 1, 0, 0)
    await says(head, "tôi tới")
    await says(await island.talk(OTHER), "trả lời bận rồi")
    assert await standing(island) == Counts(4, 4, 2, 2, 0)


async def test_a_second_answer_is_added_to_the_first(island: Island) -> None:
    await announces(island)
    await island.said()
    head = await island.talk(HEAD)
    await says(head, "trả lời tôi tới", "trả lời trễ 10 phút")
    await says(await island.talk(OFFICER), "thông báo", "1", "Trả lời: 1")
    assert "tôi tới\ntrễ 10 phút" in (await island.talk(OFFICER)).last.text


async def test_words_typed_before_it_is_clear_to_what_are_not_lost(island: Island) -> None:
    await announces(island)
    await announces(island)
    await island.said()
    head = await island.talk(HEAD)
    await says(head, "trả lời tôi tới", "1")
    assert "tôi tới" in head.last.text
    assert [one.answer for one in await island.rows(Recipient) if one.answer] == ["tôi tới"]


@pytest.mark.parametrize("between", ["/tinhhinh", "menu", "thôi"])
async def test_what_is_typed_after_something_else_is_no_answer(island: Island, between: str) -> None:
    await announces(island)
    await island.said()
    head = await island.talk(HEAD)
    await head.taps("Trả lời")
    await says(head, between, "tôi tới")
    assert (await standing(island)).answered == 0


async def test_an_answer_puts_the_open_form_aside_and_says_so(island: Island) -> None:
    await announces(island)
    head = await island.talk(HEAD)
    await says(head, "/taphuan", "1")
    await island.said()
    await head.taps("Trả lời")
    await says(head, "tôi tới")
    assert "tiếp tục" in head.last.hint
    assert "ngày nào" in (await says(head, "tiếp tục")).question


async def test_reminding_reaches_who_has_not_read_it_once_a_day(island: Island) -> None:
    officer = await announces(island)
    await island.said()
    await (await island.talk(HEAD)).taps("Đã đọc")
    assert "Nhắc lại 3 người" in (await island.taps(officer, "An", 1)).text
    assert "hôm nay đã nhắc" in (await island.taps(officer, "An", 1)).text
    await (await island.talk(OTHER)).says("đã đọc")  # before it is said
    assert told(await island.said()) == ["hamlet_head bai-bac", "hamlet_head thien-tue"]
    island.now("2026-12-16")
    assert "Nhắc lại 2 người" in (await island.taps(officer, "An", 1)).text


async def test_withdrawn_it_comes_to_nobody_who_has_not_got_it(island: Island) -> None:
    island.now("2026-12-15", "21:00")
    officer = await announces(island, urgent="không")
    await island.taps(officer, "Ay", 1)
    assert "đã thu hồi rồi" in (await island.taps(officer, "Ay", 1)).text
    island.now("2026-12-16", "08:00")
    assert told(await island.said()) == []


async def test_what_was_read_before_it_was_withdrawn_says_so(island: Island) -> None:
    officer = await announces(island)
    await island.said()
    await island.taps(officer, "Ay", 1)
    assert "đã thu hồi" in (await (await island.talk(HEAD)).taps("Đã đọc")).text


async def test_who_does_another_work_by_then_is_not_told(island: Island) -> None:
    await announces(island)
    await island.becomes(HEAD, "viewer", "bai-nha-a")
    await island.becomes(OTHER, "hamlet_head", "cu-tron")
    assert told(await island.said()) == ["hamlet_head bai-bac", "hamlet_head thien-tue"]


# Who may see and do what ----------------------------------------------------------

SEE, DO = ("As", "Au", "Aq"), ("An", "Ax", "Ay")


@pytest.mark.parametrize(
    ("who", "sees", "does"),
    [
        (OFFICER, True, True),  # the sender
        (COORDINATOR, True, False),  # above
        ("admin kien-hai", True, False),
        ("viewer kien-hai", False, False),
        ("commune_officer an-son", False, False),  # beside
        ("viewer lai-son", False, False),  # the same place
        (HEAD, False, False),  # below, and one who got it
        ("hamlet_head cu-tron", False, False),
    ],
)
async def test_figures_are_for_the_sender_and_who_is_above(
    island: Island, who: str, sees: bool, does: bool
) -> None:
    await announces(island)
    await island.said()
    await admins_and_viewers(island, who)
    talk = await island.talk(who)
    for verb in (*SEE, *DO):
        allowed = sees if verb in SEE else does
        assert refused(await island.taps(talk, verb, 1)) is not allowed, verb
        assert refused(await island.taps(talk, verb, 99)), "one that does not exist"
    assert (await island.reports("announcement"))[0].status == ("withdrawn" if does else "sent")


async def admins_and_viewers(island: Island, who: str) -> None:
    """The sample people have neither an administrator nor a viewer of a commune."""
    if who in ("admin kien-hai", "viewer lai-son"):
        await island.becomes("viewer kien-hai", *who.split(" "))


def refused(reply: Reply) -> bool:
    assert FAILED not in reply.words
    return NOT_YOURS in reply.text


@pytest.mark.parametrize("who", ["commune_officer an-son", "hamlet_head bai-bac", COORDINATOR, OFFICER])
async def test_only_who_it_was_sent_to_reads_and_answers_it(island: Island, who: str) -> None:
    await announces(island, to="ấp Bãi Nhà A")
    await island.said()
    talk = await island.talk(who)
    for verb in ("Ar", "Aa", "Av"):
        reply = await island.taps(talk, verb, 1)
        assert refused(reply), verb
        assert WORDS not in reply.words
    assert await standing(island) == Counts(1, 1, 0, 0, 0)


async def test_a_coordinator_s_own_are_not_shown_to_officers(island: Island) -> None:
    await announces(island, COORDINATOR, "xã Lại Sơn")
    officer = await island.talk(OFFICER)
    assert refused(await island.taps(officer, "As", 1))
    assert WORDS[:10] not in str((await officer.says("/thongbao")).options())


@pytest.mark.parametrize(("role", "place"), [(Role.viewer, "lai-son"), ("commune_officer", "an-son")])
async def test_rights_lost_in_between_are_lost_on_old_buttons(island: Island, role: str, place: str) -> None:
    officer = await announces(island)
    await says(officer, "gửi thông báo", "1", "Tin thứ hai", "bỏ qua")
    send = officer.button("✅ Gửi")
    await island.becomes(OFFICER, role, place)
    await island.taps_choice(officer, send)
    assert len(await island.reports("announcement")) == 1
    for verb in (*SEE, *DO):
        assert refused(await island.taps(officer, verb, 1)), verb
    await island.said()
    assert (await island.reports("announcement"))[0].status == "sent"


@pytest.mark.parametrize(
    ("who", "to", "place", "allowed"),
    [
        (OFFICER, "heads", "lai-son", True),
        (OFFICER, "heads", "bai-nha-a", True),
        (OFFICER, "heads", "an-son", False),
        (OFFICER, "heads", "kien-hai", False),
        (OFFICER, "heads", "nowhere", False),
        (OFFICER, "officers", "lai-son", False),
        (OFFICER, "both", "lai-son", False),
        (COORDINATOR, "officers", "kien-hai", True),
        (COORDINATOR, "both", "kien-hai", True),
        (COORDINATOR, "heads", "bai-nha-a", True),
        ("admin kien-hai", "both", "kien-hai", True),
        (HEAD, "heads", "bai-nha-a", False),
        ("viewer kien-hai", "heads", "kien-hai", False),
    ],
)
async def test_whom_one_may_announce_to(
    island: Island, monkeypatch: pytest.MonkeyPatch, who: str, to: str, place: str, allowed: bool
) -> None:
    await admins_and_viewers(island, who)
    asked: list[bool] = []

    def look(turn: Turn, rest: str) -> Reply:
        asked.append(announcing.may_address(turn, {"who": to, "place": place, "name": ""}))
        return Reply(text="…")

    monkeypatch.setitem(spoken.COMMANDS, "giup", look)
    await (await island.talk(who)).says("/giup")
    assert asked == [allowed]


@pytest.mark.parametrize("who", [HEAD, "viewer kien-hai"])
async def test_who_reports_only_or_looks_only_announces_nothing(island: Island, who: str) -> None:
    talk = await island.talk(who)
    await says(talk, "/guithongbao")
    assert not talk.last.options() or "gửi cho ai" not in talk.last.question
    await says(talk, "/thongbao")
    assert "Gửi thông báo mới" not in str(talk.last.choices)


async def test_real_people_s_announcements_are_another_world(island: Island) -> None:
    await announces(island)
    await island.said()
    await island.do(lambda session: session.execute(update(Report).values(sample=False)))
    officer, head = await island.talk(OFFICER), await island.talk(HEAD)
    assert refused(await island.taps(officer, "As", 1))
    assert refused(await island.taps(head, "Ar", 1))
    assert "chưa gửi" in (await officer.says("/thongbao")).question


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Gửi thông báo: mai 8 giờ họp tại xã", "mai 8 giờ họp tại xã"),
        ("gui thong bao mai hop", "mai hop"),
        ("gửi thông báo cho các ấp\nMai họp", "cho các ấp\nMai họp"),
    ],
)
async def test_the_words_behind_are_the_text(island: Island, typed: str, text: str) -> None:
    talk = await island.talk(OFFICER)
    await says(talk, typed, "1", "bỏ qua", "gửi")
    (report,) = await island.reports("announcement")
    assert from_json(report.answers)["text"] == text


async def test_words_beside_a_file_become_the_text(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await talk.sends_file("a.xlsx", caption="Điền rồi gửi lại giúp")
    await talk.taps("Gửi kèm thông báo")
    await says(talk, "1", "gửi")
    (report,) = await island.reports("announcement")
    answers = from_json(report.answers)
    assert (answers["text"], answers["file"]["name"]) == ("Điền rồi gửi lại giúp", "a.xlsx")


async def test_a_second_file_takes_the_place_of_the_first_and_that_is_said(island: Island) -> None:
    talk = await island.talk(OFFICER)
    await says(talk, "gửi thông báo", "1", WORDS)
    await talk.sends_file("a.xlsx")
    reply = await talk.sends_file("b.pdf", caption="thay tệp")
    assert "bỏ tệp a.xlsx" in reply.text
    assert "b.pdf" in reply.text
    assert "Chữ gửi kèm tệp chưa đọc" in reply.text
