"""Health criteria, insurance cards and radio stations, as the communes say.

Formula 1 of health and radio: communes whose last report of the year says yes, of all communes; a station
that does not work is none. Of insurance: people with an insurance card by these reports, of their population.
None of them has a value before every commune has reported in the year (assumption).
"""

from locales import Text, _
from models.figure import Told
from models.programme import Indicator
from reports.indicators.measured import Finding, Formula, Question
from reports.indicators.shares_of_states import COMMUNES, share, told_on
from reports.indicators.states import names_of

HEALTH = Formula(
    "1", _("Communes whose last report of the year says that they meet the national health criteria.")
)
INSURED = Formula("1", _("People with an insurance card, of all people, by each commune's last report."))
RADIO = Formula("1", _("Communes whose last report of the year says that their radio station works."))


def healthy_communes(question: Question, indicator: Indicator) -> Finding:
    """The share of communes that meet the national health criteria."""
    return share(question, COMMUNES, HEALTH).of_places("health")


def communes_with_radio(question: Question, indicator: Indicator) -> Finding:
    """The share of communes whose radio station works."""
    asked = share(question, COMMUNES, RADIO)
    broken = asked.states.saying("radio_broken")
    named = _("There is a station that does not work: {names}.", names=names_of(question, broken))
    return asked.of_places("radio", _station, [named] if broken else [])


def insured_people(question: Question, indicator: Indicator) -> Finding:
    """The share of people with an insurance card."""
    said = _("{part} of {whole} people, {told}")
    known = _("Known so far: {part} of {whole} people.")
    return share(question, COMMUNES, INSURED).of_sums(indicator, "cards", "population", said, known)


def _station(one: Told) -> Text:
    """That there is a station, but it does not work."""
    if not one.figures.get("radio_broken"):
        return told_on(one)
    return _("the station is broken, {told}", told=told_on(one))
