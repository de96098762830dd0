"""Reading at leisure: works that change nothing, on threads and connections of their own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from models.work import DatabaseUnavailableError, Result, Work


class Reader:
    """A few works at once; each sees the database as it was when the work began."""

    def __init__(self, engine: Engine, threads: int) -> None:
        """``engine`` begins transactions that only read."""
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    def submit(self, work: Work[Result]) -> "asyncio.Future[Result]":
        """Start a work; the future resolves on the loop that called."""
        return asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def close(self) -> None:
        """Finish what is being read; what waits is given up."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._engine.dispose()

    def _run(self, work: Work[Result]) -> Result:
        try:
            with Session(self._engine, expire_on_commit=False, autoflush=False) as session:
                return work(session)
        except DBAPIError as trouble:
            if not (trouble.connection_invalidated or isinstance(trouble, OperationalError)):
                raise
            raise DatabaseUnavailableError(type(trouble.orig).__name__) from trouble
