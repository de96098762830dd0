"""The heads of the audit log, told day by day: who keeps them can prove later that nothing was rewritten."""

from datetime import timedelta

from handlers.turn import VIETNAM, Turn
from locales import Day, _
from models import audit
from models.person import Role

DAYS = 7  # a week's, since the digest comes once a week
LETTERS = 8  # of a hash, which is enough to compare


def told(turn: Turn) -> list[str]:
    """The heads of the days before today, for coordinators; nothing where nothing was changed."""
    if turn.person.role is not Role.coordinator:
        return []
    first, last = turn.today - timedelta(days=DAYS), turn.today - timedelta(days=1)
    days = [
        turn.say(
            _(
                "{day} no. {n} code {code}",
                day=Day(day, "short"),
                n=str(head.number),
                code=head.hash[:LETTERS],
            )
        )
        for day, head in audit.heads_of_days(turn.session, first, last, VIETNAM)
    ]
    if not days:
        return []
    return [turn.say(_("Log of changes, to be kept for comparing: {days}", days="; ".join(days)))]
