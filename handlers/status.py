"""How things stand (tình hình): per commune, down to a hamlet and to one report with its photos."""

import msgspec

from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Text, _
from models import training
from models.atlas import Spot
from models.training import Totals
from reports.training_status import NOTHING, Month, training_status
from scheduler.period import Kind


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a month and a place in any order: "tháng 10 xã Lại Sơn"."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such month. For example: status month 3.")))
    period = wanted.period
    of_month = period is not None and period.kind is Kind.month
    month = Month(period.year, period.number) if period and of_month else Month.of(turn.today)
    reply = _screen(turn, wanted.place.code if wanted.place else turn.person.place_code, month)
    if not wanted.unread:
        return reply
    unread = turn.say(_("“{words}” was not understood.", words=wanted.unread[:60]))
    return msgspec.structs.replace(reply, text=f"{unread}\n{reply.text}")


def screen(turn: Turn, code: str, year_and_month: str) -> Reply:
    """A tap: a place in a month."""
    return _screen(turn, code, Month(int(year_and_month[:4]), int(year_and_month[4:])))


def _screen(turn: Turn, code: str, month: Month) -> Reply:
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    if here.kind == "hamlet":
        return _hamlet(turn, here, month)
    return _places_below(turn, here, month)


def _places_below(turn: Turn, here: Spot, month: Month) -> Reply:
    """A line and a button for each place below."""
    status = training_status(turn.session, turn.atlas, here, month, turn.today, sample=turn.person.sample)
    lines = [_line(turn, row.name, row.totals) for row in status.below]
    buttons = [
        turn.choice(row.name, "t", row.code, _digits(month), row=line)
        for row, line in zip(status.below, lines, strict=True)
    ]
    whole = [_line(turn, turn.say(_("Together")), status.whole)]
    own: list[Choice] = []
    if status.itself.sessions:
        itself = turn.say(_("For the whole of {place}", place=_name(turn, here)))
        whole.insert(0, _line(turn, itself, status.itself))
        own = _own_reports(turn, here, month)
    return Reply(
        text="\n".join([_heading(turn, here, month), *whole]),
        table="\n".join(lines),
        choices=(*turn.rows(buttons, 2), *turn.rows(own), *_elsewhere(turn, here, month)),
        mode="replace",
    )


def _hamlet(turn: Turn, here: Spot, month: Month) -> Reply:
    """A hamlet's reports of the month, one button each."""
    reports = _own_reports(turn, here, month)
    totals = training.totals_by_place(
        turn.session, here.path, month.first, month.last, turn.person.sample
    ).get(here.code, NOTHING)
    return Reply(
        text="\n".join([_heading(turn, here, month), _line(turn, turn.say(_("Together")), totals)]),
        choices=(*turn.rows(reports), *_elsewhere(turn, here, month)),
        mode="replace",
    )


def _own_reports(turn: Turn, here: Spot, month: Month) -> list[Choice]:
    found = training.sessions_at(turn.session, here.code, month.first, month.last, turn.person.sample)
    return [
        turn.choice(
            _(
                "{day}: {topic}, {people} people",
                day=Day(held.first_day, "short"),
                topic=held.topic,
                people=held.people,
            ),
            "r",
            report.id,
        )
        for report, held in found
    ]


def _elsewhere(turn: Turn, here: Spot, month: Month) -> tuple[tuple[Choice, ...], ...]:
    """The month before, the month after, and up to the place above, as far as the person may see."""
    months = [turn.choice(_("Month {n}", n=month.before.number), "t", here.code, _digits(month.before))]
    if month < Month.of(turn.today):
        months.append(turn.choice(_("Month {n}", n=month.after.number), "t", here.code, _digits(month.after)))
    above = turn.atlas.find(here.parent_code)
    up = []
    if above is not None and may_see_place(turn.person, above.path):
        up = [turn.choice(_("Back to {place}", place=_name(turn, above)), "t", above.code, _digits(month))]
    return (tuple(months), *turn.rows(up))


def _heading(turn: Turn, here: Spot, month: Month) -> str:
    """The month so far, or a whole month that is over."""
    if month == Month.of(turn.today):
        told = _(
            "Training in month {n}, {place} (until {day})",
            n=month.number,
            place=_name(turn, here),
            day=Day(turn.today, "short"),
        )
    else:
        told = _(
            "Training in month {n}/{year}, {place}",
            n=month.number,
            year=str(month.year),
            place=_name(turn, here),
        )
    return turn.say(told)


def _line(turn: Turn, name: str, totals: Totals) -> str:
    counted = _totals(totals) if totals.sessions else _("no report yet")
    return turn.say(_("{name}: {totals}", name=name, totals=counted))


def _totals(totals: Totals) -> Text:
    return _(
        "{sessions} sessions, {people} people, {women} women",
        sessions=totals.sessions,
        people=totals.people,
        women=totals.women,
    )


def _name(turn: Turn, here: Spot) -> str:
    return inside(turn.place_name(here.code))


def _digits(month: Month) -> str:
    return f"{month.year}{month.number:02d}"
