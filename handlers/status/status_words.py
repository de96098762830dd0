"""How the state of things is said: a duty's figures, one place's standing, a period and what came before."""

from collections.abc import Sequence
from datetime import date

from handlers import deadline_words, parts_told
from handlers.parts_told import Parts
from handlers.turn import VIETNAM, Turn
from handlers.words import inside
from locales import Day, Text, _, plural
from locales.capital import capital
from models.atlas import Spot
from models.training import Totals
from reports.completeness import Figures, Standing
from reports.duty_status import DutyStatus
from reports.tally import Review
from scheduler.period import MONTHS, Kind, Period, containing
from scheduler.reminding import Why
from scheduler.rule import Rule, Term

UNITS: dict[str, Text] = {"hamlet": _("hamlets"), "commune": _("communes")}
_PLACES = _("places")
_HOW_OFTEN: dict[Kind, Text] = {
    Kind.quarter: _("every quarter"),
    Kind.half_year: _("every half year"),
    Kind.year: _("every year"),
}
_BEFORE: dict[Kind, Text] = {
    Kind.month: _("last month"),
    Kind.quarter: _("last quarter"),
    Kind.half_year: _("last half year"),
    Kind.year: _("last year"),
}


def short(turn: Turn, rule: Rule, asked: Period, terms: Sequence[Term] = ()) -> str:
    """A duty in a line or on a button: "Tập huấn"; with its period where that is not the one asked for."""
    title = deadline_words.title(rule)
    if not is_longer(rule, asked) or not terms:
        return capital(turn.say(title))
    named = _("{title} of {period}", title=title, period=terms[0].period.name(turn.today))
    return capital(turn.say(named))


def is_longer(rule: Rule, asked: Period) -> bool:
    """Whether a duty's periods are longer than the one asked for, and have to be named."""
    return rule.kind is not Kind.once and MONTHS[rule.kind] > MONTHS[asked.kind]


def recurring(turn: Turn, rule: Rule) -> str:
    """A duty by itself, without a period: "Tập huấn", "Định kỳ hằng quý"."""
    title = deadline_words.title(rule)
    how_often = _HOW_OFTEN.get(rule.kind)
    if how_often is None:
        return capital(turn.say(title))
    return capital(turn.say(_("{title} {how_often}", title=title, how_often=how_often)))


def heading(turn: Turn, what: Text | str, here: Spot, asked: Period, *, has_period: bool = False) -> str:
    """ "Tình hình tháng 3, xã Lại Sơn (đến 18/03)"; without a day for what is over.

    ``has_period``: ``what`` says itself about which period it is.
    """
    where = place(turn, here)
    told = _("{what} of {period}, {place}", what=what, period=asked.name(turn.today), place=where)
    if has_period:
        told = _("{what}, {place}", what=what, place=where)
    if asked < containing(asked.kind, turn.today):
        return turn.say(told)
    return turn.say(_("{what} (until {day})", what=told, day=Day(turn.today, "short")))


def place(turn: Turn, here: Spot) -> str:
    """A place inside a sentence."""
    return inside(name(here, turn.today))


def name(spot: Spot, today: date) -> str:
    """What a place is called; one that has ended, as it was called last."""
    return spot.name(min(today, spot.exists.last or today))


def within(turn: Turn, here: Spot, spot: Spot) -> str:
    """A place's name, with the commune's where one looks from above it: "Ấp An Cư, xã An Sơn"."""
    named = name(spot, turn.today)
    above = turn.atlas.find(spot.parent_code)
    if above is None or not above.path.startswith(here.path) or above.code == here.code:
        return named
    return f"{named}, {inside(name(above, turn.today))}"


def line(turn: Turn, one: DutyStatus, asked: Period, review: Review | None = None) -> str:
    """A duty's line: "Tập huấn: 9/13 ấp (69%), đúng hạn 8, tháng trước 6/13"."""
    called = short(turn, one.rule, asked, one.terms)
    if not one.due:
        return turn.say(_("{name}: not due yet", name=called))
    return turn.say(_("{name}: {told}", name=called, told=counted(turn, one, asked, review)))


