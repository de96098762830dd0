"""What training reports are checked against: earlier sessions of their places, and the same session again."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from models.place import is_within
from models.programme import Activity
from models.report import STANDING, Report
from models.training import TrainingSession
from reports.checks.asked import Asked, Found
from reports.checks.training import FORM


class _Held(NamedTuple):
    """What one session before says, as far as it is compared."""

    sent: tuple[datetime, int]
    people: int
    cost: int | None


def read(session: Session, asked: Sequence[Asked], *, sample: bool) -> Found:
    """The facts of those that are about training sessions."""
    mine = [one for one in asked if one.report.form == FORM]
    if not mine:
        return Found()
    held = _held(session, {one.report.place_code for one in mine}, sample=sample)
    trains = _training_cadres(session)
    facts = {
        one.id: {
            "trains_cadres": one.answers.get("activity") in trains,
            "before": _before(one, held.get(one.report.place_code, ())),
        }
        for one in mine
    }
    return Found(facts, _twins(session, mine, sample=sample))


def _when(held: _Held) -> tuple[datetime, int]:
    return held.sent


def _held(session: Session, places: set[str], *, sample: bool) -> dict[str, list[_Held]]:
    """The standing sessions of these places: numbers only, because there may be years of them."""
    query = (
        sql_select(
            col(Report.place_code),
            col(Report.sent_at),
            col(Report.id),
            col(TrainingSession.people),
            col(TrainingSession.cost),
        )
        .join(TrainingSession, col(TrainingSession.report_id) == col(Report.id))
        .where(col(Report.place_code).in_(places))
        .where(col(Report.sample).is_(sample), col(Report.status).in_(STANDING))
        .order_by(col(Report.sent_at), col(Report.id))
    )
    found: dict[str, list[_Held]] = {}
    for place, sent_at, number, people, cost in session.execute(query):
        found.setdefault(place, []).append(_Held((sent_at, number), people, cost))
    return found


def _before(one: Asked, held: Sequence[_Held]) -> dict[str, list[float]]:
    """How many people came, and what it cost, at the sessions its place reported before."""
    sent = (one.report.sent_at, one.id)
    earlier = held[: bisect_left(held, sent, key=_when)]  # they are in the order of sending
    return {
        "people": [float(other.people) for other in earlier],
        "cost": [float(other.cost) for other in earlier if other.cost is not None],
    }


def _twins(session: Session, mine: Sequence[Asked], *, sample: bool) -> dict[int, Report]:
    """Another report of the same day and subject, by the same place or one that holds it."""
    own = dict(_rows(session, mine))
    days = {one.first_day for one in own.values()}
    topics = {one.topic_key for one in own.values()}
    others = _standing(
        session, sample, col(TrainingSession.first_day).in_(days), col(TrainingSession.topic_key).in_(topics)
    )
    found: dict[int, Report] = {}
    for one in mine:
        held = own.get(one.id)
        for other, session_ in others:
            same = held is not None and (session_.first_day, session_.topic_key) == (
                held.first_day,
                held.topic_key,
            )
            if same and other.id != one.id and _overlap(other.place_path, one.report.place_path):
                found.setdefault(one.id, other)
    return found


def _rows(session: Session, mine: Sequence[Asked]) -> list[tuple[int, TrainingSession]]:
    query = sql_select(TrainingSession).where(col(TrainingSession.report_id).in_([one.id for one in mine]))
    return [(one.report_id, one) for one in session.execute(query).scalars()]


def _overlap(path: str, other: str) -> bool:
    return is_within(path, other) or is_within(other, path)


def _standing(session: Session, sample: bool, *where: Any) -> Sequence[tuple[Report, TrainingSession]]:
    query = (
        sql_select(Report, TrainingSession)
        .join(Report, col(Report.id) == col(TrainingSession.report_id))
        .where(col(Report.sample).is_(sample), col(Report.status).in_(STANDING), *where)
        .order_by(col(Report.sent_at), col(Report.id))
    )
    return [(report, held) for report, held in session.execute(query)]


def _training_cadres(session: Session) -> set[str]:
    query = sql_select(col(Activity.code)).where(col(Activity.trains_cadres).is_(True))
    return set(session.execute(query).scalars())
