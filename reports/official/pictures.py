"""The photo annex (phụ lục ảnh): photos of accepted reports whose bytes are on this machine.

Photos of household reviews and inspections are left out: they show people's homes and faults. The same
picture comes once.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import col

from models.photo import Photo
from models.report import Report
from models.report_photo import ReportPhoto
from reports.official.scope import Scope

FORMS = (
    *("training", "model_progress", "commune_report", "ad_hoc"),
    *("communication", "vocational", "hamlet_state", "commune_state"),
)
MOST = 12  # six pages of two: more than a chairman looks at (assumption)

Find = Callable[[str, str], str | None]
"""Where the bytes of a picture are on this machine, by its hash and its media type; None: not here."""


class Picture(NamedTuple):
    """One photo: its file, and what its caption says."""

    path: str
    form: str
    about: str  # what it shows, "" where the report does not say
    place: str  # its code
    day: date


def pictures(scope: Scope, find: Find, nameless: Callable[[str], str]) -> list[Picture]:
    """The photos of the span, the earliest day first; at most MOST."""
    query = (
        sql_select(Report, Photo)
        .join(ReportPhoto, col(ReportPhoto.report_id) == col(Report.id))
        .join(Photo, col(Photo.id) == col(ReportPhoto.photo_id))
        .where(*scope.holds(), *scope.within(col(Report.happened_on)))
        .where(col(Report.form).in_(FORMS), col(Photo.sha256).is_not(None))
        .order_by(col(Report.happened_on), col(Report.id), col(Photo.id))
    )
    found: dict[str, Picture] = {}
    for report, photo in scope.session.execute(query):
        wanted = photo.sha256 not in found and scope.may_show(report)
        path = find(photo.sha256, photo.mime) if wanted else None
        if path is not None:
            about = nameless(_about(json.loads(report.answers)))
            found[photo.sha256] = Picture(path, report.form, about, report.place_code, report.happened_on)
        if len(found) == MOST:
            break
    return list(found.values())


def _about(answers: dict[str, Any]) -> str:
    """A session's subject or a model's name."""
    topic, model = answers.get("topic"), answers.get("model")
    return str((topic and topic.get("title")) or (model and model.get("name")) or "")
