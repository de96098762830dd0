"""What a coordinator's forms about deadlines set off: a duty made, moved, asked for; people are told once."""

from datetime import date, timedelta

from sqlmodel import col, select

from forms.draft import Draft
from forms.duties import named
from forms.registry import newest
from handlers import concerned, deadline_words, owed
from handlers.after import After, Answers
from handlers.state import from_json
from handlers.turn import Turn
from locales import Day, Text, _, plural
from models import deadline_change, duty
from models.deadline_change import DeadlineChange
from models.duty import Duty
from models.report import STANDING, Report, ReportVersion
from scheduler.period import MONTHS, Kind
from scheduler.rule import Ref, Term

AD_HOC_POSITION, CHAT_POSITION = 900, 800  # behind what a plan asks for


def move_refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why a deadline cannot be moved: it was closed while the move was a draft, or is another's to move."""
    term = owed.standing(owed.book_of(turn), named(answers))
    if term is None or not owed.may_change(turn, term.rule):
        return _("That report is not owed any more.")
    return None


def moved(turn: Turn, report: Report, answers: Answers) -> After:
    """A deadline was moved to another day; one that was moved by mistake instead is where it was."""
    ref, day = _ref(answers), date.fromisoformat(answers["due_on"])
    before = turn.session.get(ReportVersion, (report.id, report.version - 1))
    mistaken = _ref(from_json(before.answers)) if before else ref
    if mistaken != ref:
        _moved_back(turn, mistaken, report)
    change = deadline_change.put(
        turn.session,
        DeadlineChange(
            duty_id=ref[0],
            period=ref[1],
            sample=report.sample,
            due_on=day,
            changed_on=turn.today,
            changed_by=turn.person.id,
            changed_at=turn.now,
        ),
    )
    owed.changed(turn)
    term = owed.standing(owed.book_of(turn), ref)
    if term is None:
        return After()
    told = _now_due(turn, term)
    if answers.get("reason"):
        told = _("{told} Why: {reason}", told=told, reason=answers["reason"])
    return _tell(turn, term, f"moved:{ref[0]}:{ref[1]}:{change.times}", told)


def move_withdrawn(turn: Turn, report: Report) -> None:
    """The deadline is where it was before it was moved; who was told is told so."""
    _moved_back(turn, _ref(from_json(report.answers)), report)


def _moved_back(turn: Turn, ref: Ref, report: Report) -> None:
    """Without this report's move the last of the other moves that stand holds, else the duty's own day."""
    change = turn.session.get(DeadlineChange, (*ref, report.sample))
    day = _moved_otherwise(turn, ref, report)
    if change is None or change.closed or change.due_on == day:
        return
    change.due_on, change.times = day, change.times + 1
    turn.session.add(change)
    owed.changed(turn)
    term = owed.standing(owed.book_of(turn), ref)
    if term is not None:
        _tell(turn, term, f"moved:{ref[0]}:{ref[1]}:{change.times}", _now_due(turn, term))


def _moved_otherwise(turn: Turn, ref: Ref, report: Report) -> date | None:
    query = (
        select(Report.answers)
        .where(col(Report.form) == report.form, col(Report.status).in_(STANDING))
        .where(col(Report.sample).is_(report.sample), col(Report.id) != report.id)
        .order_by(col(Report.changed_at), col(Report.id))
    )
    others = map(from_json, turn.session.exec(query))
    days = [answers["due_on"] for answers in others if named(answers) == ref]
    return date.fromisoformat(days[-1]) if days else None


def _ref(answers: Answers) -> Ref:
    ref = named(answers)
    assert ref is not None, "a move that was sent names its deadline"
    return ref


def _now_due(turn: Turn, term: Term) -> Text:
    day = Day(_due(turn, term), "near")
    return _("📅 {report}: the deadline is now {day}.", report=deadline_words.button(turn, term), day=day)


