"""One way in which a plan can be wrong; the tables are in the ``wrong_…`` files beside this one."""

from typing import NamedTuple


class Wrong(NamedTuple):
    """One edit of the small plan, and the error it must lead to."""

    code: str
    file: str
    line: int
    old: str
    new: str
    reason: str  # how the reason begins
    shown_in: str = ""  # the file that is blamed, where it is not the edited one
