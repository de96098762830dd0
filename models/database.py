"""The database as the event loop sees it: ``await database.run(work)``.

``work`` is a plain function of a SQLModel session. It runs on a database thread
inside one transaction, so the loop never waits and the handlers read like
ordinary code. What differs between SQLite and PostgreSQL is only who runs it:

* SQLite has one writer. Works that wait together share one durable commit; a failing
  one takes nothing else with it.
* PostgreSQL has a pool of threads with a connection each; the rows are locked.

``await database.read(work)`` is for what looks at much and changes nothing: it sees one
moment of the database, on a thread of its own, and keeps nobody waiting.

A work may be run again from the start when the database asks for it (a lost
connection, a lock conflict, the same key claimed elsewhere), so it must have no
effect outside its session.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from models import audit
from models.postgres import PostgresRunner
from models.reading import Reader
from models.sqlite import SqliteRunner
from models.work import DatabaseUnavailableError, Result, Runner, Work

__all__ = ["Database", "DatabaseUnavailableError", "Result", "Work", "driver_url", "engine_for"]


READERS = 2  # threads for what may take long
SQLITE_SETTINGS = {  # of every connection
    "journal_mode": "WAL",
    "synchronous": "FULL",  # an acknowledged answer outlives a power cut
    "busy_timeout": "10000",
    "foreign_keys": "ON",
}


class Database:
    """One open database; see the module for what ``run`` promises."""

    def __init__(self, url: str, *, threads: int = 8) -> None:
        """Open a SQLite or PostgreSQL database (``sqlite:///…``, ``postgresql+psycopg://…``)."""
        self.now: Callable[[], datetime] = _utc_now  # for the log of changes; a test may set another clock
        self.engine = engine_for(url, threads=threads)
        self._closed = False
        self._reader = Reader(engine_for(url, threads=READERS, reading=True), READERS)
        self._runner: Runner = (
            SqliteRunner(self.engine)
            if self.engine.dialect.name == "sqlite"
            else PostgresRunner(self.engine, threads)
        )

    async def run(self, work: Work[Result]) -> Result:
        """Do the work in a transaction and return its result once that is durable.

        Raises whatever the work raised (its changes are undone), or
        DatabaseUnavailableError when the database itself failed. The work must not
        commit by itself: that is what this does.
        """
        if self._closed:
            raise DatabaseUnavailableError("closed")
        return await self._runner.submit(_without_stop_iteration(_sealed(work, self.now)))

    async def read(self, work: Work[Result]) -> Result:
        """Do a work that changes nothing, on one moment of the database; it may take its time.

        Raises whatever the work raised, or DatabaseUnavailableError.
        """
        if self._closed:
            raise DatabaseUnavailableError("closed")
        return await self._reader.submit(_without_stop_iteration(work))

    def close(self) -> None:
        """Let submitted works finish and give the connections back; called on the loop's thread."""
        self._closed = True
        self._reader.close()
        self._runner.close()
        self.engine.dispose()


def engine_for(url: str, *, threads: int = 8, reading: bool = False) -> Engine:
    """A SQLAlchemy engine with the settings both kinds of database need to be safe.

    With ``reading`` its transactions change nothing and see one moment.
    """
    parsed = driver_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        begin = "BEGIN" if reading else "BEGIN IMMEDIATE"
        event.listen(engine, "begin", lambda c: c.exec_driver_sql(begin))
        if reading:
            event.listen(engine, "connect", _only_read)
        return engine
    # hide_parameters: a failing statement must not carry an answer into the log
    engine = create_engine(parsed, hide_parameters=True, pool_size=threads, pool_pre_ping=False)
    one_moment = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return engine.execution_options(**one_moment) if reading else engine


def driver_url(url: str) -> URL:
    """The address with the driver this project uses, however the operator wrote it."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return parsed.set(drivername="sqlite")
    raise ValueError(f"only sqlite and postgresql databases are supported, not {backend}")


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _sealed(work: Work[Result], now: Callable[[], datetime]) -> Work[Result]:
    """The work, with what it changed entered in the log by the same transaction."""

    def run(session: Session) -> Result:
        result = work(session)
        audit.seal(session, now())
        return result

    return run


def _without_stop_iteration(work: Work[Result]) -> Work[Result]:
    """The work, but for the one exception that no future accepts: it would be waited for in vain."""

    def run(session: Session) -> Result:
        try:
            return work(session)
        except StopIteration as end:
            raise RuntimeError("an iterator in the work had nothing left") from end

    return run


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Take transactions out of the driver's hands: its own begin loses updates between writers."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, value in SQLITE_SETTINGS.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    cursor.close()


def _only_read(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()
