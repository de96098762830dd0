"""Reading what reports are checked against: some statements for a whole list, however long it is."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from models.atlas import Atlas
from models.person import Person
from models.report import Report
from reports.checks import read_deadlines, read_models, read_photos, read_reviews, read_sessions
from reports.checks.asked import Asked
from reports.checks.doubt import Doubt
from reports.checks.every import doubts
from reports.checks.facts import Facts, Twin
from scheduler.book import Book
from scheduler.quiet import VIETNAM


class Setting(NamedTuple):
    """What is known without asking the database again: places and projects, deadlines, the instant."""

    atlas: Atlas
    book: Book
    at: datetime
    sample: bool


def doubts_of(session: Session, setting: Setting, reports: Sequence[Report]) -> dict[int, list[Doubt]]:
    """The doubts about each of these reports of one world, by its id."""
    return {number: doubts(facts) for number, facts in facts_of(session, setting, reports).items()}


def facts_of(session: Session, setting: Setting, reports: Sequence[Report]) -> dict[int, Facts]:
    """What each of these reports is checked against, by its id."""
    asked = [Asked(one, json.loads(one.answers)) for one in reports]
    if not asked:
        return {}
    found = {
        one.id: Facts(one.report.form, one.answers, one.report.sent_at.astimezone(VIETNAM).date())
        for one in asked
    }
    twins: dict[int, Report] = {}
    for read in (read_sessions.read, read_models.read, read_reviews.read):
        of_form = read(session, asked, sample=setting.sample)
        twins.update(of_form.twins)
        for number, changes in of_form.facts.items():
            found[number] = found[number]._replace(**changes)
    for number, day in read_deadlines.read(session, setting.book, asked, sample=setting.sample).items():
        found[number] = found[number]._replace(due=day)
    used = read_photos.read(session, [one.id for one in asked], sample=setting.sample)
    today = setting.at.astimezone(VIETNAM).date()
    for number, photos in used.items():
        named = [one._replace(place=setting.atlas.name(one.place, today)) for one in photos]
        found[number] = found[number]._replace(photos=named)
    names = _names(session, twins.values())
    for number, other in twins.items():
        place = setting.atlas.name(other.place_code, today)
        sent_on = other.sent_at.astimezone(VIETNAM).date()
        twin = Twin(names.get(other.reporter_id, ""), place, sent_on)
        found[number] = found[number]._replace(twin=twin)
    return found


def _names(session: Session, reports: Iterable[Report]) -> dict[int, str]:
    people = {one.reporter_id for one in reports}
    if not people:
        return {}
    query = select(Person.id, Person.name).where(col(Person.id).in_(people))
    return {number: name for number, name in session.exec(query) if number is not None}
