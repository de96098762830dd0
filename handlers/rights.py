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
LOOKING_AFTER = frozenset({Role.commune_officer, Role.coordinator})  # those who report: reminding, reviewing
ANNOUNCERS = frozenset({*LOOKING_AFTER, Role.admin})
LOOKING_OVER = frozenset({Role.coordinator, Role.admin})  # the officers of communes, too

OPEN = (ReportStatus.sent, ReportStatus.returned)
"""Where a report stands while whoever sent it may change it: until it is accepted."""


def may_report(who: Who) -> bool:
    """Whether the person sends reports: hamlet heads and commune officers do."""
    return who.role in REPORTERS


def looks_after(who: Who) -> bool:
    """Whether the person looks after those who report: reminds them, and hears who cannot be reached."""
    return who.role in LOOKING_AFTER


def may_send(who: Who, form: Form) -> bool:
    """Whether the person sends this form."""
    return who.role in form.roles


def may_announce(who: Who) -> bool:
    """Whether the person sends announcements to the people of a place, and sees who has read them."""
    return who.role in ANNOUNCERS


def may_see_place(who: Who, path: str) -> bool:
    """Whether the figures of a place are for this person to see."""
    return place.is_within(path, who.place_path)


def may_see_report(who: Who, report: Report) -> bool:
    """Whether a report is for this person to see."""
    return report.sample == who.sample and may_see_place(who, report.place_path)


def may_make_papers(who: Who) -> bool:
    """Whether official reports are made for the person, about the places they see."""
    return may_write_papers(who) or who.role is Role.viewer


def may_write_papers(who: Who) -> bool:
    """Whether the person writes the words of official reports."""
    return who.role in LOOKING_AFTER


def may_see_households(who: Who) -> bool:
    """Whether the names of households are for this person to see: of those who report and coordinate only."""
    return who.role in REPORTERS or who.role is Role.coordinator


def may_see_pictures(who: Who, report: Report) -> bool:
    """Whether the pictures of a report, which may show people, are for who may see the report.

    Those of a report that names people are for those who may see the names.
    """
    form = form_of(report.form, report.form_version)
    names_people = form is None or any(
        question.personal and not question.in_office for question in form.questions
    )
    return may_see_households(who) or not names_people


def may_go_on(turn: Turn, draft: Draft) -> bool:
    """Whether a draft is still for this person to fill in: in this world, with their role, at their place."""
    who, form, here = turn.person, form_of(draft.form, draft.version), turn.atlas.find(draft.place)
    if draft.sample != who.sample or form is None or here is None:
        return False
    return may_send(who, form) and may_see_place(who, here.path)


def may_change_report(who: Who, report: Report) -> bool:
    """Whether the person may correct or withdraw a report: their own or taken over, while it stands."""
    form = form_of(report.form, report.form_version)
    is_theirs = report.keeper_id == who.id and form is not None and may_send(who, form) and not form.final
    return is_theirs and may_see_report(who, report) and report.status in OPEN


def may_review(who: Who) -> bool:
    """Whether the person accepts and returns reports at all."""
    return who.role in LOOKING_AFTER


def may_judge_report(who: Who, report: Report, sent_by: Role) -> bool:
    """Whether the person may accept, return or unlock a report: never their own.

    Commune officers judge what is sent from their place and below; what an officer sent is the
    coordinator's. Coordinators may judge everything below them.
    """
    form = form_of(report.form, report.form_version)
    if (
        form is None
        or not form.reviewed
        or who.id in (report.reporter_id, report.keeper_id)
        or not may_see_report(who, report)
    ):
        return False
    by_officer = who.role is Role.commune_officer and sent_by is not Role.commune_officer
    return who.role is Role.coordinator or by_officer
