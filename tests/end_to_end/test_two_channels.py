"""One person on Telegram and on Zalo: what nobody asked for goes where they wrote last, or to the other."""

import re

import pytest
from sqlmodel import col, select

from models.notice import Notice
from models.person import Role
from testing.program import Program
from testing.telegram import StandIn as Telegram
from testing.zalo import StandIn as Zalo
from tests.end_to_end import kept, on_telegram, on_zalo
from tests.end_to_end.conftest import Programs
from tests.end_to_end.due_today import SAID, owe_training
from tests.end_to_end.enrolled import enrol
from tests.end_to_end.kept import opened
from tests.end_to_end.training import ANSWERS, BY_COMMAND

HEAD = 7
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")
TRIES = 8  # more than a notice is tried at once


class Both:
    """One program on both channels, and the head of Bãi Nhà A, who has a chat on each."""

    def __init__(self, program: Program, telegram: Telegram, zalo: Zalo) -> None:
        self.program = program
        self.telegram, self.zalo = telegram, zalo
        self.on_telegram = on_telegram.Person(telegram, HEAD)
        self.on_zalo = on_zalo.Person(zalo, HEAD)

    async def links_zalo(self) -> None:
        """With the code from ``/lienket``, typed on the other app."""
        found = CODE.search((await self.on_telegram.says("/lienket")).text)
        assert found is not None
        assert "Anh/chị muốn làm gì?" in (await self.on_zalo.says(found[0])).text

    async def is_reminded(self) -> None:
        """Start anew with something due today; the reminders are planned at once."""
        await self.program.stop()
        with opened(self.program.database_url) as session:
            owe_training(session)
        self.program.configure(reminders="on")
        await self.program.start()

    @property
    def heard(self) -> tuple[int, int]:
        """How often they were reminded: on Telegram, and on Zalo."""
        return (
            sum(SAID in message.text for message in self.on_telegram.user.sees()),
            sum(SAID in message.text for message in self.on_zalo.user.sees()),
        )


@pytest.fixture
async def both(programs: Programs, telegram: Telegram, zalo: Zalo) -> Both:
    """Running, by polling; Zalo is linked."""
    program = programs(**on_telegram.settings(telegram), **on_zalo.settings(zalo), messages_per_second="1000")
    enrol(program, (HEAD, Role.hamlet_head, "bai-nha-a"))
    telegram.user(HEAD).chat.begun = True
    await program.start()
    made = Both(program, telegram, zalo)
    await made.links_zalo()
    return made


async def test_a_draft_begun_on_telegram_is_sent_on_zalo(both: Both) -> None:
    await both.on_telegram.goes_through(*BY_COMMAND[:4])
    await both.on_zalo.goes_through(*BY_COMMAND[4:])
    (report,) = kept.reports(both.program.database_url)
    assert report.said() == ANSWERS
    assert len(report.photos) == 3
    await both.program.stop()


async def test_a_reminder_goes_where_the_person_wrote_last(both: Both) -> None:
    await both.is_reminded()
    await both.on_zalo.user.hears(SAID)
    await both.program.stop()
    assert both.heard == (0, 1)


async def test_who_wrote_on_telegram_since_hears_it_there(both: Both) -> None:
    await both.on_telegram.says("menu")
    await both.is_reminded()
    await both.on_telegram.user.hears(SAID)
    await both.program.stop()
    assert both.heard == (1, 0)


@pytest.mark.parametrize("trouble", ["server error", "no line"])
async def test_while_zalo_is_down_it_comes_on_telegram_once(both: Both, trouble: str) -> None:
    if trouble == "server error":
        both.zalo.faults.answer(500, method="sendMessage", times=TRIES)
        await both.is_reminded()
    else:
        await both.zalo.close()
        await both.is_reminded()
    await both.on_telegram.user.hears(SAID)
    await both.program.stop()
    assert both.heard == (1, 0)
    _assert_said(both.program)


async def test_a_lost_answer_of_zalo_is_not_said_again_on_telegram(both: Both) -> None:
    both.zalo.faults.lose(method="sendMessage")
    await both.is_reminded()
    await both.on_zalo.user.hears(SAID)
    await both.on_telegram.says("menu")  # and its answer came after whatever else was on its way
    await both.program.stop()
    assert both.heard == (0, 1)


def _assert_said(program: Program) -> None:
    """The reminder is noted as said, so that it never comes again."""
    with opened(program.database_url) as session:
        waiting = session.exec(select(Notice.kind).where(col(Notice.due_at).is_not(None))).all()
    assert waiting == []
