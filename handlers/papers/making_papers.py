"""Making an official report in Word: an errand. Rights are those of the moment it is made."""

from collections.abc import Iterable, Sequence
from datetime import date

from forms.declared.narrative import PART_NAMES
from forms.livelihood.stages import STAGES
from forms.poverty.classes import NEAR_POOR, POOR
from forms.poverty.flow import Flow, Move, flow, line_names
from forms.poverty.movement import MOVEMENT_NAMES
from forms.registry import every
from handlers import practice
from handlers.errands import Folder, Wanted
from handlers.indicators.money_words import SOURCE_NAMES
from handlers.message import Choice, Reply
from handlers.mime import WORD
from handlers.papers import paper_spans
from handlers.papers.papers import PHOTOS
from handlers.refusal import not_yours
from handlers.rights import may_make_papers, may_see_place, may_write_papers
from handlers.sources.papers import paper_name
from handlers.turn import Turn
from locales import Text, _, translator
from locales.capital import capital
from locales.folding import fold
from models.atlas import Spot
from reports.official.facts import Facts, gather
from reports.official.movement import Moved
from reports.official.names import Names
from reports.official.remarks import in_and_out
from reports.official.span import Sort, Span
from reports.official.told import Part

OFFICIAL = "vi"  # the language of official papers, whatever a person reads
_IN_WORD = _("Please write these in Word, and the body above, the sign behind the number and who signs.")


def make(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """The file, with what is in it and what is not."""
    here, span = turn.atlas.find(wanted["place"]), paper_spans.of_key(turn, wanted["span"])
    if here is None or span is None or not may_make_papers(turn.person):
        return not_yours(turn)
    if not may_see_place(turn.person, here.path):
        return not_yours(turn)
    # here: reading and writing Word costs time and memory that only this errand should pay
    from reports.official.document import write

    facts = gather(paper_spans.scope(turn, here, span), add_up, folder.picture if wanted["photos"] else None)
    file = folder.new(_file_name(turn, here, span), WORD)
    write(facts, names(), translator(OFFICIAL), file.path)
    return Reply(
        text="\n".join(turn.say(line) for line in _told(turn, facts, here, photos=wanted["photos"])),
        choices=turn.rows(_next(turn, here, span, photos=wanted["photos"])),
        files=(file,),
    )


def add_up(of: str, opening: int, moved: Iterable[Moved]) -> Flow:
    """The flow of a class by the rules of household reviews."""
    return flow(of, opening, (Move(*one) for one in moved))


def names() -> Names:
    """What the forms call their codes."""
    return Names(
        stages={str(one.value): Text(*one.label) for one in STAGES},
        forms={form.key: form.noun for form in every()},
        movements={code: name for code, name in MOVEMENT_NAMES.items() if code != "unchanged"},
        flow_lines={of: line_names(of) for of in (POOR, NEAR_POOR)},
        sources=SOURCE_NAMES,
    )


def _told(turn: Turn, facts: Facts, here: Spot, *, photos: bool) -> Sequence[Text]:
    name = paper_name(turn, here, facts.span)
    told = [
        _("✅ Draft of the report: {name}. Number, day and signature are left blank.", name=name),
        in_and_out(facts),
    ]
    empty = [PART_NAMES[part] for part in Part if part not in facts.told]
    if empty:
        told.append(_("Not written yet: {parts}.", parts=_listed(turn, empty)))
    if facts.agency is not None:  # nobody writes the words of its papers in the chat
        told.append(_IN_WORD)
    if facts.hidden_names:
        told.append(_("Names of households were left out in {n} places.", n=facts.hidden_names))
    if facts.body is None:
        told.append(_("⚠️ Who issues it is not known: it belongs into papers.yaml."))
    if photos and not facts.pictures:
        told.append(_("There is no photo of this period to put in."))
    return told


def _listed(turn: Turn, texts: Sequence[Text]) -> str:
    return "; ".join(turn.say(text) for text in texts)


def _next(turn: Turn, here: Spot, span: Span, *, photos: bool) -> list[Choice]:
    """Write the words, have it with photos, choose another."""
    choices = []
    if may_write_papers(turn.person):
        choices.append(turn.choice(_("Write its words"), "Wn", here.code, span.key))
    if not photos:
        choices.append(turn.choice(_("Make it with photos"), "Wp", here.code, span.key, PHOTOS))
    return [*choices, turn.choice(_("Another period"), "Wc", here.code)]


def _file_name(turn: Turn, here: Spot, span: Span) -> str:
    """ "Du-thao-bao-cao_quy-3-2026_xa-lai-son.docx": letters that any machine takes."""
    say = translator(OFFICIAL)
    period = say(span.period.name(date.min))
    sort = {Sort.periodic: "", Sort.interim: say(_("interim")), Sort.final: say(_("final"))}[span.sort]
    whose = [turn.person.agency] if turn.person.agency else []
    words = (say(_("draft report")), f"{sort} {period}", turn.place_name(here.code), *whose)
    name = "_".join([*(fold(part).replace(" ", "-") for part in words), *practice.in_file_name(turn)])
    return f"{capital(name)}.docx"
