"""What is said about pictures as they come: too large, sent twice, used in a report before."""

from collections.abc import Sequence

from handlers.rights import may_see_report
from handlers.turn import Turn
from locales import Day, Text, _
from models.photo import LARGEST
from models.report import Report
from models.report_photo import used_before

TWICE = _("The same photo came twice; one is kept.")
TOO_LARGE = _(
    "⚠️ A photo larger than {n} MB could not be taken. Send it as a photo, not as a file.",
    n=LARGEST // (1024 * 1024),
)
WORDS_UNREAD = _("The words with the photo were not read; please type them by themselves.")


def used(turn: Turn, ids: Sequence[int]) -> list[Text]:
    """One note for each earlier report that holds one of these pictures."""
    draft = turn.state.draft
    but = draft.report if draft else None
    found = used_before(turn.session, ids, sample=turn.person.sample, but=but)
    reports = {report.id: report for _photo, report in found}
    return [_used_in(turn, report) for report in reports.values()]


def with_those_before(turn: Turn, notes: Sequence[Text]) -> list[Text]:
    """The notes, after those on earlier pictures of the same album: of its replies only the last is shown."""
    album = turn.incoming.album or ""
    before = turn.state.album_notes if album and album == turn.state.album else []
    every = list(dict.fromkeys([*before, *map(turn.say, notes)]))
    turn.state.album, turn.state.album_notes = album, every if album else []
    return [Text(said) for said in every]


def _used_in(turn: Turn, report: Report) -> Text:
    """Which report it was, where that is for this person to know."""
    if not may_see_report(turn.person, report):
        return _("⚠️ A photo you sent is in another report already. If that is a slip, send another one.")
    return _(
        "⚠️ A photo you sent is already in the report of {day}. If that is a slip, send another one.",
        day=Day(report.happened_on, "short"),
    )
