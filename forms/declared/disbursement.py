"""Disbursement (giải ngân) of a project's or policy's money from one source, form F7: of the year to date.

The fields are those of the field's report template F7. What was allocated is known from the plan's register
where that says it; disbursed is at most that (plan 59/KH-UBND, VII.8), and can only grow within a year.
Assumptions: in January it is the old year's money, whose books are still open; less than half of it by
October is little.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms.belonging import chosen_activity
from forms.cells import Cell, CellKind, as_it_is
from forms.declared.training import SOURCES
from forms.facts import Answers, Option, Scene
from forms.kinds.amount import Amount
from forms.kinds.choice import Choice
from forms.kinds.computed import Computed
from forms.kinds.count import Count
from forms.kinds.one_day import OneDay
from forms.kinds.words import Words
from forms.livelihood.monotone import falls
from forms.question import Check, Form
from locales import Money, Text, _
from locales.percent import percent

YEARS_BACK = 5  # a budget older than that is a slip (assumption)
LATE_MONTH = 10  # from here on a year is late (assumption)
LITTLE = 50  # percent of what was allocated; less is little then (assumption)
JUST_TOLD = 14  # days; a sum told again so soon is rather a correction than the next quarter's (assumption)
SOURCE_NAMES = dict(SOURCES)


class Project(Choice):
    """The project or policy by its name: "dự án 2", whose first words are a part of it."""

    @property
    def keeps_lead(self) -> bool:
        return True


def day_of(answers: Answers, today: date) -> date:
    """Of which day it is the state."""
    told = answers.get("day")
    return date.fromisoformat(told) if told else today


def year_of(answers: Answers, today: date) -> int:
    """Which year's budget it is about."""
    told = answers.get("year")
    return int(told) if told is not None else _usual_year(day_of(answers, today))


def _usual_year(day: date) -> int:
    return day.year - 1 if day.month == 1 else day.year


# What is known ----------------------------------------------------------------


def _known(scene: Scene, what: str) -> Any:
    """A fact about the chosen line of the budget; None where it is not known, or no line is chosen yet."""
    found = scene.facts.known("disbursement", scene.answers) if scene.answers.get("source") else None
    return found[what] if found else None


def _registered(scene: Scene) -> Any:
    return _known(scene, "allocated")


def _allocated(scene: Scene) -> int | None:
    registered: int | None = _registered(scene)
    return scene.answers.get("allocated") if registered is None else registered


def _last(scene: Scene, what: str) -> Any:
    """What the last report of this line said, of the same year and place."""
    last = _known(scene, "last")
    return last[what] if last else None


def _as_last_time(what: str) -> Any:
    def offered(scene: Scene) -> Sequence[Option]:
        before = _last(scene, what)
        return () if before is None else (Option(before, _("As last time: {amount}", amount=Money(before))),)

    return offered


# When a question is asked -----------------------------------------------------


def _is_registered(scene: Scene) -> bool:
    return _registered(scene) is not None


def _not_registered(scene: Scene) -> bool:
    return bool(scene.answers.get("source")) and _registered(scene) is None


def _is_told(scene: Scene) -> bool:
    return scene.answers.get("disbursed") is not None


def _fell(scene: Scene) -> bool:
    return falls(_last(scene, "amount"), scene.answers.get("disbursed"))


def _is_little(scene: Scene) -> bool:
    """Whether much of the year is over and little was disbursed."""
    allocated, disbursed = _allocated(scene), scene.answers.get("disbursed")
    if not allocated or disbursed is None:
        return False
    day = day_of(scene.answers, scene.facts.today)
    is_late = day >= date(year_of(scene.answers, scene.facts.today), LATE_MONTH, 1)
    return bool(is_late and 100 * disbursed < LITTLE * allocated)


# What follows -----------------------------------------------------------------


def _this_period(scene: Scene) -> int | None:
    """What was added since the last report of the year; all of it where there is none."""
    disbursed = scene.answers.get("disbursed")
    return None if disbursed is None else int(disbursed) - int(_last(scene, "amount") or 0)


def _rate(scene: Scene) -> float | None:
    allocated, disbursed = _allocated(scene), scene.answers.get("disbursed")
    if not allocated or disbursed is None:
        return None
    return percent(int(disbursed), allocated)


def _say_period(value: Any, scene: Scene) -> Text:
    if value < 0:
        return _("{amount} less than in the last report", amount=Money(-value))
    return _("{amount}", amount=Money(value))


def _say_disbursed(value: Any, scene: Scene) -> Sequence[Text]:
    before = _last(scene, "amount")
    if not falls(before, value):
        return ()
    return (_("⚠️ The last report said {before}, this one is lower.", before=Money(before)),)


def _headline(answers: Answers) -> Text | str:
    disbursed = answers.get("disbursed")
    if disbursed is None or not answers.get("source"):
        return ""
    source = SOURCE_NAMES[answers["source"]]
    return _("{source}, {amount}", source=source, amount=Money(disbursed))


def _figures(answers: Answers) -> Mapping[str, int | None]:
    source = answers["source"]
    return {
        "year": answers["year"],
        f"disbursed_{source}": answers["disbursed"],
        f"allocated_{source}": answers.get("allocated"),
    }


def _say_allocated(value: Any, scene: Scene) -> Sequence[Text]:
    """What the register says, before the sum is asked for."""
    registered = _registered(scene)
    if registered is None:
        return ()
    year = str(year_of(scene.answers, scene.facts.today))
    return (_("Allocated for {year}: {amount}.", year=year, amount=Money(registered)),)


# Checks -----------------------------------------------------------------------


def _within(value: Any, scene: Scene) -> bool:
    allocated = _allocated(scene)
    return allocated is None or value <= allocated


