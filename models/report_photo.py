"""Which photos stand in which report, to notice the same picture used twice."""

from collections.abc import Iterable, Sequence

from sqlmodel import Field, Session, SQLModel, col, delete, or_, select

from models import photo
from models.photo import Photo
from models.report import KEPT, Report


class ReportPhoto(SQLModel, table=True):
    """One photo in one report."""

    __tablename__ = "report_photo"

    report_id: int = Field(foreign_key="report.id", primary_key=True)
    photo_id: int = Field(foreign_key="photo.id", primary_key=True, index=True)


def keep(session: Session, report_id: int, photo_ids: Sequence[int]) -> None:
    """These photos, and no others, stand in the report from now on."""
    session.exec(delete(ReportPhoto).where(col(ReportPhoto.report_id) == report_id))
    session.add_all(ReportPhoto(report_id=report_id, photo_id=number) for number in dict.fromkeys(photo_ids))
    session.flush()


def holding(session: Session, photo_id: int) -> Sequence[Report]:
    """The reports in which a photo stands now, withdrawn ones too."""
    query = select(Report).join(ReportPhoto, col(ReportPhoto.report_id) == Report.id)
    return session.exec(query.where(ReportPhoto.photo_id == photo_id).order_by(col(Report.id))).all()


def used_before(
    session: Session, photo_ids: Sequence[int], *, sample: bool, but: int | None
) -> list[tuple[int, Report]]:
    """For each of these photos the report sent first that holds the same picture, if there is one.

    Only standing reports count, real ones or practised ones, and not the report
    ``but``. The same picture is one with the same bytes or the same file on its
    platform, whichever row it stands in.
    """
    photos = photo.get_many(session, photo_ids)
    found: list[tuple[int, Report]] = []
    holders = _holders(session, photos, sample=sample, but=but) if photos else []
    for one in photos:
        first = next(
            (report for report, held in holders if held.id == one.id or held.marks & one.marks), None
        )
        if first is not None and one.id is not None:
            found.append((one.id, first))
    return found


def _holders(
    session: Session, photos: Iterable[Photo], *, sample: bool, but: int | None
) -> Sequence[tuple[Report, Photo]]:
    """The standing reports with a picture that may be one of these, the one sent first at the front."""
    query = (
        select(Report, Photo)
        .join(ReportPhoto, col(ReportPhoto.report_id) == Report.id)
        .join(Photo, col(Photo.id) == ReportPhoto.photo_id)
        .where(
            or_(
                col(Photo.id).in_([one.id for one in photos]),
                col(Photo.sha256).in_([one.sha256 for one in photos if one.sha256]),
                col(Photo.unique_id).in_([one.unique_id for one in photos if one.unique_id]),
            )
        )
        .where(col(Report.status).in_(KEPT))
        .where(Report.sample == sample)
        .order_by(col(Report.sent_at), col(Report.id))
    )
    if but is not None:
        query = query.where(Report.id != but)
    return session.exec(query).all()


def used_earlier(session: Session, report_ids: Sequence[int], *, sample: bool) -> dict[int, list[Report]]:
    """For each of these reports the earlier ones that hold its photos, one for each such photo.

    What counts as the same picture is said at ``used_before``; three statements, however many reports.
    """
    query = select(ReportPhoto).where(col(ReportPhoto.report_id).in_(report_ids))
    rows = session.exec(query.order_by(col(ReportPhoto.report_id), col(ReportPhoto.photo_id))).all()
    photos = {one.id: one for one in photo.get_many(session, [row.photo_id for row in rows])}
    holders = _holders(session, photos.values(), sample=sample, but=None) if photos else []
    own = {report.id: report for report, _held in holders}
    found: dict[int, list[Report]] = {}
    for row in rows:
        report, one = own.get(row.report_id), photos.get(row.photo_id)
        if report is None or one is None:
            continue
        first = next((other for other, held in holders if held.id == one.id or held.marks & one.marks), None)
        if first is not None and (first.sent_at, first.id) < (report.sent_at, report.id):
            found.setdefault(row.report_id, []).append(first)
    return found
