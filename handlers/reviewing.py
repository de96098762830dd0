"""How the yearly review stands: what is left to review, the next household, closing, decisions."""

from collections.abc import Sequence, Set
from typing import Any

from forms.declared.household_review import FORM as REVIEW
from forms.declared.recognition import FORM as RECOGNITION
from forms.declared.review_closing import FORM as CLOSING
from handlers import begin, fill
from handlers.message import Choice, Reply
from handlers.next_household import hamlet_view, next_choice
from handlers.refusal import not_yours
from handlers.rights import may_see_place, may_send
from handlers.sources import households
from handlers.turn import Turn
from handlers.words import inside
from locales import Text, _
from models import household, household_review
from models.atlas import Spot
from models.household import Standing


def asked(turn: Turn, rest: str) -> Reply:
    """The command: how far the review is, or with words behind it the household they name."""
    here = turn.atlas.find(turn.person.place_code)
    if rest.strip() and here is not None and here.kind == "hamlet" and may_send(turn.person, REVIEW):
        opened = begin.opened(turn, REVIEW, here.code)
        draft = turn.state.draft
        if draft is None or draft.at != REVIEW.questions[0].key:
            return opened
        return fill.take(turn, fill.typed(turn, rest.strip()))
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
    answers = {"household": households.value_of(hamlet_view(turn, code), found)}
    if _is_open(turn, code, answers["household"]):
        return fill.show(turn)  # tapped twice on a bad line
    return begin.opened(turn, REVIEW, code, answers)


def _is_open(turn: Turn, code: str, chosen: dict[str, Any]) -> bool:
    """Whether the review of this very household is being filled in at the moment."""
    draft = turn.state.draft
    if draft is None or (draft.form, draft.place, draft.report) != (REVIEW.key, code, None):
        return False
    return bool(draft.answers.get("household") == chosen)


def _hamlet(turn: Turn, here: Spot) -> Reply:
    view = hamlet_view(turn, here.code)
    left = households.waiting(view)
    done = _done(turn, here)
    told = [_heading(turn, here), _("{done} reviewed, {left} still to review.", done=done, left=len(left))]
    choices: list[Choice] = []
    if may_send(turn.person, REVIEW):
        choices = [next_choice(turn, here.code, left)] if left else []
        choices.append(turn.choice(_("Another household"), "f", REVIEW.key, here.code))
        choices.append(turn.choice(CLOSING.begins, "f", CLOSING.key, here.code))
    if may_send(turn.person, RECOGNITION):
        choices.append(turn.choice(RECOGNITION.begins, "f", RECOGNITION.key, here.code))
    return Reply(text="\n".join(turn.say(text) for text in told), choices=turn.rows(choices), mode="replace")


def _above(turn: Turn, here: Spot) -> Reply:
    """A line and a button for each place below."""
    sample = turn.person.sample
    there = {spot.path for spot in turn.atlas.on(turn.today)}
    everyone = [
        one for one in household.below(turn.session, here.path, sample=sample) if one.place_path in there
    ]
    done = household_review.of_year(turn.session, here.path, turn.today.year, sample=sample)
    rows = [(spot, *_counts(spot, everyone, set(done))) for spot in turn.atlas.below(here.code, turn.today)]
    lines = [
        turn.say(_("{name}: {done} reviewed, {left} left", name=spot.name(turn.today), done=n, left=left))
        for spot, n, left in rows
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


def _counts(here: Spot, everyone: Sequence[Standing], done: Set[int]) -> tuple[int, int]:
    """How many households were reviewed at a place and below, and how many are left."""
    inside_it = [one for one in everyone if one.place_path.startswith(here.path)]
    left = [
        one
        for one in inside_it
        if not one.has_left and one.recognised_class in households.LOOKED_AFTER and one.id not in done
    ]
    return sum(one.id in done for one in inside_it), len(left)


def _done(turn: Turn, here: Spot) -> int:
    found = household_review.of_year(turn.session, here.path, turn.today.year, sample=turn.person.sample)
    return len(found)


def _heading(turn: Turn, here: Spot) -> Text:
    name = inside(turn.place_name(here.code))
    return _("Household review {year}, {place}", year=str(turn.today.year), place=name)
