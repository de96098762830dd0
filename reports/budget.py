"""The money (kinh phí): what the plan allocates, what reports say was disbursed, and what is left.

Allocated is the plan's for the whole period and the whole district: it divides nothing by year or
commune. Disbursed comes from models, to date, and from training sessions, each cost once. Where nobody
has reported there is None, never a zero. Amounts are whole đồng.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlmodel import Session, col, select

from models import reach
from models.place import Place
from models.programme import Activity
from reports.disbursed import BESIDE, UNKNOWN, disbursed

PLANNED = ("central", "local")
"""The sources the plan allocates from: vốn trung ương, vốn địa phương."""
SOURCES = (*PLANNED, UNKNOWN, *BESIDE)


class Amounts(NamedTuple):
    """Allocated, disbursed and the rest of what was allocated; None where it is not known.

    A negative rest: more was disbursed than allocated.
    """

    allocated: int | None
    disbursed: int | None
    rest: int | None


class Line(NamedTuple):
    """One activity's money from one source; ``source`` is one of SOURCES.

    What is left of one source is not known while some of the activity's money has no known source.
    """

    activity_code: str
    short_name: str
    name: str
    source: str
    allocated: int | None
    disbursed: int | None
    rest: int | None


class Budget(NamedTuple):
    """Every project's lines in the plan's order, and the policies, which have no budget of their own.

    The sums are the programme's money in its projects. What banks, other programmes and people give
    beside it stands in lines of its own and is in no sum but that of its source.
    """

    lines: tuple[Line, ...]
    policies: tuple[Line, ...]  # what was reported for one; ``allocated`` is None: "theo dự toán hằng năm"
    report_ids: frozenset[int] = frozenset()

    def of_activity(self, code: str) -> Amounts:
        """The programme's money of one project."""
        return _sum(line for line in self.lines if line.activity_code == code and line.source not in BESIDE)

    def of_source(self, source: str) -> Amounts:
        """All projects' money from one source."""
        found = _sum(line for line in self.lines if line.source == source)
        return found if self.unknown is None else found._replace(rest=None)

    @property
    def unknown(self) -> int | None:
        """Disbursed in projects without anybody saying from which source."""
        return _added(line.disbursed for line in self.lines if line.source == UNKNOWN)

    @property
    def total(self) -> Amounts:
        """The programme's money altogether."""
        return _sum(line for line in self.lines if line.source not in BESIDE)

    @property
    def activities(self) -> list[str]:
        """The codes of the projects, in the plan's order."""
        return list(dict.fromkeys(line.activity_code for line in self.lines))

    @property
    def sources(self) -> list[str]:
        """The sources of the projects' lines, in their usual order."""
        used = {line.source for line in self.lines}
        return [source for source in SOURCES if source in used]


def budget(session: Session, scope: str, year: int | None, *, sample: bool) -> Budget:
    """The money at a path and below it, until the end of a year; None: until now."""
    spent = disbursed(session, scope, year, sample=sample)
    whole = _is_whole(session, scope)
    programmes = reach.of_money(reach.read(session), scope, year)
    query = select(Activity).where(col(Activity.programme_code).in_(programmes))
    activities = session.exec(query.order_by(col(Activity.programme_code), col(Activity.position))).all()
    lines = {
        kind: tuple(
            line
            for one in activities
            if (one.kind == "policy") == (kind == "policy")
            for line in _lines(one, spent.amounts, whole=whole)
        )
        for kind in ("project", "policy")
    }
    return Budget(lines["project"], lines["policy"], spent.report_ids)


def _lines(activity: Activity, spent: dict[tuple[str, str], int], *, whole: bool) -> list[Line]:
    """The planned sources of a project, and whatever else was reported; of a policy only the latter."""
    planned = {"central": activity.central_budget, "local": activity.local_budget}
    unknown = (activity.code, UNKNOWN) in spent
    found = []
    for source in SOURCES:
        amount = spent.get((activity.code, source))
        if amount is None and planned.get(source) is None:
            continue
        allocated = planned.get(source) if whole else None
        rest = None if unknown else _rest(allocated, amount)
        found.append(Line(activity.code, activity.short_name, activity.name, source, allocated, amount, rest))
    return found


def _rest(allocated: int | None, amount: int | None) -> int | None:
    return None if allocated is None or amount is None else allocated - amount


def _is_whole(session: Session, scope: str) -> bool:
    """Whether this is the place the plan's money is for: one that lies in no other."""
    place = session.exec(select(Place).where(Place.path == scope)).first()
    return place is not None and place.parent_code is None


def _sum(lines: Iterable[Line]) -> Amounts:
    listed = list(lines)
    allocated = _added(line.allocated for line in listed)
    spent = _added(line.disbursed for line in listed)
    return Amounts(allocated, spent, _rest(allocated, spent))


def _added(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
