"""How much less poor and near-poor households lack basic services than the year before.

Formula 1: for each dimension (chiều) the share of the reviewed poor and near-poor households that
lack something in it, last year's less this year's, in points; the value is the mean over the
dimensions. A household's class is the one recognised before the year's first review (assumption).
"""

from collections.abc import Mapping, Sequence

from locales import Text, _, plural
from models.household_review import Reviewed
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.classes import NEAR_POOR, POOR
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.reviewed_households import reviewed, unreviewed
from reports.indicators.rows import Group, Row, Subject

CLASSES = POOR, NEAR_POOR
Codes = set[tuple[str, str]]  # the indicators of one dimension, as (standard, code)
FORMULA = Formula(
    "1",
    _("Share of reviewed poor and near-poor households that lack it, last year's less this year's."),
)


def deprivations(question: Question, indicator: Indicator) -> Finding:
    """The mean fall of the six shares; each of them in the details."""
    source = _(
        "household reviews of {before} and {year}", before=str(question.year - 1), year=str(question.year)
    )
    years = question.year - 1, question.year
    before, now = reviewed(question.ago(1), CLASSES), reviewed(question, CLASSES)
    dimensions = _dimensions(question, [*now.values(), *before.values()])
    found = (
        *_rows(before, now, list(dimensions.values())),
        *unreviewed(question, CLASSES, before.keys()),
    )
    for year, known in zip(years, (before, now), strict=True):
        if not known:
            lacking = _("No review of a poor or near-poor household in {year}.", year=str(year))
            return Finding(source, lacking=lacking, formula=FORMULA, rows=found)
    shares = list(zip(dimensions, *_shares(rows.sums(found, 2 + 2 * len(dimensions))), strict=True))
    fall = sum(then - today for _name, then, today in shares) / len(shares)
    return Finding(
        source,
        round(fall, 1),
        details=(
            _("Households reviewed: {before} last year, {now} this year.", before=len(before), now=len(now)),
            *(_line(name, then, today) for name, then, today in shares),
        ),
        formula=FORMULA,
        rows=found,
        fewest=min(len(before), len(now)),
    )


def _dimensions(question: Question, found: list[Reviewed]) -> Mapping[str, Codes]:
    """The indicators of each dimension, in the standards' order, as (standard, code)."""
    used = {one.review.standard for one in found}
    dimensions: dict[str, Codes] = {}
    for standard in question.atlas.standards:
        for one in standard.indicators if standard.code in used else ():
            dimensions.setdefault(one.dimension, set()).add((standard.code, one.code))
    return dimensions


def _rows(
    before: Mapping[int, Reviewed], now: Mapping[int, Reviewed], dimensions: Sequence[Codes]
) -> tuple[Row, ...]:
    """A row for each household that was reviewed in one of the years."""
    return tuple(
        _row(before.get(number), now.get(number), dimensions) for number in sorted(before.keys() | now.keys())
    )


def _row(before: Reviewed | None, now: Reviewed | None, dimensions: Sequence[Codes]) -> Row:
    """A household; it adds whether it was reviewed in each year, and then each dimension of each year."""
    last = now or before
    assert last is not None
    then, today = ([_lacks(one, codes) for codes in dimensions] for one in (before, now))
    said = (_said(one, sum(lacks)) for one, lacks in ((before, then), (now, today)))
    group = Group.unknown
    if before is not None and now is not None:
        group = Group.reached if sum(today) < sum(then) or not any(today) else Group.short
    return Row(
        Subject.household,
        last.review.household_id,
        last.place_code,
        group,
        rows.before_and_now(*said),
        adds=(int(before is not None), int(now is not None), *map(int, then), *map(int, today)),
        report_ids=tuple(one.report_id for one in (now, before) if one is not None),
    )


def _said(one: Reviewed | None, dimensions: int) -> Text | None:
    if one is None:
        return None
    lacks = plural("lacks {n} dimension", "lacks {n} dimensions", dimensions)
    return lacks if dimensions else _("lacks nothing")


def _shares(added: Sequence[int]) -> tuple[list[float], list[float]]:
    """The share of each dimension in percent, last year's and this year's."""
    half = (len(added) - 2) // 2
    then, today = added[2 : 2 + half], added[2 + half :]
    return [100 * one / added[0] for one in then], [100 * one / added[1] for one in today]


def _lacks(one: Reviewed | None, codes: Codes) -> bool:
    if one is None:
        return False
    review = one.review
    return any((review.standard, code) in codes for code in review.deprivations.split(",") if code)


def _line(name: str, before: float, now: float) -> Text:
    return _(
        "{name}: {before}% lacked something last year, {now}% this year.",
        name=name,
        before=round(before, 1),
        now=round(now, 1),
    )
