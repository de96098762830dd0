"""Filling in a sample year: its reports, and what becomes of each, in the order of their days."""

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from bot.demo import acts
from bot.demo.acts import Nil, Sent
from bot.demo.stage import BY, Stage
from bot.demo.telling import finish, tell
from bot.demo.trouble import YearError
from forms.decisions import report_return
from forms.decisions.target import Target, as_answer
from forms.registry import form_of, newest
from handlers import answering, deadlines
from handlers.review import accepting, decisions, mending
from models import audit
from models.person import Person
from models.report import Report
from programme.plan import Plan
from programme.sample_year import YEAR
from programme.year_entries import ReturnedEntry
from scheduler.quiet import VIETNAM

# after the hour of the report, whoever looks it through does so (assumption)
OFFICE_HOUR = timedelta(hours=2)
Act = Callable[[datetime], None]


class Filled(NamedTuple):
    """How much was filled in."""

    reports: int
    nil_reports: int
    left_out: tuple[str, ...]  # what a form did not take, and why


def fill(session: Session, plan: Plan, now: datetime) -> Filled:
    """Let the plan's sample people report the year before ``now``; the caller commits.

    What a form does not take is left out: the year begins on another day each time, so that a model may be
    reported on before it was registered, or a day asked for that is over.
    """
    audit.by(session, BY, now)
    return _Year(session, plan, now).run()


class _Year:
    """The acts that are still to come, the earliest first."""

    def __init__(self, session: Session, plan: Plan, now: datetime) -> None:
        self._session, self._plan, self._now = session, plan, now
        self._stage = Stage(session, (now - YEAR).astimezone(VIETNAM).date())
        self._ahead: list[tuple[datetime, int, Act]] = []
        self._order = itertools.count()
        self._reports = self._nils = 0
        self._left_out: list[str] = []

    def run(self) -> Filled:
        for sent in acts.sent(self._plan, self._stage.book, self._now):
            self._plan_act(sent.at, lambda at, sent=sent: self._send(sent))  # type: ignore[misc]  # bound here
        for nil in acts.nils(self._plan, self._stage.book, self._now):
            self._plan_act(nil.at, lambda at, nil=nil: self._say_nil(nil))  # type: ignore[misc]  # bound here
        while self._ahead:
            at, _number, act = heapq.heappop(self._ahead)
            act(at)
            audit.seal(self._session, self._now)  # often, so that the log names every row
        return Filled(self._reports, self._nils, tuple(self._left_out))

    def _plan_act(self, at: datetime, act: Act) -> None:
        if at <= self._now:
            heapq.heappush(self._ahead, (at, next(self._order), act))

    def _send(self, sent: Sent) -> None:
        person = self._stage.sender(sent.by)
        if person is None:
            return  # shut out since, or made a real one
        turn = self._stage.turn(person, sent.at)
        try:
            report = tell(turn, newest(sent.form), sent.place, sent.answers)
        except YearError as error:
            self._left_out.append(f"{sent.written}: {error}")
            return
        self._stage.over(turn)
        self._reports += 1
        self._plan_what_follows(report, sent, person)

    def _plan_what_follows(self, report: Report, sent: Sent, sender: Person) -> None:
        form = form_of(report.form, report.form_version)
        judge = self._judge(report, sender)
        if form is None or not form.reviewed or judge is None:
            return
        at = sent.at + OFFICE_HOUR
        if sent.returned is not None:
            back = sent.returned
            at += timedelta(days=back.after)
            self._plan_act(at, lambda at: self._return(report, back, judge, at))
            if not back.mended:
                return
            at += timedelta(days=back.mended_after)
            self._plan_act(at, lambda at: self._mend(report, back, sender, at))
        self._plan_acceptance(report, judge, at)

    def _plan_acceptance(self, report: Report, judge: Person, at: datetime) -> None:
        days = acts.accepted_after(self._plan, judge.place_code)
        if days is not None:
            self._plan_act(at + timedelta(days=days), lambda at: self._accept(report, judge, at))

    def _judge(self, report: Report, sender: Person) -> Person | None:
        """Whoever looks it through: the sender's commune officer; what officers send, the coordinator."""
        if sender.agency_code is not None:
            return self._stage.sits_at(sender.place_code)
        here = self._stage.atlas.spots[sender.place_code]
        above = here.path.rstrip("/").split("/")[:-1]
        return self._stage.sits_at(above[-1]) if above else None

    def _accept(self, report: Report, judge: Person, at: datetime) -> None:
        turn = self._stage.turn(judge, at)
        accepting.accept(turn, str(report.id), str(report.version))
        self._stage.over(turn)

    def _return(self, report: Report, back: ReturnedEntry, judge: Person, at: datetime) -> None:
        turn = self._stage.turn(judge, at)
        target = as_answer(Target(report.id or 0, report.version))
        answers = {"target": target, "lines": list(back.lines), "reason": back.reason}
        decisions.decided(turn, report_return.FORM.key, answers)
        self._stage.over(turn)

    def _mend(self, report: Report, back: ReturnedEntry, sender: Person, at: datetime) -> None:
        turn = self._stage.turn(sender, at)
        mending.mend(turn, str(report.id))
        assert turn.state.draft is not None, "it was returned"
        try:
            finish(turn, turn.state.draft, back.mended)
        except YearError as error:
            self._left_out.append(f"mending {report.form} of {report.place_code}: {error}")
        self._stage.over(turn)

    def _say_nil(self, nil: Nil) -> None:
        person = self._stage.sits_at(nil.place)
        if person is None:
            return
        turn, ref = self._stage.turn(person, nil.at), nil.term.ref
        if deadlines.find(turn, str(ref[0]), ref[1]) is None:
            return  # it has reported
        answering.nil(turn, str(ref[0]), ref[1])
        self._stage.over(turn)
        self._nils += 1
