"""Filling in a form: the conversation around the engine.

Opens drafts, gives the engine what was typed, tapped or shown, and turns its
prompts into replies with signed buttons.
"""

from collections.abc import Callable
from typing import Any, get_args

import msgspec

from forms.draft import Draft, on_its_own
from forms.engine import Engine, Step
from forms.facts import Scene
from forms.prompt import PENDING, Prompt
from forms.question import Form
from forms.registry import form_of
from forms.ways_out import LABELS, Way
from handlers import submit
from handlers.facts import PlaceFacts, usual_answers
from handlers.message import Choice, Reply, Said
from handlers.rights import may_go_on
from handlers.sent_before import ANYWAY
from handlers.state import State
from handlers.turn import Turn
from handlers.words import inside
from locales import Text, _, plural
from models import report as reports

LINES_IN_A_ROW = 6
TICKED, UNTICKED = "☑", "☐"


def begin(turn: Turn, form: Form, place_code: str, pictures: list[int], answers: dict[str, Any]) -> Reply:
    """Open a new draft with what is known already, answers and pictures, and ask its first question."""
    draft = msgspec.structs.replace(new_draft(turn, form, place_code), answers=answers)
    known = [line.text for line in _engine(turn, draft).lines() if line.key in answers]
    return opened(turn, form, draft, pictures, *known)


def new_draft(turn: Turn, form: Form, place_code: str) -> Draft:
    """A draft with the usual answers of its place, which is not open yet."""
    usual = usual_answers(turn, form.key, place_code)
    return msgspec.structs.replace(_new_draft(turn, form, place_code), usual=usual)


def opened(turn: Turn, form: Form, draft: Draft, pictures: list[int], *known: Text) -> Reply:
    """Open a draft, say what is known already, and ask its first question."""
    draft = msgspec.structs.replace(draft, id=draft.id or turn.new_id())
    turn.state.open(draft)
    told = _("{title}, {place}.", title=form.title, place=inside(turn.place_name(draft.place)))
    reply = _answered(turn, _with_pictures(turn, draft, pictures, told, *known))
    explain = "" if _ways_out_known(turn) else turn.say(_("You can also type: back, skip, later, cancel."))
    return msgspec.structs.replace(reply, explain_ways_out=explain)


def _ways_out_known(turn: Turn) -> bool:
    """Whether the ways out were explained that day already, where they are to be typed."""
    if not turn.may_be_plain:
        return False
    last, turn.state.explained = turn.state.explained, turn.today.isoformat()
    return last == turn.state.explained


def first_scene(turn: Turn, form: Form, place_code: str) -> Scene:
    """What a form sees before anything was answered."""
    return Scene(PlaceFacts(turn, _new_draft(turn, form, place_code)), {}, turn.say)


def show(turn: Turn, *told: Text) -> Reply:
    """Say again what the open draft is waiting for."""
    return _answered(turn, _engine(turn, _open_draft(turn.state)).show(*told))


def typed(turn: Turn, text: str) -> Step:
    """What typing this leads to; ``take`` it to let it happen."""
    said = turn.incoming.content
    ref = said.ref if isinstance(said, Said) else ""
    return _engine(turn, _open_draft(turn.state)).typed(text, ref)


def changed(turn: Turn, key: str, text: str) -> Reply:
    """Another text for an answer of the open draft, given before."""
    return _answered(turn, _engine(turn, _open_draft(turn.state)).changed(key, text))


def takes_any_words(turn: Turn) -> bool:
    """Whether the open question would take any words at all as its answer."""
    draft = _open_draft(turn.state)
    return bool(draft.at) and _engine(turn, draft).form.question(draft.at).takes_any_words


def offers_nothing(turn: Turn) -> bool:
    """Whether the open question is answered in words alone, with nothing offered beside."""
    draft = _open_draft(turn.state)
    return not draft.offered.get(draft.at)


def take(turn: Turn, step: Step) -> Reply:
    """Let a step happen."""
    return _answered(turn, step)


