"""The program without the wait: a process that has imported everything and becomes the program when asked.

Importing aiogram takes seconds, and tests that kill the program start it dozens
of times. So one process imports it all once and begins nothing; each start is a
fork of it that runs ``python -m bot`` with its own settings, folder and output.
Whatever is forked ends with the tests.
"""

import ctypes
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from testing import power

ROOT = Path(__file__).parent.parent
_IMPORTED = (
    "typer",
    "bot.app",
    "bot.channels.practice.channel",
    "bot.channels.telegram.channel",
    "bot.courier.telegram",
    "bot.commands.invite",
    "bot.commands.load_plan",
    "bot.commands.run",
    "migrations.alembic_commands",
    "programme.samples",
)
_LARGEST_ORDER = 64 * 1024  # bytes
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Order(NamedTuple):
    """What to run: the arguments behind ``python -m bot``, where, and with which environment."""

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str]


class Preloaded:
    """The waiting process, as tests see it; close it when the last program has ended."""

    def __init__(self) -> None:
        self._orders, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "testing.preloaded", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

    def run(self, order: Order, stdout: int, stderr: int) -> "Forked":
        """Become the program; the files stay open here and have to be closed."""
        socket.send_fds(self._orders, [json.dumps(order).encode()], [stdout, stderr])
        return Forked(*self._answer())

    def close(self) -> None:
        """Whatever it was asked to become ends now."""
        self._orders.close()
        self._process.wait()

    def _answer(self) -> tuple[int, int]:
        pid, ends, *_ = socket.recv_fds(self._orders, 32, 1)
        if not pid:
            raise RuntimeError("the preloaded program has ended: can it be imported?")
        return int(pid), ends[0]


class Forked:
    """A running program, with what tests need of ``subprocess.Popen``."""

    def __init__(self, pid: int, ended: int) -> None:
        """``ended`` is a pipe in which the exit code will stand."""
        self.pid = pid
        self._ended = ended

    def send_signal(self, number: int) -> None:
        """As ``Popen.send_signal``."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """As ``Popen.wait``: negative for the signal that ended it."""
        with os.fdopen(self._ended, "rb") as pipe:
            return int(pipe.read())


def _serve(orders: socket.socket) -> None:
    """Import everything, then watch over a fork for each order; returns in the fork, which is the program."""
    for name in _IMPORTED:
        importlib.import_module(name)
    power.never_fails()
    gc.freeze()  # a fork that ends would take a second to look through it all
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the watchers
    while True:
        written, files, *_ = socket.recv_fds(orders, _LARGEST_ORDER, 2)
        if not written:
            sys.exit()
        if _fork() == 0 and _watched(orders):
            orders.close()
            _become(Order(*json.loads(written)), *files)
            return
        for file in files:
            os.close(file)


def _watched(orders: socket.socket) -> bool:
    """True in the program to be; its watcher tells its number and then its exit code, and never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    end, told = os.pipe()
    pid = _fork()
    if pid == 0:
        os.close(end)
        os.close(told)
        return True
    socket.send_fds(orders, [str(pid).encode()], [end])
    os.closerange(0, told)  # the program's output must end with the program
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(told, str(code).encode())
    os._exit(0)


def _fork() -> int:
    """A fork that is killed when its parent ends."""
    pid = os.fork()
    if pid == 0:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    return pid


def _become(order: Order, stdout: int, stderr: int) -> None:
    """Take on the program's output, folder, environment and arguments."""
    os.dup2(stdout, 1)
    os.dup2(stderr, 2)
    os.close(stdout)
    os.close(stderr)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    sys.argv[1:] = order.arguments


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