def _why_not_within(value: Any, scene: Scene) -> Text:
    return _(
        "{disbursed} is more than the {allocated} allocated for {year}. Please look at both sums again.",
        disbursed=Money(value),
        allocated=Money(_allocated(scene) or 0),
        year=str(year_of(scene.answers, scene.facts.today)),
    )


_NOT_MORE_THAN_ALLOCATED = Check("more_than_allocated", _within, _why_not_within)


def _too_much(scene: Scene) -> Text | None:
    """The register may have changed, or another line was corrected, since the sum was told."""
    disbursed = scene.answers.get("disbursed")
    if disbursed is None or _within(disbursed, scene):
        return None
    return _why_not_within(disbursed, scene)


def _is_a_year_of_it(value: Any, scene: Scene) -> bool:
    this_year = scene.facts.today.year
    return bool(this_year - YEARS_BACK <= value <= this_year)


_A_YEAR_OF_IT = Check(
    "not_a_year",
    _is_a_year_of_it,
    lambda value, scene: _(
        "A year from {first} to {last} is needed here.",
        first=str(scene.facts.today.year - YEARS_BACK),
        last=str(scene.facts.today.year),
    ),
)


def _nothing_to_report_on(scene: Scene) -> Text | None:
    if scene.facts.options("reported_activities", scene.answers):
        return None
    return _("The plan has no project or policy whose money is reported here.")


FORM = Form(
    key="disbursement",
    version=1,
    title=_("Disbursement report"),
    noun=_("disbursement"),
    begins=_("Report what was disbursed"),
    command="giaingan",
    position=75,
    spoken=("bao cao giai ngan", "nop giai ngan", "khai giai ngan"),
    told_by=("báo cáo giải ngân",),
    roles=("commune_officer", "agency_officer"),
    asks_place=False,
    of_own_unit=True,
    of_period=True,
    about=lambda answers: [answers["year"], answers["activity"], answers["source"]],
    repeats_within=JUST_TOLD,
    same=_("⚠️ This money has just been reported."),
    happened=lambda answers: str(answers["day"]),
    headline=_headline,
    activity=chosen_activity,
    figures=_figures,
    blocked=_nothing_to_report_on,
    refused=_too_much,
    reviewed=True,
    questions=(
        OneDay(
            key="day",
            label=_("Added up until"),
            ask=_("📅 Until which day was it added up?"),
            hint=_("Or type the day, for example: 15/3"),
            quiet=True,
            default=lambda scene: scene.facts.today.isoformat(),
        ),
        Count(
            key="year",
            label=_("Budget of the year"),
            ask=_("Which year's budget is it?"),
            hint=_("For example: 2026"),
            spoken=("năm",),
            quiet=True,
            plain=True,
            default=lambda scene: _usual_year(day_of(scene.answers, scene.facts.today)),
            checks=(_A_YEAR_OF_IT,),
        ),
        Project(
            key="activity",
            label=_("Project, policy"),
            ask=_("Of which project or policy is the money?"),
            spoken=("dự án", "tiểu dự án", "chính sách"),
            source="reported_activities",
        ),
        Choice(
            key="source",
            label=_("From"),
            ask=_("From which source?"),
            spoken=("nguồn", "từ nguồn", "vốn"),
            options=SOURCES,
            remark=_say_allocated,
        ),
        Computed(
            key="registered",
            label=_("Allocated this year"),
            default=_registered,
            when=_is_registered,
            shown=lambda value, scene: _("{amount}", amount=Money(value)),
            in_cells=(Cell(CellKind.money, as_it_is),),
        ),
        Amount(
            key="allocated",
            label=_("Allocated, as told"),
            ask=_("How much was allocated for this year?"),
            hint=_("For example: 60 million. Not known: “skip”."),
            spoken=("được giao", "giao"),
            usual=_as_last_time("allocated"),
            when=_not_registered,
            follows="source",
            optional=True,
        ),
        Amount(
            key="disbursed",
            label=_("Disbursed this year until now"),
            ask=_("How much was disbursed from the beginning of the year until now?"),
            hint=_("For example: 45 million. Nothing yet: 0"),
            spoken=("đã giải ngân", "giải ngân được", "lũy kế", "giải ngân"),
            usual=_as_last_time("amount"),
            remark=_say_disbursed,
            checks=(_NOT_MORE_THAN_ALLOCATED,),
        ),
        Words(
            key="lower_because",
            label=_("Why it is lower than before"),
            ask=_("Why is it lower than in the last report?"),
            hint=_("For example: wrongly added up last time, paid back to the treasury"),
            when=_fell,
        ),
        Computed(
            key="this_period",
            label=_("Since the last report"),
            default=_this_period,
            when=_is_told,
            shown=_say_period,
            in_cells=(Cell(CellKind.money, as_it_is),),
        ),
        Computed(
            key="rate",
            label=_("Share of what was allocated"),
            default=_rate,
            when=lambda scene: _rate(scene) is not None,
            shown=lambda value, scene: _("{percent}%", percent=value),
            in_cells=(Cell(CellKind.number, as_it_is),),
        ),
        Words(
            key="late_because",
            label=_("Why it is slow"),
            ask=_("Less than half has been disbursed and the year is nearly over. Why?"),
            hint=_("For example: the price of young fish is not approved yet"),
            spoken=("lý do chậm", "chậm do", "chậm vì"),
            when=_is_little,
        ),
        Words(
            key="documents",
            label=_("Documents"),
            ask=_("Which documents is it by?"),
            hint=_("For example: withdrawal orders 12, 15 and 18"),
            spoken=("chứng từ", "theo chứng từ"),
            most=300,
            optional=True,
            quiet=True,
        ),
    ),
)
