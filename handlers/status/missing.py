"""Who has not sent (ai chưa nộp): place by place with whom to call, and a reminder by a tap."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from handlers import deadline_words, deadlines, extensions, owed
from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import looks_after, may_see_place
from handlers.status import in_charge, status
from handlers.status import status_words as words
from handlers.status.in_charge import InCharge
from handlers.status.status_ways import period_of, view_of
from handlers.turn import Turn
from handlers.unread import said_first
from locales import Day, Text, _, plural
from models.atlas import Spot
from models.person import Role
from reports.asked_terms import has_come, terms_in
from reports.duty_status import concerns
from reports.tally import Missing, missing
from scheduler.rule import Term

PAGE = 10  # places on one screen (assumption)
NOW = "now"  # in place of a period: whatever is overdue, or due soon
OVERDUE = timedelta(days=31)  # how long it is listed then (assumption, as in the digest)
SOON = timedelta(days=7)  # and how far ahead a deadline is (assumption)


class Gap(NamedTuple):
    """A place and what it has not sent, the most urgent first."""

    spot: Spot
    owed: Sequence[Missing]


class Wanted(NamedTuple):
    """What is looked at: a place, a period's key or NOW, and one duty or 0 for all."""

    here: Spot
    key: str
    duty: int = 0


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a form, a period and a place; a hamlet head sees what they owe."""
    if turn.person.role is Role.hamlet_head:
        return deadlines.mine(turn)
    named = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if named.no_such_period:
        return Reply(text=turn.say(_("There is no such month. For example: status month 3.")))
    rules, unread = status.rules_named(turn, named)
    code = named.place.code if named.place else turn.person.place_code
    duty = rules[0].duty_id if rules else 0
    reply = screen(turn, code, named.period.key if named.period else NOW, str(duty))
    return said_first(turn, reply, unread)


def screen(turn: Turn, code: str, key: str, duty_id: str = "0", page: str = "0") -> Reply:
    """A tap: one page of the places that have not sent."""
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    if turn.person.role is Role.hamlet_head:
        return deadlines.mine(turn)
    wanted = Wanted(here, key, int(duty_id))
    return _listed(turn, wanted, gaps(turn, wanted), int(page))


def may_remind(turn: Turn, here: Spot | None) -> bool:
    """Whether the person reminds others there: officers and coordinators, in their own places."""
    if here is None or not may_see_place(turn.person, here.path):
        return False
    return looks_after(turn.person)


def gaps(turn: Turn, wanted: Wanted) -> list[Gap]:
    """The places at and below one that have not sent, the longest overdue first, then in usual order."""
    by_place: dict[str, list[Missing]] = {}
    for term in _terms(turn, wanted):
        for one in missing(view_of(turn), term, wanted.here.path):
            by_place.setdefault(one.code, []).append(one)
    usual = {code: number for number, code in enumerate(turn.atlas.spots)}
    found = [
        Gap(turn.atlas.spots[code], sorted(owed_, key=lambda one: one.due))
        for code, owed_ in by_place.items()
        if code in usual and not owed.reports_for(turn, turn.atlas.spots[code])
    ]
    return sorted(found, key=lambda gap: (gap.owed[0].due, usual[gap.spot.code]))


def _terms(turn: Turn, wanted: Wanted) -> list[Term]:
    """Each duty's terms that are meant and may be missing by now."""
    book = view_of(turn).book
    calendar, today = book.calendars.everywhere, turn.today
    rules = [rule for rule in book.rules if wanted.duty in (0, rule.duty_id) and concerns(rule, wanted.here)]
    if wanted.key == NOW:
        every = [term for rule in rules for term in rule.terms(today - OVERDUE, today + SOON)]
        return [term for term in every if term.first <= today]
    period = period_of(wanted.key)
    meant = [term for rule in rules for term in terms_in(rule, period)]
    return [term for term in meant if has_come(term, today, calendar)]