def requested(turn: Turn, report: Report, answers: Answers) -> After:
    """An ad hoc report was asked for, or the request was corrected."""
    day = date.fromisoformat(answers["due_on"])
    made = _made(turn, report, "ad_hoc", answers["whom"], Kind.once)
    made.title, made.question = answers["title"], answers["question"]
    made.first_on, made.last_on, made.due_on = report.happened_on, day, day
    made.nil_allowed, made.position = False, AD_HOC_POSITION
    term = _kept(turn, made)
    told = _(
        "📅 {report}, deadline {day}: {question}",
        report=deadline_words.button(turn, term),
        day=Day(_due(turn, term), "near"),
        question=answers["question"],
    )
    return _tell(turn, term, f"asked:{report.id}:{report.version}", told)


def added(turn: Turn, report: Report, answers: Answers) -> After:
    """A new duty was set."""
    kind = Kind(answers["period"])
    made = _made(turn, report, answers["form"]["form"], answers["whom"], kind)
    made.position, made.nil_allowed = CHAT_POSITION, newest(made.form).may_be_nil
    if kind is Kind.once:
        day = date.fromisoformat(answers["due_on"])
        made.first_on, made.last_on, made.due_on = report.happened_on, day, day
    else:
        made.first_month = 1 - MONTHS[kind]
        made.due_day, made.due_month = answers["due_day"], answers["due_month"]
    term = _kept(turn, made)
    told = _(
        "📅 New: {report}, deadline {day}.",
        report=deadline_words.button(turn, term),
        day=Day(_due(turn, term), "near"),
    )
    return _tell(turn, term, f"added:{report.id}:{report.version}", told)


def withdrawn(turn: Turn, report: Report) -> None:
    """A request or a new duty was taken back: nobody owes it any more, and who was told is told so."""
    assert report.id is not None
    made = duty.made_by_report(turn.session, report.id)
    if made is None:
        return
    term = _first_term(turn, made)
    made.ends_on = made.starts_on - timedelta(days=1)
    turn.session.add(made)
    owed.changed(turn)
    if term is not None:
        told = _("The {report} is not needed any more.", report=deadline_words.name(term, turn.today))
        _tell(turn, term, f"withdrawn:{report.id}", told)


def _made(turn: Turn, report: Report, form: str, whom: Answers, kind: Kind) -> Duty:
    """The duty a report makes, or has made before it was corrected."""
    assert report.id is not None
    found = duty.made_by_report(turn.session, report.id) or Duty(
        code=f"chat:{report.id}",
        form=form,
        owed_by="",
        role="",
        period=kind,
        starts_on=turn.today,
        source="chat",
        sample=report.sample,
        made_by=turn.person.id,
        report_id=report.id,
        created_at=turn.now,
    )
    if found.id is not None and (found.period != kind or kind is Kind.once):
        # what was decided about its months, or before its day was corrected, is void now
        for change in turn.session.exec(
            select(DeadlineChange).where(col(DeadlineChange.duty_id) == found.id)
        ):
            turn.session.delete(change)
    found.form, found.period = form, kind
    found.owed_by, found.scope_path, found.role = whom["kind"], whom["scope"], owed.ROLE_OF_KIND[whom["kind"]]
    return found


def _kept(turn: Turn, made: Duty) -> Term:
    """Store a duty; the term that is due first."""
    turn.session.add(made)
    owed.changed(turn)
    term = _first_term(turn, made)
    assert term is not None, "a new deadline lies ahead"
    return term


def _first_term(turn: Turn, made: Duty) -> Term | None:
    rule = owed.book_of(turn).rule(made.id or 0)
    return next(iter(rule.terms(turn.today, turn.today + owed.FAR)), None) if rule else None


def _due(turn: Turn, term: Term) -> date:
    return term.due(owed.book_of(turn).calendars.everywhere)


def _tell(turn: Turn, term: Term, about: str, told: Text) -> After:
    number = concerned.tell(turn, term, about, told)
    return After(told=(plural("{n} person is told.", "{n} people are told.", number),))
