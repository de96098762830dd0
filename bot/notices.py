"""Telling people what they did not ask for: the notices that reports have written.

What waits is in the database, and it is looked for every few seconds. Nobody wakes
this: so it also finds what another copy of the program wrote or left behind, and the
inbox need not know of it. Which notice is taken when, and how often, is in
``models/notice.py``. A courier that paces mass reminders can take this one's place.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

import structlog
from sqlmodel import Session

from bot.channels.channel import Channel
from bot.channels.practice import people
from handlers import notices
from handlers.buttons import Signer
from handlers.turn import PRACTICE
from models import notice
from models.chat import Chat
from models.database import Database, DatabaseUnavailableError
from models.notice import Taken

_log = structlog.get_logger()
EVERY = 2.0  # seconds between two looks
BATCH = 20  # notices taken at once; Telegram lets a bot say 30 messages a second
FINISH = 5.0  # seconds that notices on their way get when the program stops


class _Due(NamedTuple):
    taken: Taken
    chats: Sequence[Chat]


class Notifier:
    """A background task that says what waits.

    Sample people's notices go to the practice page, real people's to the real channels.
    """

    def __init__(
        self,
        database: Database,
        channels: Sequence[Channel],
        signer: Signer,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """``signer`` signs the buttons, with the program's own key."""
        self._database = database
        self._channels = {channel.name: channel for channel in channels}
        self._signer = signer
        self._now = now
        self._sleep = sleep
        self._telling = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look, once right away."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Let what is on its way arrive, for a moment; no more looks."""
        if self._task is None:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._telling.acquire(), FINISH)
        self._task.cancel()
        await asyncio.wait({self._task})

    async def deliver(self) -> int:
        """Take some of the due notices and say them; returns how many were taken.

        Each person is told one after the other, and no further when one did not arrive.
        Raises DatabaseUnavailableError when none could be taken.
        """
        by_person: dict[int, list[_Due]] = defaultdict(list)
        taken = await self._database.run(self._take)
        for due in taken:
            by_person[due.taken.person_id].append(due)
        await asyncio.gather(*(self._tell_person(theirs) for theirs in by_person.values()))
        return len(taken)

    async def _run(self) -> None:
        while True:
            async with self._telling:
                more = await self._tried()
            if not more:
                await self._sleep(EVERY)

    async def _tried(self) -> int:
        """One look; nothing that goes wrong in it ends the task."""
        try:
            return await self.deliver()
        except DatabaseUnavailableError:
            _log.info("notices_put_off")
        except Exception as error:
            _log.exception("notices_failed", kind=type(error).__name__)
        return 0

    def _take(self, session: Session) -> list[_Due]:
        """Practice is a world of its own: each world's notices go only to its own channels."""
        real = self._channels.keys() - {PRACTICE}
        practised = self._take_practised(session) if PRACTICE in self._channels else []
        return practised + (self._take_real(session, real) if real else [])

    def _take_real(self, session: Session, real: Collection[str]) -> list[_Due]:
        taken = notice.take(session, self._now(), BATCH, real, sample=False)
        return [_Due(one, notice.chats(session, one.person_id, real)) for one in taken]

    def _take_practised(self, session: Session) -> list[_Due]:
        """Who was never picked on the page has a chat from now on: it is there when they are."""
        taken = notice.take(session, self._now(), BATCH, [PRACTICE], sample=True)
        for one in taken:
            people.pick(session, people.address_of(one.person_id), self._now())
        return [_Due(one, notice.chats(session, one.person_id, [PRACTICE])) for one in taken]

    async def _tell_person(self, theirs: list[_Due]) -> None:
        for due in theirs:
            if not await self._tell(due):
                return  # the rest is due again when its lease is over

    async def _tell(self, due: _Due) -> bool:
        """Say one notice in every chat of the person; one in which it arrives is enough."""
        told = any([await self._tell_chat(due.taken, chat) for chat in due.chats])
        try:
            failures = await self._database.run(lambda session: self._mark(session, due.taken.id, told=told))
        except Exception as error:
            _log.exception("notice_not_marked", notice=due.taken.id, kind=type(error).__name__)
            return False
        if not told:
            given_up = failures >= notice.MOST
            _log.warning("notice_not_said", notice=due.taken.id, failures=failures, given_up=given_up)
        return told

    async def _tell_chat(self, taken: Taken, chat: Chat) -> bool:
        try:
            said = notices.reply(self._signer, chat.conversation_id, taken)
            return await self._channels[chat.channel].tell(chat.address, taken.key, said)
        except Exception as error:
            _log.exception("notice_failed", notice=taken.id, kind=type(error).__name__)
            return False

    def _mark(self, session: Session, notice_id: int, *, told: bool) -> int:
        if not told:
            return notice.count_failure(session, notice_id, self._now())
        notice.mark_sent(session, notice_id, self._now())
        return 0
