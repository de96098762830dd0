"""/hanchot for coordinators: every deadline with how many have answered; moving, closing and adding one."""

from forms.declared.ad_hoc_request import FORM as AD_HOC_REQUEST
from forms.declared.deadline_move import FORM as DEADLINE_MOVE
from forms.declared.new_duty import FORM as NEW_DUTY
from handlers import begin, concerned, deadline_words, deadlines, extensions, owed
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_report, may_send
from handlers.sources.deadlines import next_terms, target_of
from handlers.turn import Turn
from locales import Day, Text, _
from models import deadline_change, place
from models.deadline_change import ALL_TO_COME, DeadlineChange
from reports.completeness import Figures, figures
from scheduler.book import Book
from scheduler.rule import Term


def asked(turn: Turn, rest: str) -> Reply:
    """The command: what one owes oneself, or, for those who look after others, every deadline."""
    return deadlines.mine(turn) if may_report(turn.person) else every(turn)


def every(turn: Turn) -> Reply:
    """The next deadline of every duty, with how many places have answered."""
    book = owed.book_of(turn)
    found = [(term, _counted(turn, book, term)) for term in _relevant(turn, book)]
    terms = [term for term, counted in found if counted.expected]
    lines = [_line(turn, book, term, counted) for term, counted in found if counted.expected]
    waiting = extensions.waiting(turn)
    more = [turn.choice(_("Asked for more time: {n}", n=len(waiting)), "xl")] if waiting else []
    return Reply(
        text=turn.say(_("Deadlines (until {day})", day=Day(turn.today, "short"))),
        table="\n".join(lines),
        choices=(
            *turn.rows(
                turn.choice(deadline_words.button(turn, term), "dd", *term.ref, row=line)
                for term, line in zip(terms, lines, strict=True)
            ),
            *turn.rows(more),
            *turn.rows(_making(turn), 2),
        ),
        mode="replace",
    )


