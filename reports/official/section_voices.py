"""Sections III to V: what is difficult, what is asked for, what comes next."""

from collections.abc import Sequence

from locales import Text, _
from reports.official.facts import Facts
from reports.official.names import Names
from reports.official.section_standing import narrative
from reports.official.span import next_one
from reports.official.told import Part
from reports.official.voices import Voice
from reports.official.writing import Writer


def shortcomings(writer: Writer, facts: Facts, names: Names) -> None:
    """Section III."""
    writer.heading(_("Shortcomings and their causes"))
    narrative(writer, facts, Part.shortcomings)
    _quoted(
        writer,
        facts,
        facts.voices.difficulties,
        _("Difficulties, as places wrote them in their reports:"),
        _("No accepted report speaks of difficulties."),
    )


def proposals(writer: Writer, facts: Facts, names: Names) -> None:
    """Section IV."""
    writer.heading(_("Proposals"))
    narrative(writer, facts, Part.proposals)
    _quoted(
        writer,
        facts,
        facts.voices.proposals,
        _("Wishes, as places wrote them in their reports:"),
        _("No accepted report asks for anything."),
    )


def next_tasks(writer: Writer, facts: Facts, names: Names) -> None:
    """Section V."""
    writer.heading(_("Tasks for {period}", period=next_one(facts.span)))
    narrative(writer, facts, Part.next)


def _quoted(writer: Writer, facts: Facts, said: Sequence[Voice], lead: Text, nothing: Text) -> None:
    if not said:
        writer.body(nothing)
        return
    writer.body(lead, keeps=True)
    for voice in said:
        place = facts.places.get(voice.place, voice.place)
        words = "; ".join(f"“{' '.join(text.split()).rstrip('.')}”" for text in voice.texts)
        writer.dash(_("{place}: {words}.", place=place, words=words))
