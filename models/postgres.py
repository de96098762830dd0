"""PostgreSQL's runners: a pool of threads, each work in its own transaction."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session

from models.work import DatabaseUnavailableError, Result, Work

ATTEMPTS = 3


class PostgresRunner:
    """As many transactions at once as there are threads; row locks keep each person's order."""

    def __init__(self, engine: Engine, threads: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="postgres")

    def submit(self, work: Work[Result]) -> "asyncio.Future[Result]":
        return asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def close(self) -> None:
        self._threads.shutdown(wait=True)

    def _run(self, work: Work[Result]) -> Result:
        """Do the work, again when the database says that trying again helps."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._run_once(work)
            except IntegrityError:
                # the same key was claimed elsewhere meanwhile: the next run sees it
                if attempt == ATTEMPTS:
                    raise
            except DBAPIError as trouble:
                # a lost connection, a deadlock or a serialization conflict
                if not (trouble.connection_invalidated or isinstance(trouble, OperationalError)):
                    raise
                if attempt == ATTEMPTS:
                    raise DatabaseUnavailableError(type(trouble.orig).__name__) from trouble
        raise AssertionError("unreachable")

    def _run_once(self, work: Work[Result]) -> Result:
        with Session(self._engine, expire_on_commit=False) as session:
            result = work(session)
            session.flush()
            try:
                session.commit()
            except DBAPIError as trouble:
                if trouble.connection_invalidated:
                    # it may have been kept: only who asked can tell, by the key of the message
                    raise DatabaseUnavailableError("lost at commit") from trouble
                raise
            return result