def item(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: one deadline, and what the coordinator can do with it."""
    book = owed.book_of(turn)
    term = owed.standing(book, (int(duty_id), period))
    if term is None or may_report(turn.person):
        return deadlines.gone(turn)
    choices = []
    if owed.may_change(turn, term.rule):
        choices = [
            turn.choice(_("Move it"), "dm", *term.ref),
            turn.choice(_("Close it"), "dc", *term.ref),
            turn.choice(_("No longer ask for it at all"), "dz", *term.ref),
        ]
    return Reply(
        text=_line(turn, book, term, _counted(turn, book, term)) + ".",
        choices=(*turn.rows(choices, 2), *turn.rows([turn.choice(_("All deadlines"), "c", "hanchot")])),
        mode="replace",
    )


def requests(turn: Turn) -> Reply:
    """A tap: the requests for more time that wait, each to be granted or refused."""
    waiting = extensions.waiting(turn)
    if not waiting:
        return Reply(text=turn.say(_("No request for more time is waiting.")))
    return extensions.request(turn, waiting[0])


def move(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: to which day?"""
    term = _changeable(turn, duty_id, period)
    if term is None:
        return _not_changed(turn)
    return begin.opened(turn, DEADLINE_MOVE, turn.person.place_code, {"target": target_of(turn, term)})


def ask_to_close(turn: Turn, duty_id: str, period: str) -> Reply:
    """Make sure before a period is no longer asked for."""
    term = _changeable(turn, duty_id, period)
    if term is None:
        return _not_changed(turn)
    question = _("Close it? Nobody is asked for the {report} any more.", report=_name(turn, term))
    return _sure(turn, term, question, "dC")


def ask_to_end(turn: Turn, duty_id: str, period: str) -> Reply:
    """Make sure before a duty is no longer asked for."""
    term = _changeable(turn, duty_id, period)
    if term is None:
        return _not_changed(turn)
    question = _("No longer ask for it? From the {report} on nobody owes it.", report=_name(turn, term))
    return _sure(turn, term, question, "dZ")


def close(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: this period is not owed any more; everyone concerned is told."""
    return _closed(turn, duty_id, period, period)


def end(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: the duty is not owed any more, from this period on."""
    return _closed(turn, duty_id, period, ALL_TO_COME)


def _closed(turn: Turn, duty_id: str, period: str, closed: str) -> Reply:
    place.hold(turn.session, turn.person.place_code)  # a second tap, or somebody else's, waits
    term = _changeable(turn, duty_id, period)
    if term is None:
        return _not_changed(turn)
    before = _change(turn, duty_id, closed)
    change = deadline_change.put(
        turn.session,
        DeadlineChange(
            duty_id=term.rule.duty_id,
            period=closed,
            sample=turn.person.sample,
            due_on=before.due_on if before else None,
            closed=True,
            changed_on=term.set_for,
            changed_by=turn.person.id,
            changed_at=turn.now,
        ),
    )
    told = _("The {report} is not needed any more.", report=_name(turn, term))
    number = concerned.tell(turn, term, f"closed:{term.rule.duty_id}:{period}:{change.times}", told)
    owed.changed(turn)
    said = _("✅ Closed: {report}. {n} people are told.", report=_name(turn, term), n=number)
    verb = "dP" if closed else "dE"
    undo = turn.choice(_("Ask for it after all"), verb, *term.ref)
    return Reply(text=turn.say(said), choices=((undo,),), mode="replace")


def open_period(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: a period that was closed is owed after all."""
    return _opened(turn, duty_id, period, period)


def open_duty(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: a duty that was ended is owed after all."""
    return _opened(turn, duty_id, period, ALL_TO_COME)


def _opened(turn: Turn, duty_id: str, period: str, closed: str) -> Reply:
    """Undo a closing, and tell the same people that the report is needed."""
    place.hold(turn.session, turn.person.place_code)
    change = _change(turn, duty_id, closed)
    term = owed.term_of(owed.book_of(turn), (int(duty_id), period))
    if term is None or change is None or not change.closed or not owed.may_change(turn, term.rule):
        return _not_changed(turn)
    change.closed, change.times = False, change.times + 1
    turn.session.add(change)
    owed.changed(turn)
    due = term.due(owed.book_of(turn).calendars.everywhere)
    report = deadline_words.button(turn, term)
    told = _("📅 {report} is needed after all, deadline {day}.", report=report, day=Day(due, "near"))
    number = concerned.tell(turn, term, f"opened:{duty_id}:{period}:{change.times}", told)
    said = _("✅ Asked for again: {report}. {n} people are told.", report=_name(turn, term), n=number)
    return Reply(text=turn.say(said), mode="replace")


def _change(turn: Turn, duty_id: str, period: str) -> DeadlineChange | None:
    return turn.session.get(DeadlineChange, (int(duty_id), period, turn.person.sample))


def _sure(turn: Turn, term: Term, question: Text, verb: str) -> Reply:
    yes = turn.choice(_("Yes"), verb, *term.ref)
    no = turn.choice(_("No, leave it"), "dd", *term.ref)
    return Reply(question=turn.say(question), choices=((yes, no),), mode="replace")


def _changeable(turn: Turn, duty_id: str, period: str) -> Term | None:
    """The term of a button, if the person may change its deadline."""
    term = owed.standing(owed.book_of(turn), (int(duty_id), period))
    return term if term is not None and owed.may_change(turn, term.rule) else None


def _not_changed(turn: Turn) -> Reply:
    """A button of a deadline that is closed by now, or of somebody who coordinates no more."""
    return deadlines.gone(turn) if may_send(turn.person, DEADLINE_MOVE) else not_yours(turn)


def _relevant(turn: Turn, book: Book) -> list[Term]:
    """What is due next of every duty that places of this person's owe."""
    path = turn.person.place_path
    return [
        term
        for term in next_terms(turn.today, book)
        if term.rule.scope.startswith(path) or path.startswith(term.rule.scope)
    ]


def _making(turn: Turn) -> list[Choice]:
    return [
        turn.choice(form.begins, "c", form.command)
        for form in (AD_HOC_REQUEST, NEW_DUTY)
        if may_send(turn.person, form)
    ]


def _counted(turn: Turn, book: Book, term: Term) -> Figures:
    """How many places of this person's owe it, and have answered."""
    scope, sample = turn.person.place_path, turn.person.sample
    return figures(turn.session, turn.atlas, book, term, scope, turn.now, sample=sample).total


def _line(turn: Turn, book: Book, term: Term, counted: Figures) -> str:
    """A deadline and its figures: "Báo cáo tập huấn tháng 11: hạn thứ Hai 07/12, đã nộp 6/13"."""
    said = _(
        "{report}: deadline {day}, received {received} of {expected}",
        report=deadline_words.button(turn, term),
        day=Day(term.due(book.calendars.everywhere), "near"),
        received=counted.received,
        expected=counted.expected,
    )
    return turn.say(said)


def _name(turn: Turn, term: Term) -> Text:
    return deadline_words.name(term, turn.today)
