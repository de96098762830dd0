"""SQLite's single writer: works that wait together are committed together."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from models.work import DatabaseUnavailableError, Result, Work

LARGEST_GROUP = 64


class _Job(NamedTuple):
    work: Work[Any]
    future: "asyncio.Future[Any]"
    loop: asyncio.AbstractEventLoop


class _Outcome(NamedTuple):
    job: _Job
    settle: Callable[[], None]  # called on the job's loop


class SqliteRunner:
    """One thread, one connection, one transaction for each group of waiting works."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work[Result]) -> "asyncio.Future[Result]":
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._jobs.put(_Job(work, future, loop))
        return future

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (first := self._jobs.get()) is not None:
            group, last = self._waiting_with(first)
            _settle(self._commit(group))
            if last:
                return

    def _waiting_with(self, first: _Job) -> tuple[list[_Job], bool]:
        """The job and those waiting behind it; true when the end was asked for meanwhile."""
        group = [first]
        while len(group) < LARGEST_GROUP:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return group, True
            group.append(job)
        return group, False

    def _commit(self, group: list[_Job]) -> list[_Outcome]:
        """Run a group in one transaction; returns how each future is to be resolved.

        Works rarely fail, so they first run without savepoints, which cost a
        quarter of a small work. When one does fail, all is undone and run again,
        each in a savepoint. (Never for a lost race, as on PostgreSQL: the write
        lock is held from the first statement, so nobody claims a key in between.)
        """
        try:
            return self._in_one_transaction(group, _run)
        except Exception as trouble:
            if len(group) == 1:
                return [_failed(group[0], trouble)]
        try:
            return self._in_one_transaction(group, _run_in_savepoint)
        except Exception as trouble:  # locked, disk full: nothing of the group was kept
            return [_unavailable(job, trouble) for job in group]

    def _in_one_transaction(
        self, group: list[_Job], run: Callable[[Connection, _Job], _Outcome]
    ) -> list[_Outcome]:
        with self._engine.begin() as connection:
            return [run(connection, job) for job in group]


def _run(connection: Connection, job: _Job) -> _Outcome:
    """Do one work; raises what it raises, and then the whole transaction is lost."""
    with Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False) as session:
        result = job.work(session)
        session.flush()
    return _succeeded(job, result)


def _run_in_savepoint(connection: Connection, job: _Job) -> _Outcome:
    """Do one work and undo it alone when it fails.

    Raises only when SQLite undid the whole transaction, as it may when the disk is full.
    """
    try:
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            result = job.work(session)
            session.commit()
    except Exception as trouble:
        if not _in_transaction(connection):
            raise
        return _failed(job, trouble)
    return _succeeded(job, result)


def _in_transaction(connection: Connection) -> bool:
    """Whether the transaction is still there, as SQLite itself sees it."""
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.in_transaction


def _succeeded(job: _Job, result: object) -> _Outcome:
    return _Outcome(job, lambda: None if job.future.done() else job.future.set_result(result))


def _failed(job: _Job, trouble: Exception) -> _Outcome:
    """What the work raised, or that the database could not: whoever asked may then ask again."""
    if isinstance(trouble, OperationalError):
        return _unavailable(job, trouble)
    return _Outcome(job, lambda: None if job.future.done() else job.future.set_exception(trouble))


def _unavailable(job: _Job, trouble: Exception) -> _Outcome:
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    error = DatabaseUnavailableError(type(cause).__name__)
    error.__cause__ = trouble
    return _failed(job, error)


def _settle(outcomes: list[_Outcome]) -> None:
    """Wake each loop once for all of its jobs; a wake-up for each job would cost as much as the job."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Callable[[], None]]] = {}
    for job, settle in outcomes:
        by_loop.setdefault(job.loop, []).append(settle)
    for loop, settles in by_loop.items():
        try:
            loop.call_soon_threadsafe(_call_all, settles)
        except RuntimeError:
            continue  # the loop was closed: nobody is waiting any more


def _call_all(calls: list[Callable[[], None]]) -> None:
    for call in calls:
        call()
