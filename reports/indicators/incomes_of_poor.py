"""How much the income per head of poor households rose since the year before.

Formula 1: the mean income per head and month of the reviewed poor households whose review names
one, weighted by their people, this year's less last year's, in đồng. Reviews that give B1 points
only have no income. A household's class is the one recognised before the review (assumption).
"""

from typing import NamedTuple

from locales import Money, Text, _
from models.household_review import Reviewed
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.classes import POOR
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.reviewed_households import reviewed, unreviewed
from reports.indicators.rows import Group, Row, Subject

FORMULA = Formula(
    "1",
    _("Mean income per head and month of the poor households reviewed; this year's less last year's."),
)


def incomes_of_poor(question: Question, indicator: Indicator) -> Finding:
    """The rise in đồng a month."""
    source = _(
        "household reviews of {before} and {year}", before=str(question.year - 1), year=str(question.year)
    )
    years = question.year - 1, question.year
    before, now = reviewed(question.ago(1), (POOR,)), reviewed(question, (POOR,))
    found = (
        *(_row(before.get(one), now.get(one)) for one in sorted(before.keys() | now.keys())),
        *unreviewed(question, (POOR,), before.keys()),
    )
    added = rows.sums(found, 6)
    means = []
    for year, reviews, (income, people, known) in zip(
        years, (before, now), (added[:3], added[3:]), strict=True
    ):
        if not people:
            return Finding(source, lacking=_lacking(year, len(reviews)), formula=FORMULA, rows=found)
        means.append(Mean(year, (2 * income + people) // (2 * people), known, len(reviews)))
    return Finding(
        source,
        float(means[1].dong - means[0].dong),
        details=tuple(map(_line, means)),
        formula=FORMULA,
        rows=found,
        fewest=min(one.known for one in means),
    )


class Mean(NamedTuple):
    """The mean income per head of a year: of how many of the poor households that were reviewed."""

    year: int
    dong: int
    known: int
    of: int


def _row(before: Reviewed | None, now: Reviewed | None) -> Row:
    """A household; it adds its income, its people and itself to each year in which its income is known."""
    last = now or before
    assert last is not None
    then, today = _income(before), _income(now)
    return Row(
        Subject.household,
        last.review.household_id,
        last.place_code,
        _group(then, today),
        _said(then, today),
        adds=(*(then or _NOTHING), *(today or _NOTHING)) if then or today else (),
        report_ids=tuple(
            one.report_id for one, income in ((now, today), (before, then)) if one is not None and income
        ),
        beside=tuple(
            one.report_id for one, income in ((now, today), (before, then)) if one is not None and not income
        ),
    )


_NOTHING = 0, 0, 0


def _group(before: tuple[int, int, int] | None, now: tuple[int, int, int] | None) -> Group:
    if before is None or now is None:
        return Group.unknown if before or now else Group.aside
    return Group.reached if now[0] * before[1] > before[0] * now[1] else Group.short


def _income(one: Reviewed | None) -> tuple[int, int, int] | None:
    """The income of all its people, how many they are, and one household; None where it is not known."""
    if one is None or one.review.income is None or not one.review.members:
        return None
    return one.review.income * one.review.members, one.review.members, 1


def _said(before: tuple[int, int, int] | None, now: tuple[int, int, int] | None) -> Text:
    if before is None and now is None:
        return _("points only, no income")
    then, today = (Money(one[0] // one[1]) if one else None for one in (before, now))
    return rows.before_and_now(then, today)


def _lacking(year: int, reviews: int) -> Text:
    if not reviews:
        return _("No review of a poor household in {year}.", year=str(year))
    return _(
        "The {n} reviews of poor households in {year} give points, no income.", n=reviews, year=str(year)
    )


def _line(one: Mean) -> Text:
    return _(
        "{year}: {amount} per head and month, of {known} of {of} poor households reviewed.",
        year=str(one.year),
        amount=Money(one.dong),
        known=one.known,
        of=one.of,
    )
