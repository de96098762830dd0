"""How much less poor and near-poor households lack basic services than the year before.

Formula 1: for each dimension (chiều) the share of the reviewed poor and near-poor households that
lack something in it, last year's less this year's, in points; the value is the mean over the
dimensions. A household's class is the one recognised before the year's first review (assumption).
"""

from collections.abc import Mapping

from locales import Text, _
from models import household_review
from models.household_review import HouseholdReview, Reviewed
from models.programme import Indicator
from reports.indicators.classes import NEAR_POOR, POOR
from reports.indicators.measured import Finding, Formula, Question

FORMULA = Formula(
    "1",
    _("Share of reviewed poor and near-poor households that lack it, last year's less this year's."),
)


def deprivations(question: Question, indicator: Indicator) -> Finding:
    """The mean fall of the six shares; each of them in the details."""
    source = _(
        "household reviews of {before} and {year}", before=str(question.year - 1), year=str(question.year)
    )
    now, before = reviewed(question), reviewed(question.ago(1))
    for year, found in ((question.year - 1, before), (question.year, now)):
        if not found:
            lacking = _("No review of a poor or near-poor household in {year}.", year=str(year))
            return Finding(source, lacking=lacking, formula=FORMULA)
    dimensions = _dimensions(question, [*now.values(), *before.values()])
    shares = [(name, _share(before, codes), _share(now, codes)) for name, codes in dimensions.items()]
    fall = sum(then - today for _name, then, today in shares) / len(shares)
    return Finding(
        source,
        round(fall, 1),
        details=(
            _("Households reviewed: {before} last year, {now} this year.", before=len(before), now=len(now)),
            *(_line(name, then, today) for name, then, today in shares),
        ),
        report_ids=frozenset(one.report_id for one in [*now.values(), *before.values()]),
        formula=FORMULA,
    )


def reviewed(question: Question, classes: tuple[str, ...] = (POOR, NEAR_POOR)) -> dict[int, Reviewed]:
    """The year's reviews of households that had one of these classes and are still there."""
    found = household_review.of_year(question.session, question.scope, question.year, sample=question.sample)
    return {number: one for number, one in found.items() if one.opening in classes and not one.review.left}


def _dimensions(question: Question, found: list[Reviewed]) -> Mapping[str, set[tuple[str, str]]]:
    """The indicators of each dimension, in the standards' order, as (standard, code)."""
    used = {one.review.standard for one in found}
    dimensions: dict[str, set[tuple[str, str]]] = {}
    for standard in question.atlas.standards:
        for one in standard.indicators if standard.code in used else ():
            dimensions.setdefault(one.dimension, set()).add((standard.code, one.code))
    return dimensions


def _share(found: Mapping[int, Reviewed], codes: set[tuple[str, str]]) -> float:
    lacking = sum(_lacks(one.review, codes) for one in found.values())
    return 100 * lacking / len(found)


def _lacks(review: HouseholdReview, codes: set[tuple[str, str]]) -> bool:
    return any((review.standard, code) in codes for code in review.deprivations.split(",") if code)


def _line(name: str, before: float, now: float) -> Text:
    return _(
        "{name}: {before}% lacked something last year, {now}% this year.",
        name=name,
        before=round(before, 1),
        now=round(now, 1),
    )
