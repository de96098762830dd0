"""Errands: made outside the message, kept once, told like an answer, whatever happens in between."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.courier.ledger import Ledger
from bot.errands import Errands
from bot.outbox import KEPT, Outbox
from handlers import errand_kinds, errands
from handlers.clerk import Clerk
from handlers.errands import Folder, Wanted
from handlers.message import Reply, unpack
from handlers.outgoing import Speaker
from handlers.turn import PRACTICE, Turn
from models import errand
from models.database import Database
from models.errand import LEASE, MOST, PAUSE, Errand
from models.notice import Notice
from models.person import Person
from testing.talk import KEY
from testing.world import find

AT = datetime(2026, 11, 24, 16, tzinfo=UTC)  # eleven in the evening: quiet hours


class Office:
    """A program that does errands on a clock that is set."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.now = AT
        self.told = 0
        self.clerk = Clerk(KEY, lambda: "new", Outbox(folder))
        self.errands = Errands(database, self.clerk, lambda: self.now, self._told)

    def _told(self) -> None:
        self.told += 1

    async def asked(self, kind: str, role: str = "coordinator kien-hai") -> None:
        def work(session: Session) -> None:
            person = find(session, *role.split(" "))
            assert person.id is not None
            session.add(
                Errand(person_id=person.id, kind=kind, wanted='{"n":3}', asked_at=AT, due_at=self.now)
            )

        await self.database.run(work)

    async def work(self) -> None:
        await self.errands.begin(self.now)
        await self.errands.finish()

    async def kept(self) -> list[Errand]:
        return await self.database.run(lambda session: list(session.exec(select(Errand))))

    async def said(self) -> Reply | None:
        """What the courier would say next to people on the practice page."""
        speaker = Speaker(KEY, lambda: "new")
        ledger = Ledger(speaker.say, lambda: self.now)
        due = (await self.database.run(lambda session: ledger.next(session, PRACTICE, [PRACTICE]))).due
        return due.reply if due else None


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(errand_kinds.KINDS, "count", _count)
    monkeypatch.setitem(errand_kinds.KINDS, "fail", _fail)


@pytest.fixture
def office(sqlite_world: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copyfile(sqlite_world, tmp_path / "world.db")
    database = Database(f"sqlite:///{tmp_path / 'world.db'}")
    yield Office(database, tmp_path / "outbox")
    database.close()


def _count(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    file = folder.new("đếm/người.txt", "text/plain")
    Path(file.path).write_text(str(wanted["n"]))
    number = len(turn.session.exec(select(Person)).all())
    return Reply(text=f"{turn.person.name}: {number}", files=(file,))


def _fail(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    raise LookupError(turn.person.name)


async def test_what_was_made_is_told_at_any_hour_and_once(world_database: Database, tmp_path: Path) -> None:
    office = Office(world_database, tmp_path / "outbox")
    await office.asked("count")
    await office.work()
    await office.work()

    reply = await office.said()
    assert reply is not None
    assert reply.text == "Hồ Thị Mẫu: 21"
    [file] = reply.files
    assert (file.name, Path(file.path).read_text()) == ("đếm-người.txt", "3")
    assert await office.said() is None
    assert office.told == 1


async def test_asking_in_a_turn_keeps_what_is_wanted(office: Office) -> None:
    await office.asked("count")
    [one] = await office.kept()
    assert errands.wanted_of(one) == {"n": 3}
    assert await office.database.run(lambda s: errand.waiting_of(s, one.person_id, "count")) is not None
    await office.work()
    assert await office.database.run(lambda s: errand.waiting_of(s, one.person_id, "count")) is None


async def test_a_small_one_does_not_wait_for_those_before_it_to_be_told(office: Office) -> None:
    for _ in range(3):
        await office.asked("count")
    await office.errands.begin(office.now)
    await office.errands.finish()
    assert sum(one.done_at is not None for one in await office.kept()) == 2  # as many as at once
    await office.work()
    assert all(one.done_at for one in await office.kept())


async def test_what_was_taken_and_never_ended_is_made_again_after_its_lease(office: Office) -> None:
    await office.asked("count")
    await office.database.run(lambda session: errand.take(session, office.now))  # then came a kill -9
    await office.work()
    assert (await office.kept())[0].done_at is None

    office.now += LEASE
    await office.work()
    assert (await office.kept())[0].done_at == office.now


async def test_the_slower_of_two_copies_keeps_nothing(office: Office) -> None:
    await office.asked("count")
    [one] = await office.kept()
    assert one.id is not None
    number = one.id
    assert await office.database.run(lambda session: errand.finish(session, number, "{}", AT))
    assert not await office.database.run(lambda session: errand.finish(session, number, '{"text":"?"}', AT))
    assert (await office.kept())[0].result == "{}"


async def test_what_fails_is_tried_again_and_then_said_to_have_failed(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.asked("fail")
    for failures in range(1, MOST + 1):
        await office.work()
        office.now += PAUSE * failures
    [one] = await office.kept()
    assert (one.failures, one.due_at) == (MOST, None)
    assert unpack(one.result).text.startswith("Dạ, lần này chưa làm được")
    assert "Hồ Thị Mẫu" not in caplog.text


async def test_who_is_not_active_any_more_gets_nothing(office: Office) -> None:
    await office.asked("count")

    def leave(session: Session) -> None:
        person = find(session, "coordinator", "kien-hai")
        person.active = False
        session.add(person)

    await office.database.run(leave)
    await office.work()
    assert unpack((await office.kept())[0].result) == Reply()
    assert await office.said() is None
    assert await office.database.run(lambda session: session.exec(select(Notice)).all())


async def test_makers_cannot_write(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
        person = turn.session.exec(select(Person)).first()
        assert person is not None
        person.name = "?"
        turn.session.add(person)
        turn.session.flush()
        return Reply(text="written")

    monkeypatch.setitem(errand_kinds.KINDS, "write", write)
    await office.asked("write")
    await office.work()
    [one] = await office.kept()
    assert one.done_at is None


def test_the_outbox_gives_each_file_a_folder_of_its_own_and_forgets_old_ones(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    first, second = outbox.new("../a.xlsx", "x"), outbox.new("../a.xlsx", "x")
    assert first.path != second.path
    for file in (first, second):
        assert Path(file.path).resolve().is_relative_to(tmp_path.resolve())
        Path(file.path).write_text("kept")
    outbox.clear_out(datetime.now(UTC))
    assert Path(first.path).exists()
    outbox.clear_out(datetime.now(UTC) + KEPT + timedelta(days=1))
    assert list(tmp_path.iterdir()) == []
