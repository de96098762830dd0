"""What was trained (tập huấn): accepted sessions of the span, added up for each activity of the plan."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as sql_select
from sqlmodel import col

from locales import Text, _
from models.report import Report
from models.training import COUNTS, TrainingSession
from reports.millions import in_millions
from reports.official.scope import Scope


class Trained(NamedTuple):
    """Sessions of one activity; people are places taken, not different people. Money is whole đồng."""

    sessions: int
    people: int
    women: int
    ethnic_minority: int
    poor: int
    near_poor: int
    newly_escaped: int
    cost: int | None  # of the sessions whose cost is known; None where none is
    priced: int  # how many those are

    def __add__(self, other: "Trained") -> "Trained":  # type: ignore[override]  # a sum, not a longer tuple
        costs = [one for one in (self.cost, other.cost) if one is not None]
        n, people, women, minority, poor, near, escaped = (
            mine + theirs for mine, theirs in zip(self[:7], other[:7], strict=True)
        )
        cost = sum(costs) if costs else None
        return Trained(n, people, women, minority, poor, near, escaped, cost, self.priced + other.priced)

    def lines(self) -> Sequence[Text]:
        """The sessions in a sentence, with what they cost where that is known."""
        told = _(
            "Training: {sessions} sessions, {people} participants, of whom {women} women, {minority} of "
            "ethnic minorities, {poor} of poor, {near} of near-poor, {escaped} of newly escaped households.",
            sessions=self.sessions,
            people=self.people,
            women=self.women,
            minority=self.ethnic_minority,
            poor=self.poor,
            near=self.near_poor,
            escaped=self.newly_escaped,
        )
        if self.cost is None:
            return [told]
        priced = _(
            "{told} Cost: {millions} million dong ({n} of {sessions} sessions tell it).",
            told=told,
            millions=in_millions(self.cost),
            n=self.priced,
            sessions=self.sessions,
        )
        return [priced]


def trained(scope: Scope) -> dict[str, Trained]:
    """By the code of the activity; one without accepted sessions is not in it."""
    sums = [func.sum(col(getattr(TrainingSession, key))) for key in COUNTS]
    cost = col(TrainingSession.cost)
    query = (
        sql_select(col(TrainingSession.activity_code), func.count(), *sums, func.sum(cost), func.count(cost))
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(*scope.holds(), *scope.within(col(TrainingSession.first_day)))
        .group_by(col(TrainingSession.activity_code))
    )
    found: dict[str, Trained] = {}
    for code, *counts, cost, priced in scope.session.execute(query):
        n, people, women, minority, poor, near, escaped = map(int, counts)
        known = None if cost is None else int(cost)
        found[code] = Trained(n, people, women, minority, poor, near, escaped, known, priced)
    return found
