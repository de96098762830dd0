"""``python -m benchmarks.status``: "how do we stand?" asked by the coordinator of 10,000 hamlets.

Two years of three monthly reports each (``benchmarks/province.py``). Each answer is what a person waits
for: the handler with all its statements, on one core and one connection, and for the picture the figures
and the drawing. On a machine that others use read "processor": the milliseconds this process was
busy, which on SQLite is all there is. ``--explain`` prints the statements and their plans.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session, select

from benchmarks import province
from benchmarks.machine import machine
from bot.outbox import Outbox
from handlers.atlases import Atlases
from handlers.buttons import Signer
from handlers.message import Incoming, Reply, Said
from handlers.state import State
from handlers.status import missing, status, status_picture
from handlers.turn import Turn, who_is
from locales import translator
from models import conversation
from models.database import engine_for
from models.person import Person, Role
from testing import postgres, schema

ROUNDS = 5
KEY = b"a key for benchmarks, no more..."


def turn_of(session: Session, atlases: Atlases) -> Turn:
    """A message of the coordinator's."""
    found = session.exec(select(Person).where(Person.role == Role.coordinator)).one()
    known = conversation.known_of(session, conversation.of_person(session, found.id or 0).id or 0)
    atlas = atlases.at(session, province.NOW, None)
    return Turn(
        session=session,
        incoming=Incoming("bench", "", "", Said("")),
        known=known,
        atlas=atlas,
        who=who_is(known, "bench", atlas),
        state=State(),
        now=province.NOW,
        say=translator("vi"),
        signer=Signer(KEY),
        new_id=lambda: "d1",
        invite_key=KEY,
    )


def questions(folder: Path) -> dict[str, Callable[[Turn], Reply]]:
    """What is asked, by the name in the table."""
    wanted = {"place": province.PROVINCE, "period": "2026-11", "duty": 1}

    def counted_later(turn: Turn, period: str, duties: list[int] | None) -> Reply:
        of_province = {"place": province.PROVINCE, "period": period, "duties": duties, "page": 0}
        return status.make(turn, of_province, Outbox(folder))

    return {
        "status, all three, November": lambda turn: counted_later(turn, "2026-11", None),
        "status of one duty by district": lambda turn: counted_later(turn, "2026-10", [1]),
        "status of one commune": lambda turn: status.screen(turn, province.COMMUNE, "2026-11"),
        "one duty in that commune": lambda turn: status.screen(turn, province.COMMUNE, "2026-10", "1"),
        "status, all three, a year": lambda turn: counted_later(turn, "2026", None),
        "missing list, first page": lambda turn: missing.asked(turn, "tháng 10"),
        "picture, 12 months, districts": lambda turn: status_picture.make(turn, wanted, Outbox(folder)),
        "picture, 12 months, a commune": lambda turn: status_picture.make(
            turn, {**wanted, "place": province.COMMUNE}, Outbox(folder)
        ),
    }


def measure(engine: Engine, folder: Path) -> None:
    """Ask everything some times, and print what it took."""
    atlases = Atlases()
    print(f"  {'':34}{'median ms':>10}{'longest':>9}{'processor':>11}{'statements':>12}{'of them ms':>12}")
    for name, ask in questions(folder).items():
        times, busy, spent, number = [], [], 0.0, 0
        for _round in range(ROUNDS):
            with Session(engine) as session, counted(engine) as statements:
                turn = turn_of(session, atlases)
                statements.clear()
                begun, cpu = time.perf_counter(), time.process_time()
                reply = ask(turn)
                times.append((time.perf_counter() - begun) * 1000)
                busy.append((time.process_time() - cpu) * 1000)
                assert reply.text
                spent, number = sum(seconds for _sql, seconds in statements) * 1000, len(statements)
        longest = max(times)
        print(
            f"  {name:34}{statistics.median(times):10.0f}{longest:9.0f}{statistics.median(busy):11.0f}"
            f"{number:12}{spent:12.0f}",
            flush=True,
        )


@contextmanager
def counted(engine: Engine) -> Iterator[list[tuple[str, float]]]:
    """Every statement while this is open, and the seconds until its first row."""
    found: list[tuple[str, float]] = []

    def before(_c: Any, _cursor: Any, _sql: str, _p: Any, context: Any, _many: bool) -> None:
        context.begun = time.perf_counter()

    def after(_c: Any, _cursor: Any, sql: str, _p: Any, context: Any, _many: bool) -> None:
        found.append((sql, time.perf_counter() - context.begun))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", before)
        event.remove(engine, "after_cursor_execute", after)


def explain(engine: Engine, folder: Path) -> None:
    """Print each kind of statement of the first question and of the missing list, with its plan."""
    seen: set[str] = set()
    prefix = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN (ANALYZE, BUFFERS) "

    def after(connection: Any, cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
        if sql in seen or not sql.startswith("SELECT") or "report" not in sql:
            return
        seen.add(sql)
        plan = connection.connection.cursor()
        plan.execute(prefix + sql, parameters)
        print(sql, *(f"    {row[-1]}" for row in plan.fetchall()), "", sep="\n")

    asked = questions(folder)
    event.listen(engine, "after_cursor_execute", after)
    with Session(engine) as session:
        turn = turn_of(session, Atlases())
        for name in ("status, all three, November", "missing list, first page", "one duty in that commune"):
            print(f"--- {name}")
            asked[name](turn)
    event.remove(engine, "after_cursor_execute", after)


def run(name: str, url: str, hamlets: int, *, with_plans: bool) -> None:
    """Fill a new database and measure it."""
    begun = time.perf_counter()
    schema.create(url)
    engine = engine_for(url)
    with Session(engine) as session:
        reports = province.fill(session, hamlets)
        session.commit()
    if engine.dialect.name == "postgresql":  # it does so by itself after a while
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    print(f"{name}: {reports} reports, filled in {time.perf_counter() - begun:.0f} s", flush=True)
    with tempfile.TemporaryDirectory(prefix="tinap-bench-") as folder:
        measure(engine, Path(folder))
        if with_plans:
            explain(engine, Path(folder))
    engine.dispose()


def main(hamlets: int, *, on_postgres: bool, with_plans: bool) -> None:
    """Measure on SQLite, and on PostgreSQL when that is asked for, on one core."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(
        f"{machine()}; {hamlets} hamlets, {province.MONTHS} months, {len(province.FORMS)} duties", flush=True
    )
    with tempfile.TemporaryDirectory(prefix="tinap-bench-") as folder:
        run("SQLite", f"sqlite:///{Path(folder) / 'tinap.db'}", hamlets, with_plans=with_plans)
    if on_postgres:
        with postgres.running(durable=True) as server:
            run("PostgreSQL", server.create("bench_status"), hamlets, with_plans=with_plans)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hamlets", type=int, default=10_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--explain", action="store_true")
    given = parser.parse_args()
    main(given.hamlets, on_postgres=given.postgres, with_plans=given.explain)
