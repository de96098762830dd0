"""``python -m benchmarks.broadcast``: thousands of notices, while people fill in their reports.

The real program sends them to a Bot API that refuses every message that would be one too
many within a second. Measured are the courier, and what the people notice of it.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, col, delete, select, update

from benchmarks.__main__ import free_port
from benchmarks.bots import LOAD_CORE, Running, our_bot
from benchmarks.load import Load, Measured
from benchmarks.machine import machine
from benchmarks.wire import BotApi
from locales import Text
from locales.stored_text import pack
from models.chat import Chat
from models.conversation import Conversation
from models.database import engine_for
from models.duty import Duty
from models.insert_new import insert_new
from models.notice import Notice
from models.person import Role
from models.quiet_hours import QuietHours
from models.rest_day import RestDay
from scheduler import book as books
from scheduler import planning, writing
from scheduler.quiet import VIETNAM
from testing import postgres
from testing.telegram.limit import Limit
from testing.telegram.refusal import RefusalError

WORDS = "Broadcast"
TALKING = 64  # people who report meanwhile
A_SECOND = 2.0  # updates of theirs
QUIET = 30.0  # seconds of conversation alone, before


class Talk(NamedTuple):
    """How long replies took in one stretch of time, in milliseconds."""

    replies: int
    p50: float
    p99: float
    longest: float
    core: float  # share of one core that the bot used


class Street(Load):
    """People who report, and a Telegram that takes so many messages a second and no more."""

    def __init__(self, webhook_port: int, path: str, secret: str) -> None:
        super().__init__(webhook_port, path, secret)
        self.limit = Limit(clock=time.perf_counter)
        self.replies_refused = 0
        self.arrived: list[float] = []

    def protocol(self) -> BotApi:
        """The Bot API that the bot calls."""
        return BotApi(self._called, self.limit)

    def _called(self, method: str, body: bytes) -> None:
        if WORDS.encode() in body:
            self.arrived.append(time.perf_counter())
        else:
            super()._called(method, body)

    def _rode_in_answer(self) -> None:
        try:
            self.limit.admit()
        except RefusalError:
            self.replies_refused += 1


def write(url: str, number: int) -> None:
    """So many notices, one for each person on Telegram, due now."""
    engine = engine_for(url)
    now = datetime.now(UTC)
    with Session(engine) as session:
        query = select(Conversation.person_id).join(Chat, col(Chat.conversation_id) == col(Conversation.id))
        people = [one for one in session.exec(query.where(Chat.channel == "telegram")) if one][:number]
        rows = [
            {
                "key": f"broadcast:{person_id}",
                "person_id": person_id,
                "text": pack(Text(f"{WORDS} to {person_id}.")),
                "kind": "bench",
                "created_at": now,
                "due_at": now,
                "failures": 0,
                "unsure": 0,
            }
            for person_id in people
        ]
        insert_new(session, Notice, rows)
        session.commit()
    engine.dispose()


def remind(url: str, number: int) -> None:
    """So many reminders of a report that is due today, planned and written as the program does it."""
    engine = engine_for(url)
    now = datetime.now(UTC)
    today = now.astimezone(VIETNAM).date()
    with Session(engine) as session:
        session.execute(update(Duty).values(ends_on=today - timedelta(days=400)))
        session.add(_due_today(today, now))
        session.add(RestDay(first=today, last=today, works=True))
        session.execute(delete(QuietHours))
        session.add_all(QuietHours(role=role, begins="00:00", ends="00:00") for role in Role)
        session.flush()
        book = books.read(session, sample=False)
        world = planning.World(sample=False, channels=("telegram",))
        found = planning.batch(session, book, world, now, limit=number)
        writing.write(session, book, world, now, found.decided)
        session.commit()
    engine.dispose()


def _due_today(today: date, now: datetime) -> Duty:
    return Duty(
        code="broadcast",
        form="ad_hoc",  # not the one people report with meanwhile, or nobody would owe it any more
        title=WORDS,
        owed_by="hamlet",
        role=Role.hamlet_head,
        period="once",
        first_on=today - timedelta(days=7),
        last_on=today,
        due_on=today,
        rest_day="keep",
        starts_on=today,
        created_at=now,
    )


async def talk(street: Street, bots: list[Running], until: int | None) -> Talk:
    """People report: for QUIET seconds, or until so much of the broadcast has arrived."""
    street.measured = Measured()
    began, used = time.perf_counter(), sum(bot.cpu_seconds() for bot in bots)
    if until is None:
        await street.paced(TALKING, A_SECOND, QUIET)
    else:
        while len(street.arrived) < until:
            await street.paced(TALKING, A_SECOND, 2.0)
    seconds = time.perf_counter() - began
    times = sorted(latency * 1000 for latency in street.measured.latencies)
    core = (sum(bot.cpu_seconds() for bot in bots) - used) / seconds
    return Talk(len(times), times[len(times) // 2], times[int(len(times) * 0.99)], times[-1], core)


async def measure(url: str, number: int, copies: int, send: Callable[[str, int], None]) -> None:
    """Start the program, once or in several copies, let people talk, then send the broadcast beside it."""
    api_port = free_port()
    ports = [free_port() for _ in range(copies)]
    street = Street(ports[0], "/telegram", "")
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        server = await loop.create_server(lambda: street.protocol(), "127.0.0.1", api_port)
        await stack.enter_async_context(server)
        bots = []
        for position, port in enumerate(ports):
            people = 0 if position else number
            bots.append(await stack.enter_async_context(our_bot(api_port, port, url, people)))
        street.secret = bots[0].secret
        await street.connect()
        await street.closed(TALKING, 2.0)  # warm, and everybody at another question
        street.limit = Limit(clock=time.perf_counter)
        street.replies_refused = 0
        alone = await talk(street, bots, None)
        await asyncio.to_thread(send, url, number)
        beside = await talk(street, bots, number)
        _print(street, alone, beside)


def _print(street: Street, alone: Talk, beside: Talk) -> None:
    seconds = street.arrived[-1] - street.arrived[0]
    arrived = len(street.arrived)
    print(f"{arrived} notices in {seconds:.1f} s: {(arrived - 1) / seconds:.1f} a second")
    print(f"most in any second, with replies: {street.limit.peak}")
    print(f"refused (429): {street.limit.refused}, {street.replies_refused} of them replies in an answer")
    print(f"{'replies':24}{'number':>8}{'p50 ms':>8}{'p99 ms':>8}{'max ms':>8}{'core':>7}")
    for name, found in (("without the broadcast", alone), ("during the broadcast", beside)):
        times = f"{found.p50:8.1f}{found.p99:8.1f}{found.longest:8.1f}"
        print(f"{name:24}{found.replies:8}{times}{found.core:7.1%}")


@contextmanager
def database(*, on_postgres: bool) -> Iterator[str]:
    """The address of a database for one run."""
    if on_postgres:
        with postgres.running(durable=True) as server:
            yield server.create("broadcast")
        return
    with tempfile.TemporaryDirectory(prefix="tinap-broadcast-") as folder:
        yield f"sqlite:///{Path(folder) / 'tinap.db'}"


def main() -> None:
    """Read what is asked for, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=3000, help="notices, each to a person of their own")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--copies", type=int, default=1, help="of the program; more than one need --postgres")
    parser.add_argument("--reminders", action="store_true", help="worded as they are sent, not plain notices")
    given = parser.parse_args()
    pin_the_load()
    kind = "PostgreSQL" if given.postgres else "SQLite"
    print(f"{machine()}; {kind}; copies of the program: {given.copies}", flush=True)
    with database(on_postgres=given.postgres) as url:
        send = remind if given.reminders else write
        asyncio.run(measure(url, given.number, given.copies, send))


def pin_the_load() -> None:
    """The bot has the first core to itself."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {int(LOAD_CORE)})


if __name__ == "__main__":
    main()
