"""Reminding by a tap (nhắc ngay): whoever has not sent is told by the courier, once a day for each report.

A place's or everybody's reports go out in one message for each person. What is answered meanwhile is
not said, nor anything in quiet hours.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from handlers import deadlines, owed, reminders
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.reminders import Due
from handlers.status import in_charge
from handlers.status import status_words as words
from handlers.status.in_charge import InCharge
from handlers.status.missing import Gap, Wanted, gaps, may_remind
from handlers.turn import VIETNAM, Turn
from handlers.words import ROLES
from locales import Text, _, plural
from locales.stored_text import pack, unpack
from models import notice
from models.insert_new import insert_new
from models.notice import Notice, Taken
from scheduler.planning import NUDGE
from scheduler.rule import Ref

WORTH = timedelta(days=1)  # how long it is worth saying (assumption)
MOST_NAMES = 10


class Told(NamedTuple):
    """Who is told, who was told of it today already, who cannot be reached, which places have nobody."""

    now: Sequence[InCharge]
    before: Sequence[InCharge]
    out_of_reach: Sequence[InCharge]
    without: Sequence[Gap]


def place(turn: Turn, code: str, key: str, duty_id: str) -> Reply:
    """A tap: remind whoever answers for one place."""
    here = turn.atlas.find(code)
    if here is None or not may_remind(turn, here):
        return not_yours(turn)
    wanted = Wanted(here, key, int(duty_id))
    return _remind(turn, wanted, [gap for gap in gaps(turn, wanted) if gap.spot.code == code])


def everybody(turn: Turn, code: str, key: str, duty_id: str) -> Reply:
    """A tap: remind all who have not sent, at a place and below it."""
    here = turn.atlas.find(code)
    if here is None or not may_remind(turn, here):
        return not_yours(turn)
    wanted = Wanted(here, key, int(duty_id))
    return _remind(turn, wanted, gaps(turn, wanted))


def to_say(turn: Turn, taken: Taken) -> Reply | None:
    """One message for all that somebody is reminded of by the same tap; None for what was answered since."""
    together = _together(turn, taken)
    if not together or together[0].id != taken.id:
        return None  # the first one speaks of it
    found = [deadlines.find(turn, str(duty), period) for duty, period in map(_ref, together)]
    left = [one for one in found if one is not None and not one.waits]
    if not left:
        return None
    calendar = owed.book_of(turn).calendars.at(deadlines.place_of(turn).path)
    dues = [Due(one, 0) for one in sorted(left, key=lambda one: one.due)]
    told = reminders.told(turn, dues, calendar)
    typed = _("You can type: report now, nothing to report, ask for more time.")
    return Reply(
        text="\n".join([turn.say(unpack(taken.text)), *told]),
        choices=reminders.choices(turn, left, with_later=False),
        explain_ways_out=turn.say(typed),
        urgency=reminders.urgency(turn.today, dues, calendar),
    )


def _remind(turn: Turn, wanted: Wanted, found: Sequence[Gap]) -> Reply:
    """Write the notices, and say who is told."""
    asked = [gap._replace(owed=[one for one in gap.owed if not one.waits]) for gap in found]
    asked = [gap for gap in asked if gap.owed]
    if not asked:
        nobody = _("They have asked for more time.") if found else _("✅ Nobody is missing.")
        return Reply(text=turn.say(nobody), choices=_back(turn, wanted), mode="replace")
    roles = {one.term.rule.role for gap in asked for one in gap.owed}
    begins = {role: owed.book_of(turn).quiet_of(role).next_end(turn.now) for role in roles}
    told = _write(turn, asked, begins)
    return Reply(text=_said(turn, told, max(begins.values())), choices=_back(turn, wanted), mode="replace")


def _write(turn: Turn, asked: Sequence[Gap], begins: Mapping[str, datetime]) -> Told:
    """A notice for each person and report, but for those that stand there from before today."""
    people = in_charge.of_places(turn, [gap.spot.code for gap in asked])
    by_key: dict[str, InCharge] = {}
    without: list[Gap] = []
    for gap in asked:
        roles = {one.term.rule.role for one in gap.owed}
        mine = [one for one in people.get(gap.spot.code, ()) if one.role in roles]
        without += [] if mine else [gap]
        for one in mine:
            if one.id != turn.person.id:
                refs = [owed_.term.ref for owed_ in gap.owed if owed_.term.rule.role == one.role]
                by_key |= {_key(turn, one, ref): one for ref in refs}
    new = _add(turn, {key: one for key, one in by_key.items() if one.unreachable is None}, begins)
    every = list({one.id: one for one in by_key.values()}.values())
    now = {by_key[key].id for key in new}
    return Told(
        now=[one for one in every if one.id in now],
        before=[one for one in every if one.unreachable is None and one.id not in now],
        out_of_reach=[one for one in every if one.unreachable is not None],
        without=without,
    )


def _add(turn: Turn, by_key: Mapping[str, InCharge], begins: Mapping[str, datetime]) -> set[str]:
    """Write what is new, in the name of whoever taps; the keys of that."""
    who = turn.person
    asks = pack(_("{name}, {role}, reminds you:", name=who.name, role=ROLES[who.role]))
    rows = []
    for key, one in by_key.items():
        due_at = begins[one.role]
        row = notice.composed(key, one.id, NUDGE, turn.now, due_at, due_at + WORTH)
        rows.append({**row, "text": asks})
    return {row.key for row in insert_new(turn.session, Notice, rows, col(Notice.key))}


def _key(turn: Turn, one: InCharge, ref: Ref) -> str:
    """Whoever taps: one reminder a day for a person and a report."""
    return f"nudge:{one.id}:{ref[0]}:{ref[1]}:{turn.today.isoformat()}"


def _ref(one: Notice) -> Ref:
    """The report a notice is about, from its key."""
    _nudge, _person, duty, period, _day = one.key.split(":")
    return int(duty), period


def _together(turn: Turn, taken: Taken) -> Sequence[Notice]:
    """What the same tap wrote for the person, the first one first."""
    this = turn.session.get_one(Notice, taken.id)
    query = (
        select(Notice)
        .where(col(Notice.person_id) == taken.person_id, col(Notice.kind) == NUDGE)
        .where(col(Notice.created_at) == this.created_at)
        .order_by(col(Notice.id))
    )
    return turn.session.exec(query).all()


def _said(turn: Turn, told: Told, at: datetime) -> str:
    """How many are told, and whom one has to call."""
    lines: list[Text] = []
    number = len(told.now)
    if number and at > turn.now:
        hour = str(at.astimezone(VIETNAM).hour)
        lines.append(
            plural(
                "✅ {n} person will be reminded at {hour} o'clock.",
                "✅ {n} people will be reminded at {hour} o'clock.",
                number,
                hour=hour,
            )
        )
    elif number:
        lines.append(plural("✅ {n} person is reminded now.", "✅ {n} people are reminded now.", number))
    if told.before:
        lines.append(
            plural(
                "{n} person has been reminded today already.",
                "{n} people have been reminded today already.",
                len(told.before),
            )
        )
    if told.out_of_reach:
        names = [_named(turn, one) for one in told.out_of_reach]
        lines.append(_("Not reached by Tin Ấp, please call: {names}", names=_some(turn, names)))
    if told.without:
        names = [words.place(turn, gap.spot) for gap in told.without]
        lines.append(_("Nobody is in charge yet: {names}", names=_some(turn, names)))
    return "\n".join(turn.say(line) for line in lines) or turn.say(_("Only you can send that."))


def _named(turn: Turn, one: InCharge) -> str:
    spot = turn.atlas.spots[one.place_code]
    return turn.say(_("{name} ({place})", name=one.called, place=words.place(turn, spot)))


def _some(turn: Turn, names: Sequence[str]) -> str:
    more = [turn.say(_("and {n} more", n=len(names) - MOST_NAMES))] if len(names) > MOST_NAMES else []
    return " ".join([", ".join(names[:MOST_NAMES]), *more])


def _back(turn: Turn, wanted: Wanted) -> tuple[tuple[Choice, ...], ...]:
    """To the list, where the person began."""
    back = turn.choice(_("Who has not sent"), "tm", turn.person.place_code, wanted.key, wanted.duty)
    return ((back,),)
