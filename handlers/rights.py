"""Who may do what, and where: one table and three questions.

A right holds at the person's place and everywhere below it. Sample people and
real people never see each other's reports.
"""

from forms.question import Form
from handlers.turn import Who
from models import place
from models.person import Role
from models.report import Report, ReportStatus

REPORTERS = frozenset({Role.hamlet_head, Role.commune_officer})


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


def may_see_households(who: Who) -> bool:
    """Whether the names of households are for this person to see: of those who report and coordinate only."""
    return who.role in REPORTERS or who.role is Role.coordinator


def may_change_report(who: Who, report: Report) -> bool:
    """Whether the person may correct or withdraw a report: their own, while it stands."""
    return may_see_report(who, report) and report.reporter_id == who.id and report.status == ReportStatus.sent
