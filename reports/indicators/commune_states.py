"""Health criteria, insurance cards and radio stations, as the communes say.

Formula 1 of health and radio: communes whose last report of the year says yes, of all communes; a station
that does not work is none. Of insurance: people with an insurance card by these reports, of their population.
None of them has a value before every commune has reported in the year (assumption).
"""

from locales import Text, _
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question, percent
from reports.indicators.states import States, names_of, not_told_of_communes, of_communes

HEALTH = Formula(
    "1", _("Communes whose last report of the year says that they meet the national health criteria.")
)
INSURED = Formula("1", _("People with an insurance card, of all people, by each commune's last report."))
RADIO = Formula("1", _("Communes whose last report of the year says that their radio station works."))


def healthy_communes(question: Question, indicator: Indicator) -> Finding:
    """The share of communes that meet the national health criteria."""
    return _share_of_communes(question, of_communes(question), "health", HEALTH)


def communes_with_radio(question: Question, indicator: Indicator) -> Finding:
    """The share of communes whose radio station works."""
    states = of_communes(question)
    broken = states.saying("radio_broken")
    named = _("There is a station that does not work: {names}.", names=names_of(question, broken))
    return _share_of_communes(question, states, "radio", RADIO, *([named] if broken else []))


def insured_people(question: Question, indicator: Indicator) -> Finding:
    """The share of people with an insurance card."""
    states = of_communes(question)
    cards, people = states.total("cards"), states.total("population")
    if states.missing or not people:
        so_far = _("Known so far: {part} of {whole} people.", part=cards, whole=people)
        return _lacking(question, states, INSURED, so_far)
    return Finding(
        _source(question),
        percent(cards, people),
        cards,
        people,
        report_ids=states.report_ids,
        formula=INSURED,
    )


def _share_of_communes(
    question: Question, states: States, name: str, formula: Formula, *further: Text
) -> Finding:
    yes = states.saying(name)
    if states.missing or not states.places:
        so_far = _("Known so far: {part} of {whole} communes.", part=len(yes), whole=len(states.told))
        return _lacking(question, states, formula, so_far)
    no = [spot for spot in states.places if spot not in yes]
    named = (_("Not yet: {names}.", names=names_of(question, no)),) if no else ()
    return Finding(
        _source(question),
        percent(len(yes), len(states.places)),
        len(yes),
        len(states.places),
        details=(*named, *further),
        report_ids=states.report_ids,
        formula=formula,
    )


def _lacking(question: Question, states: States, formula: Formula, so_far: Text) -> Finding:
    return Finding(
        _source(question),
        lacking=not_told_of_communes(question, states.missing),
        details=(so_far,) if states.told else (),
        formula=formula,
    )


def _source(question: Question) -> Text:
    return _("reports of {year} on the state of communes", year=str(question.year))
