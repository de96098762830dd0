"""Of which places there is no accepted report of a form in the span: named, so that no sum looks whole.

Which places they would be is the duties': those of the level that owes the form, also before it is owed for
the first time. A place that said "không phát sinh" has answered.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from locales import Text, _, plural
from models import nil_report
from models.atlas import Spot
from reports.official.listed import listed
from reports.official.scope import Scope
from reports.official.span import Sort, Span, holds
from reports.official.work.kinds import Reported
from scheduler.period import MONTHS, Kind
from scheduler.rule import Rule

MOST_NAMED = 8  # places in one line (assumption)
_OFTEN: Mapping[Kind, Text] = {
    Kind.month: _("monthly"),
    Kind.quarter: _("quarterly"),
    Kind.half_year: _("half-yearly"),
    Kind.year: _("yearly"),
}


class Silence(NamedTuple):
    """How the places stand that report by a form; codes of places in the order of the plan."""

    form: str
    places: Sequence[str]  # all of them
    missing: Sequence[str]
    nothing: Sequence[str]  # said that there is nothing to report
    longer: Kind | None  # reported for periods longer than the span: this one has no figures of its own
    above: bool  # a place above this one reports it as a whole

    def lines(self, noun: str, name: Callable[[str], str], *, told: bool) -> list[Text]:
        """Who is missing; ``name`` says a place's inside a sentence.

        ``told``: there are reports of the activity, and they stand above.
        """
        if told:
            left = self._left(name)
            return [_("{noun}: {left}.", noun=noun, left=left)] if left is not None else []
        if self.above:
            return [_("{noun}: reported by the place above, no figures of this one alone.", noun=noun)]
        if self.longer is not None:
            often = _OFTEN.get(self.longer, _("ad hoc"))
            return [_("{noun}: reported {often}, no figures for this period alone.", noun=noun, often=often)]
        if self.places and len(self.missing) == len(self.places):
            return [
                _("{noun}: no accepted report in this period (0/{n} places).", noun=noun, n=len(self.places))
            ]
        none = _("{noun}: no accepted report about this in the period", noun=noun)
        left = self._left(name)
        return [_("{none}.", none=none) if left is None else _("{none}; {left}.", none=none, left=left)]

    def _left(self, name: Callable[[str], str]) -> Text | None:
        """Who has said that there is nothing, and who has said nothing."""
        nothing = _("{places} said that there is nothing to report", places=named(self.nothing, name))
        missing = _("no report at all yet of {places}", places=named(self.missing, name))
        return listed([*([nothing] if self.nothing else []), *([missing] if self.missing else [])])


def silence(scope: Scope, reported: Reported) -> Silence:
    """Who has said nothing by this form."""
    rules = [rule for rule in scope.book.rules if rule.form == reported.form]
    places = [spot.code for spot in _places(scope, rules)]
    told = {one.place_code for one in reported.told}
    nothing = _nothing(scope, reported.form)
    return Silence(
        reported.form,
        places,
        [code for code in places if code not in told and code not in nothing],
        [code for code in places if code in nothing and code not in told],
        _longer(scope.span, rules),
        not places and _is_owed_above(scope, rules),
    )


def _places(scope: Scope, rules: Sequence[Rule]) -> list[Spot]:
    return [
        spot
        for spot in scope.atlas.on(scope.until)
        if spot.path.startswith(scope.here.path)
        and any(rule.is_owed_by(spot.kind, spot.path) for rule in rules)
    ]


def _is_owed_above(scope: Scope, rules: Sequence[Rule]) -> bool:
    """Whether a place in which this one lies owes it."""
    above = [scope.atlas.find(code) for code in scope.here.path.rstrip("/").split("/")[:-1]]
    return any(rule.is_owed_by(spot.kind, spot.path) for rule in rules for spot in above if spot is not None)


def _nothing(scope: Scope, form: str) -> set[str]:
    said = nil_report.periods(scope.session, form, scope.here.path, sample=scope.sample)
    return {place for place, period in said if holds(scope.span, period, scope.until)}


def _longer(span: Span, rules: Sequence[Rule]) -> Kind | None:
    """The kind of period of the form, where all it is owed for is longer than the span."""
    if span.sort is not Sort.periodic or not rules:
        return None
    shortest = min((rule.kind for rule in rules), key=lambda kind: MONTHS.get(kind, 0))
    return shortest if MONTHS.get(shortest, 0) > MONTHS[span.period.kind] else None


def named(codes: Sequence[str], name: Callable[[str], str]) -> Text | str:
    """The first few of them by name."""
    first = ", ".join(name(code) for code in codes[:MOST_NAMED])
    more = len(codes) - MOST_NAMED
    return plural("{places} and {n} more", "{places} and {n} more", more, places=first) if more > 0 else first
