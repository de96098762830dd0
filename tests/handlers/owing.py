"""Deadlines in the sample world: days that pass, what is said unasked, buttons kept from before.

Sample people live in practice, so everything here is planned and said in the world of practice.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import NamedTuple, TypeVar

from sqlmodel import Session, col, select, update

from bot.reminding import Reminding
from handlers.buttons import Signer
from handlers.message import Choice, Reply, Tapped, Urgency
from handlers.outgoing import Speaker
from models import conversation, notice
from models.deadline_change import DeadlineChange
from models.duty import Duty
from models.extension import Extension
from models.nil_report import NilReport
from models.notice import Notice, PutOff
from models.person import Person, Post
from models.report import Report
from scheduler.planning import World as PlannedWorld
from scheduler.quiet import VIETNAM
from testing.documents import kept_files
from testing.talk import KEY, Clock, Talk
from testing.world import World, find

Row = TypeVar("Row")
FAILED = "(mã "  # stands in the apology for a failure


def local(day: str, clock: str = "09:00") -> datetime:
    """A time of a day in Viet Nam."""
    return datetime.combine(datetime.fromisoformat(day), time.fromisoformat(clock), VIETNAM)


def labels(reply: Reply) -> list[str]:
    """What can be tapped."""
    return [choice.label for row in reply.choices for choice in row]


class Heard(NamedTuple):
    """Somebody was told something unasked."""

    who: str  # "hamlet_head bai-nha-a"
    text: str


class Island:
    """The sample world with a clock, a planner and somebody who says what waits."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world = world
        self.clock = clock
        self._reminding = Reminding(world.database, [PlannedWorld(sample=True)])
        self._speaker = Speaker(KEY, lambda: "new", kept_files())
        self._taps = 0
        self.urgent: list[tuple[str, Urgency]] = []  # who was told, and how urgent that was

    async def talk(self, who: str) -> Talk:
        """The chat of "hamlet_head bai-nha-a"."""
        return await self.world.talk(who)

    def now(self, day: str, clock: str = "09:00") -> None:
        """It is that time in Viet Nam."""
        self.clock.at = local(day, clock)

    async def do(self, work: Callable[[Session], Row]) -> Row:
        """Look at the database, or change it."""
        return await self.world.database.run(work)

    async def nothing_owed_before(self, day: str) -> None:
        """As if the plan's duties had been made that day."""
        at = local(day, "00:00")
        await self.do(lambda session: session.execute(update(Duty).values(created_at=at)))

    async def only_owed(self, *codes: str) -> None:
        """As if the plan had these duties alone."""
        others = col(Duty.code).not_in(codes)
        over = local("2026-01-01").date()
        await self.do(lambda session: session.execute(update(Duty).where(others).values(ends_on=over)))

    async def owed_again(self, code: str) -> None:
        """As if the plan had this duty after all."""
        this = col(Duty.code) == code
        await self.do(lambda session: session.execute(update(Duty).where(this).values(ends_on=None)))

    async def duty(self, code: str) -> int:
        """The number of a duty of the plan."""
        return (
            await self.do(lambda session: session.exec(select(Duty.id).where(Duty.code == code)).one())
        ) or 0

    async def becomes(self, who: str, role: str, place: str, agency: str | None = None) -> None:
        """Somebody has another role from now on."""

        def change(session: Session) -> None:
            person = find(session, *who.split(" "))
            person.post = Post(place, role, agency)
            session.add(person)

        await self.do(change)

    async def taps(self, talk: Talk, *payload: object) -> Reply:
        """Tap a button kept from before, signed for this very chat."""
        self._taps += 1
        chat = talk.channel, talk.address, "none"
        known = await self.do(lambda session: conversation.load(session, *chat))
        assert known is not None
        data = Signer(KEY).sign(known.conversation_id, ":".join(map(str, payload)))
        return await talk.delivers(Tapped(data), f"kept{self._taps}")

    async def taps_choice(self, talk: Talk, choice: Choice) -> Reply:
        """Tap a button of an earlier message again."""
        self._taps += 1
        return await talk.delivers(Tapped(choice.data), f"kept{self._taps}")

    async def plans(self, day: str, clock: str) -> None:
        """It becomes that time, and a tick writes what is due; nothing is said yet."""
        self.now(day, clock)
        await self._reminding.remind(self.clock.at)

    async def passes(self, day: str, clock: str = "08:00") -> list[Heard]:
        """It becomes that time: a tick plans, and what is due is said."""
        await self.plans(day, clock)
        return await self.said()

    async def said(self) -> list[Heard]:
        """Say what is due now, as the courier does; whoever talks can tap on it."""
        heard = []
        while (one := await self.do(self._say)) is not None:
            who, reply = one
            if reply is not None:
                self.urgent.append((who, reply.urgency))
                heard.append(Heard(who, reply.words))
                (await self.talk(who)).last = reply
        return heard

    def _say(self, session: Session) -> tuple[str, Reply | None] | None:
        at = self.clock.at
        taken = notice.take(session, at, ["test"], sample=True)
        if taken is None:
            return None
        person = session.get(Person, taken.person_id)
        assert person is not None
        reply = self._speaker.say(session, taken, at)
        if isinstance(reply, PutOff):
            notice.put_off(session, taken.id, reply.until)
        elif reply is None:
            notice.put_off(session, taken.id, None)
        else:
            notice.mark_sent(session, taken.id, at)
        return f"{person.role} {person.place_code}", reply if isinstance(reply, Reply) else None

    async def notices(self, kind: str) -> list[str]:
        """Who is to be told something of a kind, said or not, in the order of writing."""

        def read(session: Session) -> list[str]:
            query = (
                select(Person)
                .join(Notice, col(Notice.person_id) == col(Person.id))
                .where(Notice.kind == kind)
                .order_by(col(Notice.id))
            )
            return [f"{one.role} {one.place_code}" for one in session.exec(query)]

        return await self.do(read)

    async def rows(self, table: type[Row]) -> list[Row]:
        """Everything in a table."""
        return await self.do(lambda session: list(session.exec(select(table)).all()))

    async def nil_reports(self) -> list[NilReport]:
        return [one for one in await self.rows(NilReport) if one.withdrawn_at is None]

    async def extensions(self) -> list[Extension]:
        return await self.rows(Extension)

    async def changes(self) -> list[DeadlineChange]:
        return await self.rows(DeadlineChange)

    async def reports(self, form: str) -> list[Report]:
        return [one for one in await self.rows(Report) if one.form == form]


