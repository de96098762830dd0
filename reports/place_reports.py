"""The reports of one place in a period, and where reports were returned to be mended."""

from collections.abc import Sequence

from sqlalchemy import or_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from models.place import Place
from models.report import KEPT, Report, ReportStatus
from reports.tally import View
from scheduler import answers
from scheduler.rule import Ref, Term


def about(view: View, place_code: str, terms: Sequence[Term], most: int) -> Sequence[Report]:
    """What a place sent about these terms and did not withdraw, the earliest day first."""
    if not terms:
        return []
    query = (
        select(Report)
        .where(col(Report.place_code) == place_code, col(Report.sample).is_(view.sample))
        .where(col(Report.status).in_(KEPT), or_(*map(answers.is_about, terms)))
        .order_by(col(Report.happened_on), col(Report.id))
        .limit(most)
    )
    return view.session.exec(query).all()


def returned(view: View, scope: str, terms: Sequence[Term]) -> set[tuple[str, Ref]]:
    """The places at and below a path to which a report about one of these terms was returned."""
    places = sql_select(col(Place.code)).where(col(Place.path).startswith(scope, autoescape=True))
    found: set[tuple[str, Ref]] = set()
    for term in terms:
        query = (
            sql_select(col(Report.place_code))
            .distinct()
            .where(answers.is_about(term), col(Report.status) == ReportStatus.returned)
            .where(col(Report.sample).is_(view.sample), col(Report.place_code).in_(places))
        )
        found |= {(code, term.ref) for code in view.session.execute(query).scalars()}
    return found
