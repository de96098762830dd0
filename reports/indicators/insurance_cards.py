"""People of poor and near-poor households who have a health insurance card.

Formula 1: what each commune's last report of the year says of the people of its poor and near-poor
households and of those with a card, added up over the communes. It is a figure only where every commune
has reported, so that nobody is left out of the share unseen.
"""

from datetime import date

from locales import Text, _, plural
from models.figure import Asked, Told, latest_by_place, told, total
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question, percent

FORMULA = Formula(
    "1",
    _("What each commune's last report of the year says, added up over all communes."),
)
FORM, PEOPLE, HOLDERS = "policies", "card_people", "card_holders"  # as the form names its figures


def insurance_cards(question: Question, indicator: Indicator) -> Finding:
    """The share of these people that has a card."""
    source = _("reports of the communes on the regular policies of {year}", year=str(question.year))
    communes = question.places("commune")
    if not communes:
        lacking = _("Communes report this, so it is not known of a hamlet alone.")
        return Finding(source, lacking=lacking, formula=FORMULA)
    last = _last_reports(question)
    known = [last[spot.code] for spot in communes if spot.code in last]
    people, holders = total(known, PEOPLE), total(known, HOLDERS)
    report_ids = frozenset(one.report_id for one in known)
    if len(known) < len(communes):
        return Finding(
            source,
            lacking=_missing(len(communes) - len(known)),
            details=_so_far(len(known), people, holders),
            report_ids=report_ids,
            formula=FORMULA,
        )
    if not people:
        lacking = _("By the reports nobody lives in a poor or near-poor household.")
        return Finding(source, lacking=lacking, report_ids=report_ids, formula=FORMULA)
    without = plural("{n} person has no card.", "{n} people have no card.", people - holders)
    return Finding(
        source,
        percent(holders, people),
        holders,
        people,
        details=(without,),
        report_ids=report_ids,
        formula=FORMULA,
    )


def _last_reports(question: Question) -> dict[str, Told]:
    """By commune the last report of the year that speaks of cards."""
    days = date(question.year, 1, 1), question.last_day
    asked = Asked(FORM, question.scope, *days, question.sample)
    return latest_by_place(one for one in told(question.session, asked) if PEOPLE in one.figures)


def _missing(communes: int) -> Text:
    return plural(
        "{n} commune has not reported on insurance cards yet.",
        "{n} communes have not reported on insurance cards yet.",
        communes,
    )


def _so_far(communes: int, people: int, holders: int) -> tuple[Text, ...]:
    if not communes or not people:
        return ()
    return (
        _(
            "Known of {communes} communes: {part} of {whole} people.",
            communes=communes,
            part=holders,
            whole=people,
        ),
    )
