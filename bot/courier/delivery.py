"""The delivery of one channel: workers who take what is for it, one by one, until nothing is due."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from bot.courier.carrier import Carried, Outcome
from bot.courier.carrying import LONGEST_CARRY, Carrying
from bot.courier.ledger import Done, Due, Ledger, Next
from bot.courier.way import Way
from models.database import Database, DatabaseUnavailableError, Result
from models.notice import LEASE, MOST, Taken

_log = structlog.get_logger()
FINISH = 5.0  # seconds that notices on their way get when the program stops
assert LEASE.total_seconds() > LONGEST_CARRY, "nobody else may take what is still being carried"


class Delivery:
    """Of the people whose first choice is this channel, among those that may be waited for."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        ways: Mapping[str, Way],
        channel: str,
        now: Callable[[], datetime],
        in_flight: int,
    ) -> None:
        """``ways`` are all there are: where this one fails, the person's next chat may be on another."""
        self._database = database
        self._ledger = ledger
        self._ways = ways
        self._way = ways[channel]
        self._now = now
        self._in_flight = in_flight
        self._unmarked: list[Done] = []  # of a database that went away in between
        self._workers: set[asyncio.Task[int]] = set()
        self.taken = 0  # notices so far, by which one sees that a long delivery gets on
        self._delivering = False
        self._stopped = self._breaking_off = False

    async def stop(self) -> None:
        """Let what is on its way arrive, for a moment; nothing is taken any more."""
        self._stopped = True
        await self._break_off()

    async def deliver(self) -> int:
        """Carry everything that is due; see ``Courier.deliver``."""
        if self._delivering or self._stopped:
            return 0
        self._delivering = True
        try:
            await self._catch_up()
            self._workers = {asyncio.create_task(self._work()) for _ in range(self._in_flight)}
            await asyncio.wait(self._workers)
            return _total(self._workers)
        finally:
            await self._break_off()
            self._workers = set()
            self._delivering = False

    async def _break_off(self) -> None:
        """Take nothing more, and mark what arrives within a moment."""
        if all(worker.done() for worker in self._workers):
            return
        self._breaking_off = True
        self._way.pause.end()
        try:
            await asyncio.wait(self._workers, timeout=FINISH)
        finally:
            for worker in self._workers:
                worker.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)
            self._breaking_off = False

    @property
    def _ends(self) -> bool:
        """Whether nothing may be taken any more."""
        return self._breaking_off or self._stopped

    async def _catch_up(self) -> None:
        """Mark what could not be marked when it was said."""
        while self._unmarked:
            done = self._unmarked[0]
            try:
                await self._database.run(partial(self._ledger.mark, done=done))
            except DatabaseUnavailableError:
                raise
            except Exception as error:
                _log.exception("notice_not_marked", notice=done.taken.id, kind=type(error).__name__)
            self._unmarked.pop(0)

    async def _work(self) -> int:
        """One worker: mark and take, carry, mark and take …; returns how many it took."""
        taken = 0
        step = await self._step(None)
        while step.due or step.more:
            done = await self._carry(step.due) if step.due else None
            taken += step.due is not None
            self.taken += step.due is not None
            step = await self._step(done)
        return taken

    async def _step(self, done: Done | None) -> Next:
        """Mark the one and take the next, in one transaction unless there is a pause between them."""
        if done is not None and (self._way.pause.is_on or self._ends):
            await self._marked(done, partial(self._ledger.mark, done=done))
            done = None
        await self._way.pause.over()
        if self._ends:
            return Next(None)
        near = [way.name for way in self._ways.values() if not way.is_away]

        def work(session: Session) -> Next:
            if done is not None:
                self._ledger.mark(session, done)
            return self._ledger.next(session, self._way.name, near)

        return await self._marked(done, work)

    async def _marked(self, done: Done | None, work: Callable[[Session], Result]) -> Result:
        """Do the work; when it fails, what it was to mark is marked later: nobody is told twice."""
        try:
            return await self._database.run(work)
        except Exception:
            if done is not None:
                _log.warning("notice_not_marked", notice=done.taken.id)
                self._unmarked.append(done)
            raise

    async def _carry(self, due: Due) -> Done:
        """Say one notice in the first chat that takes it. Never raises."""
        carrying = Carrying(due, self._ways)
        carried = await carrying.carry()
        _report(due.taken, carried)
        return Done(self._now(), due.taken, carried, carrying.refused, due.reply.urgency)


def _report(taken: Taken, carried: Carried) -> None:
    """Log what did not arrive: its number, and why."""
    outcome = carried.outcome
    if outcome is Outcome.arrived:
        return
    failures = taken.failures + (outcome in (Outcome.failed, Outcome.down, Outcome.blocked))
    given_up = failures >= MOST or (outcome is Outcome.blocked and taken.kind != "")
    _log.warning("notice_not_said", notice=taken.id, why=outcome.value, failures=failures, given_up=given_up)


def _total(workers: Collection[asyncio.Task[int]]) -> int:
    """What the workers took together. Raises DatabaseUnavailableError when one met it."""
    ended = [worker for worker in workers if not worker.cancelled()]
    troubles = [trouble for worker in ended if (trouble := worker.exception())]
    for trouble in troubles:
        if isinstance(trouble, DatabaseUnavailableError):
            raise trouble
        _log.error("notices_failed", kind=type(trouble).__name__, exc_info=trouble)
    return sum(worker.result() for worker in ended if not worker.exception())
