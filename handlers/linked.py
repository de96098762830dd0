"""What a link leads to: whether it is for a person at this moment, by the rules by which the chat shows it.

A link outlives the message it stands in, so the rights are asked for again whenever it is opened.
"""

from typing import NamedTuple

from sqlmodel import Session

from handlers.announcing.announcements import may_look_at
from handlers.rights import may_see_pictures, may_see_report
from handlers.state import from_json
from handlers.turn import PRACTICE, Who, stands
from models import agency, announcement, errand, report_photo
from models.person import Person
from models.photo import Photo
from models.place import Place
from models.report import Report, ReportStatus


class SentFile(NamedTuple):
    """A file that goes with an announcement, as its sender named it."""

    name: str
    mime: str


def reader(session: Session, person_id: int) -> Who | None:
    """The person as the rules see them; None for who is not there, or not active any more."""
    found = session.get(Person, person_id)
    here = session.get(Place, found.place_code) if found is not None else None
    if found is None or here is None or not found.active:
        return None
    agencies = {one.code: one for one in agency.every(session)} if found.agency_code else {}
    return stands(found, here, agencies, sample=found.sample)


def photo_is_for(session: Session, who: Who, photo: Photo) -> bool:
    """Whether a photo is for a person: by the report it is in; in none yet, for who sent it."""
    holding = report_photo.holding(session, photo.id or 0)
    if holding:
        return any(_pictures_are_for(session, who, report) for report in holding)
    in_this_world = who.sample or photo.channel != PRACTICE
    return photo.person_id == who.id and in_this_world


def report_of(session: Session, who: Who, photo: Photo) -> Report | None:
    """The report in which a person sees a photo; None for an announcement or none at all."""
    holding = report_photo.holding(session, photo.id or 0)
    seen = [one for one in holding if _pictures_are_for(session, who, one)]
    return next((one for one in seen if one.form != announcement.FORM), None)


def file_for(session: Session, who: Who, sha256: str) -> SentFile | None:
    """The file with these bytes as it goes with an announcement that is this person's; None: it is not."""
    for report in announcement.with_file(session, sha256, sample=who.sample):
        file = from_json(report.answers).get("file")
        if file and file["sha256"] == sha256 and _announcement_is_for(session, who, report):
            return SentFile(file["name"], file["mime"])
    return None


def was_made_for(session: Session, who: Who, folder: str) -> bool:
    """Whether the file in this folder of the outbox was made for a person, who had asked for it."""
    return errand.came_to(session, who.id, folder)


def _pictures_are_for(session: Session, who: Who, report: Report) -> bool:
    if report.form == announcement.FORM:
        return _announcement_is_for(session, who, report)
    return may_see_report(who, report) and may_see_pictures(who, report)


def _announcement_is_for(session: Session, who: Who, report: Report) -> bool:
    """For who sent it or looks over who did, and while it stands for everybody it was sent to."""
    if may_look_at(session, who, report):
        return True
    mine = announcement.recipient(session, report.id or 0, who.id)
    return mine is not None and report.sample == who.sample and report.status != ReportStatus.withdrawn