async def says(talk: Talk, *texts: str) -> Reply:
    """Type one text after the other."""
    for text in texts:
        await talk.says(text)
    return talk.last


async def withdraws(talk: Talk, number: int = 0) -> Reply:
    """Take back what was sent last, or before that."""
    await talk.says("đã gửi")
    await talk.says(str(number + 1))
    await talk.taps("Rút lại")
    return await talk.taps("Rút lại")


async def corrects(talk: Talk, line: str, *answers: str, number: int = 0) -> Reply:
    """Correct one line of what was sent last, or before that, and send it."""
    await talk.says("đã gửi")
    await talk.says(str(number + 1))
    await talk.taps("Sửa")
    return await says(talk, line, *answers, "gửi")


async def reports_training(talk: Talk, day: str) -> Reply:
    """A training session, by a plain path."""
    plain = ("25 người, 12 nữ", "đúng", "bỏ qua")
    return await says(talk, "/taphuan", "1", day, "Nhà văn hóa ấp", *plain, "gửi")


async def reports_progress(talk: Talk, model: str = "1") -> Reply:
    """The progress of a model that has not begun: the shortest path."""
    await says(talk, "/tiendo")
    if "mô hình nào" in talk.last.question:
        await says(talk, model)
    return await says(talk, "chuẩn bị", "bỏ qua", "bỏ qua", "gửi")


async def reports_commune(talk: Talk, period: str = "", results: str = "mở 4 lớp") -> Reply:
    """The commune's periodic report, where there are several for a period."""
    await says(talk, "/baocaoxa")
    if period:
        await talk.taps(period)
    return await says(talk, results, "bỏ qua", "bỏ qua", "bỏ qua", "gửi")
