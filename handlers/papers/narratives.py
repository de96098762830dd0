"""The words of official reports in a conversation: each part as it stands, writing one anew, its history."""

import msgspec

from forms.declared.narrative import FORM, PART_NAMES
from handlers import begin, fill
from handlers.after import After, Answers
from handlers.message import Reply
from handlers.papers import paper_spans
from handlers.refusal import not_yours
from handlers.rights import may_see_place, may_write_papers
from handlers.sources.papers import paper_name, target_of
from handlers.turn import VIETNAM, Turn
from locales import Day, Text, _
from locales.capital import capital
from locales.folding import beginning
from models import narrative
from models.atlas import Spot
from models.narrative import Narrative
from models.person import Person
from models.report import Report
from reports.official.span import Span
from reports.official.told import Part, Told, narratives

SHOWN = 300  # characters of a part in the list: four fit into a message of the narrowest channel


def screen(turn: Turn, code: str, key: str) -> Reply:
    """A tap: the parts of a report with their present words."""
    here, span = _paper(turn, code, key)
    if here is None or span is None:
        return not_yours(turn)
    told = narratives(paper_spans.scope(turn, here, span))
    name = paper_name(turn, here, span)
    lines = [_line(turn, part, told.get(part)) for part in Part]
    parts = [turn.choice(_capital(turn, part), "We", here.code, span.key, part) for part in Part]
    more = [
        turn.choice(_("Make the report"), "Wp", here.code, span.key),
        turn.choice(_("Earlier words"), "Wh", here.code, span.key),
    ]
    return Reply(
        text="\n".join([turn.say(_("Words of the report: {name}.", name=name)), *lines]),
        question=turn.say(_("Which part would you like to write?")),
        choices=(*turn.rows(parts), *turn.rows(more, 2)),
    )


def edit(turn: Turn, code: str, key: str, part: str) -> Reply:
    """A tap: write a part anew, with its present words to look at."""
    here, span = _paper(turn, code, key)
    if here is None or span is None or part not in PART_NAMES:
        return not_yours(turn)
    refused = begin.refusal(turn, FORM, here.code)
    if refused is not None:
        return refused
    told = narratives(paper_spans.scope(turn, here, span)).get(Part(part))
    present = _("Now: {text}", text=told.text) if told else _("Nothing is written there yet.")
    target = target_of(turn, here, span)
    answers = {"target": target, "part": part}
    draft = msgspec.structs.replace(fill.new_draft(turn, FORM, here.code), answers=answers)
    what = _("{part}: {name}.", part=_capital(turn, part), name=target["name"])
    return fill.opened(turn, FORM, draft, [], what, present)


def history(turn: Turn, code: str, key: str) -> Reply:
    """A tap: every version of every part, by whom and when."""
    here, span = _paper(turn, code, key)
    if here is None or span is None:
        return not_yours(turn)
    every = narrative.history(turn.session, here.code, span.key, sample=turn.person.sample)
    lines = [_version(turn, one) for one in reversed(every)]
    if not lines:
        lines = [turn.say(_("Nothing was written for this report yet."))]
    return Reply(
        text="\n".join(lines),
        choices=turn.rows([turn.choice(_("Back"), "Wn", here.code, span.key)]),
    )


def kept(turn: Turn, report: Report, answers: Answers) -> After:
    """The form was sent or corrected: its words count from now on."""
    assert report.id is not None
    target = answers["target"]
    narrative.withdraw(turn.session, report.id, turn.now)
    new = Narrative(
        place_code=target["place"],
        span=target["span"],
        part=answers["part"],
        text=answers.get("text") or "",
        version=0,
        sample=report.sample,
        author_id=turn.person.id,
        written_at=turn.now,
        report_id=report.id,
    )
    narrative.add(turn.session, new)
    another = turn.choice(_("Another part"), "Wn", target["place"], target["span"])
    made = turn.choice(_("Make the report"), "Wp", target["place"], target["span"])
    return After(choices=(another, made))


def withdrawn(turn: Turn, report: Report) -> None:
    """The words of before count again."""
    assert report.id is not None
    narrative.withdraw(turn.session, report.id, turn.now)


def _paper(turn: Turn, code: str, key: str) -> tuple[Spot | None, Span | None]:
    """The report of a button, while the person may write in it."""
    here = turn.atlas.find(code)
    if here is None or not may_write_papers(turn.person) or not may_see_place(turn.person, here.path):
        return None, None
    return here, paper_spans.of_key(turn, key)


def _line(turn: Turn, part: Part, told: Told | None) -> str:
    """One part: its beginning, and who wrote it when."""
    name = _capital(turn, part)
    if told is None:
        return turn.say(_("{part}: not written yet", part=name))
    short = beginning(" ".join(told.text.split()), SHOWN)
    return turn.say(_("{part}: {words} ({who})", part=name, words=short, who=_written(told)))


def _written(told: Told) -> Text:
    if told.on is None:
        return _("from the commune's periodic report")
    return _("{name}, {day}", name=told.author, day=Day(told.on, "short"))


def _version(turn: Turn, one: Narrative) -> str:
    author = turn.session.get(Person, one.author_id)
    said = _(
        "{part}, {day}, {name}: {words}",
        part=_capital(turn, one.part),
        day=Day(one.written_at.astimezone(VIETNAM).date(), "short"),
        name=author.name if author else "",
        words=one.text or _("(left empty)"),
    )
    return turn.say(_("{version} (taken back)", version=said) if one.withdrawn_at else said)


def _capital(turn: Turn, part: str) -> str:
    return capital(turn.say(PART_NAMES[part]))
