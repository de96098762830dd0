"""What sending an inspection, or that a finding was mended, changes; and who is told of it."""

from datetime import date, datetime, time, timedelta

from forms.declared.inspection import findings_of
from forms.draft import Draft
from handlers.after import After, Answers
from handlers.message import Reply
from handlers.rights import may_see_place
from handlers.turn import VIETNAM, Turn
from handlers.words import inside
from locales import Day, Text, _, plural
from models import inspection_finding, notice
from models import report as reports
from models.insert_new import insert_new
from models.inspection_finding import InspectionFinding
from models.notice import Notice, Taken
from models.person import Role, people_to_tell
from models.report import STANDING, Report

KIND = "finding"  # the notice of what is to be mended: at once, and again before it is due
BEFORE = timedelta(days=3)  # the day it falls due (assumption)
MORNING = time(7, 30)
TOLD = {"hamlet": Role.hamlet_head, "commune": Role.commune_officer, "district": Role.coordinator}
"""Who is told where a place has to mend something: whoever answers for it."""


def kept(turn: Turn, report: Report, answers: Answers) -> After:
    """An inspection was sent or corrected: its findings are open from now on, and whoever mends is told."""
    assert report.id is not None
    found = findings_of(answers)
    due = date.fromisoformat(answers["due_on"]) if found else turn.today
    mender = answers.get("mender") or {"name": "", "place": None}
    rows = [
        InspectionFinding(
            report_id=report.id,
            number=number,
            text=one,
            due_on=due,
            mender=mender["name"],
            mender_place=mender["place"],
        )
        for number, one in enumerate(found, 1)
    ]
    inspection_finding.replace(turn.session, report.id, rows)
    left = sum(one.mended_on is None for one in rows)  # a corrected report's may be mended already
    if not left:
        return After()
    _tell(turn, report, mender["place"], due)
    until = plural(
        "{n} thing is to be mended until {day}; it stands in /kiemtra until it is.",
        "{n} things are to be mended until {day}; they stand in /kiemtra until they are.",
        left,
        day=Day(due, "near"),
    )
    return After(told=[until])


def mended(turn: Turn, report: Report, answers: Answers) -> After:
    """A finding was mended: it is open no longer."""
    chosen = answers["finding"]
    finding = inspection_finding.held(turn.session, chosen["report"], chosen["number"])
    assert finding is not None
    finding.mended_on = date.fromisoformat(answers["mended_on"])
    finding.mended_how = answers["how"]
    finding.mended_report = report.id
    turn.session.add(finding)
    return After(choices=[turn.choice(_("What is still to be mended"), "Kl", turn.person.place_code, 0)])


def not_open(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why it cannot be closed: somebody did so meanwhile, or its inspection does not stand any more."""
    chosen = answers["finding"]
    found = inspection_finding.of_standing(turn.session, chosen["report"], chosen["number"])
    if found is None or found.finding.mended_on is not None:
        return _("That finding is not open any more.")
    return None


def _tell(turn: Turn, report: Report, place: str | None, due: date) -> None:
    """Who answers for the place that has to mend it: now, and a few days before it is due."""
    here = turn.atlas.find(place)
    role = TOLD.get(here.kind) if here else None
    if here is None or role is None:
        return
    again = datetime.combine(due - BEFORE, MORNING, VIETNAM)
    over = datetime.combine(due + timedelta(days=1), time(0), VIETNAM)
    for person_id in people_to_tell(turn.session, here.path, {role}, sample=report.sample):
        if person_id == turn.person.id:
            continue
        key = f"{KIND}:{report.id}:{due:%y%m%d}:{person_id}"
        moments = {key: turn.now, f"{key}:due": again}
        rows = [
            {**notice.composed(one, person_id, KIND, turn.now, at, over), "subject": report.id}
            for one, at in moments.items()
            if at >= turn.now
        ]
        insert_new(turn.session, Notice, rows)


def to_say(turn: Turn, taken: Taken) -> Reply | None:
    """How much is still open, as it is at the moment of saying; None where all of it was mended."""
    report = reports.get(turn.session, taken.subject or 0)
    if report is None or report.status not in STANDING or not may_see_place(turn.person, report.place_path):
        return None
    left = [
        one for one in inspection_finding.of_report(turn.session, taken.subject or 0) if not one.mended_on
    ]
    if not left:
        return None
    told = plural(
        "{n} thing that an inspection of {place} found is to be mended until {day}.",
        "{n} things that an inspection of {place} found are to be mended until {day}.",
        len(left),
        place=inside(turn.place_name(report.place_code)),
        day=Day(left[0].due_on, "near"),
    )
    look = turn.choice(_("What is still to be mended"), "c", "kiemtra", unlisted=True)
    return Reply(
        text=turn.say(told), choices=((look,),), explain_ways_out=turn.say(_("To see it, type: kiem tra."))
    )
