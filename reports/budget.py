"""The money (kinh phí): planned, allocated by year, disbursed, and what reports of work say beside it.

Planned is the plan's for the whole period and the whole district. Allocated is the register's (giao hằng
năm), or what a unit says where the register says nothing. Disbursed is what communes and agencies report
(F7): of each unit, year, project and source the last sum to date. What trainings cost and models spent is
told in other reports and is the same money: it stands beside and is in none of these sums. Where nobody has
reported there is None, never a zero. Amounts are whole đồng.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from locales.percent import percent
from models import disbursement, reach
from models.disbursement import Disbursement, Line
from models.place import Place
from models.programme import Activity
from reports import allocated
from reports.allocated import Entries
from reports.by_work import by_work
from reports.money_sources import BESIDE, SOURCES


class Amounts(NamedTuple):
    """None where it is not known; ``covers``: who disbursed has a known allocation."""

    planned: int | None = None  # for the whole period
    allocated: int | None = None
    disbursed: int | None = None
    by_work: int | None = None  # by reports of trainings and models; the same money, told elsewhere
    covers: bool = True

    @property
    def rest(self) -> int | None:
        """What is left of what was allocated; negative: more was disbursed."""
        if self.allocated is None or self.disbursed is None or not self.covers:
            return None
        return self.allocated - self.disbursed

    @property
    def rate(self) -> float | None:
        """Disbursed of allocated (tỷ lệ giải ngân), in percent with one decimal."""
        if self.rest is None or not self.allocated or self.disbursed is None:
            return None
        return percent(self.disbursed, self.allocated)


class Item(NamedTuple):
    """One activity's money from one source; ``source`` is one of SOURCES."""

    activity_code: str
    short_name: str
    name: str
    source: str
    amounts: Amounts


class Budget(NamedTuple):
    """Every project's items in the plan's order, and those of the policies.

    The sums are the programme's money in its projects; that of policies has a sum of its own. What banks,
    other programmes and people give beside it stands in items of its own and is in no sum but that of
    its source.
    """

    items: tuple[Item, ...]
    policies: tuple[Item, ...]
    told: tuple[Disbursement, ...] = ()  # what was reported last, of each place and line
    report_ids: frozenset[int] = frozenset()

    def of_activity(self, code: str) -> Amounts:
        """The programme's money of one project or policy."""
        return _sum(one for one in self.having(code) if one.source not in BESIDE)

    def having(self, code: str) -> list[Item]:
        """The items of one project or policy."""
        return [one for one in (*self.items, *self.policies) if one.activity_code == code]

    def of_source(self, source: str) -> Amounts:
        """All projects' money from one source."""
        return _sum(one for one in self.items if one.source == source)

    def only(self, activities: Collection[str]) -> "Budget":
        """The same of some projects and policies alone."""
        told = tuple(one for one in self.told if one.line.activity in activities)
        return Budget(
            tuple(one for one in self.items if one.activity_code in activities),
            tuple(one for one in self.policies if one.activity_code in activities),
            told,
            frozenset(one.report_id for one in told),
        )

    @property
    def total(self) -> Amounts:
        """The programme's money altogether."""
        return _sum(one for one in self.items if one.source not in BESIDE)

    @property
    def activities(self) -> list[str]:
        """The codes of the projects, in the plan's order."""
        return list(dict.fromkeys(one.activity_code for one in self.items))

    @property
    def funded(self) -> list[str]:
        """The codes of the policies that have money of their own: planned, allocated or disbursed."""
        return list(dict.fromkeys(one.activity_code for one in self.policies if _is_funded(one.amounts)))

    @property
    def of_policies(self) -> Amounts:
        """The programme's money in its policies."""
        return _sum(one for one in self.policies if one.source not in BESIDE)

    @property
    def sources(self) -> list[str]:
        """The sources of the projects' items, in their usual order."""
        used = {one.source for one in self.items}
        return [source for source in SOURCES if source in used]

    def name(self, code: str) -> str:
        """What a project or policy is called for short."""
        return next((one.short_name for one in self.having(code)), code)


