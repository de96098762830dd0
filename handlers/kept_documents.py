"""Which documents people sent are still needed: those that go with announcements that stand."""

from sqlmodel import Session, col, select

from handlers.state import from_json
from models import announcement
from models.report import STANDING, Report


def announced_files(session: Session) -> set[str]:
    """The hashes of the files of every announcement that was not withdrawn, in both worlds."""
    query = select(Report.answers).where(Report.form == announcement.FORM, col(Report.status).in_(STANDING))
    files = (from_json(answers).get("file") for answers in session.exec(query))
    return {file["sha256"] for file in files if file}