def photos(turn: Turn, ids: list[int], *told: Text) -> Reply:
    """Give pictures to the open draft."""
    return _answered(turn, _engine(turn, _open_draft(turn.state)).photos(ids, *told))


def handed(turn: Turn, file: dict[str, Any], *told: Text) -> Reply | None:
    """Give a file to the open draft; None where its form takes none."""
    step = _engine(turn, _open_draft(turn.state)).handed(file, *told)
    return _answered(turn, step) if step else None


def picked(turn: Turn, draft_id: str, about: str, index: str) -> Reply:
    """A tap on an offer of a question; the question being asked is answered or asked again in place."""
    draft = turn.state.draft
    present = draft is not None and draft.id == draft_id and about.removeprefix(PENDING) == draft.at
    return _with_draft(turn, draft_id, lambda engine: engine.picked(about, int(index)), in_place=present)


def keep(turn: Turn, draft_id: str, key: str) -> Reply:
    """A tap: leave the answer of a question as it is."""
    return _with_draft(turn, draft_id, lambda engine: engine.keep(key), in_place=True)


def line(turn: Turn, draft_id: str, key: str) -> Reply:
    """A tap on a line of the summary."""
    return _with_draft(turn, draft_id, lambda engine: engine.line(key), in_place=True)


def way_out(turn: Turn, draft_id: str, way: str) -> Reply:
    """A tap on back, skip, later, cancel or help."""
    assert way in get_args(Way)
    return _with_draft(turn, draft_id, lambda engine: engine.way_out(way), in_place=True)  # type: ignore[arg-type]  # asserted


def send(turn: Turn, draft_id: str, anyway: str = "") -> Reply:
    """A tap on "send", or on "send all the same" after a warning: as a report of its own then."""
    found = turn.state.find(draft_id)
    if anyway == ANYWAY and found is not None and found.own is not None and may_go_on(turn, found):
        turn.state.open(on_its_own(found, found.own))
    return _with_draft(turn, draft_id, lambda engine: engine.send(), anyway=bool(anyway))


def _new_draft(turn: Turn, form: Form, place_code: str) -> Draft:
    return Draft(
        id="",
        form=form.key,
        version=form.version,
        place=place_code,
        began=turn.today.isoformat(),
        agency=turn.person.agency,
        sample=turn.person.sample,
    )


# Inside ---------------------------------------------------------------------


def _with_draft(
    turn: Turn,
    draft_id: str,
    act: Callable[[Engine], Step],
    *,
    anyway: bool = False,
    in_place: bool = False,
) -> Reply:
    """Do something with the draft of a button, wherever that draft is now."""
    state = turn.state
    if state.draft is None or state.draft.id != draft_id:
        found = state.find(draft_id)
        if found is None or not may_go_on(turn, found):
            return gone(turn, draft_id)
        state.open(found)
    reply = _answered(turn, act(_engine(turn, _open_draft(state))), anyway=anyway)
    if in_place and not reply.settled:
        return msgspec.structs.replace(reply, mode="replace")
    return reply


def gone(turn: Turn, draft_id: str) -> Reply:
    """A button of a draft that is no longer open."""
    if reports.sent_from(turn.session, draft_id) is not None:
        return Reply(text=turn.say(_("✅ That report has been sent already.")))
    if turn.state.dropped is not None and turn.state.dropped.id == draft_id:
        return Reply(text=turn.say(_("That report was cancelled. Type “take back” to have it again.")))
    return Reply(text=turn.say(_("That button is no longer in use. Type “menu” to begin.")))


def _with_pictures(turn: Turn, draft: Draft, pictures: list[int], *told: Text) -> Step:
    if not pictures:
        return _engine(turn, draft).show(*told)
    step = _engine(turn, _engine(turn, draft).show().draft).photos(pictures)
    assert step.prompt is not None
    prompt = msgspec.structs.replace(step.prompt, told=(*told, *step.prompt.told))
    return msgspec.structs.replace(step, prompt=prompt)


