"""Conversations over days: time passes, the ticks do their work, and one reads who heard what unasked.

A transcript as in ``testing/transcript.py``, in which people are real, and with one line more:

    @ 2026-12-07 09:00      time passes until then, with some ticks a day

``## without ROLE PLACE`` in the beginning makes somebody real who has no chat.
What somebody is told meanwhile is written below it, behind ``<<``; a tap may follow on it.
"""

import re
from datetime import datetime, time, timedelta

from sqlmodel import Session, update

from bot.courier.carrier import Carried, Outcome
from bot.courier.courier import Courier
from bot.reminding import Reminding
from handlers.message import Reply
from handlers.outgoing import Speaker
from models.database import Database
from models.duty import Duty
from scheduler.planning import World as PlannedWorld
from scheduler.quiet import VIETNAM
from testing.codes import Codes
from testing.documents import kept_files
from testing.errands import made
from testing.talk import KEY, Clock, inbox
from testing.transcript import Head, act, read_head
from testing.world import World

_HEAD = re.compile(r"(số \d+ mã) [0-9a-f]{8}")  # of the log: another one whenever a form changes
TICKS = [time(6, 30), time(7), time(7, 30), time(12), time(16), time(20, 30)]  # in Viet Nam


class Heard:
    """A carrier that hands what it carries to the talks, and writes it down."""

    def __init__(self, world: World, clock: Clock, head: Head) -> None:
        self.name = head.channel
        self._world = world
        self._clock = clock
        self._show = head.unasked
        self.lines: list[str] = []

    async def start(self) -> None:
        """Nothing to begin."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Let the person with this address hear it."""
        talk = await self._world.talk(address, self.name)
        talk.last = reply
        at = self._clock.at.astimezone(VIETNAM)
        said = _HEAD.sub(r"\1 ········", self._show(reply))
        self.lines += ["", f"<< {address}, {at:%d/%m %H:%M}", said]
        return Carried(Outcome.arrived)


class Days:
    """The program on a clock that is set, without any channel but the talks."""

    def __init__(self, database: Database, head: Head) -> None:
        at = datetime.fromisoformat(head.at)
        self.channel = head.channel
        self.clock = Clock(at)
        self.world = World(database, inbox(database, self.clock), at)
        self.heard = Heard(self.world, self.clock, head)
        self._reminding = Reminding(database, [PlannedWorld(sample=False, channels=(head.channel,))])
        self._courier = Courier(
            database, [self.heard], Speaker(KEY, lambda: "new", kept_files()).say, self.clock
        )

    async def pass_until(self, at: datetime) -> None:
        """Let the ticks until then do their work."""
        while self.clock.at < at:
            self.clock.at = min(_next_tick(self.clock.at), at)
            await self._reminding.remind(self.clock.at)
            await made(self.world.database, self.clock.at)
            await self._courier.deliver()

    async def make_real(self, line: str) -> None:
        """Let somebody be a real person, with a chat unless the line says without."""
        how, who = line.removeprefix("## ").split(" ", 1)
        if " " not in who:
            return  # a newcomer, whom nobody knows yet
        role, place = who.split(" ")
        await self.world.make_real(role, place)
        if how == "as":
            await self.world.talk(who, self.channel)


def _owed_from(session: Session, at: datetime) -> None:
    """Nothing is owed from before the transcript begins."""
    session.execute(update(Duty).values(created_at=at))


def _next_tick(at: datetime) -> datetime:
    local = at.astimezone(VIETNAM)
    days = [local.date(), local.date() + timedelta(days=1)]
    every = (datetime.combine(day, tick, VIETNAM) for day in days for tick in TICKS)
    return next(tick for tick in every if tick > at)


async def play_days(lines: list[str], database: Database) -> str:
    """Hold the conversations that the lines of a file script; returns the file as it should be."""
    head, start = read_head(lines), lines.index("")
    days = Days(database, head)
    await database.run(lambda session: _owed_from(session, days.clock.at))
    for line in dict.fromkeys(line for line in lines if line.startswith("## ")):
        await days.make_real(line)
    out = lines[:start]
    who, codes = "", Codes()
    for line in lines[start:]:
        if line.startswith("@ "):
            out += ["", line]
            await days.pass_until(datetime.fromisoformat(line[2:]).replace(tzinfo=VIETNAM))
            out += days.heard.lines
            days.heard.lines.clear()
        elif line.startswith("#"):
            out += ["", line]
            who = line.removeprefix("## as ") if line.startswith("## as ") else who
        elif line.startswith("> "):
            talk = await days.world.talk(who, head.channel)
            out += ["", line, codes.shown(head.answer(await act(talk, codes.typed(line[2:]))))]
    return "\n".join(out) + "\n"
