"""What is kept about a person, each kind of it in words; a test holds that no table is forgotten.

A new table with a column that names a person gets a line in ``COUNTED``, or in ``TOLD_OTHERWISE`` with
the reason why it is no number.
"""

from collections.abc import Callable

from handlers.turn import Turn
from locales import Text, plural
from models import about_person

COUNTED: dict[str, Callable[[int], Text]] = {
    "report.reporter_id": lambda n: plural("{n} report you sent", "{n} reports you sent", n),
    "report_version.author_id": lambda n: plural(
        "{n} version of reports that you wrote", "{n} versions of reports that you wrote", n
    ),
    "photo.person_id": lambda n: plural("{n} photo you sent", "{n} photos you sent", n),
    "nil_report.person_id": lambda n: plural(
        "{n} time you said that there was nothing to report",
        "{n} times you said that there was nothing to report",
        n,
    ),
    "extension.asked_by": lambda n: plural(
        "{n} request of yours for more time", "{n} requests of yours for more time", n
    ),
    "extension.decided_by": lambda n: plural(
        "{n} request for more time that you decided", "{n} requests for more time that you decided", n
    ),
    "reminder.person_id": lambda n: plural("{n} reminder sent to you", "{n} reminders sent to you", n),
    "unreached.person_id": lambda n: plural(
        "{n} reminder that could not reach you", "{n} reminders that could not reach you", n
    ),
    "notice.person_id": lambda n: plural(
        "{n} message that you did not ask for", "{n} messages that you did not ask for", n
    ),
    "errand.person_id": lambda n: plural(
        "{n} file or picture made for you", "{n} files or pictures made for you", n
    ),
    "invite.person_id": lambda n: plural("{n} invitation for you", "{n} invitations for you", n),
    "deadline_change.changed_by": lambda n: plural(
        "{n} deadline that you changed", "{n} deadlines that you changed", n
    ),
    "duty.made_by": lambda n: plural("{n} deadline that you set", "{n} deadlines that you set", n),
    "household.added_by": lambda n: plural(
        "{n} household that you added to the list", "{n} households that you added to the list", n
    ),
    "recognition.recorded_by": lambda n: plural(
        "{n} recognition that you recorded", "{n} recognitions that you recorded", n
    ),
    "report.successor_id": lambda n: plural("{n} report you took over", "{n} reports you took over", n),
    "report_event.person_id": lambda n: plural(
        "{n} decision of yours on a report", "{n} decisions of yours on reports", n
    ),
    "announcement_recipient.person_id": lambda n: plural(
        "{n} announcement sent to you, with whether you read and answered it",
        "{n} announcements sent to you, with whether you read and answered them",
        n,
    ),
    "narrative.author_id": lambda n: plural(
        "{n} part of an official report that you wrote", "{n} parts of official reports that you wrote", n
    ),
    "hand_over.from_id": lambda n: plural(
        "{n} time you handed your work over", "{n} times you handed your work over", n
    ),
    "hand_over.to_id": lambda n: plural(
        "{n} time you took work over from somebody", "{n} times you took work over from somebody", n
    ),
    "hand_over.done_by": lambda n: plural(
        "{n} hand-over that you arranged", "{n} hand-overs that you arranged", n
    ),
}
TOLD_OTHERWISE: dict[str, str] = {
    "conversation.person_id": "its drafts and the chats it is held in are told by themselves",
}


def counted(turn: Turn) -> list[tuple[Text, int]]:
    """What there is about the person of the turn, with its number; what there is none of is left out."""
    numbers = {key: about_person.count(turn.session, key, turn.person.id) for key in COUNTED}
    return [(COUNTED[key](n), n) for key, n in numbers.items() if n]
