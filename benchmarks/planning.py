"""``python -m benchmarks.planning``: one morning's reminders for a country, planned and written.

The database is filled first, and then measured in a process of its own, so that its memory
is that of planning alone. Each batch is a transaction through ``Database.run``, as in the
program: the longest one is how long a conversation may have to wait on SQLite.
"""

import argparse
import asyncio
import gc
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from datetime import time as clock
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session

from benchmarks import country
from benchmarks.machine import machine
from models.database import Database, engine_for
from scheduler import book, planning, writing
from scheduler.quiet import VIETNAM
from testing import postgres, schema

WORLD = planning.World(sample=False, channels=("telegram",))


class Spent(NamedTuple):
    """What one batch came to."""

    people: int
    messages: int
    decide: float  # seconds
    write: float


class Batch(NamedTuple):
    """One batch as its caller sees it."""

    spent: Spent
    seconds: float  # with the commit
    memory: int  # MB: the most so far


async def morning(database: Database) -> list[Batch]:
    """Plan and write the reminders of today's morning."""
    at = datetime.combine(country.TODAY, clock(8), VIETNAM)
    known = await database.run(lambda session: book.read(session, sample=WORLD.sample))
    after: int | None = 0
    batches = []

    def work(session: Session) -> tuple[Spent, int | None]:
        begun = time.perf_counter()
        found = planning.batch(session, known, WORLD, at, after or 0)
        decided = time.perf_counter()
        written = writing.write(session, known, WORLD, at, found.decided)
        ended = time.perf_counter()
        return Spent(len(found.decided), written, decided - begun, ended - decided), found.last

    while after is not None:
        begun = time.perf_counter()
        spent, after = await database.run(work)
        batches.append(Batch(spent, time.perf_counter() - begun, _memory()))
    return batches


def _memory() -> int:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


async def measure(url: str) -> None:
    """Plan the same morning twice, and print what it took."""
    database = Database(url)
    gc.collect()
    gc.freeze()  # as the program does once it has started
    for title in ("the morning's reminders", "the same once more: nothing is new"):
        begun, cpu = time.perf_counter(), time.process_time()
        batches = await morning(database)
        _print(title, batches, time.perf_counter() - begun, time.process_time() - cpu)
    database.close()


def _print(title: str, batches: list[Batch], seconds: float, cpu: float) -> None:
    people, messages, decide, write = (
        sum(column) for column in zip(*(b.spent for b in batches), strict=True)
    )
    slow = sorted(batch.seconds * 1000 for batch in batches)
    print(
        f"  {title}",
        f"  {people:.0f} people, {messages:.0f} messages in {seconds:.1f} s, {messages / seconds:.0f}/s",
        f"  decide {decide:.1f} s, write {write:.1f} s; {cpu:.1f} s of this processor",
        f"  {len(batches)} batches: median {slow[len(slow) // 2]:.0f} ms, longest {slow[-1]:.0f} ms",
        f"  memory {batches[0].memory} MB after the first batch, {batches[-1].memory} MB after the last",
        sep="\n  ",
    )


def run(name: str, url: str, hamlets: int) -> None:
    """Fill a new database and measure it in a process of its own."""
    begun = time.perf_counter()
    schema.create(url)
    engine = engine_for(url)
    with Session(engine) as session:
        country.fill(session, hamlets)
        session.commit()
    if engine.dialect.name == "postgresql":  # it does so by itself after a while; SQLite never does
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    engine.dispose()
    print(f"{name}, filled in {time.perf_counter() - begun:.0f} s", flush=True)
    subprocess.run([sys.executable, "-m", "benchmarks.planning", "--measure", url], check=True)


def main(hamlets: int, *, on_postgres: bool) -> None:
    """Measure on SQLite, and on PostgreSQL when that is asked for."""
    print(f"{machine()}; {hamlets} hamlets, {len(country.DUE_ON)} duties due today", flush=True)
    with tempfile.TemporaryDirectory(prefix="tinap-bench-") as folder:
        run("SQLite", f"sqlite:///{Path(folder) / 'tinap.db'}", hamlets)
    if on_postgres:
        with postgres.running(durable=True) as server:
            run("PostgreSQL", server.create("bench_planning"), hamlets)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hamlets", type=int, default=90_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        asyncio.run(measure(given.measure))
    else:
        main(given.hamlets, on_postgres=given.postgres)
