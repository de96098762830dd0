"""How far an announcement has come, counted by both databases."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from models import announcement, conversation, notice
from models.announcement import Announcement, Counts, Recipient
from models.chat import Chat
from models.database import Database, engine_for
from models.notice import Notice
from models.person import Person, Role
from models.report import Report
from testing.world import find, make_real

AT = datetime(2026, 12, 15, 2, tzinfo=UTC)
HEADS = ("bai-nha-a", "bai-nha-b", "bai-bac", "thien-tue")
# what became of it with each head: delivered, read, answered; and whether they have a chat
STORY = {
    "bai-nha-a": (True, True, True, "open"),
    "bai-nha-b": (True, False, False, "open"),
    "bai-bac": (False, False, False, "blocked"),
    "thien-tue": (False, False, False, "none"),
}


def tell(session: Session) -> int:
    """An officer's announcement to four real heads, at different stages; the report's number."""
    make_real(session, "commune_officer", "lai-son")
    for place in HEADS:
        make_real(session, "hamlet_head", place)
    session.flush()
    officer = find(session, "commune_officer", "lai-son")
    report = Report(
        form="announcement",
        form_version=1,
        place_code="lai-son",
        place_path="kien-hai/lai-son/",
        reporter_id=officer.id or 0,
        happened_on=date(2026, 12, 15),
        answers="{}",
        sent_at=AT,
        changed_at=AT,
    )
    session.add(report)
    session.flush()
    assert report.id is not None
    people = [(find(session, "hamlet_head", place).id or 0, place) for place in HEADS]
    announcement.begin(session, Announcement(report_id=report.id), people)
    for person_id, place in people:
        _live_through(session, report.id, person_id, place)
    return report.id


def _live_through(session: Session, report_id: int, person_id: int, place: str) -> None:
    delivered, read, answered, chat = STORY[place]
    key = announcement.key(report_id, person_id)
    row = notice.composed(key, person_id, "announcement", AT, AT, AT)
    session.add(Notice(**row, subject=report_id, sent_at=AT if delivered else None))
    mine = announcement.recipient(session, report_id, person_id)
    assert mine is not None
    mine.read_at = AT if read else None
    mine.answer, mine.answered_at = ("tôi tới", AT) if answered else ("", None)
    if chat != "none":
        theirs = conversation.of_person(session, person_id)
        blocked = AT if chat == "blocked" else None
        address = f"phone {place}"
        session.add(
            Chat(channel="telegram", address=address, conversation_id=theirs.id or 0, blocked_at=blocked)
        )
    session.flush()


async def test_counts_and_standings(world_database: Database) -> None:
    def look(session: Session) -> None:
        number = tell(session)
        assert announcement.counts(session, [number]) == {number: Counts(4, 2, 1, 1, 2)}
        assert announcement.counts(session, []) == {}
        found = announcement.unread(session, number, 0, 9)
        assert [(one.recipient.place_code, one.delivered, one.reachable) for one in found] == [
            ("bai-bac", False, False),
            ("bai-nha-b", True, True),
            ("thien-tue", False, False),
        ]
        assert announcement.unread(session, number, 1, 1) == found[1:2]
        (answered,) = announcement.answers(session, number, 0, 9)
        assert (answered.recipient.place_code, answered.recipient.answer) == ("bai-nha-a", "tôi tới")
        ids = [find(session, "hamlet_head", "bai-nha-b").id]
        assert announcement.to_remind(session, number) == ids, "who got it and has not read it"

    await world_database.run(look)


async def test_only_what_was_delivered_and_stands_was_received(world_database: Database) -> None:
    def look(session: Session) -> None:
        number = tell(session)
        ids = {place: find(session, "hamlet_head", place).id or 0 for place in HEADS}
        assert [place for place in HEADS if announcement.received(session, ids[place], 5, sample=False)] == [
            "bai-nha-a",
            "bai-nha-b",
        ]
        assert announcement.received(session, ids["bai-nha-a"], 5, sample=True) == []
        report = session.get_one(Report, number)
        report.status = "withdrawn"
        session.add(report)
        session.flush()
        assert announcement.received(session, ids["bai-nha-a"], 5, sample=False) == []

    await world_database.run(look)


async def test_who_has_no_chat_that_takes_messages(world_database: Database) -> None:
    def look(session: Session) -> None:
        tell(session)
        ids = [find(session, "hamlet_head", place).id or 0 for place in HEADS]
        assert announcement.without_chat(session, ids) == 2
        assert announcement.without_chat(session, []) == 0

    await world_database.run(look)


async def test_calling_back_leaves_what_was_delivered(world_database: Database) -> None:
    def look(session: Session) -> None:
        number = tell(session)
        announcement.call_back(session, number)
        waiting = select(Notice.key).where(col(Notice.due_at).is_not(None), col(Notice.sent_at).is_(None))
        assert session.exec(waiting).all() == []

    await world_database.run(look)


@pytest.mark.parametrize(
    ("path", "roles", "places"),
    [
        ("kien-hai/lai-son/", (Role.hamlet_head,), set(HEADS)),
        ("kien-hai/lai-son/bai-bac/", (Role.hamlet_head,), {"bai-bac"}),
        ("kien-hai/", (Role.commune_officer,), {"hon-tre", "lai-son", "an-son", "nam-du"}),
        ("kien-hai/lai-son/", (Role.commune_officer, Role.hamlet_head), {*HEADS, "lai-son"}),
        ("nowhere/", (Role.hamlet_head,), set()),
    ],
)
def test_an_audience_is_who_answers_there_now(
    audience_session: Session, path: str, roles: tuple[Role, ...], places: set[str]
) -> None:
    found = announcement.audience(audience_session, path, roles, sample=True, but=0)
    assert {place for _person, place in found} == places
    assert announcement.audience(audience_session, path, roles, sample=False, but=0) == []


@pytest.fixture(scope="module")
def audience_session(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample people, whom nobody changes."""
    copy = tmp_path_factory.mktemp("audience") / "world.db"
    shutil.copyfile(sqlite_world, copy)
    engine = engine_for(f"sqlite:///{copy}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_written_twice_a_recipient_stands_once(audience_session: Session) -> None:
    session = audience_session
    with session.begin_nested() as undone:
        people = announcement.audience(session, "kien-hai/lai-son/", [Role.hamlet_head], sample=True, but=0)
        head = session.exec(select(Person)).first()
        assert head is not None
        report = Report(
            form="announcement",
            form_version=1,
            place_code="lai-son",
            place_path="kien-hai/lai-son/",
            reporter_id=head.id or 0,
            happened_on=date(2026, 12, 15),
            sample=True,
            answers="{}",
            sent_at=AT,
            changed_at=AT,
        )
        session.add(report)
        session.flush()
        made = Announcement(report_id=report.id or 0)
        announcement.begin(session, made, people)
        announcement.begin(session, made, people)
        assert len(session.exec(select(Recipient)).all()) == len(people) == 4
        undone.rollback()
