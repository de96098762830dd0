"""A filled database, a clock, carriers that do as they are told, and as many couriers as wanted."""

import asyncio
from datetime import UTC, datetime

from sqlmodel import Session, col, select, update

from bot.courier.carrier import Carried, Carrier, Outcome
from bot.courier.courier import Courier
from bot.courier.ledger import Say
from handlers.message import Reply
from locales import Text
from models import conversation, notice
from models.chat import Chat
from models.database import Database
from models.notice import Notice, PutOff, Taken
from models.person import Person
from testing.flying_time import FlyingTime
from testing.practice import world as people

NOW = datetime(2026, 3, 18, 2, tzinfo=UTC)
OFFICER, COORDINATOR, REAL = 3, 4, people.REAL_PERSON
WAIT = Carried(Outcome.wait, 7)


class FakeCarrier:
    """A carrier that remembers what it said, and can fail or be slow."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.said: list[tuple[str, str, str]] = []  # address, key, words
        self.outcomes: list[Outcome | Carried | Exception] = []  # of the next ones; afterwards all arrive
        self.open = asyncio.Event()
        self.open.set()
        self.came = asyncio.Event()
        self.tried = 0  # how often
        self.busy = 0
        self.busiest = 0  # most that were on their way at once

    async def start(self) -> None:
        """Nothing to begin."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Remember it, unless it is not to arrive."""
        self.tried += 1
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        self.came.set()
        await self.open.wait()
        await asyncio.sleep(0)
        self.busy -= 1
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.arrived
        if isinstance(outcome, Exception):
            raise outcome
        carried = outcome if isinstance(outcome, Carried) else Carried(outcome)
        if carried.outcome in (Outcome.arrived, Outcome.unsure):
            self.said.append((address, key, reply.text))
        return carried

    async def until_busy(self, number: int) -> None:
        """Return as soon as so many are on their way."""
        async with asyncio.timeout(10):
            while self.busy < number:
                self.came.clear()
                await self.came.wait()


class Desk:
    """What the tests of the courier have in common."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.database = Database(url)
        self.time = FlyingTime(NOW)
        self.real = FakeCarrier("telegram")
        self.zalo = FakeCarrier("zalo")
        self.practice = FakeCarrier("practice")
        self.says: dict[str, Reply | PutOff | Exception | None] = {}  # by key; the others say their key
        self._copies: list[Database] = []

    def courier(
        self, *carriers: Carrier, database: Database | None = None, in_flight: int = 1, say: Say | None = None
    ) -> Courier:
        """One copy of the program's; without carriers, with the fake ones."""
        return Courier(
            database or self.database,
            carriers or (self.practice, self.real),
            say or self.say,
            self.time,
            self.time.sleep,
            in_flight,
        )

    def copy(self, *carriers: Carrier) -> Courier:
        """Another copy of the program on the same database."""
        self._copies.append(Database(self._url))
        return self.courier(*carriers, database=self._copies[-1])

    def say(self, session: Session, taken: Taken, at: datetime) -> Reply | PutOff | None:
        """What the courier is to say."""
        said = self.says.get(taken.key, Reply(text=f"Said: {taken.key}."))
        if isinstance(said, Exception):
            raise said
        return said

    async def write(
        self, *keys: str, to: int = REAL, kind: str = "", expires_at: datetime | None = None
    ) -> None:
        """Write notices, in this order."""

        def work(session: Session) -> None:
            for key in keys:
                notice.add(session, key, to, Text(key), self.time.at, kind=kind, expires_at=expires_at)

        await self.database.run(work)

    async def link(
        self, address: str, channel: str = "telegram", to: int = REAL, *, used: bool = False
    ) -> None:
        """Give a person a chat, the one used last if ``used``."""

        def work(session: Session) -> None:
            theirs = conversation.of_person(session, to)
            chat = Chat(channel=channel, address=address, conversation_id=theirs.id or 0, linked_at=NOW)
            session.add(chat)
            session.flush()
            if used:
                theirs.last_chat_id = chat.id
                session.add(theirs)

        await self.database.run(work)

    async def becomes_real(self, person_id: int) -> None:
        """A sample person is a real one from now on."""
        theirs = update(Person).where(col(Person.id) == person_id).values(sample=False)
        await self.database.run(lambda session: session.execute(theirs))

    async def rows(self) -> list[tuple[str, bool, int]]:
        """Every notice: its key, whether it was said, how often it could not be."""
        return [(one.key, one.sent_at is not None, one.failures) for one in await self.notices()]

    async def notices(self) -> list[Notice]:
        """Every notice, by key."""
        query = select(Notice).order_by(Notice.key)
        return list(await self.database.run(lambda session: session.exec(query).all()))

    async def due(self, key: str) -> datetime | None:
        """When a notice is due."""
        return next(one.due_at for one in await self.notices() if one.key == key)

    async def blocked(self) -> list[str]:
        """The addresses of the chats that refuse us."""
        query = select(Chat.address).where(Chat.blocked_at != None)  # noqa: E711  # SQL
        return list(await self.database.run(lambda session: session.exec(query).all()))

    def close(self) -> None:
        """Close every copy's database."""
        for database in [self.database, *self._copies]:
            database.close()
