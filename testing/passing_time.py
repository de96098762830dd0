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
from testing.phones import Phones, phones
from testing.talk import KEY, Clock
from testing.transcript import Head, read_head, read_speaker

_HEAD = re.compile(r"(số \d+ mã) [0-9a-f]{8}")  # of the log: another one whenever a form changes
CHANNELS = ("test", "zalo")
TICKS = [time(6, 30), time(7), time(7, 30), time(12), time(16), time(20, 30)]  # in Viet Nam


class Heard:
    """A carrier that hands what it carries to the phones, and writes it down."""

    def __init__(self, everyones: Phones, clock: Clock, channel: str, lines: list[str]) -> None:
        self.name = channel
        self._phones = everyones
        self._clock = clock
        self._lines = lines

    async def start(self) -> None:
        """Nothing to begin."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def carry(self, address: str, key: str, reply: Reply) -> Carried:
        """Let the person with this address hear it."""
        phone = await self._phones.phone(address, self.name)
        at = self._clock.at.astimezone(VIETNAM)
        said = _HEAD.sub(r"\1 ········", await phone.hears(reply))
        self._lines += ["", f"<< {address}, {at:%d/%m %H:%M}", said]
        return Carried(Outcome.arrived)


class Days:
    """The program on a clock that is set."""

    def __init__(self, database: Database, head: Head, everyones: Phones, clock: Clock) -> None:
        self.head = head
        self.clock = clock
        self.phones = everyones
        self.heard: list[str] = []  # lines of what was said unasked
        carriers = [Heard(everyones, clock, channel, self.heard) for channel in CHANNELS]
        self._reminding = Reminding(database, [PlannedWorld(sample=False, channels=CHANNELS)])
        self._courier = Courier(database, carriers, Speaker(KEY, lambda: "new", kept_files()).say, self.clock)

    async def pass_until(self, at: datetime) -> None:
        """Let the ticks until then do their work."""
        while self.clock.at < at:
            self.clock.at = min(_next_tick(self.clock.at), at)
            await self._reminding.remind(self.clock.at)
            await self.phones.make()
            await self._courier.deliver()

    async def make_real(self, line: str) -> None:
        """Let somebody be a real person, with a chat unless the line says without."""
        speaker = read_speaker(line, self.head)
        who = speaker.who if speaker else line.removeprefix("## without ")
        if " " not in who:
            return  # a newcomer, whom nobody knows yet
        role, place = who.split(" ")
        await self.phones.world.make_real(role, place)
        if speaker:
            await self.phones.phone(*speaker)


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
    clock = Clock(head.at)
    async with phones(database, clock) as everyones:
        days = Days(database, head, everyones, clock)
        await database.run(lambda session: _owed_from(session, head.at))
        for line in dict.fromkeys(line for line in lines if line.startswith("## ")):
            await days.make_real(line)
        return "\n".join([*lines[:start], *await _play(lines[start:], head, days)]) + "\n"


async def _play(lines: list[str], head: Head, days: Days) -> list[str]:
    out: list[str] = []
    phone, codes = None, Codes()
    for line in lines:
        if line.startswith("@ "):
            out += ["", line]
            await days.pass_until(datetime.fromisoformat(line[2:]).replace(tzinfo=VIETNAM))
            out += days.heard
            days.heard.clear()
        elif line.startswith("#"):
            out += ["", line]
            speaker = read_speaker(line, head)
            phone = await days.phones.phone(*speaker) if speaker else phone
        elif line.startswith("> "):
            assert phone is not None, "somebody has to talk"
            out += ["", line, codes.shown(await phone.does(codes.typed(line[2:])))]
    return out
