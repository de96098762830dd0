"""“Sao nhắc tôi?”: why the person was reminded last, and whether it is still so."""

from handlers import deadline_words, deadlines, owed
from handlers.message import Reply
from handlers.turn import VIETNAM, Turn
from locales import Day, Text, _
from models import reminder
from models.notice import Notice
from models.reminder import Reminder
from scheduler.reminding import Why


def asked(turn: Turn, rest: str) -> Reply:
    """The question, in words or as a command."""
    spoken_of = reminder.last_of_person(turn.session, turn.person.id)
    said = turn.session.get(Notice, spoken_of[0].notice_id) if spoken_of else None
    if said is None:
        return Reply(text=turn.say(_("You were not reminded of anything lately.")))
    day = Day(said.created_at.astimezone(VIETNAM).date(), "near")
    told = [turn.say(_("You were reminded on {day}:", day=day))]
    for row in spoken_of:
        told += _about(turn, row)
    left = [turn.choice(_("What I owe"), "c", "hanchot")]
    return Reply(text="\n".join(told), choices=turn.rows(left))


def _about(turn: Turn, row: Reminder) -> list[str]:
    """What is owed and by which rule, at which step it was said, and how it stands now."""
    here = deadlines.place_of(turn)
    book = owed.book_of(turn)
    one = owed.one(turn, here, (row.duty_id, row.period))
    if one is None:
        return [turn.say(_("- A report that is not owed any more."))]
    line = deadline_words.line(turn, one, book.calendars.at(here.path))
    days = _(
        "  It counts what happened from {first} to {last}.",
        first=Day(one.term.first, "short"),
        last=Day(one.term.last, "short"),
    )
    return [
        f"- {line}.",
        turn.say(days),
        f"  {turn.say(deadline_words.step(row.step))}",
        f"  {turn.say(_now(one))}",
    ]


def _now(one: owed.Owed) -> Text:
    """Whether it has been answered since."""
    if one.answer is None and one.waits:
        return _("More time was asked for; until it is decided nobody is reminded.")
    if one.answer is None:
        return _("Nothing has arrived yet, so it goes on.")
    day = Day(one.answer.at.astimezone(VIETNAM).date(), "near")
    if one.answer.why is Why.nil:
        return _("You said on {day} that there is nothing to report: no more reminders.", day=day)
    return _("The report arrived on {day}: no more reminders.", day=day)
