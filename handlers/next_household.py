"""What to review next in a hamlet: the first household that is left, or closing where none is."""

from collections.abc import Sequence

from forms.declared.review_closing import FORM as CLOSING
from forms.draft import Draft
from handlers.message import Choice
from handlers.sources import households
from handlers.sources.source import View
from handlers.turn import Turn
from locales import _
from models.household import Household


def next_choices(turn: Turn, code: str, *, but: int | None) -> Sequence[Choice]:
    """The next household to review, or closing where none is left; ``but`` was just reviewed."""
    left = [one for one in households.waiting(hamlet_view(turn, code)) if one.id != but]
    if not left:
        return [turn.choice(CLOSING.begins, "f", CLOSING.key, code)]
    return [next_choice(turn, code, left), turn.choice(_("How the review stands"), "v", code)]


def next_choice(turn: Turn, code: str, left: Sequence[Household]) -> Choice:
    """The first of the households that are left."""
    named = _("Next: {name}", name=households.value_of(hamlet_view(turn, code), left[0])["name"])
    return turn.choice(named, "h", code, left[0].id)


def hamlet_view(turn: Turn, code: str) -> View:
    """The hamlet as its forms see it before anything is answered."""
    draft = Draft(
        id="", form="", version=0, place=code, began=turn.today.isoformat(), sample=turn.person.sample
    )
    return View(turn, draft, {})