def _listed(turn: Turn, wanted: Wanted, found: Sequence[Gap], page: int) -> Reply:
    payload = "tm", wanted.here.code, wanted.key, wanted.duty
    shown = found[page * PAGE : (page + 1) * PAGE]
    people = in_charge.of_places(turn, [gap.spot.code for gap in shown])
    remind = may_remind(turn, wanted.here)
    lines = [_line(turn, wanted, gap, people if remind else None) for gap in shown]
    numbered = [f"{page * PAGE + n}. {line}" for n, line in enumerate(lines, start=1)]
    heading = _heading(turn, wanted, found)
    if not remind:  # nothing to tap on: the lines are all there is
        heading, numbered = "\n".join([heading, *numbered]), []
    return Reply(
        text=heading,
        table="\n".join(numbered),
        question=turn.say(_("Remind whom? It is said at once.")) if remind and shown else "",
        choices=(
            *turn.rows(_reminders(turn, wanted, shown, lines) if remind else [], 2),
            *turn.rows(_all(turn, wanted, found) if remind else []),
            *turn.rows(turn.pages(_("More places"), *payload, at=page, last=(len(found) - 1) // PAGE), 2),
            *turn.rows(_ways(turn, wanted), 2),
        ),
        mode="replace",
    )


def _heading(turn: Turn, wanted: Wanted, found: Sequence[Gap]) -> str:
    """What is listed, and how much that is."""
    rule = view_of(turn).book.rule(wanted.duty) if wanted.duty else None
    what = _("Missing reports")
    if rule is not None:
        what = _("Missing: {report}", report=deadline_words.title(rule))
    place = words.place(turn, wanted.here)
    if wanted.key == NOW:
        day = Day(turn.today, "short")
        told = turn.say(_("{what}, {place} (until {day})", what=what, place=place, day=day))
    else:
        told = words.heading(turn, turn.say(what), wanted.here, period_of(wanted.key))
    if not found:
        nobody = turn.say(_("✅ Nobody is missing."))
        return f"{told}\n{nobody}"
    reports = sum(len(gap.owed) for gap in found)
    number = plural(
        "{n} place, {reports} reports", "{n} places, {reports} reports", len(found), reports=reports
    )
    return f"{told}\n{turn.say(number)}"


def _line(turn: Turn, wanted: Wanted, gap: Gap, people: Mapping[str, Sequence[InCharge]] | None) -> str:
    """A place, what it has not sent, and whom to call; without ``people`` nobody is named."""
    owed_ = ", ".join(_owed(turn, one) for one in gap.owed)
    line = turn.say(_("{name}: {told}", name=words.within(turn, wanted.here, gap.spot), told=owed_))
    if people is None:
        return line
    roles = {one.term.rule.role for one in gap.owed}
    calls = [_call(turn, one) for one in people.get(gap.spot.code, ()) if one.role in roles]
    nobody = turn.say(_("Nobody is in charge yet"))
    return f"{line}. {', '.join(calls) or nobody}"


def _call(turn: Turn, one: InCharge) -> str:
    if one.unreachable is None:
        return one.called
    return turn.say(_("{name} ({why})", name=one.called, why=one.unreachable))


def _owed(turn: Turn, one: Missing) -> str:
    """ "tập huấn tháng 10 (quá hạn 5 ngày)"."""
    title, period = deadline_words.title(one.term.rule), one.term.period
    named = title
    if period.year:
        named = turn.say(_("{title} of {period}", title=title, period=period.name(turn.today)))
    said = [_when(turn.today, one.due)]
    said += [_("returned to be mended")] if one.returned else []
    said += [_("asked for more time")] if one.waits else []
    return turn.say(_("{name} ({why})", name=named, why=", ".join(turn.say(text) for text in said)))


def _when(today: date, due: date) -> Text:
    if due < today:
        return plural("{n} day overdue", "{n} days overdue", (today - due).days)
    return _("deadline {day}", day=Day(due, "short"))


def _reminders(turn: Turn, wanted: Wanted, shown: Sequence[Gap], lines: Sequence[str]) -> list[Choice]:
    return [
        turn.choice(
            _("Remind {place}", place=words.place(turn, gap.spot)),
            "tp",
            gap.spot.code,
            wanted.key,
            wanted.duty,
            row=line,
        )
        for gap, line in zip(shown, lines, strict=True)
    ]


def _all(turn: Turn, wanted: Wanted, found: Sequence[Gap]) -> list[Choice]:
    if len(found) < 2:
        return []
    label = _("Remind all {n} places", n=len(found))
    return [turn.choice(label, "ta", wanted.here.code, wanted.key, wanted.duty)]


def _ways(turn: Turn, wanted: Wanted) -> list[Choice]:
    """To the figures, to the deadlines, and to the requests for more time."""
    found = [turn.choice(_("Deadlines"), "c", "hanchot")]
    if wanted.key == NOW:
        found.insert(0, turn.choice(_("How things stand"), "c", "tinhhinh"))
    else:
        duty = (wanted.duty,) if wanted.duty else ()
        found.insert(0, turn.choice(_("How things stand"), "t", wanted.here.code, wanted.key, *duty))
    waiting = extensions.waiting(turn)
    if waiting:
        found.append(turn.choice(_("Asked for more time: {n}", n=len(waiting)), "xl"))
    return found
