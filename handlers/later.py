"""Being reminded later the same day (để chiều nhắc lại): one message more, because it was asked for."""

from datetime import datetime, timedelta

from handlers import deadlines, owed
from handlers.message import Reply
from handlers.turn import VIETNAM, Turn
from locales import Text, _
from models import notice, reminder
from scheduler.planning import KIND

AFTER = timedelta(hours=4)  # when it is said again (assumption)


def later(turn: Turn, rest: str = "") -> Reply:
    """Say the last reminder again some hours later, unless it is quiet by then."""
    spoken_of = reminder.last_of_person(turn.session, turn.person.id)
    still_owed = [row for row in spoken_of if deadlines.find(turn, str(row.duty_id), row.period)]
    if not still_owed:
        return Reply(text=turn.say(_("You were not reminded of anything lately.")))
    key = f"later:{turn.person.id}:{turn.today.isoformat()}"
    known = notice.by_key(turn.session, key)
    if known is not None and known.due_at is not None:
        return _at(turn, known.due_at)
    quiet = owed.book_of(turn).quiet_of(turn.person.role)
    again = turn.now + AFTER
    if known is not None or quiet.holds(again) or quiet.holds(turn.now):
        return Reply(text=turn.say(_("Good. Type “deadlines” whenever it suits you; nothing more today.")))
    notice.add(
        turn.session,
        key,
        turn.person.id,
        Text(""),
        turn.now,
        kind=KIND,
        subject=spoken_of[0].notice_id,
        due_at=again,
        expires_at=quiet.next_begin(again),
    )
    return _at(turn, again)


def _at(turn: Turn, again: datetime) -> Reply:
    hour = str(again.astimezone(VIETNAM).hour)
    return Reply(
        text=turn.say(_("Good. You are reminded again at about {hour} o'clock.", hour=hour)),
        mode="replace" if turn.tapped else "send",
    )
