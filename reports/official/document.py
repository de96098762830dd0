"""The whole report, drawn from its facts."""

from collections.abc import Callable

from locales import Text, Translator, _
from reports.official.annex import annex
from reports.official.facts import Facts
from reports.official.foot import foot
from reports.official.head import head, inside, subject
from reports.official.names import Names
from reports.official.page import new_paper
from reports.official.practice_mark import mark_every_page
from reports.official.section_budget import money
from reports.official.section_indicators import indicators
from reports.official.section_inspected import inspections
from reports.official.section_movement import households
from reports.official.section_results import results
from reports.official.section_standing import assessment, standing
from reports.official.section_states import hamlets_and_communes
from reports.official.section_tables import trainings_and_models
from reports.official.section_units import by_unit
from reports.official.section_voices import next_tasks, proposals, shortcomings
from reports.official.writing import Writer

Section = Callable[[Writer, Facts, Names], None]

OF_PLACE: tuple[Section, ...] = (
    *(standing, results, trainings_and_models, indicators, hamlets_and_communes, money, inspections),
    *(households, shortcomings, proposals, next_tasks),
)
OF_AGENCY: tuple[Section, ...] = (
    *(assessment, results, trainings_and_models, indicators, money, by_unit, inspections),
    *(shortcomings, proposals, next_tasks),
)
"""An agency's paper: no households, which communes answer for, no state of places, and nobody's reporting."""


def write(facts: Facts, names: Names, say: Translator, path: str) -> None:
    """Draw the report into a .docx file."""
    writer = Writer(new_paper(say(subject(facts))), say)
    if facts.sample:
        mark_every_page(writer.paper, say)
    head(writer, facts)
    for addressee in facts.body.addressees if facts.body else ():
        writer.body(_("To: {addressee}", addressee=addressee), keeps=True)
    writer.body(_opening(facts))
    for section in OF_PLACE if facts.agency is None else OF_AGENCY:
        section(writer, facts, names)
    closing = writer.body(_("This is the report on {subject}./.", subject=subject(facts)))
    closing.paragraph_format.keep_with_next = True
    foot(writer, facts)
    if facts.pictures:
        annex(writer, facts, names)
    writer.paper.save(path)


def _opening(facts: Facts) -> Text:
    """Under which plan, who reports what about where."""
    return _(
        "Carrying out plan {document}, {body} reports {subject} in {place} as follows:",
        document=facts.document,
        body=facts.body.name if facts.body else _("[issuing body]"),
        subject=subject(facts),
        place=inside(facts, facts.place),
    )
