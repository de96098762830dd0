"""What is wrong with a list, row by row, so that whoever keeps it can mend all of it at once."""

from collections.abc import Sequence
from typing import NamedTuple

MOST_TOLD = 50  # more lines than this are not read anyway (assumption)


class RowFault(NamedTuple):
    """A cell that cannot be taken: its row as Excel numbers it, its column's header, what is expected.

    Row 0 is the file as a whole. What stands in the cell is not repeated: it may name a person.
    """

    row: int
    column: str
    expected: str

    def __str__(self) -> str:
        """One line of the list that the operator reads."""
        where = f"row {self.row}" if self.row else ""
        return ": ".join(
            part for part in (", ".join(filter(None, (where, self.column))), self.expected) if part
        )


class RegisterError(Exception):
    """A list that is not taken; nothing of it was written."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        """Keep the first faults, in the order of the rows, and how many there are in all."""
        self.total = len(faults)
        self.faults = tuple(sorted(faults, key=lambda fault: fault.row)[:MOST_TOLD])
        untold = self.total - len(self.faults)
        lines = [str(fault) for fault in self.faults] + ([f"and {untold} more"] if untold else [])
        super().__init__("\n".join(lines))


def whole_file(expected: str) -> RegisterError:
    """The error for a file that cannot be read at all."""
    return RegisterError([RowFault(0, "", expected)])
