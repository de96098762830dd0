"""The real program as a process of its own: started, killed, stopped and asked from outside.

It sees none of the developer's settings: a clean environment, a folder of its
own to work in, and a port that nobody else gets while the test runs.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, Protocol, Self

from testing.preloaded import Order, Preloaded

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0  # seconds to begin or to end, for a machine that is busy with something else
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR")  # all that the program inherits
_REPORTED = 2000  # characters of the log that a failure shows


class ProgramError(AssertionError):
    """The program did not begin or did not end as it should; the text holds the end of its log."""


class Finished(NamedTuple):
    """What became of a command."""

    code: int
    stdout: str
    stderr: str

    @property
    def last_line(self) -> str:
        """The last line on standard output."""
        return self.stdout.rstrip("\n").rpartition("\n")[2]


class _Process(Protocol):
    """What ``Popen`` and a fork of the preloaded program have in common."""

    def send_signal(self, number: int) -> None: ...

    def wait(self) -> int: ...


class Program:
    """``python -m bot`` on a data folder that outlives every start."""

    def __init__(self, folder: Path, preloaded: Preloaded | None = None, **settings: str) -> None:
        """``settings`` by their names without TINAP_, as ``log_level="debug"``.

        With ``preloaded`` it starts at once; without, it is a new process from the first import on.
        """
        self._preloaded = preloaded
        self.environment: dict[str, str] = {}  # what else it finds in its environment
        self._port = _reserved_port()
        # no reminders unless a test wants them: which are due depends on the day the test runs
        # and nothing that was not put in by the test itself
        chosen = {"reminders": "off", "demo": "off", **settings}
        self._settings = {"data_dir": str(folder / "data"), "http_port": str(self.port), **chosen}
        self._elsewhere = folder / "elsewhere"  # where no .env lies
        self._elsewhere.mkdir(parents=True, exist_ok=True)
        self._log = folder / f"log-{self.port}"
        self._process: _Process | None = None
        self._announced: asyncio.StreamReader | None = None
        self.stdout = ""

    @property
    def port(self) -> int:
        """The port of the program's HTTP server, the same at every start."""
        port: int = self._port.getsockname()[1]
        return port

    @property
    def address(self) -> str:
        """Where the program's HTTP server is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        """The data folder."""
        return Path(self._settings["data_dir"])

    @property
    def database_url(self) -> str:
        """The database the program uses."""
        return self._settings.get("database_url") or f"sqlite:///{self.data / 'tinap.db'}"

    @property
    def log(self) -> str:
        """What every start so far has written to standard error."""
        return self._log.read_text() if self._log.exists() else ""

    def setting(self, name: str) -> str:
        """What a setting is to be at the next start; "" where it is left as it comes."""
        return self._settings.get(name, "")

    def configure(self, **settings: str) -> None:
        """Change settings, from the next start on."""
        self._settings.update(settings)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self, command: str = "run") -> None:
        """Run it, and come back when it says that it is running. Raises ProgramError when it ends instead."""
        assert self._process is None, "it is running already"
        with self._log.open("ab") as log:
            self._process, self._announced = await self._run((command,), log.fileno())
        try:
            async with asyncio.timeout(PATIENCE):
                first = await self._announced.readline()
        except TimeoutError:
            await self.kill()
            raise self._trouble("does not begin") from None
        self.stdout += first.decode()
        if not first:
            raise self._trouble(f"ended at once with exit code {await self._ended()}")

    async def kill(self) -> None:
        """End it as a power cut would: SIGKILL."""
        assert self._process is not None, "it is not running"
        self._process.send_signal(signal.SIGKILL)
        await self._ended()

    async def stop(self) -> None:
        """Ask it to end: SIGTERM. Raises ProgramError unless it ends with exit code 0."""
        assert self._process is not None, "it is not running"
        self._process.send_signal(signal.SIGTERM)
        code = await self._ended()
        if code != 0:
            raise self._trouble(f"was asked to stop and ended with exit code {code}")

    async def close(self) -> None:
        """Whatever state it is in: nothing of it is left afterwards."""
        if self._process is not None:
            await self.kill()
        self._port.close()

    async def cli(self, *arguments: str, **settings: str) -> Finished:
        """Another command on the same data, like ``cli("invite", "bai-nha-a", "hamlet_head")``."""
        with tempfile.TemporaryFile() as stderr:
            process, stdout = await self._run(arguments, stderr.fileno(), **settings)
            code, said = await _end_of(process, stdout)
            stderr.seek(0)
            return Finished(code, said, stderr.read().decode())

    async def _run(
        self, arguments: tuple[str, ...], stderr: int, **settings: str
    ) -> tuple[_Process, asyncio.StreamReader]:
        """Begin a command; returns its process and its standard output."""
        chosen = {f"TINAP_{name.upper()}": value for name, value in {**self._settings, **settings}.items()}
        inherited = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment = {**inherited, "PYTHONPATH": str(ROOT), **self.environment, **chosen}
        order = Order(arguments, str(self._elsewhere), environment)
        reading, writing = os.pipe()
        process = (
            self._preloaded.run(order, writing, stderr) if self._preloaded else _new(order, writing, stderr)
        )
        os.close(writing)
        return process, await _reader(reading)

    async def _ended(self) -> int:
        """Wait for the end; returns the exit code."""
        assert self._process is not None
        assert self._announced is not None
        process, self._process = self._process, None
        code, said = await _end_of(process, self._announced)
        self.stdout += said
        return code

    def _trouble(self, what: str) -> ProgramError:
        return ProgramError(f"the program {what}; the end of its log:\n{self.log[-_REPORTED:]}")


def _new(order: Order, stdout: int, stderr: int) -> "subprocess.Popen[bytes]":
    """A process of its own from the first import on."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *order.arguments],
        cwd=order.folder,
        env=order.environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
    )


async def _reader(pipe: int) -> asyncio.StreamReader:
    """What comes out of a pipe, on this loop."""
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(pipe, "rb"))
    return reader


async def _end_of(process: _Process, stdout: asyncio.StreamReader) -> tuple[int, str]:
    """The exit code and the rest of the output; kills what does not end."""
    try:
        async with asyncio.timeout(PATIENCE):
            said = await stdout.read()
    except TimeoutError:
        process.send_signal(signal.SIGKILL)
        said = await stdout.read()
    return await asyncio.to_thread(process.wait), said.decode()


def _reserved_port() -> socket.socket:
    """A free port, held but not listened on, so that it stays free for the program alone."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    return holder