def counted(turn: Turn, one: DutyStatus, asked: Period, review: Review | None = None) -> str:
    """A duty's figures, those of the period before, and how many wait to be looked at."""
    unit = UNITS.get(one.rule.owed_by, _PLACES)
    total = one.total
    said = [
        _(
            "{received}/{expected} {unit} ({rate}%)",
            received=total.received,
            expected=total.expected,
            unit=unit,
            rate=rate(total),
        ),
        *in_time(total),
    ]
    if one.before is not None:
        kind = one.rule.kind if is_longer(one.rule, asked) else asked.kind
        before = one.before
        said.append(
            _(
                "{before} {received}/{expected}",
                before=_BEFORE[kind],
                received=before.received,
                expected=before.expected,
            )
        )
    if review is not None and review.waiting:
        said.append(_("to be checked {n}", n=review.waiting))
    if review is not None and review.returned:
        said.append(_("returned {n}", n=review.returned))
    return ", ".join(turn.say(text) for text in said)


def in_time(counted: Figures) -> list[Text]:
    """How many of those that arrived were in time; nothing where none has arrived."""
    return [_("in time {n}", n=counted.on_time)] if counted.received else []


def rate(counted: Figures) -> int:
    """Of a hundred expected so many received; a hundred only when none is missing."""
    return counted.received * 100 // counted.expected if counted.expected else 0


def area(turn: Turn, spot: Spot, counted: Figures) -> str:
    """A commune's line: "Xã Lại Sơn: 3/4, đúng hạn 2"."""
    said = [
        _(
            "{name}: {received}/{expected}",
            name=name(spot, turn.today),
            received=counted.received,
            expected=counted.expected,
        ),
        *in_time(counted),
    ]
    return ", ".join(turn.say(text) for text in said)


def standing(
    turn: Turn, found: Sequence[tuple[Term, Standing]], parts: Parts | None = None, *, returned: bool = False
) -> str:
    """How one place stands: with one report its day and deadline, with several how many have come.

    ``parts``: of what it can tell of in that one period, how much it has.
    """
    if len(found) == 1:
        told = _one(turn, found[0][1], returned)
        if parts is None or not parts.are_several or not _is_reported(found[0][1]):
            return turn.say(told)
        return turn.say(
            _("{told}, {counted}", told=told, counted=parts_told.counted(found[0][0].rule.form, parts))
        )
    total = sum((one.at(turn.now) for _term, one in found), Figures())
    told = _("{received} of {expected} reports", received=total.received, expected=total.expected)
    return ", ".join(turn.say(text) for text in [told, *in_time(total)])


def _one(turn: Turn, one: Standing, returned: bool) -> Text:
    if one.answer is None:
        return _returned(one) if returned else _missing(turn, one.due)
    came = one.answer.at.astimezone(VIETNAM).date()
    day = Day(came, "short")
    if one.answer.why is Why.nil:
        return _("nothing to report, {day}", day=day)
    if came <= one.due:
        return _("sent {day}, in time", day=day)
    return plural("sent {day}, {n} day late", "sent {day}, {n} days late", (came - one.due).days, day=day)


def _is_reported(one: Standing) -> bool:
    return one.answer is not None and one.answer.why is Why.reported


def _missing(turn: Turn, due: date) -> Text:
    if due < turn.today:
        late = (turn.today - due).days
        return plural("not sent, {n} day overdue", "not sent, {n} days overdue", late)
    return _("not sent, deadline {day}", day=Day(due, "short"))


def _returned(one: Standing) -> Text:
    return _("returned to be mended, deadline {day}", day=Day(one.due, "short"))


def trained(totals: Totals) -> Text:
    """ "3 buổi, 42 người, 25 nữ"."""
    return _(
        "{sessions} sessions, {people} people, {women} women",
        sessions=totals.sessions,
        people=totals.people,
        women=totals.women,
    )


def period_button(turn: Turn, period: Period) -> str:
    """A period on a button: "Tháng 3", "Quý 4/2026"."""
    return capital(turn.say(period.name(turn.today)))


def not_due(turn: Turn, asked: Period, found: Sequence[DutyStatus]) -> list[str]:
    """The duties whose time has not come, in one line."""
    names = [short(turn, one.rule, asked, one.terms) for one in found if not one.due]
    listed = ", ".join(map(inside, names))
    return [turn.say(_("Not due yet: {names}", names=listed))] if names else []
