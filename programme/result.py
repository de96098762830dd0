"""What a loading did, so that the operator can be told."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Entry(NamedTuple):
    """One thing with a code of its own: its table and its code, as in ("place", "kien-hai")."""

    table: str
    code: str


@dataclass
class LoadResult:
    """What the files hold, what of it was new to the database, and what only the database knows.

    ``changed`` names the columns that changed, or "names", "agencies", "topics", "rest_days" for
    what belongs to an entry. Nothing in ``missing`` was deleted, because reports may refer to it;
    a duty in it ended, and is among the changed ones if it ended just now. ``warnings`` are sentences
    about what was taken all the same.
    """

    loaded_at: datetime
    loaded: list[Entry] = field(default_factory=list)
    added: list[Entry] = field(default_factory=list)
    changed: dict[Entry, list[str]] = field(default_factory=dict)
    missing: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def nothing_new(self) -> bool:
        """Whether the database already held all of it, just so."""
        return not self.added and not self.changed
