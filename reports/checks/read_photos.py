"""Photos of some reports that an earlier report holds already."""

from collections.abc import Sequence

from sqlmodel import Session

from models import report_photo
from reports.checks.facts import Used


def read(session: Session, report_ids: Sequence[int], *, sample: bool) -> dict[int, list[Used]]:
    """By the report's id, for each such photo where it was sent first; ``place`` is a code."""
    used = report_photo.used_earlier(session, report_ids, sample=sample)
    return {
        number: [Used(first.place_code, first.happened_on) for first in firsts]
        for number, firsts in used.items()
    }
