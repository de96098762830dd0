"""How duties stand in a period: each duty at a place, the period before, and place by place below."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from models.atlas import Atlas, Spot
from reports.asked_terms import expected_on, has_come, terms_before, terms_in
from reports.completeness import Completeness, Figures, Standing, figures
from reports.tally import View, tally
from scheduler.period import Period
from scheduler.rule import Rule, Term

NOTHING = Figures()


class DutyStatus(NamedTuple):
    """One duty at a place in a period; ``by_parent``: its figures by the place above those that owe it."""

    rule: Rule
    terms: Sequence[Term]  # those meant by the period
    due: Sequence[Term]  # of these what it is time for
    by_parent: Mapping[str, Figures]
    before: Figures | None  # of the period before; None where nothing was owed
    before_terms: Sequence[Term]

    @property
    def total(self) -> Figures:
        """All places together."""
        return together(self.by_parent.values())


def together(found: Iterable[Figures]) -> Figures:
    """The sum of figures."""
    return reduce(lambda one, other: one + other, found, NOTHING)


def duty_statuses(view: View, here: Spot, asked: Period, rules: Sequence[Rule]) -> list[DutyStatus]:
    """Each of these duties that some place here owes in the period, in the order of the plan."""
    found = (duty_status(view, here, asked, rule) for rule in rules if concerns(rule, here))
    return [one for one in found if one is not None]


def duty_status(
    view: View, here: Spot, asked: Period, rule: Rule, *, with_before: bool = True
) -> DutyStatus | None:
    """One duty; None where no place here owes it in that period."""
    terms = terms_in(rule, asked)
    counted = [(term, tally(view, term, here.path)) for term in terms]
    owed = [(term, found) for term, found in counted if together(found.values()).expected]
    if not owed:
        return None
    calendar = view.book.calendars.everywhere
    due = [
        (term, found)
        for term, found in owed
        if has_come(term, view.today, calendar) or together(found.values()).received
    ]
    earlier = terms_before(rule, asked) if with_before and due else []
    before = together([one for term in earlier for one in tally(view, term, here.path).values()])
    return DutyStatus(
        rule,
        [term for term, _found in owed],
        [term for term, _found in due],
        _added(found for _term, found in due),
        before if before.expected else None,
        earlier,
    )


def concerns(rule: Rule, here: Spot) -> bool:
    """Whether places here may owe a duty at all."""
    return rule.scope.startswith(here.path) or here.path.startswith(rule.scope)


def areas(by_parent: Mapping[str, Figures], atlas: Atlas, here: Spot) -> list[tuple[Spot, Figures]]:
    """The figures of each place directly below that has some below itself, also of one that has ended."""
    found: dict[str, Figures] = {}
    for code, counted in by_parent.items():
        inside = code in atlas.spots and atlas.spots[code].path.startswith(here.path)
        if inside and code != here.code:
            area = atlas.spots[code].path.removeprefix(here.path).partition("/")[0]
            found[area] = found.get(area, NOTHING) + counted
    return [(spot, found[spot.code]) for spot in atlas.spots.values() if spot.code in found]


def standings(view: View, atlas: Atlas, here: Spot, terms: Sequence[Term]) -> list[Completeness]:
    """Each term place by place, for a place of which one looks at every one below."""
    calendar = view.book.calendars.everywhere
    return [
        figures(
            view.session,
            atlas,
            view.book,
            term,
            here.path,
            view.now,
            sample=view.sample,
            on=expected_on(term, view.today, calendar),
        )
        for term in terms
    ]


def by_place(found: Sequence[Completeness]) -> dict[str, list[tuple[Term, Standing]]]:
    """What each place owes, term by term, by its code in the order of the plan."""
    listed: dict[str, list[tuple[Term, Standing]]] = {}
    for one in found:
        for standing in one.places:
            listed.setdefault(standing.spot.code, []).append((one.term, standing))
    return listed


def _added(found: Iterable[Mapping[str, Figures]]) -> dict[str, Figures]:
    total: dict[str, Figures] = {}
    for one in found:
        for code, counted in one.items():
            total[code] = total.get(code, NOTHING) + counted
    return total
