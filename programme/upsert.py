"""Writing rows so that doing it twice changes nothing, and keeping account of what changed."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from programme.result import Entry, LoadResult

Row = TypeVar("Row", bound=SQLModel)
_GIVEN = ("id", "created_at")  # once, when a row was added


class Upsert:
    """Puts rows into the database; the caller commits."""

    def __init__(self, session: Session, result: LoadResult) -> None:
        """Write in this session and account for it in this result."""
        self._session = session
        self._result = result

    def put(self, row: SQLModel, code: str) -> Entry:
        """Add the row, or bring the stored row with this code into line with it."""
        return self.put_over(self._session.get(type(row), code), row, code)

    def put_over(self, stored: SQLModel | None, row: SQLModel, code: str) -> Entry:
        """Add the row, or bring the stored one into line with it, where the code is no primary key."""
        entry = Entry(str(type(row).__tablename__), code)
        self._result.loaded.append(entry)
        if stored is None:
            self._session.add(row)
            self._result.added.append(entry)
        elif columns := _bring_into_line(stored, row):
            self._result.changed[entry] = columns
        self._session.flush()  # the next row may refer to this one
        return entry

    def set(self, stored: SQLModel, code: str, column: str, value: Any) -> None:
        """Change one column of a row that the files no longer hold."""
        setattr(stored, column, value)
        self._result.changed[Entry(str(type(stored).__tablename__), code)] = [column]
        self._session.flush()

    def replace(self, owner: Entry, what: str, stored: Sequence[Row], wanted: Sequence[Row]) -> None:
        """Make what belongs to an entry just what is wanted, in just this order, unless it is so already."""
        if [one.model_dump(exclude={"id"}) for one in stored] == [
            one.model_dump(exclude={"id"}) for one in wanted
        ]:
            return
        for row in stored:
            self._session.delete(row)
        self._session.flush()
        self._session.add_all(wanted)
        self._session.flush()
        self._account(owner, what)

    def put_belongings(
        self,
        owner: Entry,
        what: str,
        stored: Sequence[Row],
        wanted: Sequence[Row],
        key: Callable[[Row], Any],
    ) -> None:
        """Make what belongs to an entry (its names, topics ...) just what is wanted.

        Rows are recognised by ``key``. One that is no longer wanted is deleted: nothing
        refers to it, and a corrected name must not stand beside the wrong one.
        """
        left = {key(row): row for row in stored}
        changed = False
        for row in wanted:
            same = left.pop(key(row), None)
            if same is None:
                self._session.add(row)
            changed |= same is None or bool(_bring_into_line(same, row))
        for row in left.values():
            self._session.delete(row)
        self._session.flush()
        if changed or left:
            self._account(owner, what)

    def _account(self, owner: Entry, what: str) -> None:
        if owner not in self._result.added:
            self._result.changed.setdefault(owner, []).append(what)


def _bring_into_line(stored: SQLModel, wanted: SQLModel) -> list[str]:
    """Copy every column that differs, but for what the first loading gave; returns their names."""
    columns = [
        name
        for name in type(wanted).model_fields
        if name not in _GIVEN and getattr(stored, name) != getattr(wanted, name)
    ]
    for name in columns:
        setattr(stored, name, getattr(wanted, name))
    return columns
