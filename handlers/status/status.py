"""How things stand (tình hình): each duty's figures in a period, place by place, down to one report."""

from collections.abc import Sequence

from forms.question import Form
from handlers.asked import Asked, read
from handlers.errands import Folder, Wanted
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.status import status_duty, status_later, status_place, status_training
from handlers.status import status_words as words
from handlers.status.status_ways import Look, around, below, month_of, onward, period_of, to, view_of
from handlers.turn import Turn
from handlers.unread import said_first
from locales import _
from locales.folding import fold
from models.atlas import Spot
from reports.duty_status import DutyStatus, areas, duty_statuses
from scheduler.period import Period
from scheduler.rule import Rule

_OWED_AS = {"household_review": "review_closing"}  # reviews are owed as the closing of all of them


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a form, a period and a place in any order."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such month. For example: status month 3.")))
    rules, unread = rules_named(turn, wanted)
    code = wanted.place.code if wanted.place else turn.person.place_code
    period = wanted.period or month_of(turn)
    reply = _screen(turn, code, period, rules, 0)
    return said_first(turn, reply, unread)


def screen(turn: Turn, code: str, key: str, duty_id: str = "0", page: str = "0") -> Reply:
    """A tap: a place in a period, all duties or one of them."""
    rule = view_of(turn).book.rule(int(duty_id))
    return _screen(turn, code, period_of(key), [rule] if rule else None, int(page))


def rules_named(turn: Turn, wanted: Asked) -> tuple[list[Rule] | None, str]:
    """The duties that are meant, None for all; and the words that are still not understood."""
    rules = view_of(turn).book.rules
    if wanted.form is not None:
        return _of_form(rules, wanted.form), wanted.unread
    titled = [rule for rule in rules if rule.title and f" {fold(rule.title)} " in f" {wanted.unread} "]
    if not titled:
        return None, wanted.unread
    title = fold(titled[0].title)
    left = f" {wanted.unread} ".replace(f" {title} ", " ", 1).strip()
    return [rule for rule in titled if fold(rule.title) == title], left


def _of_form(rules: Sequence[Rule], form: Form) -> list[Rule]:
    key = _OWED_AS.get(form.key, form.key)
    return [rule for rule in rules if rule.form == key]


def _screen(turn: Turn, code: str, period: Period, rules: list[Rule] | None, page: int) -> Reply:
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    if status_later.takes_long(turn, here, period):
        return status_later.ask(turn, here, period, rules, page)
    return _counted(turn, here, period, rules, page)


def make(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """The errand: what took too long to be counted at once, with the rights its person has by now."""
    here = turn.atlas.find(wanted["place"])
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    every = view_of(turn).book.rules
    duties = wanted["duties"]
    rules = None if duties is None else [rule for rule in every if rule.duty_id in duties]
    return _counted(turn, here, period_of(wanted["period"]), rules, wanted["page"])


def _counted(turn: Turn, here: Spot, period: Period, rules: list[Rule] | None, page: int) -> Reply:
    every = view_of(turn).book.rules if rules is None else rules
    found = duty_statuses(view_of(turn), here, period, every)
    if rules is not None and len(found) == 1:
        return status_duty.duty(turn, Look(here, period, found[0].rule), found[0], page)
    about_training = rules is None or any(rule.form == "training" for rule in rules)
    if about_training and not any(one.due for one in found):
        return status_training.training(turn, here, period, words.not_due(turn, period, found), page)
    if not found:
        return _nothing_owed(turn, here, period)
    if any(one.rule.owed_by == here.kind for one in found):
        return status_place.place(turn, Look(here, period), found, page)
    return _board(turn, Look(here, period), found, page)


def _nothing_owed(turn: Turn, here: Spot, period: Period) -> Reply:
    look = Look(here, period)
    told = words.heading(turn, turn.say(_("State of reports")), here, period)
    nothing = turn.say(_("No such report is owed here in that period."))
    return Reply(text=f"{told}\n{nothing}", choices=around(turn, look), mode="replace")


def _board(turn: Turn, look: Look, found: list[DutyStatus], page: int) -> Reply:
    """A line and a button for each duty, a button for each place below."""
    due = [one for one in found if one.due]
    lines = [status_duty.line(turn, look, one) for one in due]
    duties = [
        to(turn, words.short(turn, one.rule, look.asked, one.terms), look._replace(rule=one.rule), row=line)
        for one, line in zip(due, lines, strict=True)
    ]
    places = [(spot, spot.name(turn.today)) for spot in turn.atlas.below(look.here.code, turn.today)]
    trained = status_training.line(turn, look.here, look.asked)
    return Reply(
        text=words.heading(turn, turn.say(_("State of reports")), look.here, look.asked),
        table="\n".join(lines) if page == 0 else "",
        hint="\n".join([*trained, *words.not_due(turn, look.asked, found), *_worst(turn, look.here, due)])
        if page == 0
        else "",
        choices=(
            *turn.rows(duties if page == 0 else [], 2),
            *below(turn, look, places, page),
            *onward(turn, look),
        ),
        mode="replace",
    )


def _worst(turn: Turn, here: Spot, found: list[DutyStatus]) -> list[str]:
    """The place below from which most is missing."""
    missing: dict[Spot, int] = {}
    for one in found:
        for spot, counted in areas(one.by_parent, turn.atlas, here):
            missing[spot] = missing.get(spot, 0) + counted.expected - counted.received
    worst = max(missing, key=lambda spot: missing[spot], default=None)
    if worst is None or not missing[worst]:
        return []
    told = _("Most are missing from: {place} ({n})", place=words.place(turn, worst), n=missing[worst])
    return [turn.say(told)]
