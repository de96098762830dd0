"""Trades and jobs (học nghề, việc làm): classes and what came of them, fairs, people sent to work."""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from models.figure import Told
from reports.official.listed import listed
from reports.official.work.total import Total, total_of
from reports.official.work.work import Asked

_GROUPS = {
    "women": _("{n} women"),
    "ethnic_minority": _("{n} of ethnic minorities"),
    "poor": _("{n} of poor households"),
    "near_poor": _("{n} of near-poor households"),
    "newly_escaped": _("{n} of newly escaped households"),
    "low_income": _("{n} with a low income"),
}


class Taught(NamedTuple):
    """Reports of one kind: how many, and their figures added up, of those that some report tells."""

    reports: int
    figures: dict[str, Total]

    def known(self, name: str) -> Text:
        """A number of people, or that nobody tells it."""
        return self.figures[name].said(_("{n} people")) if name in self.figures else _("no figures yet")

    @property
    def whom(self) -> Text:
        """ "25 people, of whom 12 women, 3 of poor households"."""
        people = self.figures["people"].amount
        groups = listed(
            self.figures[name].said(words) for name, words in _GROUPS.items() if name in self.figures
        )
        if groups is None:
            return _("{people} people", people=people)
        return _("{people} people, of whom {groups}", people=people, groups=groups)


class TradesAndJobs(NamedTuple):
    """The four kinds, each None where nothing was reported."""

    classes: Taught | None
    fairs: Taught | None
    placed: Taught | None
    advice: Taught | None

    def lines(self) -> Sequence[Text]:
        """Each kind that was reported."""
        found = []
        if self.classes:
            found.append(_("Trade classes: {n}; {whom}.", n=self.classes.reports, whom=self.classes.whom))
            found.append(_outcome(self.classes))
        if self.fairs:
            told = _("Job fairs: {n}; {whom}; found work: {hired}.")
            found.append(_with_hired(told, self.fairs))
        if self.advice:
            told = _("Advice on jobs: {n} reports; {whom}; found work: {hired}.")
            found.append(_with_hired(told, self.advice))
        if self.placed:
            told = _(
                "Sent to work: {whom}; abroad: {n}.", whom=self.placed.whom, n=self.placed.known("abroad")
            )
            found.append(told)
        return found


def trades_and_jobs(asked: Asked) -> TradesAndJobs:
    """Everything that was told of one activity, by kind."""
    return TradesAndJobs(*(_of_kind(asked.told, kind) for kind in ("class", "fair", "placed", "advice")))


def _of_kind(told: Sequence[Told], kind: str) -> Taught | None:
    mine = [one for one in told if one.figures.get(f"kind_{kind}")]
    names = ("people", *_GROUPS, "finished", "found_work", "abroad")
    totals = {name: total_of(mine, name) for name in names}
    return Taught(len(mine), {name: total for name, total in totals.items() if total}) if mine else None


def _outcome(classes: Taught) -> Text:
    return _(
        "Of the learners finished: {finished}; found work: {found_work}.",
        finished=classes.known("finished"),
        found_work=classes.known("found_work"),
    )


def _with_hired(words: Text, kind: Taught) -> Text:
    return Text(words.msgid, {"n": kind.reports, "whom": kind.whom, "hired": kind.known("found_work")})
