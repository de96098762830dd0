"""What a month leaves behind, told so that it is the same wherever it was lived.

Rows are told by what they say: who instead of a number, a picture by its bytes, "today" instead of
the day. Left out are ids, instants, the names of channels and chats, what a platform calls its
files, and whether it was practice. Every table is named here, so a new one has to be decided upon.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Table, select
from sqlmodel import Session, SQLModel

from models.utc import UtcDateTime

Row = dict[str, Any]
_SAMPLE = "sample"

COMPARED: dict[str, tuple[str, ...]] = {
    # who, and where they can be reached
    "person": (),
    "chat": ("channel", "address"),
    "conversation": ("last_chat_id",),
    "invite": ("code_hash",),
    "hand_over": (),
    # what was reported, step by step
    "report": (),
    "report_version": ("draft_id",),
    "report_event": (),
    "report_photo": (),
    "photo": ("channel", "remote_id", "unique_id", "fetch_failures"),
    "nil_report": (),
    "extension": (),
    "narrative": (),
    "announcement": (),
    "announcement_recipient": (),
    # what is counted of it
    "training_session": (),
    "report_figure": (),
    "inspection_finding": (),
    "cadre_attendance": (),
    "model_progress": (),
    "household_review": (),
    "review_closing": (),
    # what is known of the hamlets
    "household": (),
    "recognition": (),
    "livelihood_model": (),
    "model_household": (),
    "cadre": (),
    # what is owed, and what people were told
    "duty": (),
    "deadline_change": (),
    "notice": (),
    "reminder": (),
    "unreached": (),
    "errand": (),
    # who changed what
    "audit_entry": ("number", "previous", "hash"),
}
"""Tables whose rows must be the same, and the columns that need not be."""

LEFT_OUT = {
    "claim": "which messages came, by the keys of their channels",
    "practice_message": "the transcript that only the practice page has",
    "tick": "when a work was done last",
    "alembic_version": "how the tables were made",
    "sent_count": "the messages of a month, which only Zalo counts",
    **dict.fromkeys(
        (
            *("programme", "activity", "agency", "activity_agency", "indicator", "topic"),
            *("place", "place_name", "issuing_body", "poverty_standard", "deprivation"),
            *("quiet_hours", "rest_day", "budget_allocation"),
        ),
        "the plan, which no conversation changes",
    ),
}
"""The other tables, and why."""


class Days(NamedTuple):
    """The days on which a month was lived: one, or two where midnight fell into it."""

    first: date
    last: date


def left(session: Session, days: Days) -> dict[str, list[Row]]:
    """Every row that must be the same, by its table."""
    names = _Names(session)
    return {name: _rows(session, SQLModel.metadata.tables[name], names, days) for name in COMPARED}


def differences(one: dict[str, list[Row]], other: dict[str, list[Row]]) -> list[str]:
    """What is in one of them only, in words."""
    found = []
    for name in COMPARED:
        ours, theirs = one[name], other[name]
        found += [f"- {name}: {_said(row)}" for row in ours if row not in theirs]
        found += [f"+ {name}: {_said(row)}" for row in theirs if row not in ours]
        if len(ours) != len(theirs):
            found.append(f"{name}: {len(ours)} rows, and {len(theirs)}")
    return found


def _rows(session: Session, table: Table, names: "_Names", days: Days) -> list[Row]:
    """In the order in which they were written, where they are numbered; else in that of what they say."""
    kept = [column for column in table.columns if _is_told(table, column)]
    found = [
        {column.name: _told(table, column, row, names, days) for column in kept}
        for row in session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        if not _is_of_the_page(table, row)
    ]
    numbered = [column.name for column in table.primary_key.columns] == ["id"]
    return found if numbered else sorted(found, key=_said)


def _is_of_the_page(table: Table, row: Any) -> bool:
    """The chat in which a sample person can be picked on the practice page, made with the first notice."""
    if table.name == "chat":
        return str(row["address"]).startswith("person-")
    made = _changes(row["changes"], None, None) if table.name == "audit_entry" else []
    return made == ["chat created"] and row["by"] == "program"


def _is_told(table: Table, column: Column[Any]) -> bool:
    return column.name not in ("id", _SAMPLE, *COMPARED[table.name])


def _told(table: Table, column: Column[Any], row: Any, names: "_Names", days: Days) -> Any:
    value = row[column]
    if value is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return "at some time"
    if column.foreign_keys:
        (referred,) = column.foreign_keys
        return names.of(referred.column.table.name, value)
    if special := _SPECIAL.get((table.name, column.name)):
        value = special(value, names, row)
    return _without_days(value, days)


def _answers(said: str, names: "_Names", _row: Any) -> dict[str, Any]:
    """Answers by question; those that are numbers of rows are told by what the rows say."""
    answers: dict[str, Any] = json.loads(said)
    return {key: _answer(key, value, names) for key, value in answers.items()}


def _answer(key: str, value: Any, names: "_Names") -> Any:
    if key == "photos" and value:
        return [names.of("photo", one) for one in value]
    if key in _REFERRING and isinstance(value, int):
        return names.of(_REFERRING[key], value)
    return value


_REFERRING = {"household": "household", "model": "livelihood_model"}


def _state(said: str, names: "_Names", _row: Any) -> dict[str, Any]:
    """The drafts a conversation holds, open or put aside; the rest of it is of its channel."""
    state = json.loads(said or "{}")
    drafts = [draft for draft in (state.get("draft"), *state.get("shelf", ())) if draft]
    return {"drafts": [(one["form"], _answers(json.dumps(one["answers"]), names, None)) for one in drafts]}


def _changes(said: str, _names: "_Names | None", _row: Any) -> list[str]:
    """Tables and what became of their rows; the digests hold ids and instants."""
    return [f"{what.partition(':')[0]} {how}" for what, how, _digest in json.loads(said)]


def _by(said: str, names: "_Names", _row: Any) -> str:
    who, _, number = said.partition(":")
    return names.of("person", int(number)) if who == "person" else said


def _subject(number: int, names: "_Names", row: Any) -> str:
    """What a notice is about is its kind's business: a step of a report, an errand, or a span of time."""
    return names.of("report_event", number) if row["kind"] in ("returned", "unlocked") else "something"


