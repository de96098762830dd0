"""Who may do what, and where: one table and three questions.

A right holds at the person's place and everywhere below it. Sample people and
real people never see each other's reports.
"""

from forms.draft import Draft
from forms.question import Form
from forms.registry import form_of
from handlers.turn import Turn, Who
from models import place
from models.person import Role
from models.report import Report, ReportStatus

REPORTERS = frozenset({Role.hamlet_head, Role.commune_officer})
PAPER_WRITERS = frozenset({Role.commune_officer, Role.coordinator})


OPEN = (ReportStatus.sent, ReportStatus.returned)
"""Where a report stands while whoever sent it may change it: until it is accepted."""


def may_report(who: Who) -> bool:
    """Whether the person sends reports: hamlet heads and commune officers do."""
    return who.role in REPORTERS


def may_send(who: Who, form: Form) -> bool:
    """Whether the person sends this form."""
    return who.role in form.roles


def may_see_place(who: Who, path: str) -> bool:
    """Whether the figures of a place are for this person to see."""
    return place.is_within(path, who.place_path)


def may_see_report(who: Who, report: Report) -> bool:
    """Whether a report is for this person to see."""
    return report.sample == who.sample and may_see_place(who, report.place_path)


def may_make_papers(who: Who) -> bool:
    """Whether official reports are made for the person, about the places they see."""
    return who.role in PAPER_WRITERS or who.role is Role.viewer


def may_write_papers(who: Who) -> bool:
    """Whether the person writes the words of official reports."""
    return who.role in PAPER_WRITERS


def may_see_households(who: Who) -> bool:
    """Whether the names of households are for this person to see: of those who report and coordinate only."""
    return who.role in REPORTERS or who.role is Role.coordinator


def may_go_on(turn: Turn, draft: Draft) -> bool:
    """Whether a draft is still for this person to fill in: in this world, with their role, at their place."""
    who, form, here = turn.person, form_of(draft.form, draft.version), turn.atlas.find(draft.place)
    if draft.sample != who.sample or form is None or here is None:
        return False
    return may_send(who, form) and may_see_place(who, here.path)


def may_change_report(who: Who, report: Report) -> bool:
    """Whether the person may correct or withdraw a report: their own, while it stands and they send such."""
    form = form_of(report.form, report.form_version)
    is_theirs = report.reporter_id == who.id and form is not None and may_send(who, form)
    return is_theirs and may_see_report(who, report) and report.status in OPEN
