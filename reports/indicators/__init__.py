"""The plan's indicators (chỉ tiêu): each computed from what was reported, or said to be lacking.

Only standing reports count, and of households' classes only recognised ones.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from locales import _
from models import reach
from models.atlas import Atlas
from models.programme import Indicator
from models.report import Report, ReportStatus
from reports.indicators.few_households import without_few
from reports.indicators.measured import Finding, Measured, Question
from reports.indicators.table import MEASURES, OF_COMMUNES

__all__ = ["Measured", "measure", "measure_one", "without_few"]


def measure(
    session: Session, atlas: Atlas, year: int, scope: str, today: date, *, sample: bool
) -> list[Measured]:
    """Every indicator of the place's programmes in their order, for a year at a path and below it.

    Of the present year it is how things stand today. Nothing is made up: what cannot be computed
    has no value and says what is lacking.
    """
    question = Question(session, atlas, year, scope, today, sample)
    return [_measured(question, indicator) for indicator in _indicators(question)]


def measure_one(
    session: Session, atlas: Atlas, year: int, scope: str, today: date, code: str, *, sample: bool
) -> Measured | None:
    """One of them alone; None where the place's programmes have no such indicator."""
    question = Question(session, atlas, year, scope, today, sample)
    return next((_measured(question, one) for one in _indicators(question) if one.code == code), None)


def _indicators(question: Question) -> Iterator[Indicator]:
    for programme in reach.in_year(question.atlas.reaches, question.scope, question.year):
        query = select(Indicator).where(Indicator.programme_code == programme)
        yield from question.session.exec(query.order_by(col(Indicator.position))).all()


def _measured(question: Question, indicator: Indicator) -> Measured:
    found = _found(question, indicator)
    return Measured(
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        target=indicator.target,
        value=found.value,
        numerator=found.numerator,
        denominator=found.denominator,
        source=found.source,
        lacking=found.lacking,
        details=found.details,
        reports=len(found.report_ids),
        accepted=_accepted(question, found.report_ids),
        numerator_name=indicator.numerator,
        denominator_name=indicator.denominator,
        plan_source=indicator.source,
        formula=f"{indicator.code}-{found.formula.version}" if found.formula else "",
        how=found.formula.how if found.formula else None,
        short_name=indicator.short_name or indicator.name,
        rows=found.rows,
        fewest=found.fewest,
    )


def _found(question: Question, indicator: Indicator) -> Finding:
    measure_it = MEASURES.get(indicator.measure)
    if measure_it is None:
        return Finding(_("no report yet"), lacking=_("Tin Ấp does not know yet how to measure this."))
    found = measure_it(question, indicator)
    if indicator.measure in OF_COMMUNES and question.is_within_a_commune:
        of_all = _("This counts communes, so it is a figure of the whole district only.")
        return Finding(found.source, lacking=of_all, formula=found.formula, rows=found.rows)
    return found


def _accepted(question: Question, report_ids: frozenset[int]) -> int:
    if not report_ids:
        return 0
    query = select(func.count()).where(
        col(Report.id).in_(report_ids), col(Report.status) == ReportStatus.accepted
    )
    return question.session.exec(query).one()
