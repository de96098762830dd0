"""The courier: takes what is due, one notice at a time, and has it carried. What it promises:

* **Written once, then sent.** A notice stands in the database under a unique key; nothing
  waits in memory. It goes to the chat the person used last, or to the next of their chats
  when that one refuses us. One that takes it is enough; the others hear nothing.
* **Killed** at any instant: none is lost, and at most one for each worker (``in_flight``)
  is said twice: the one that was said and not marked yet, after its lease of a minute.
* **Too many (429):** nobody sends for as long as Telegram says, at most for a minute; the
  notice is due again when that time is over.
* **Not arrived** (no line, 5xx, a refusal of this one message): again after 1, 4, 16 …
  minutes, given up after eight failures. While nothing arrives, the courier itself slows
  down: 1, 2, 4 … 30 seconds between two attempts.
* **Blocked (403):** noted on the chat, which hears nothing more until the person lets us
  in. When no chat is left, a reminder is given up; an alert is tried again as above.
* **Unsure** (sent, but the answer was lost): not repeated blindly. Ten minutes later it is
  rendered anew, so that what was answered meanwhile is not said, and sent once more; if
  that answer is lost too, it counts as said.
* **Outdated**, which ``say`` finds out in the very transaction that takes it: not said.
* **Alerts** go before mass reminders.
* **A conversation does not wait** for any of this: replies go out by themselves, and push
  the courier back (``pace.py``).
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from bot.channels.patience import backoff
from bot.courier.carrier import Carried, Carrier, Outcome
from bot.courier.ledger import Done, Due, Ledger, Next, Say
from bot.courier.pause import Pause, Sleep
from models.chat import Chat
from models.database import Database, DatabaseUnavailableError, Result
from models.notice import LEASE, MOST, Taken

_log = structlog.get_logger()
FINISH = 5.0  # seconds that notices on their way get when the program stops
LONGEST_WAIT = 60.0  # seconds; a longer 429 puts the notice off for longer, not the courier
LONGEST_CARRY = 45.0  # seconds for one notice in all its chats, then it is unsure
assert LEASE.total_seconds() > LONGEST_CARRY, "nobody else may take what is still being carried"


class Courier:
    """Delivers what waits in the database, through the carriers there are.

    Sample people's notices go to the practice page, real people's to the real channels.
    """

    def __init__(
        self,
        database: Database,
        carriers: Sequence[Carrier],
        say: Say,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        in_flight: int = 1,
    ) -> None:
        """``in_flight``: workers, each with one notice at a time."""
        self._database = database
        self._carriers = {carrier.name: carrier for carrier in carriers}
        self._ledger = Ledger(self._carriers.keys(), say, now)
        self._now = now
        self._in_flight = in_flight
        self._pause = Pause(sleep)
        self._troubles = 0  # in a row
        self._unmarked: list[Done] = []  # of a database that went away in between
        self._workers: set[asyncio.Task[int]] = set()
        self.taken = 0  # notices so far, by which one sees that a long delivery gets on
        self._delivering = False
        self._stopped = self._breaking_off = False

    async def start(self) -> None:
        """Make the carriers ready."""
        for carrier in self._carriers.values():
            await carrier.start()

    async def stop(self) -> None:
        """Let what is on its way arrive, for a moment; nothing is taken any more."""
        self._stopped = True
        await self._break_off()
        for carrier in self._carriers.values():
            await carrier.stop()

    async def deliver(self) -> int:
        """Carry everything that is due, until nothing is; returns how many notices were taken.

        That may take hours. Called again meanwhile, it does nothing and returns 0. Cancelled,
        it lets what is on its way arrive, for a moment.
        Raises DatabaseUnavailableError, and nothing else.
        """
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
        self._pause.end()
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
        if done is not None and (self._pause.is_on or self._ends):
            await self._marked(done, partial(self._ledger.mark, done=done))
            done = None
        await self._pause.over()
        if self._ends:
            return Next(None)

        def work(session: Session) -> Next:
            if done is not None:
                self._ledger.mark(session, done)
            return self._ledger.next(session)

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
        refused: list[int] = []
        try:
            async with asyncio.timeout(LONGEST_CARRY):
                carried = await self._carry_to_one(due, refused)
        except TimeoutError:
            carried = Carried(Outcome.unsure)
        done = Done(self._now(), due.taken, carried, refused)
        self._heed(carried)
        _report(due.taken, carried.outcome)
        return done

    async def _carry_to_one(self, due: Due, refused: list[int]) -> Carried:
        """Try one chat after the other; only a refusal leads on to the next."""
        none_takes_it = Carried(Outcome.blocked)
        for chat in due.chats:
            carried = await self._carry_to(chat, due)
            if carried.outcome is Outcome.blocked:
                assert chat.id is not None
                refused.append(chat.id)
            elif carried.outcome is Outcome.failed:
                none_takes_it = carried
            else:
                return carried
        return none_takes_it

    async def _carry_to(self, chat: Chat, due: Due) -> Carried:
        try:
            return await self._carriers[chat.channel].carry(chat.address, due.taken.key, due.reply)
        except Exception as error:
            _log.exception("notice_failed", notice=due.taken.id, kind=type(error).__name__)
            return Carried(Outcome.failed)

    def _heed(self, carried: Carried) -> None:
        """Slow down while nothing arrives, and as long as we are asked to wait."""
        if carried.outcome is Outcome.wait:
            self._pause.hold(min(carried.retry_after, LONGEST_WAIT))
        in_trouble = carried.outcome in (Outcome.down, Outcome.unsure)
        self._troubles = self._troubles + 1 if in_trouble else 0
        if in_trouble:
            self._pause.hold(backoff(self._troubles))


def _report(taken: Taken, outcome: Outcome) -> None:
    """Log what did not arrive: its number, and why."""
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
