"""Training sessions: beginning a report, and its countable facts once it is sent."""

from datetime import date
from typing import Any

from forms.draft import Draft
from handlers.turn import Turn
from locales.folding import fold
from models import training
from models.report import Report
from models.training import TrainingSession

Answers = dict[str, Any]
COUNTS = ("people", "women", "ethnic_minority", "poor", "near_poor", "newly_escaped")


def first_day(answers: Answers) -> date:
    """The day the session began."""
    return date.fromisoformat(answers["days"]["first"])


def same_report(turn: Turn, draft: Draft, answers: Answers) -> int | None:
    """Another standing report of the same place, day and subject."""
    return training.same_session(
        turn.session,
        draft.place,
        first_day(answers),
        fold(answers["topic"]["title"]),
        draft.sample,
        draft.report,
    )


def record(turn: Turn, report: Report, answers: Answers) -> None:
    """Write the columns that are counted, for a new report or a corrected one."""
    assert report.id is not None
    people = answers["people"]
    held = TrainingSession(
        report_id=report.id,
        activity_code=answers["activity"],
        topic=answers["topic"]["title"],
        topic_key=fold(answers["topic"]["title"])[:200],
        first_day=first_day(answers),
        last_day=date.fromisoformat(answers["days"]["last"]),
        venue=answers["venue"],
        organiser=answers["organiser"] or "",
        audience=answers["audience"],
        cost=answers.get("cost"),
        cost_source=answers.get("cost_source"),
        **{key: people[key] for key in COUNTS},
    )
    turn.session.merge(held)
    turn.session.flush()