def budget(
    session: Session, scope: str, year: int | None, *, sample: bool, until: date | None = None
) -> Budget:
    """The money at a path and below it: of one year's budget, or of all years; until a day, or now."""
    last = until or (date.max if year is None else _books_closed(year))
    whole = _is_whole(session, scope)
    told = _told(session, scope, year, last, sample=sample)
    known = _of_year(allocated.entries(session, told, sample=sample), year, last)
    work = by_work(session, scope, last if until or year is None else date(year, 12, 31), sample=sample)
    programmes = reach.of_money(reach.read(session), scope, year)
    query = (
        select(Activity)
        .where(col(Activity.programme_code).in_(programmes))
        .order_by(col(Activity.programme_code), col(Activity.position))
    )
    made: dict[bool, list[Item]] = {True: [], False: []}
    for one in session.exec(query):
        for source in SOURCES:
            planned = _planned(one, source)
            amounts = _line(told, known, scope, one.code, source, whole=whole)._replace(
                planned=planned if whole else None, by_work=work.amounts.get((one.code, source))
            )
            if amounts != Amounts() or planned is not None:
                made[one.kind == "policy"].append(Item(one.code, one.short_name, one.name, source, amounts))
    ids = work.report_ids | {one.report_id for one in told}
    return Budget(tuple(made[False]), tuple(made[True]), tuple(told), ids)


def _is_funded(amounts: Amounts) -> bool:
    return (amounts.planned, amounts.allocated, amounts.disbursed) != (None, None, None)


def _planned(activity: Activity, source: str) -> int | None:
    return {"central": activity.central_budget, "local": activity.local_budget}.get(source)


def of_places(
    session: Session, scope: str, paths: Sequence[str], activity: str, year: int | None, *, sample: bool
) -> dict[str, Amounts]:
    """One project's allocated and disbursed money at each of these paths below a path."""
    last = date.max if year is None else _books_closed(year)
    told = _told(session, scope, year, last, sample=sample)
    known = _of_year(allocated.entries(session, told, sample=sample), year, last)
    own = [source for source in SOURCES if source not in BESIDE]
    return {
        path: _add(_line(told, known, path, activity, source, whole=False) for source in own)
        for path in paths
    }


def _books_closed(year: int) -> date:
    """Until when money of a year's budget is reported: the year after ends it (assumption)."""
    return date(year + 1, 12, 31)


def _told(session: Session, scope: str, year: int | None, until: date, *, sample: bool) -> list[Disbursement]:
    found = disbursement.last_of_each(session, scope, until, sample=sample)
    return [one for one in found if year is None or one.line.year == year]


def _of_year(known: Entries, year: int | None, until: date) -> Entries:
    if year is None:
        return {line: amounts for line, amounts in known.items() if line.year <= until.year}
    return {line: amounts for line, amounts in known.items() if line.year == year}


def _line(
    told: Sequence[Disbursement], known: Entries, scope: str, activity: str, source: str, *, whole: bool
) -> Amounts:
    """A project's money from a source at a path, over the years that were read."""
    here = [
        one
        for one in told
        if (one.line.activity, one.line.source) == (activity, source) and one.place_path.startswith(scope)
    ]
    years = {one.line.year for one in here} | {
        line.year for line in known if (line.activity, line.source) == (activity, source)
    }
    found = []
    for year in sorted(years):
        reported = [one for one in here if one.line.year == year]
        units = [one.unit for one in reported]
        part = allocated.at(known.get(Line(year, activity, source), {}), scope, units, whole=whole)
        amounts = Amounts(
            allocated=part.amount if part else None,
            disbursed=sum(one.amount for one in reported) if reported else None,
            covers=part.covers if part else not reported,
        )
        found.append(amounts)
    return _add(found)


def _is_whole(session: Session, scope: str) -> bool:
    """Whether this is the place the plan's money is for: one that lies in no other."""
    place = session.exec(select(Place).where(Place.path == scope)).first()
    return place is not None and place.parent_code is None


def _sum(items: Iterable[Item]) -> Amounts:
    return _add(one.amounts for one in items)


def _add(amounts: Iterable[Amounts]) -> Amounts:
    listed = list(amounts)
    return Amounts(
        _known(one.planned for one in listed),
        _known(one.allocated for one in listed),
        _known(one.disbursed for one in listed),
        _known(one.by_work for one in listed),
        all(one.covers for one in listed),
    )


def _known(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
