"""Who may do what, and where: one table and three questions.

A right holds at the person's place and everywhere below it; that of an agency's officer there for the
projects and policies of their agency only. Sample people and real people never see each other's reports.
"""

from forms.draft import Draft
from forms.question import Form, Question
from forms.registry import form_of
from handlers.turn import Turn, Who
from models import place
from models.livelihood_model import LivelihoodModel
from models.person import Role
from models.report import Report, ReportStatus

OF_A_PLACE = frozenset({Role.hamlet_head, Role.commune_officer})  # who answer for what a place owes
REPORTERS = frozenset({*OF_A_PLACE, Role.agency_officer})
OFFICERS = REPORTERS - {Role.hamlet_head}
LOOKING_AFTER = frozenset({Role.commune_officer, Role.coordinator})  # those who report: reminding, reviewing
ANNOUNCERS = frozenset({*LOOKING_AFTER, Role.admin})
LOOKING_OVER = frozenset({Role.coordinator, Role.admin})  # the officers of communes, too

OPEN = (ReportStatus.sent, ReportStatus.returned)
"""Where a report stands while whoever sent it may change it: until it is accepted."""


def may_report(who: Who) -> bool:
    """Whether the person sends reports: hamlet heads, officers of communes and of agencies do."""
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
    if report.sample != who.sample or not may_see_place(who, report.place_path):
        return False
    return sent_for_agency(who, report) or may_see_activity(who, report.activity_code)


def sent_for_agency(who: Who, report: Report) -> bool:
    """Whether the person sent a report, or took it over, as officer of the agency whose officer they are."""
    return report.keeper_id == who.id and report.agency_code is not None and report.agency_code == who.agency


def may_see_activity(who: Who, code: str | None) -> bool:
    """Whether what belongs to this project or policy is for the person to see; None is to none of them."""
    return who.projects is None or code in who.projects


def may_see_model(who: Who, model: LivelihoodModel) -> bool:
    """Whether a livelihood model is for this person to see; the names in it are another matter."""
    here = model.sample == who.sample and may_see_place(who, model.place_path)
    return here and may_see_activity(who, model.activity_code)


def may_make_papers(who: Who) -> bool:
    """Whether official reports are made for the person, about the places they see.

    For an agency's officer about the agency's own projects and policies, where the plan gives it any.
    """
    return may_write_papers(who) or who.role is Role.viewer or bool(who.projects)


def may_write_papers(who: Who) -> bool:
    """Whether the person writes the words of official reports."""
    return who.role in LOOKING_AFTER


def may_see_households(who: Who) -> bool:
    """Whether the names of households are for this person to see.

    Those who report for a place and coordinate see them; an agency's officer does not (assumption: the
    plan gives an agency projects to manage, and the review of households to the communes, VII.8).
    """
    return who.role in OF_A_PLACE or who.role is Role.coordinator


def may_see_answers(who: Who, question: Question) -> bool:
    """Whether the answers to a question are for the person, in the reports that they see.

    Names of households are not for everybody. What is sensitive and names nobody, such as counts of
    children, is for an agency's officer, too, who sees that of the agency's own projects alone.
    """
    if not question.is_private or may_see_households(who):
        return True
    return who.role is Role.agency_officer and not question.personal


def may_see_answer(who: Who, question: Question, report: Report) -> bool:
    """The same of one report: what an agency's officer wrote themselves they may read."""
    return sent_for_agency(who, report) or may_see_answers(who, question)


def may_see_names(who: Who, report: Report) -> bool:
    """Whether the names in a report are for the person; an agency's officer may have written them."""
    return sent_for_agency(who, report) or may_see_households(who)


def may_see_pictures(who: Who, report: Report) -> bool:
    """Whether the pictures of a report, which may show people, are for who may see the report.

    Those of a report that names people are for those who may see the names.
    """
    return may_see_names(who, report) or not _names_people(report)


def may_print_pictures(who: Who, report: Report) -> bool:
    """The same in a paper, which goes on to others: there what an agency's officer wrote is as all else."""
    return may_see_households(who) or not _names_people(report)


def _names_people(report: Report) -> bool:
    form = form_of(report.form, report.form_version)
    return form is None or any(question.personal and not question.in_office for question in form.questions)


def may_go_on(turn: Turn, draft: Draft) -> bool:
    """Whether a draft is still for this person to fill in: in this world, with their role, at their place.

    One begun as an agency's officer is for officers of that agency alone.
    """
    who, form, here = turn.person, form_of(draft.form, draft.version), turn.atlas.find(draft.place)
    if (draft.sample, draft.agency) != (who.sample, who.agency) or form is None or here is None:
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

    Commune officers judge what hamlet heads send from their place and below; what an officer of a commune
    or an agency sent is the coordinator's. Coordinators may judge everything below them.
    """
    form = form_of(report.form, report.form_version)
    if (
        form is None
        or not form.reviewed
        or who.id in (report.reporter_id, report.keeper_id)
        or not may_see_report(who, report)
    ):
        return False
    by_officer = who.role is Role.commune_officer and sent_by not in OFFICERS
    return who.role is Role.coordinator or by_officer
