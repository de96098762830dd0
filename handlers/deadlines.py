"""/hanchot for those who report: what their place owes, and one of these reports with what can be done."""

from collections.abc import Sequence

from handlers import deadline_words, owed
from handlers.message import Choice, Reply
from handlers.owed import Owed
from handlers.turn import Turn
from locales import _
from models import report as reports
from models.atlas import Spot
from scheduler.calendar import WorkCalendar

MOST_NEXT = 3


def mine(turn: Turn) -> Reply:
    """Everything the person's place owes, the most urgent first; where that is nothing, what comes next."""
    here = place_of(turn)
    calendar = owed.book_of(turn).calendars.at(here.path)
    found = owed.open_now(turn, here)
    if not found:
        return _nothing(turn, here, calendar)
    lines = [deadline_words.line(turn, one, calendar) for one in found]
    to_mend = mend_choices(turn)
    return Reply(
        table="\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)),
        text=turn.say(_("You still have to send:")),
        question=turn.say(_("Which one will you do?")),
        choices=turn.rows(
            [
                *(
                    turn.choice(deadline_words.button(turn, one.term), "do", *one.term.ref, row=line)
                    for one, line in zip(found, lines, strict=True)
                ),
                *to_mend,
            ]
        ),
        mode="replace",
    )


def _nothing(turn: Turn, here: Spot, calendar: WorkCalendar) -> Reply:
    """Nothing is owed: what comes next."""
    ahead = [deadline_words.line(turn, one, calendar) for one in owed.next_ones(turn, here)[:MOST_NEXT]]
    told = [turn.say(_("✅ Nothing is owed at the moment."))]
    if ahead:
        told += [turn.say(_("Coming next:")), *(f"- {line}" for line in ahead)]
    return Reply(text="\n".join(told), choices=turn.rows(mend_choices(turn)), mode="replace")


def mend_choices(turn: Turn) -> Sequence[Choice]:
    """The way to what was returned to this person, whether or not its duty is answered otherwise."""
    returned = reports.returned_to(turn.session, turn.person.id, sample=turn.person.sample)
    return (
        [turn.choice(_("⚠️ Returned to be mended: {n}", n=len(returned)), "c", "bosung")] if returned else []
    )


def item(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: one report that is owed, with what can be done about it."""
    one = find(turn, duty_id, period)
    if one is None:
        return gone(turn)
    here = place_of(turn)
    calendar = owed.book_of(turn).calendars.at(here.path)
    return Reply(
        text=deadline_words.line(turn, one, calendar) + ".",
        choices=turn.rows(actions(turn, one)),
        mode="replace",
    )


def actions(turn: Turn, one: Owed) -> Sequence[Choice]:
    """Report now, nothing to report, ask for more time: what fits this report."""
    ref = one.term.ref
    mine = is_mine_to_mend(turn, one)
    found = [turn.choice(_("Mend now") if mine else _("Report now"), "dr", *ref)]
    if one.term.rule.nil_allowed and not mine:
        found.append(turn.choice(_("Nothing to report"), "dn", *ref))
    if not one.waits:
        found.append(turn.choice(_("Ask for more time"), "dx", *ref))
    return found


def is_mine_to_mend(turn: Turn, one: Owed) -> bool:
    """Whether what was sent for it was returned to this very person: it is mended, none sent anew."""
    return one.returned is not None and one.returned.keeper_id == turn.person.id


def find(turn: Turn, duty_id: str, period: str) -> Owed | None:
    """The report of a button that the person's place still owes; None where it does not any more."""
    here = turn.atlas.find(turn.person.place_code)
    if here is None or not owed.reports_for(turn, here):
        return None
    one = owed.one(turn, here, (int(duty_id), period))
    return one if one is not None and one.answer is None else None


def gone(turn: Turn) -> Reply:
    """A button of a report that is not owed any more: it was sent, closed, or is another place's."""
    return Reply(text=turn.say(_("That report is not owed any more. Type “deadlines” to see what is.")))


def place_of(turn: Turn) -> Spot:
    """The place the person answers for."""
    return turn.atlas.spots[turn.person.place_code]
