"""People of poor and near-poor households who have a health insurance card.

Formula 1: what each commune's last report of the year says of the people of its poor and near-poor
households and of those with a card, added up over the communes. It is a figure only where every commune
has reported, so that nobody is left out of the share unseen.
"""

from datetime import date

from locales import Text, _, plural
from models.atlas import Spot
from models.figure import Asked, Told, latest_by_place, told
from models.programme import Indicator
from reports.indicators import rows
from reports.indicators.measured import Finding, Formula, Question, share_of
from reports.indicators.rows import Row
from reports.indicators.shares_of_states import told_on

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
    found = tuple(_row(indicator, spot, last.get(spot.code)) for spot in communes)
    holders, people = rows.sums(found)
    silent = sum(spot.code not in last for spot in communes)
    if silent:
        details = _so_far(len(communes) - silent, people, holders)
        return Finding(source, lacking=_missing(silent), details=details, formula=FORMULA, rows=found)
    if not people:
        lacking = _("By the reports nobody lives in a poor or near-poor household.")
        return Finding(source, lacking=lacking, formula=FORMULA, rows=found)
    without = plural("{n} person has no card.", "{n} people have no card.", people - holders)
    return share_of(source, found, FORMULA, (without,))


def _row(indicator: Indicator, spot: Spot, one: Told | None) -> Row:
    if one is None:
        return rows.missing(spot, _("no report of this year on insurance cards"))
    adds = one.figures.get(HOLDERS, 0), one.figures.get(PEOPLE, 0)
    said = _("{part} of {whole} people, {told}", part=adds[0], whole=adds[1], told=told_on(one))
    return rows.of_place(spot, rows.group_of(*adds, indicator.target), said, adds, (one.report_id,))


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