def _answered(turn: Turn, step: Step, *, anyway: bool = False) -> Reply:
    """Keep what a step changed and say what it leads to."""
    turn.state.draft = step.draft
    turn.in_form = True
    if step.outcome == "later":
        turn.state.put_aside()
        return Reply(text=turn.say(_("Kept. Type “go on” to take it up again, any day.")))
    if step.outcome == "cancelled":
        turn.state.drop(step.draft)
        if step.draft.only:
            kept = _("Not mended. The report stays returned until it is sent again: type “mend”.")
            return Reply(text=turn.say(kept))
        if step.draft.report is not None:
            return Reply(text=turn.say(_("Not corrected. The report stays as it was sent.")))
        return Reply(text=turn.say(_("Cancelled. If that was a slip, type “take back”.")))
    if step.outcome == "send":
        reply = submit.submit(turn, step.draft, anyway=anyway)
        if not turn.tapped:
            return reply
        lines = [turn.say(line.text) for line in _engine(turn, step.draft).lines()]
        return msgspec.structs.replace(reply, settled="\n".join(lines))
    assert step.prompt is not None
    reply = _reply(turn, step.draft, step.prompt)
    settled = turn.say(step.settled) if step.settled and turn.tapped else ""
    return msgspec.structs.replace(reply, settled=settled)


def _reply(turn: Turn, draft: Draft, prompt: Prompt) -> Reply:
    told = "\n".join(turn.say(text) for text in prompt.told)
    lines = "\n".join(turn.say(line.text) for line in prompt.lines)
    return Reply(
        text="\n".join(part for part in (told, lines) if part),
        question=turn.say(prompt.question),
        hint=turn.say(prompt.hint) if prompt.hint else "",
        typed_hint=turn.say(prompt.typed_hint) if prompt.typed_hint else "",
        choices=_choices(turn, draft, prompt),
        ways_out=tuple(turn.choice(LABELS[way], "w", draft.id, way) for way in prompt.ways_out),
    )


def _choices(turn: Turn, draft: Draft, prompt: Prompt) -> tuple[tuple[Choice, ...], ...]:
    if prompt.kind == "summary":
        open_lines = [line for line in prompt.lines if not line.is_closed]
        numbers = [turn.choice(str(x.number), "l", draft.id, x.key, unlisted=True) for x in open_lines]
        send_it = turn.choice(_("✅ Send"), "s", draft.id, unlisted=True)
        return (*turn.rows(numbers, LINES_IN_A_ROW), (send_it,))
    if prompt.ticked is not None:
        return _ticks(turn, draft, prompt, prompt.ticked)
    offers = [
        turn.choice(offer.label, "q", draft.id, prompt.about, index)
        for index, offer in enumerate(prompt.offers)
    ]
    if prompt.keeps:
        offers.append(turn.choice(_("Keep it as it is"), "k", draft.id, prompt.about, unlisted=True))
    return turn.rows(offers, 2 if prompt.kind == "confirm" and len(offers) == 2 else 1)


def _ticks(
    turn: Turn, draft: Draft, prompt: Prompt, ticked: tuple[int, ...]
) -> tuple[tuple[Choice, ...], ...]:
    """One button for each option, with its tick, and one that takes what is ticked."""
    boxes = [
        turn.choice(
            f"{TICKED if index in ticked else UNTICKED} {offer.label}",
            "q",
            draft.id,
            prompt.about,
            index,
            row=f"{TICKED} {offer.label}" if index in ticked else offer.label,
        )
        for index, offer in enumerate(prompt.offers)
    ]
    label = plural("Done: {n} chosen", "Done: {n} chosen", len(ticked)) if ticked else prompt.none
    done = (
        [turn.choice(label, "q", draft.id, prompt.about, len(prompt.offers), unlisted=True)] if label else []
    )
    return (*turn.rows(boxes, 2), *turn.rows(done))  # so that the whole screen is seen at once


def _engine(turn: Turn, draft: Draft) -> Engine:
    form = form_of(draft.form, draft.version)
    assert form is not None, f"form {draft.form} {draft.version} is unknown to this program"
    return Engine(form, draft, PlaceFacts(turn, draft), turn.say)


def _open_draft(state: State) -> Draft:
    assert state.draft is not None
    return state.draft
