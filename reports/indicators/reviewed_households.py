"""The yearly reviews (rà soát) of poor and near-poor households: who was looked at, and who was not."""

from collections.abc import Collection

from locales import _
from models import household_review
from models.household_review import Reviewed
from reports.indicators.classes import classes_on
from reports.indicators.measured import Question
from reports.indicators.rows import Group, Row, Subject


def reviewed(question: Question, classes: Collection[str]) -> dict[int, Reviewed]:
    """The year's reviews of households that had one of these classes and are still there."""
    found = _of_year(question)
    return {number: one for number, one in found.items() if one.opening in classes and not one.review.left}


def unreviewed(question: Question, classes: Collection[str], known: Collection[int]) -> tuple[Row, ...]:
    """The households of these classes that nobody has reviewed in the year, but for those known otherwise."""
    seen = _of_year(question).keys() | set(known)
    said = _("not reviewed in {year}", year=str(question.year))
    return tuple(
        Row(Subject.household, one.household_id, one.place_code, Group.unknown, said)
        for one in classes_on(question, question.last_day).values()
        if one.household_class in classes and one.household_id not in seen
    )


def _of_year(question: Question) -> dict[int, Reviewed]:
    return household_review.of_year(question.session, question.scope, question.year, sample=question.sample)
