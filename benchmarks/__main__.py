"""``make bench``: answered questions a second through the whole path, beside a bare echo.

Each round measures every bot in turn, so that a machine that slows down slows
all of them; the ratio is taken round by round. The load, the stand-in Bot API and
PostgreSQL share the second core, the bot has the first to itself.

Others are run by themselves: ``benchmarks.broadcast``, ``.planning``, ``.status``, ``.export`` (Excel).
"""

import argparse
import asyncio
import os
import platform
import socket
import statistics
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import NamedTuple

from benchmarks.bots import LOAD_CORE, Running, echo_bot, our_bot
from benchmarks.load import Load, Measured
from testing import postgres

USERS = 64
WARM_UP = 2.0  # seconds
HEAD = f"{'':24}{'upd/s':>8}{'x echo':>8}{'p50 ms':>8}{'p99 ms':>8}{'cpu us':>8}{'lost':>6}"
Bot = Callable[[int, int], AbstractAsyncContextManager[Running]]


class Result(NamedTuple):
    """One bot under one load, once."""

    per_second: float
    p50: float  # milliseconds
    p99: float
    cpu: float  # microseconds of the bot's processor for each update
    lost: int


async def measure(bot: Bot, *, seconds: float, per_second: float | None) -> Result:
    """Start a bot, warm it up, load it."""
    api_port, port = free_port(), free_port()
    load: Load | None = None

    def protocol() -> asyncio.Protocol:
        assert load is not None
        return load.protocol()

    load = Load(port, "/telegram", "")
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", api_port)
    async with server, bot(api_port, port) as running:
        load = Load(port, "/telegram", running.secret)
        await load.connect()
        await load.closed(USERS, WARM_UP)  # it also leaves everybody at another question of the form
        load.measured = Measured()
        before = running.cpu_seconds()
        if per_second is None:
            await load.closed(USERS, seconds)
        else:
            await load.paced(USERS, per_second, seconds)
        return _result(load, running.cpu_seconds() - before)


def _result(load: Load, cpu: float) -> Result:
    times = sorted(load.measured.latencies)
    return Result(
        per_second=len(times) / load.measured.seconds,
        p50=times[len(times) // 2] * 1000,
        p99=times[int(len(times) * 0.99)] * 1000,
        cpu=cpu / len(times) * 1e6,
        lost=load.measured.refused,
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def bots(server: postgres.PostgresServer) -> dict[str, Bot]:
    """What is measured, by the name in the table; the first is what the others are compared with."""

    def on_postgres(api: int, port: int) -> AbstractAsyncContextManager[Running]:
        return our_bot(api, port, server.create(f"bench_{port}"), USERS)

    return {
        "bare echo": lambda api, port: echo_bot(api, port, frozen=False),
        "bare echo, gc.freeze": lambda api, port: echo_bot(api, port, frozen=True),
        "Tin Ấp, SQLite": lambda api, port: our_bot(api, port, "", USERS),
        "Tin Ấp, PostgreSQL": on_postgres,
    }


async def main(rounds: int, seconds: float) -> None:
    """Measure all and print the table."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {int(LOAD_CORE)})
    print(f"{_machine()}; {rounds} rounds of {seconds:g} s; {USERS} people at once")
    with postgres.running(durable=True) as server:
        for title, pace in (("as fast as it goes", None), ("200 updates a second", 200.0)):
            print(f"\n{title}\n{HEAD}", flush=True)
            found: dict[str, list[Result]] = {}
            for _ in range(rounds):
                for name, bot in bots(server).items():
                    found.setdefault(name, []).append(await measure(bot, seconds=seconds, per_second=pace))
            for name, results in found.items():
                print(_row(name, results, found["bare echo"]))


def _row(name: str, results: list[Result], echo: list[Result]) -> str:
    median = [statistics.median(column) for column in zip(*results, strict=True)]
    ratio = statistics.median(r.per_second / e.per_second for r, e in zip(results, echo, strict=True))
    times = f"{median[1]:8.1f}{median[2]:8.1f}{median[3]:8.0f}"
    return f"{name:24}{median[0]:8.0f}{ratio:8.2f}{times}{sum(result.lost for result in results):6}"


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(": ")[1] for line in lines if line.startswith("model name")), "?")
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {sys.platform}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6)
    given = parser.parse_args()
    asyncio.run(main(given.rounds, given.seconds))
