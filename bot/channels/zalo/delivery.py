"""The way out: what is said in a chat arrives in its order, and what waits at one time goes as one message.

The pictures of one sending come one by one; each answer replaces the one before, and only the
last is said, once no further picture has come for a moment.

A reply is noted as said once Zalo has it, or may have it. One that surely did not get there stays
noted as unsaid, and ``unsaid.py`` says it later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.channels.patience import Sleep, within
from bot.channels.zalo.merging import merged
from bot.channels.zalo.replies import Message
from bot.channels.zalo.trouble import Trouble
from handlers.message import Reply

_log = structlog.get_logger()

QUIET = 2.5  # seconds without another picture, after which all are here (assumption; polls are 1 s apart)
LONGEST = 15.0  # seconds after its first picture, when it is answered in any case (assumption)

Say = Callable[[str, Sequence[Message]], Awaitable[Trouble | None]]


@dataclass
class Saying:
    """A reply on its way, and the claims of the messages it answers."""

    claims: list[str]
    reply: Reply
    album: str | None = None


@dataclass
class _Queue:
    """What waits for one chat."""

    waiting: list[Saying] = field(default_factory=list)
    on_its_way: list[Saying] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    task: "asyncio.Task[None] | None" = None


class Delivery:
    """A queue for each chat, forgotten when it is empty."""

    def __init__(
        self,
        put: Callable[[str, Reply], Awaitable[list[Message]]],
        say: Say,
        said: Callable[[list[str]], Awaitable[None]],
        sleep: Sleep,
    ) -> None:
        """``put`` puts a reply into messages, ``say`` sends them, ``said`` notes the claims as answered."""
        self._put = put
        self._say = say
        self._said = said
        self._sleep = sleep
        self._queues: dict[str, _Queue] = {}
        self._unnoted: set[str] = set()  # said while the database was away
        self._stopping = asyncio.Event()

    def send(self, address: str, saying: Saying) -> None:
        """Put a reply at the end of the chat's queue."""
        queue = self._queues.setdefault(address, _Queue())
        last = queue.waiting[-1] if queue.waiting else None
        if last is not None and saying.album is not None and last.album == saying.album:
            queue.waiting[-1] = Saying([*last.claims, *saying.claims], saying.reply, saying.album)
        else:
            queue.waiting.append(saying)
        queue.came.set()
        if queue.task is None:
            queue.task = asyncio.create_task(self._work(address, queue))

    def holds(self, claim: str) -> bool:
        """Whether the answer to this message still waits here, or was said and could not be noted."""
        return claim in self._unnoted or claim in self.held()

    def held(self) -> set[str]:
        """The messages whose answers still wait here."""
        sayings = [
            saying for queue in self._queues.values() for saying in (*queue.on_its_way, *queue.waiting)
        ]
        return {claim for saying in sayings for claim in saying.claims}

    async def caught_up(self) -> None:
        """Until nothing waits any more."""
        while tasks := self._tasks():
            await asyncio.wait(tasks)

    async def finish(self, seconds: float) -> None:
        """Let what is on its way arrive, albums at once; what takes longer than this is left unsaid."""
        self._stopping.set()
        tasks = self._tasks()
        if not tasks:
            return
        everything = asyncio.ensure_future(asyncio.wait(tasks))
        await within(everything, seconds, self._sleep)
        for task in tasks:
            task.cancel()
        await everything

    def _tasks(self) -> "list[asyncio.Task[None]]":
        return [queue.task for queue in self._queues.values() if queue.task is not None]

    async def _work(self, address: str, queue: _Queue) -> None:
        """Say what waits, until nothing does."""
        try:
            while queue.waiting:
                await self._album_complete(queue)
                queue.on_its_way, queue.waiting = queue.waiting, []
                await self._deliver(address, queue.on_its_way)
        finally:
            del self._queues[address]

    async def _deliver(self, address: str, sayings: Sequence[Saying]) -> None:
        """Say some replies together. Never raises."""
        messages: list[Message] = []
        claims: list[str] = []
        for saying in sayings:
            try:
                messages += await self._put(address, saying.reply)
            except Exception as error:  # the others can be said all the same
                _log.error("zalo_reply_not_said", kind=type(error).__name__)
            else:
                claims += saying.claims
        try:
            trouble = await self._say(address, merged(messages))
        except Exception as error:
            _log.error("zalo_reply_not_said", kind=type(error).__name__)
        else:
            if trouble not in (Trouble.down, Trouble.spent, Trouble.token):
                await self._note(claims)

    async def _note(self, claims: list[str]) -> None:
        """Note them as said; while that cannot be done, remember it here, so that none is said again."""
        try:
            await self._said(claims)
        except Exception as error:
            _log.warning("zalo_reply_not_noted", kind=type(error).__name__)
            self._unnoted.update(claims)

    async def _album_complete(self, queue: _Queue) -> None:
        """Wait while the only thing to say is the answer to pictures that still come."""
        if not self._is_album(queue):
            return
        too_long = asyncio.ensure_future(self._sleep(LONGEST))
        try:
            while self._is_album(queue) and not too_long.done():
                queue.came.clear()
                await self._quiet(queue, too_long)
                if not queue.came.is_set():
                    return
        finally:
            too_long.cancel()

    def _is_album(self, queue: _Queue) -> bool:
        return not self._stopping.is_set() and len(queue.waiting) == 1 and queue.waiting[0].album is not None

    async def _quiet(self, queue: _Queue, too_long: "asyncio.Future[object]") -> None:
        """Until something comes, or nothing has come for a moment, or it is time to end."""
        ends = [
            asyncio.ensure_future(one)
            for one in (queue.came.wait(), self._stopping.wait(), self._sleep(QUIET))
        ]
        try:
            await asyncio.wait({*ends, too_long}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for end in ends:
                end.cancel()
