"""Whose own doing a report tells of, as money does: an agency's whose officer sends it, or the place's."""

from forms.draft import Draft
from handlers.turn import Turn
from models import report as reports


def agency_of(turn: Turn, draft: Draft) -> str | None:
    """The agency of a draft: of one that corrects a report that report's, else the sender's, if any."""
    sent = reports.get(turn.session, draft.report) if draft.report else None
    return sent.agency_code if sent else turn.person.agency or None
