"""Section II: one project, sub-project or policy: what it is for, whose it is, its money, what was done."""

from functools import partial

from locales import Day, Text, _
from locales.capital import capital
from locales.percent import percent
from reports.activity_words import both, planned, whose
from reports.budget import Amounts
from reports.millions import in_millions
from reports.official.facts import ActivityFacts, Facts
from reports.official.head import inside
from reports.official.inspected import Count
from reports.official.names import Names
from reports.official.work.livelihood import lines_of
from reports.official.writing import Writer
from reports.project_card import SUPPORT


def activity(writer: Writer, facts: Facts, one: ActivityFacts, names: Names) -> None:
    """Its sub-section."""
    writer.heading(_("{short}: {name}", short=one.short_name, name=one.name), 3)
    if one.card.activity.purpose:
        writer.body(_("Purpose: {purpose}.", purpose=one.card.activity.purpose.rstrip(".")))
    writer.body(" ".join(writer.say(text) for text in (*_whose(one, writer), *_without_sum(one))))
    for text in (*_money(one, facts), *_done(writer, facts, one, names)):
        writer.dash(text)


def _whose(one: ActivityFacts, writer: Writer) -> list[Text]:
    """Who leads, manages and consolidates; who supports is long and says little."""
    contradiction = both(one.card)
    return [*whose(one.card, writer.say, but=(SUPPORT,)), *([contradiction] if contradiction else [])]


# Its money -------------------------------------------------------------------


def _without_sum(one: ActivityFacts) -> list[Text]:
    """That it has no money of its own, where nothing was given either: no line is worth it."""
    return [planned(one.card.activity)] if _has_none(one) else []


def _money(one: ActivityFacts, facts: Facts) -> list[Text]:
    if _has_none(one):
        return []
    plan = planned(one.card.activity)
    return [_("{plan} {until}", plan=plan, until=_until(one.money, facts))]


def _has_none(one: ActivityFacts) -> bool:
    has_sum = one.card.activity.central_budget is not None
    return not has_sum and (one.money.allocated, one.money.disbursed) == (None, None)


def _until(money: Amounts, facts: Facts) -> Text:
    """What was allocated and disbursed here by the end of the span."""
    day = Day(facts.until, "numbers")
    if money.disbursed is None and money.allocated is None:
        return _("Allocated and disbursed until {day}: no figures yet.", day=day)
    if money.disbursed is None:
        allocated = in_millions(money.allocated)
        return _("Allocated by year: {allocated}; disbursed: no figures yet.", allocated=allocated)
    told = _("Disbursed until {day}: {disbursed}", day=day, disbursed=in_millions(money.disbursed))
    if money.allocated is None:
        return _with_plan(told, money)
    allocated = in_millions(money.allocated)
    if money.rate is None:
        return _("{told}, allocated by year {allocated}.", told=told, allocated=allocated)
    return _("{told} of {allocated} allocated ({rate}%).", told=told, allocated=allocated, rate=money.rate)


def _with_plan(told: Text, money: Amounts) -> Text:
    """Beside the plan's sum, where it is this place's."""
    if not money.planned or money.disbursed is None:
        return _("{told}; allocated by year: no figures yet.", told=told)
    share = percent(money.disbursed, money.planned)
    return _("{told} ({rate}% of the plan); allocated by year: no figures yet.", told=told, rate=share)


# What was done ---------------------------------------------------------------


def _done(writer: Writer, facts: Facts, one: ActivityFacts, names: Names) -> list[Text]:
    """Everything that was reported, form by form, and what was not."""
    lines = [
        *(one.trained.lines() if one.trained else ()),
        *(lines_of(one.models, names) if one.models else ()),
    ]
    for form in one.forms:
        noun = capital(writer.say(names.forms[form.silence.form]))
        lines += form.work.lines() if form.work else ()
        lines += form.silence.lines(noun, partial(inside, facts), told=form.work is not None)
    if not lines:
        lines = [_("No accepted report in this period.")]
    return [*lines, *([_inspected(one.inspections)] if one.inspections else [])]


def _inspected(count: Count) -> Text:
    return _(
        "Inspections: {n}; found: {found}; mended: {mended}; still open: {open}, overdue: {overdue}.",
        n=count.inspections,
        found=count.found,
        mended=count.mended,
        open=count.open,
        overdue=count.overdue,
    )
