"""How much the income per head of poor households rose since the year before.

Formula 1: the mean income per head and month of the reviewed poor households whose review names
one, weighted by their people, this year's less last year's, in đồng. Reviews that give B1 points
only have no income. A household's class is the one recognised before the review (assumption).
"""

from typing import NamedTuple

from locales import Money, Text, _
from models.programme import Indicator
from reports.indicators.classes import POOR
from reports.indicators.deprivations import reviewed
from reports.indicators.measured import Finding, Formula, Question

FORMULA = Formula(
    "1",
    _("Mean income per head and month of the poor households reviewed; this year's less last year's."),
)


class Mean(NamedTuple):
    """The mean income per head of a year: of how many of the poor households that were reviewed."""

    dong: int
    known: int
    of: int
    report_ids: frozenset[int]


def incomes_of_poor(question: Question, indicator: Indicator) -> Finding:
    """The rise in đồng a month."""
    source = _(
        "household reviews of {before} and {year}", before=str(question.year - 1), year=str(question.year)
    )
    before, now = _mean(question.ago(1)), _mean(question)
    for year, found in ((question.year - 1, before), (question.year, now)):
        if isinstance(found, int):
            return Finding(source, lacking=_lacking(year, found), formula=FORMULA)
    assert isinstance(before, Mean)
    assert isinstance(now, Mean)
    rise = now.dong - before.dong
    return Finding(
        source,
        float(rise),
        details=tuple(_line(year, one) for year, one in ((question.year - 1, before), (question.year, now))),
        report_ids=before.report_ids | now.report_ids,
        formula=FORMULA,
    )


def _lacking(year: int, reviews: int) -> Text:
    if not reviews:
        return _("No review of a poor household in {year}.", year=str(year))
    return _(
        "The {n} reviews of poor households in {year} give points, no income.", n=reviews, year=str(year)
    )


def _line(year: int, one: Mean) -> Text:
    return _(
        "{year}: {amount} per head and month, of {known} of {of} poor households reviewed.",
        year=str(year),
        amount=Money(one.dong),
        known=one.known,
        of=one.of,
    )


def _mean(question: Question) -> Mean | int:
    """The year's mean; where no income is known, how many reviews there are."""
    found = list(reviewed(question, (POOR,)).values())
    known = [
        (one.review.income * one.review.members, one.review.members, one.report_id)
        for one in found
        if one.review.income is not None and one.review.members
    ]
    if not known:
        return len(found)
    people = sum(members for _income, members, _number in known)
    dong = (2 * sum(income for income, _members, _number in known) + people) // (2 * people)
    return Mean(dong, len(known), len(found), frozenset(number for *_others, number in known))
