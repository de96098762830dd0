"""How the yearly review stands: what is left to review, the next household, closing, decisions."""

from collections.abc import Sequence
from typing import Any

from forms.declared.household_review import FORM as REVIEW
from forms.declared.recognition import FORM as RECOGNITION
from forms.declared.review_closing import FORM as CLOSING
from forms.draft import Draft
from handlers import begin, fill
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place, may_send
from handlers.sources import households
from handlers.sources.source import View
from handlers.turn import Turn
from handlers.words import inside
from locales import Text, _
from models import household, household_review
from models.atlas import Spot
from models.household import Household


def asked(turn: Turn, rest: str) -> Reply:
    """The command: how far the review is; for a hamlet at once, above it hamlet by hamlet."""
    return screen(turn, turn.person.place_code)


def screen(turn: Turn, code: str) -> Reply:
    """A tap: how far the review is at a place."""
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    return _hamlet(turn, here) if here.kind == "hamlet" else _above(turn, here)


def review(turn: Turn, code: str, household_id: str) -> Reply:
    """A tap: review this household."""
    here = turn.atlas.find(code)
    found = household.get(turn.session, int(household_id))
    if here is None or found is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    if not may_send(turn.person, REVIEW) or (found.place_code, found.sample) != (code, turn.person.sample):
        return not_yours(turn)
    answers = {"household": households.value_of(_view(turn, code), found)}
    if _is_open(turn, code, answers["household"]):
        return fill.show(turn)  # tapped twice on a bad line
    return begin.opened(turn, REVIEW, code, answers)


def _is_open(turn: Turn, code: str, chosen: dict[str, Any]) -> bool:
    """Whether the review of this very household is being filled in at the moment."""
    draft = turn.state.draft
    if draft is None or (draft.form, draft.place, draft.report) != (REVIEW.key, code, None):
        return False
    return bool(draft.answers.get("household") == chosen)


def next_choices(turn: Turn, code: str, *, but: int | None) -> Sequence[Choice]:
    """The next household to review, or closing where none is left; ``but`` was just reviewed."""
    left = [one for one in households.waiting(_view(turn, code)) if one.id != but]
    if not left:
        return [turn.choice(CLOSING.begins, "f", CLOSING.key, code)]
    return [_next(turn, code, left), turn.choice(_("How the review stands"), "v", code)]


def _hamlet(turn: Turn, here: Spot) -> Reply:
    view = _view(turn, here.code)
    left = households.waiting(view)
    done = _done(turn, here)
    told = [_heading(turn, here), _("{done} reviewed, {left} still to review.", done=done, left=len(left))]
    choices: list[Choice] = []
    if may_send(turn.person, REVIEW):
        choices = [_next(turn, here.code, left)] if left else []
        choices.append(turn.choice(_("Another household"), "f", REVIEW.key, here.code))
        choices.append(turn.choice(CLOSING.begins, "f", CLOSING.key, here.code))
    if may_send(turn.person, RECOGNITION):
        choices.append(turn.choice(RECOGNITION.begins, "f", RECOGNITION.key, here.code))
    return Reply(text="\n".join(turn.say(text) for text in told), choices=turn.rows(choices), mode="replace")


def _above(turn: Turn, here: Spot) -> Reply:
    """A line and a button for each place below."""
    rows = [(spot, *_counts(turn, spot)) for spot in turn.atlas.below(here.code, turn.today)]
    lines = [
        turn.say(_("{name}: {done} reviewed, {left} left", name=spot.name(turn.today), done=done, left=left))
        for spot, done, left in rows
    ]
    buttons = [
        turn.choice(spot.name(turn.today), "v", spot.code, row=line)
        for (spot, _done, _left), line in zip(rows, lines, strict=True)
    ]
    return Reply(
        text=turn.say(_heading(turn, here)),
        table="\n".join(lines),
        choices=turn.rows(buttons, 2),
        mode="replace",
    )


def _counts(turn: Turn, here: Spot) -> tuple[int, int]:
    """How many households were reviewed at a place and below, and how many are left."""
    below = [spot for spot in turn.atlas.on(turn.today) if spot.path.startswith(here.path)]
    hamlets = [spot for spot in below if spot.kind == "hamlet"]
    left = sum(len(households.waiting(_view(turn, spot.code))) for spot in hamlets)
    return _done(turn, here), left


def _done(turn: Turn, here: Spot) -> int:
    found = household_review.of_year(turn.session, here.path, turn.today.year, sample=turn.person.sample)
    return len(found)


def _heading(turn: Turn, here: Spot) -> Text:
    name = inside(turn.place_name(here.code))
    return _("Household review {year}, {place}", year=str(turn.today.year), place=name)


def _next(turn: Turn, code: str, left: Sequence[Household]) -> Choice:
    named = _("Next: {name}", name=households.value_of(_view(turn, code), left[0])["name"])
    return turn.choice(named, "h", code, left[0].id)


def _view(turn: Turn, code: str) -> View:
    """The hamlet as its forms see it."""
    draft = Draft(
        id="", form="", version=0, place=code, began=turn.today.isoformat(), sample=turn.person.sample
    )
    return View(turn, draft, {})
