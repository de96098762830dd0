"""One month on each channel: a program of its own, three people, and the rows that are left."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlmodel import col, update

from models.notice import Notice
from testing.preloaded import Preloaded
from testing.program import Program
from testing.telegram import StandIn as Telegram
from testing.zalo import StandIn as Zalo
from tests.end_to_end import on_telegram, on_zalo
from tests.end_to_end.kept import opened
from tests.end_to_end.month import rows, script, world
from tests.end_to_end.month.by_practice import ByPractice
from tests.end_to_end.month.by_telegram import ByTelegram
from tests.end_to_end.month.by_zalo import ByZalo, Types
from tests.end_to_end.month.script import People

_WHO = tuple(enumerate((world.HEAD, world.OFFICER, world.COORDINATOR), start=1))
_PICTURES = 1000  # between the numbers of two people's pictures


class Life(NamedTuple):
    """What is left of a month: the rows, what people did, and what the bot said."""

    rows: dict[str, list[rows.Row]]
    acts: int
    said: int


@dataclass
class Lives:
    """Makes programs, each in a folder of its own, and lets the month pass in them."""

    folder: Path
    template: Path  # a database with the sample plan
    preloaded: Preloaded
    made: list[Program] = field(default_factory=list)

    async def on_telegram(self, telegram: Telegram) -> Life:
        """By taps; the program polls."""
        program = self._program("telegram", **on_telegram.settings(telegram))
        people = People(*(ByTelegram(telegram, n, who, n * _PICTURES) for n, who in _WHO))
        return await self._lived(program, people, practice=False)

    async def on_zalo(self, zalo: Zalo, types: Types) -> Life:
        """By typed numbers or words; the program has a webhook."""
        program = self._program(f"zalo-{types}", **on_zalo.settings(zalo))
        program.configure(public_url=program.address)
        people = People(*(ByZalo(zalo, n, who, n * _PICTURES, types) for n, who in _WHO))
        return await self._lived(program, people, lambda: zalo.until_called("setWebhook"), practice=False)

    async def on_practice(self) -> Life:
        """By taps on the page."""
        program = self._program("practice")
        people: list[ByPractice] = []

        async def opened_pages() -> None:
            for page in people:
                await page.open()

        people += [ByPractice(program.address, n, who, n * _PICTURES) for n, who in _WHO]
        try:
            return await self._lived(program, People(*people), opened_pages, practice=True)
        finally:
            for page in people:
                await page.close()

    async def close(self) -> None:
        """Nothing of it runs any more."""
        for program in self.made:
            await program.close()

    def _program(self, name: str, **settings: str) -> Program:
        made = Program(self.folder / name, self.preloaded, messages_per_second="1000", **settings)
        self.made.append(made)
        return made

    async def _lived(
        self,
        program: Program,
        people: People,
        ready: Callable[[], Awaitable[None]] | None = None,
        *,
        practice: bool,
    ) -> Life:
        began = world.today()
        codes = world.prepare(program, self.template, practice=practice)
        await program.start()
        if ready is not None:
            await ready()
        await script.lived(people, codes)
        _half_an_hour_passes(program)
        await people.head.hears("✅ Đã duyệt, đã khóa")
        await program.stop()
        with opened(program.database_url) as session:
            left = rows.left(session, rows.Days(began, world.today()))
        return Life(left, sum(one.acts for one in people), sum(len(one.heard()) for one in people))


def _half_an_hour_passes(program: Program) -> None:
    """What was accepted is told in one message for half an hour."""
    with opened(program.database_url) as session:
        accepted = update(Notice).where(col(Notice.kind) == "accepted")
        session.execute(accepted.values(due_at=datetime.now(UTC)))
