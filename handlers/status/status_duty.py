"""One duty in a period: its figures commune by commune, or hamlet by hamlet, with what was trained."""

from collections.abc import Collection, Sequence

from handlers import parts_told
from handlers.message import Choice, Reply
from handlers.status import status_place, status_training
from handlers.status import status_words as words
from handlers.status.status_ways import PAGE, Look, below, onward, review, view_of
from handlers.turn import Turn
from locales import Day, _
from models.atlas import Spot
from models.training import Totals
from reports import place_reports
from reports.completeness import Standing
from reports.duty_status import DutyStatus, areas, by_place, standings
from scheduler.rule import Ref, Term

TRAINING = "training"


def duty(turn: Turn, look: Look, one: DutyStatus, page: int) -> Reply:
    """A duty at a place: a line and a button for each place below, or the reports of the place itself."""
    if look.here.kind == one.rule.owed_by:
        return status_place.place(turn, look, [one], page)
    trained = status_training.totals(turn, look.here, look.asked) if one.rule.form == TRAINING else None
    held = {row.code: row.totals for row in trained.below} if trained else {}
    rows = [(spot, _with(turn, said, held.get(spot.code))) for spot, said in _rows(turn, look, one)]
    own: list[Choice] = []
    if trained and trained.itself.sessions:
        own = status_training.own_reports(turn, look.here, look.asked)
    told = status_training.whole(turn, look.here, trained) if trained and trained.whole.sessions else []
    return Reply(
        text="\n".join([_heading(turn, look, one), _total(turn, look, one), *told]),
        table="\n".join(said for _spot, said in _page(rows, page)),
        choices=(*below(turn, look, rows, page), *turn.rows(own), *onward(turn, look)),
        mode="replace",
    )


def line(turn: Turn, look: Look, one: DutyStatus) -> str:
    """A duty's line among all of them."""
    return words.line(turn, one, look.asked, review(turn, look.here, one))


def _heading(turn: Turn, look: Look, one: DutyStatus) -> str:
    named = words.short(turn, one.rule, look.asked, one.terms)
    return words.heading(turn, named, look.here, look.asked, has_period=words.is_longer(one.rule, look.asked))


def _total(turn: Turn, look: Look, one: DutyStatus) -> str:
    """All places together, and until when they have time."""
    if not one.due:
        return turn.say(_("Not due yet."))
    counted = words.counted(turn, one, look.asked, review(turn, look.here, one))
    told = turn.say(_("Received: {told}", told=counted))
    if len(one.terms) > 1:
        return told
    due = one.terms[0].due(view_of(turn).book.calendars.everywhere)
    deadline = turn.say(_("Deadline: {day}", day=Day(due, "near")))
    return f"{told}\n{deadline}"


def _rows(turn: Turn, look: Look, one: DutyStatus) -> list[tuple[Spot, str]]:
    """Each place below: how it stands, or the figures of those that lie in it."""
    below_here = turn.atlas.below(look.here.code, turn.today)
    if not one.due:
        return [(spot, spot.name(turn.today)) for spot in below_here]
    found = [
        (spot, words.area(turn, spot, counted))
        for spot, counted in areas(one.by_parent, turn.atlas, look.here)
    ]
    if look.here.code in one.by_parent:
        found += _hamlets(turn, look.here, one)
    return found


def _hamlets(turn: Turn, here: Spot, one: DutyStatus) -> list[tuple[Spot, str]]:
    """Each place directly below that owes the duty itself."""
    view = view_of(turn)
    every = by_place(standings(view, turn.atlas, here, one.due))
    returned = place_reports.returned(view, here.path, one.due)
    parts = parts_told.at(turn, one.due[0], here.path) if len(one.due) == 1 else {}
    return [
        (spot, turn.say(_("{name}: {told}", name=words.name(spot, turn.today), told=told)))
        for code, found in every.items()
        if (spot := turn.atlas.spots[code]).parent_code == here.code
        for told in [
            words.standing(turn, found, parts.get(code), returned=_is_returned(returned, code, found))
        ]
    ]


def _is_returned(
    returned: Collection[tuple[str, Ref]], code: str, found: Sequence[tuple[Term, Standing]]
) -> bool:
    return any((code, term.ref) in returned for term, _standing in found)


def _with(turn: Turn, told: str, held: Totals | None) -> str:
    """A place's line with what was trained there."""
    if held is None or not held.sessions:
        return told
    return turn.say(_("{told}; {totals}", told=told, totals=words.trained(held)))


def _page(rows: Sequence[tuple[Spot, str]], page: int) -> Sequence[tuple[Spot, str]]:
    return rows[page * PAGE : (page + 1) * PAGE]
