"""A regular policy (chính sách thường xuyên): the figures that the plan asks of it (``Activity.asks``).

Each report is of a half-year. Of a place that told the same period twice the last one counts; periods are
added up, but for insurance cards, which are as they stand: of those each place's last report counts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from locales.percent import percent
from models import figure
from models.figure import Told
from reports.official.listed import listed
from reports.official.work.total import Total, total_of
from reports.official.work.work import Asked

_COUNTED = {
    "households": _("{n} households helped"),
    "people": _("{n} people helped"),
    "pupils": _("{n} pupils and students helped"),
    "turns": _("{n} times help was given"),
    "jobs": _("{n} people given work"),
    "houses_new": _("{n} houses built new"),
    "houses_repaired": _("{n} houses repaired"),
}
_MONEY, _HOLDERS, _PEOPLE = "money", "card_holders", "card_people"
_FIGURES = {"houses": ("houses_new", "houses_repaired"), "cards": (_HOLDERS,)}
"""The figures by which a policy's ask is answered, where it is not the one of the same name."""
ASKED = {
    "households": _("households"),
    "people": _("people"),
    "pupils": _("pupils, students"),
    "turns": _("times of help"),
    "jobs": _("people given work"),
    "cards": _("insurance cards"),
    "houses": _("houses"),
    "money": _("money"),
}


class PolicyWork(NamedTuple):
    """What accepted reports tell, by name; ``lacking``: what is asked for and nobody has told."""

    places: int
    figures: dict[str, Total]
    lacking: Sequence[str]

    def lines(self) -> Sequence[Text]:
        """The figures in one line, and what is not known."""
        counted = [self.figures[name].said(words) for name, words in _COUNTED.items() if name in self.figures]
        told = listed([*counted, *self._cards(), *self._money()])
        found = []
        if told is not None:
            found.append(_("By reports of {n} places: {told}.", told=told, n=self.places))
        lacking = listed(ASKED[key] for key in self.lacking)
        if lacking is not None:
            found.append(_("No figures yet: {names}.", names=lacking))
        return found

    def _cards(self) -> list[Text]:
        if not {_HOLDERS, _PEOPLE} <= self.figures.keys():
            return []
        part, whole = self.figures[_HOLDERS].amount, self.figures[_PEOPLE].amount
        share = percent(part, whole) if whole else 0
        return [
            _(
                "{part} of {whole} people of poor and near-poor households have an insurance card ({share}%)",
                part=part,
                whole=whole,
                share=share,
            )
        ]

    def _money(self) -> list[Text]:
        return [self.figures[_MONEY].in_millions()] if _MONEY in self.figures else []


def policy_work(asked: Asked) -> PolicyWork:
    """What was told of one policy."""
    once = _once_a_period(asked.told)
    last = list(figure.latest_by_place(asked.told).values())
    known = {name: total_of(once, name) for name in (*_COUNTED, _MONEY)}
    known |= {name: total_of(last, name) for name in (_HOLDERS, _PEOPLE)}
    figures = {name: total for name, total in known.items() if total is not None}
    asks = [key for key in asked.activity.asks.split() if key in ASKED]
    lacking = [key for key in asks if not any(name in figures for name in _FIGURES.get(key, (key,)))]
    return PolicyWork(len({one.place_code for one in asked.told}), figures, lacking)


def _once_a_period(told: Sequence[Told]) -> list[Told]:
    """Of reports of one place about the same period the last; those that name none are each their own."""
    return list({(one.place_code, one.period or one.report_id): one for one in told}.values())
