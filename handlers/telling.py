"""A whole report told in one message: "Hôm nay ấp tập huấn nuôi cá, 25 người dự, 12 nữ".

It opens the form with what was understood, says that line by line, and asks what is missing.
Nothing is sent before its summary was looked through, like any other report.
"""

from collections.abc import Iterator

import msgspec

from forms.answers.lead_words import leads_in
from forms.draft import SUMMARY, Draft
from forms.facts import Scene
from forms.one_message import Heard, hear, recognise
from forms.order import next_question, resolved
from forms.question import Form
from forms.registry import every, newest
from handlers import begin, fill, pictures, report_place
from handlers.facts import PlaceFacts
from handlers.message import Reply, Said
from handlers.rights import may_send
from handlers.turn import Turn
from locales import Text, _
from models.atlas import Spot

LEAST = 2  # questions that a message must speak of, besides its form, to be taken for a report


def told(turn: Turn, text: str) -> Reply | None:
    """A report in one message; None where it is none, or where a form is being filled in already."""
    draft = turn.state.draft
    if draft is not None and not _is_untouched(draft):
        return None
    form = recognise([form for form in every() if may_send(turn.person, form)], text)
    if form is None or (draft is not None and draft.form != form.key):
        return None
    return _heard(turn, form, text, LEAST)


def begins(turn: Turn, form: Form, rest: str) -> Reply:
    """The command of a form, perhaps with the report behind it: "/taphuan hôm nay ..."."""
    turn.state.told = ""
    content = turn.incoming.content
    draft = turn.state.draft
    unfinished = draft is not None and draft.form == form.key and not _is_untouched(draft)
    if not rest.strip() or not isinstance(content, Said) or not may_send(turn.person, form) or unfinished:
        return begin.begin(turn, form)
    typed = content.text.strip().partition(" ")[2]  # as it was typed; ``rest`` may be without accents
    return _heard(turn, form, typed, least=1) or begin.begin(turn, form)


def placed(turn: Turn, form_key: str, place_code: str) -> Reply:
    """A tap: begin this form for this place, with the report that was told before the place was."""
    form, text = newest(form_key), turn.state.told
    turn.state.told = ""
    if text and begin.may_begin(turn, form, place_code):
        reply = _opened(turn, form, place_code, text, least=1)
        if reply is not None:
            return reply
    return begin.new(turn, form_key, place_code)


def _is_untouched(draft: Draft) -> bool:
    """Whether a draft was opened only, and nothing was answered or told yet."""
    is_begun = bool(draft.answers or draft.heard or draft.pending or draft.typing or draft.trail)
    return draft.report is None and not is_begun


def _present(turn: Turn, form: Form) -> Draft | None:
    """The open draft of the form, if nothing was answered in it yet."""
    draft = turn.state.draft
    return draft if draft is not None and draft.form == form.key and _is_untouched(draft) else None


def _heard(turn: Turn, form: Form, text: str, least: int) -> Reply | None:
    place_code, left = _place(turn, form, text)
    present = _present(turn, form)
    if present is not None:
        place_code = present.place
    if place_code is not None:
        return _opened(turn, form, place_code, left, least)
    if _hear(turn, form, fill.new_draft(turn, form, turn.person.place_code), left).spoken_of < least:
        return None
    turn.state.told = left
    return report_place.ask(turn, form)


def _opened(turn: Turn, form: Form, place_code: str, text: str, least: int) -> Reply | None:
    present = _present(turn, form)
    goes_on = present is not None and present.place == place_code
    draft = present if present is not None and goes_on else fill.new_draft(turn, form, place_code)
    heard = _hear(turn, form, draft, text)
    if heard.spoken_of < least:
        return None
    refused = None if goes_on else begin.refusal(turn, form, place_code)
    if refused is not None:
        return refused
    draft = msgspec.structs.replace(heard.draft, at=SUMMARY)  # from where the first missing question follows
    return fill.opened(turn, form, draft, pictures.take_loose(turn), *_lines(turn, form, heard))


def _hear(turn: Turn, form: Form, draft: Draft, text: str) -> Heard:
    return hear(form, draft, PlaceFacts(turn, draft), turn.say, text)


def _lines(turn: Turn, form: Form, heard: Heard) -> Iterator[Text]:
    """What was understood, what is asked again, and what was not understood."""
    scene = Scene(PlaceFacts(turn, heard.draft), heard.draft.answers, turn.say)
    asked = next_question(form, heard.draft, scene)
    if heard.understood and asked != SUMMARY:  # the summary says the same
        yield _("Understood:")
        for question in map(form.question, heard.understood):
            value = question.show(heard.draft.answers[question.key], scene)
            yield _("{label}: {value}", label=question.label, value=value)
        whole = scene._replace(answers=resolved(form, scene))
        for question in map(form.question, heard.understood):
            if question.remark is not None:
                yield from question.remark(scene.answers[question.key], whole)
    later = [turn.say(form.question(key).label) for key in heard.unsure if key != asked]
    if later:
        yield _("To be sure, will be asked again: {names}.", names=", ".join(later))
    if heard.unread:
        yield _("Not understood: “{words}”.", words="”, “".join(heard.unread))


def _place(turn: Turn, form: Form, text: str) -> tuple[str | None, str]:
    """The place a report is for, None where it has to be asked; and the text without the place's name."""
    spots = report_place.possible(turn, form)
    named = leads_in(text, {spot.code: _names(turn, spot) for spot in spots})
    for lead in reversed(named):
        text = f"{text[: lead.start]}{text[lead.end :]}"
    codes = {lead.key for lead in named}
    if not report_place.is_asked(turn, form):
        return turn.person.place_code, text
    return (codes.pop() if len(codes) == 1 else None), text


def _names(turn: Turn, spot: Spot) -> list[str]:
    """How a place may be named, with or without "ấp"."""
    name = spot.name(turn.today).lower()
    short = name.partition(" ")[2]
    return [name, *([short] if " " in short else []), *(alias.lower() for alias in spot.aliases)]