def _key(said: str, _names: "_Names", _row: Any) -> str:
    return re.sub(r"\d+", "#", said)


def _result(said: str, _names: "_Names", _row: Any) -> dict[str, Any]:
    """What was made, by its words and the names of its files; buttons are signed, folders are random."""
    made = json.loads(said or "{}")
    files = [file["name"] for file in made.get("files", ())]
    return {"text": made.get("text"), "in_words": made.get("in_words"), "files": files}


_SPECIAL: dict[tuple[str, str], Callable[[Any, "_Names", Any], Any]] = {
    ("report", "answers"): _answers,
    ("report_version", "answers"): _answers,
    ("conversation", "state"): _state,
    ("audit_entry", "changes"): _changes,
    ("audit_entry", "by"): _by,
    ("errand", "result"): _result,
    ("notice", "key"): _key,
    ("notice", "subject"): _subject,
}
"""Columns in which numbers of rows are hidden."""


class _Names:
    """What rows are called instead of by their numbers."""

    def __init__(self, session: Session) -> None:
        self._known = {table: dict(session.execute(select(*_called(table))).all()) for table in _CALLED}

    def of(self, table: str, key: Any) -> str:
        """A row of this table; of one that has no better name, which of them it is."""
        if table not in self._known:
            return f"{table} {key}"
        return str(self._known[table].get(key, f"{table} that is not there"))


_CALLED = {
    "person": "name",
    "household": "code",
    "livelihood_model": "code",
    "duty": "code",
    "photo": "sha256",
}
"""By which column the rows of a table are called; the others by their numbers, which count up from 1."""


def _called(table: str) -> tuple[Column[Any], Column[Any]]:
    columns = SQLModel.metadata.tables[table].columns
    return columns["id"], columns[_CALLED[table]]


def _without_days(value: Any, days: Days) -> Any:
    """The same with "today" for the day, wherever it stands."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return _without_days(value.isoformat(), days)
    if isinstance(value, str):
        for day in days:
            value = value.replace(day.isoformat(), "today")
        return value
    if isinstance(value, dict):
        return {key: _without_days(one, days) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_days(one, days) for one in value]
    return value


def _said(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
