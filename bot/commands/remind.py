"""``tinap remind``: who is reminded of what at an instant, and who is not and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer
from sqlmodel import Session, col, select

from bot.background import worlds_of
from bot.clock import now
from bot.commands import opened
from bot.settings import Settings
from bot.trouble import OperatorError
from handlers import deadline_words
from handlers.turn import PRACTICE
from locales import Day, Text, _, translator
from locales.capital import capital
from models.person import Person
from scheduler import book as books
from scheduler import naming, planning, writing
from scheduler.planning import Decided, World
from scheduler.quiet import VIETNAM
from scheduler.reminding import Verdict, Why

TELEGRAM = "telegram"  # the channel's name, which is not imported for it: aiogram costs three seconds
_say = translator("vi")

WHY: dict[Why, Text] = {
    Why.due: _("remind"),
    Why.reported: _("already sent"),
    Why.nil: _("nothing to report"),
    Why.waits: _("more time was asked for"),
    Why.early: _("not yet time"),
    Why.over: _("long overdue, told to the level above"),
    Why.rest_day: _("rest day"),
    Why.quiet: _("quiet hours"),
    Why.reminded: _("already reminded at this step"),
    Why.today: _("already reminded today"),
    Why.no_chat: _("no chat linked"),
    Why.blocked: _("has blocked the bot"),
}


def remind(
    at: Annotated[str, typer.Option(help="Instant in Viet Nam, such as 2026-12-10T08:00.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say it, write nothing.")] = False,
) -> None:
    """Say who is reminded of what and why, and who is not and why; then write the reminders down.

    What is written is delivered by the running program, like any other reminder.
    """
    settings = opened.settings()
    opened.ready(settings)
    instant = _instant(at)
    with opened.session(settings) as session:
        for world in _worlds(settings):
            written = _world(session, world, instant, dry_run=dry_run)
            print(_summary(written, world, dry_run=dry_run))


def _world(session: Session, world: World, at: datetime, *, dry_run: bool) -> int:
    """Go through everybody of a world; returns how many messages that makes."""
    book = books.read(session, sample=world.sample)
    after: int | None = 0
    messages = 0
    while after is not None:
        found = planning.batch(session, book, world, at, after, whole=True)
        _print(session, found.decided, at)
        messages += sum(any(one.why is Why.due for one in decided.verdicts) for decided in found.decided)
        if not dry_run:
            writing.write(session, book, world, at, found.decided)
        after = found.last
    if not dry_run:
        naming.write(session, book, world, at)
    return messages


def _print(session: Session, decided: Sequence[Decided], at: datetime) -> None:
    """A line for each person and report: an arrow for a reminder, a dot for none, and why."""
    ids = [one.reporter.id for one in decided]
    names = dict(session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids))).all())
    for one in decided:
        for verdict in _without_far_ones(one.verdicts):
            mark = "→" if verdict.why is Why.due else "·"
            print(f"{mark} {names[one.reporter.id]} ({one.reporter.place_code}): {_said(verdict, at)}")


def _without_far_ones(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Of each duty the nearest deadline that is still ahead, and all others."""
    ahead = sorted((one for one in verdicts if one.why is Why.early), key=lambda one: one.due, reverse=True)
    nearest = {one.owing.term.rule.duty_id: one for one in ahead}
    return [one for one in verdicts if one.why is not Why.early or one in nearest.values()]


def _said(verdict: Verdict, at: datetime) -> str:
    """The report, its deadline and why: "Báo cáo tập huấn tháng 11, hạn thứ Hai 07/12: đã nộp"."""
    named = deadline_words.name(verdict.owing.term, at.astimezone(VIETNAM).date())
    report = capital(_say(named))
    due = _say(_("deadline {day}", day=Day(verdict.due, "near")))
    why = _say(WHY[verdict.why])
    if verdict.why is Why.due:
        why = f"{why}. {_say(deadline_words.step(verdict.step))}"
    return f"{report}, {due}: {why}"


def _worlds(settings: Settings) -> list[World]:
    """The worlds the program itself would reach."""
    channels = [PRACTICE] * settings.practice_page + [TELEGRAM] * settings.telegram
    return worlds_of(channels)


def _summary(messages: int, world: World, *, dry_run: bool) -> str:
    whom = "sample people" if world.sample else "people"
    done = "would be reminded" if dry_run else "are reminded"
    return f"{messages} {whom} {done}."


def _instant(written: str) -> datetime:
    """The instant of the option, in Viet Nam where it names no zone. Raises OperatorError."""
    if not written:
        return now()
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        raise OperatorError(f"{written} is no instant: write it like 2026-12-10T08:00.") from None
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)
