"""A private PostgreSQL server: started in about a second, reached by a socket in its own folder.

Tests have theirs in memory, where there is room (testing/scratch.py); benchmarks theirs on the disk.

Nothing of it outlives the program that started it, not even when that is killed.
When ``TINAP_TEST_POSTGRES`` holds the address of a server, that one is used
instead: its user must be allowed to create databases.
"""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from testing import postgres_binaries, scratch

ADDRESS = "TINAP_TEST_POSTGRES"
PATIENCE = 60.0  # seconds, for a machine that is busy with something else
NEW_CLUSTER = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
# mmap: what the server shares lies in its folder, too, and goes with it
SETTINGS = ("listen_addresses=", "max_connections=200", "dynamic_shared_memory_type=mmap")
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=128MB")
NOTHING_BESIDE = ("autovacuum=off", "wal_level=minimal", "max_wal_senders=0")  # no database lives so long
COPIES_FILES = 150000  # the version from which on a server can be told to


class PostgresServer:
    """A running server on which databases can be made and dropped."""

    def __init__(self, address: URL, *, durable: bool = True) -> None:
        """``address`` names the server, a user who may create databases, and any database."""
        self._address = address
        self._durable = durable

    def url(self, database: str) -> str:
        """The address of one database, as ``models.database.Database`` takes it."""
        return self._address.set(database=database).render_as_string(hide_password=False)

    def create(self, database: str, template: str | None = None) -> str:
        """Make a database, empty or as a copy of one nobody is connected to; returns its address."""
        source = f' TEMPLATE "{template}"' if template else ""
        with self.connect() as connection:
            # half the work, where the copy need not be on the disk before anybody uses it
            by_file = not self._durable and connection.info.server_version >= COPIES_FILES
            strategy = " STRATEGY FILE_COPY" if by_file else ""
            connection.execute(f'CREATE DATABASE "{database}"{source}{strategy}'.encode())
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, and whoever is still connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """Run one statement as the server's administrator, outside any transaction."""
        with self.connect() as connection:
            connection.execute(statement.encode())

    def connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        """A connection of the administrator, for what only they may do."""
        plain = self._address.set(drivername="postgresql")
        return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)


@contextmanager
def running(*, durable: bool = False) -> Iterator[PostgresServer]:
    """The server named by TINAP_TEST_POSTGRES, or a private one that ends with the block.

    ``durable`` keeps the safe settings, for benchmarks; tests go without them.
    """
    given = os.environ.get(ADDRESS)
    if given:
        yield PostgresServer(make_url(given).set(drivername="postgresql+psycopg"))
        return
    with scratch.on_disk() if durable else scratch.in_memory() as home, _process(home, durable=durable):
        yield PostgresServer(_address(home), durable=durable)


def _address(home: Path) -> URL:
    return URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(home)})


@contextmanager
def _process(home: Path, *, durable: bool) -> Iterator[None]:
    """Make a cluster in ``home`` and run its server for the length of the block."""
    programs = postgres_binaries.folder()
    as_user = _as_server_user(home)
    with (home / "log").open("wb") as log:
        subprocess.run(
            [*as_user, str(programs / "initdb"), "-D", "data", *NEW_CLUSTER],
            check=True,
            cwd=home,
            stdout=log,
        )
        settings = (*SETTINGS, f"unix_socket_directories={home}")
        chosen = settings if durable else settings + NOT_DURABLE + NOTHING_BESIDE
        options = [f"--{setting}" for setting in chosen]
        server = subprocess.Popen(
            [*as_user, str(programs / "postgres"), "-D", "data", *options], cwd=home, stderr=log
        )
    try:
        _wait_until_ready(server, home)
        yield
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nobody will need the data
        server.wait()


def _as_server_user(home: Path) -> list[str]:
    """The start of a command line that runs as a user whom the server accepts: it refuses root."""
    command = ["setpriv", "--pdeathsig=QUIT"]  # the server ends when this program does, however it does
    if os.geteuid() != 0:
        return command
    user = pwd.getpwnam("postgres")
    os.chown(home, user.pw_uid, user.pw_gid)
    return [*command, "--reuid=postgres", "--regid=postgres", "--init-groups"]


def _wait_until_ready(server: "subprocess.Popen[bytes]", home: Path) -> None:
    """Come back when the server answers; raises RuntimeError with its log when it does not."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            PostgresServer(_address(home)).connect().close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{(home / 'log').read_text()}")
