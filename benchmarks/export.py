"""``python -m benchmarks.export``: 100,000 reports as an Excel workbook, in time and memory.

The database is filled first, and the workbook then made in a process of its own, as the program makes it: on
a reader's session. The most memory it ever held is set beside what it held before it began.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session, col, select

from benchmarks.machine import machine
from bot.outbox import Outbox
from handlers.clerk import Clerk
from handlers.exporting import exporting
from handlers.state import as_json
from models import conversation
from models.database import Database, engine_for
from models.errand import Errand
from models.person import Person
from models.place import Place
from models.report import Report
from testing import postgres, schema, world
from testing.talk import KEY

AT = datetime(2026, 12, 1, 2, tzinfo=UTC)
_CHUNK = 5_000


def fill(url: str, reports: int) -> None:
    """The sample plan, and so many reports on training spread over its hamlets and the year."""
    schema.create(url)
    world.fill(url)
    engine = engine_for(url)
    with Session(engine) as session:
        heads = session.exec(
            select(Person.id, Place.code, Place.path)
            .join(Place, col(Place.code) == col(Person.place_code))
            .where(Person.role == "hamlet_head")
        ).all()
        for start in range(0, reports, _CHUNK):
            numbers = range(start, min(start + _CHUNK, reports))
            rows = [_report(number, *heads[number % len(heads)]) for number in numbers]
            session.execute(insert(Report), rows)
        session.commit()
    engine.dispose()


def _report(number: int, person: int | None, code: str, path: str) -> dict[str, object]:
    day = date(2026, 1, 1) + timedelta(days=number % 330)
    people = {"people": 20 + number % 30, "women": 10, "ethnic_minority": 2}
    poor = {"poor": number % 7, "near_poor": 3, "newly_escaped": 1}
    answers = {
        "topic": {"title": f"Kỹ thuật nuôi cá lồng bè, lớp {number}", "activity": "DA2"},
        "activity": "DA2",
        "days": {"first": day.isoformat(), "last": day.isoformat()},
        "venue": "Nhà văn hóa ấp",
        "organiser": "UBND xã Lại Sơn",
        "people": {**people, **poor},
        "audience": "residents",
        "cost": 1_500_000 + number,
        "cost_source": "central",
        "results": "Bà con nắm được cách phòng bệnh cho cá, chọn giống và cho ăn đúng cữ.",
        "difficulties": "Biển động, thức ăn lên giá." if number % 3 else None,
        "photos": [],
    }
    return {
        "form": "training",
        "form_version": 1,
        "place_code": code,
        "place_path": path,
        "reporter_id": person,
        "happened_on": day,
        "status": "sent",
        "sample": True,
        "version": 1,
        "answers": as_json(answers),
        "sent_at": AT,
        "changed_at": AT,
    }


async def measure(url: str) -> None:
    """Make the workbook once, and print what it took."""
    database = Database(url)
    with tempfile.TemporaryDirectory(prefix="tinap-bench-") as folder:
        clerk = Clerk(KEY, lambda: "new", Outbox(Path(folder)))
        asked, theirs = await database.run(_ask)
        before, begun, cpu = _memory(), time.perf_counter(), time.process_time()
        reply = await database.read(lambda session: clerk.make(session, asked, theirs, AT))
        seconds, used = time.perf_counter() - begun, time.process_time() - cpu
        size = _size(reply.files[0].path)
    print(f"  {reply.text}")
    print(f"  {seconds:.1f} s, {used:.1f} s of the processor; the file has {size:.1f} MB")
    print(f"  memory {before} MB before, {_memory()} MB at most", flush=True)
    database.close()


def _ask(session: Session) -> tuple[Errand, int]:
    person = world.find(session, "coordinator", "kien-hai")
    assert person.id is not None
    theirs = conversation.of_person(session, person.id)
    wanted = as_json({"form": exporting.ANY, "period": "2026", "place": "kien-hai"})
    asked = Errand(person_id=person.id, kind=exporting.KIND, wanted=wanted, asked_at=AT, due_at=AT)
    session.add(asked)
    session.flush()
    assert theirs.id is not None
    return asked, theirs.id


def _size(path: str) -> float:
    """Of a file, in MB."""
    return Path(path).stat().st_size / 1e6


def _memory() -> int:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run(name: str, url: str, reports: int) -> None:
    """Fill a new database and measure it in a process of its own."""
    begun = time.perf_counter()
    fill(url, reports)
    print(f"{name}, {reports} reports, filled in {time.perf_counter() - begun:.0f} s", flush=True)
    subprocess.run([sys.executable, "-m", "benchmarks.export", "--measure", url], check=True)


def main(reports: int, *, on_postgres: bool) -> None:
    """Measure a tenth of the reports and all of them, on SQLite and, when asked for, on PostgreSQL."""
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="tinap-bench-") as folder:
        for count in (reports // 10, reports):
            run("SQLite", f"sqlite:///{Path(folder) / f'{count}.db'}", count)
    if on_postgres:
        with postgres.running(durable=True) as server:
            for count in (reports // 10, reports):
                run("PostgreSQL", server.create(f"bench_export_{count}"), count)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        asyncio.run(measure(given.measure))
    else:
        main(given.reports, on_postgres=given.postgres)
