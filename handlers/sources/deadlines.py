"""Reports that are owed and deadlines: what forms about duties can be about, and the days they offer."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from forms.declared.commune_report import FORM as COMMUNE_REPORT
from forms.duties import named
from forms.facts import Option
from forms.question import Form
from forms.registry import every, newest
from handlers import deadline_words, owed
from handlers.deadline_words import AD_HOC
from handlers.owed import Owed
from handlers.sources.source import Source, Sources, View
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, _
from models.atlas import Spot
from scheduler.book import Book
from scheduler.calendar import LONGEST_REST
from scheduler.rule import Term

MOST = 8
LATER = (3, 5, 10)  # working days offered when more time is asked for (assumption)
NEXT = (3, 5, 10)  # and for a new deadline
EARLY = timedelta(days=100)  # before its deadline a periodic report can be written (assumption)
LATELY = timedelta(days=14)  # after its deadline one can still be moved (assumption)


def _here(view: View) -> Spot:
    return view.turn.atlas.spots[view.draft.place]


def _owed(view: View) -> list[Owed]:
    return owed.open_now(view.turn, _here(view))


def _periods(view: View) -> Sequence[Option]:
    """What a commune can write already, though it is due in some weeks only."""
    begun = owed.begun(view.turn, _here(view), form=COMMUNE_REPORT.key)
    return [_option(view, one.term) for one in begun if one.due <= view.turn.today + EARLY]


def _requests(view: View) -> Sequence[Option]:
    begun = owed.begun(view.turn, _here(view), form=AD_HOC)
    return [_option(view, one.term) for one in begun if one.due <= view.turn.today + owed.SOON]


def _extendable(view: View) -> Sequence[Option]:
    """What is owed and has not been asked more time for."""
    return [_option(view, one.term) for one in _owed(view) if not one.waits][:MOST]


def _deadlines(view: View) -> Sequence[Option]:
    """The next deadline of every duty that is the coordinator's to change."""
    found = next_terms(view.turn.today, owed.book_of(view.turn))
    return [_option(view, term) for term in found if owed.may_change(view.turn, term.rule)]


def next_terms(today: date, book: Book) -> list[Term]:
    """For each duty the term that is due next and one lately overdue, the earliest first.

    One set for a rest day is due after it.
    """
    first, last, calendar = today - timedelta(days=LONGEST_REST), today + owed.FAR, book.calendars.everywhere
    found = []
    for rule in book.rules:
        terms = list(rule.terms(first, last))
        found += [term for term in terms if today - LATELY <= term.due(calendar) < today][-1:]
        found += [term for term in terms if term.due(calendar) >= today][:1]
    return sorted(found, key=lambda term: term.set_for)


def target_of(turn: Turn, term: Term) -> dict[str, Any]:
    """A report that is owed, as an answer."""
    return {"duty": term.rule.duty_id, "period": term.key, "name": deadline_words.button(turn, term)}


def _option(view: View, term: Term) -> Option:
    value = target_of(view.turn, term)
    return Option(value, value["name"])


def _question(view: View) -> Any:
    """What was asked with the chosen request."""
    ref = named(view.answers)
    rule = owed.book_of(view.turn).rule(ref[0]) if ref else None
    return rule.question or None if rule else None


def _later_days(view: View) -> Sequence[Option]:
    """Working days after the deadline, or after today where that is over."""
    found = _chosen(view)
    start = max(found.due, view.turn.today) if found else view.turn.today
    return _days(view, start, LATER)


def _due(view: View) -> Any:
    """The present deadline of the chosen report."""
    found = _chosen(view)
    return found.due.isoformat() if found else None


def _chosen(view: View) -> Owed | None:
    ref = named(view.answers)
    return owed.one(view.turn, _here(view), ref) if ref else None


def _next_days(view: View) -> Sequence[Option]:
    """Working days from now on, but for the one that is the deadline already."""
    ref, book = named(view.answers), owed.book_of(view.turn)
    term = owed.term_of(book, ref) if ref else None
    present = term.due(book.calendars.everywhere).isoformat() if term else ""
    return [one for one in _days(view, view.turn.today, NEXT) if one.value != present]


def _days(view: View, start: date, steps: Sequence[int]) -> Sequence[Option]:
    calendar = owed.book_of(view.turn).calendars.at(_here(view).path)
    days = [calendar.forward(start, step) for step in steps]
    return [Option(day.isoformat(), _("{day}", day=Day(day, "near"))) for day in days]


def _audiences(view: View) -> Sequence[Option]:
    """Whom a coordinator can ask: all hamlets, all communes, or the hamlets of one commune.

    For a chosen report only those who can send it for themselves.
    """
    here, turn = _here(view), view.turn
    chosen = view.answers.get("form")
    able = _able(newest(chosen["form"])) if chosen else {"hamlet", "commune"}
    kinds = {spot.kind for spot in turn.atlas.on(turn.today) if spot.path.startswith(here.path)} & able
    everyone = [("hamlet", _("all hamlets")), ("commune", _("all communes"))]
    options = [
        Option({"kind": kind, "scope": here.path, "name": turn.say(label)}, label)
        for kind, label in everyone
        if kind in kinds
    ]
    for spot in turn.atlas.below(here.code, turn.today):
        if spot.kind == "commune" and "hamlet" in kinds:
            label = _("the hamlets of {place}", place=inside(spot.name(turn.today)))
            options.append(Option({"kind": "hamlet", "scope": spot.path, "name": turn.say(label)}, label))
    return options


def _able(form: Form) -> set[str]:
    """The kinds of places that can owe a form: whose people send it, and whose own report it then is."""
    hamlets = {"hamlet"} if "hamlet_head" in form.roles else set()
    communes = {"commune"} if "commune_officer" in form.roles and form.for_commune else set()
    return hamlets | communes


def _reports(view: View) -> Sequence[Option]:
    """The forms that can be owed: those that hamlets and communes send for themselves."""
    return [
        Option({"form": form.key, "name": view.turn.say(form.noun)}, form.title)
        for form in every()
        if form.thanks is None and form.key != AD_HOC and _able(form)
    ]


def _name(view: View, value: Any) -> str:
    return str(value["name"])


_BY_TARGET = ("target",)
SOURCES: Sources = {
    "periods": Source(options=_periods, label=_name),
    "requests": Source(options=_requests, label=_name),
    "owed": Source(options=_extendable, label=_name),
    "deadlines": Source(options=_deadlines, label=_name),
    "audiences": Source(options=_audiences, label=_name, answers=("form",)),
    "reports": Source(options=_reports, label=_name),
    "request": Source(known=_question, answers=_BY_TARGET),
    "due_now": Source(known=_due, answers=_BY_TARGET),
    "later_days": Source(options=_later_days, answers=_BY_TARGET),
    "next_days": Source(options=_next_days, answers=_BY_TARGET),
}
