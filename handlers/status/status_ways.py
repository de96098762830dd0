"""From one screen of the state of things to the next: other periods, the place above, what to do about it."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from forms.registry import newest
from handlers import owed
from handlers.message import Choice
from handlers.own_projects import forms_of
from handlers.rights import may_see_place
from handlers.status import status_words as words
from handlers.turn import Turn
from locales import Text, _
from models.atlas import Spot
from models.person import Role
from reports.duty_status import DutyStatus
from reports.tally import Review, View, in_review
from scheduler.period import Kind, Period, containing, from_key, kind_of
from scheduler.rule import Rule

PAGE = 20  # places on one screen (assumption)


class Look(NamedTuple):
    """What is looked at: a place, a period, and one duty or all of them."""

    here: Spot
    asked: Period
    rule: Rule | None = None

    @property
    def duty(self) -> int:
        """The duty's number for a button; 0 for all."""
        return self.rule.duty_id if self.rule else 0


def view_of(turn: Turn) -> View:
    """From where the person looks: an agency's officer at what can be about the agency's projects."""
    book = owed.book_of(turn)
    forms = forms_of(turn)
    if forms is not None:
        book = book._replace(rules=[rule for rule in book.rules if rule.form in forms])
    return View(turn.session, book, turn.now, turn.person.sample)


def period_of(key: str) -> Period:
    """The period on a button; older buttons have a month as 202603."""
    if len(key) == 6 and key.isdecimal():
        key = f"{key[:4]}-{key[4:]}"
    return from_key(kind_of(key), key)


def to(turn: Turn, label: Text | str, look: Look, page: int = 0, row: str = "") -> Choice:
    """A button to a screen."""
    more = (page,) if page else ()
    payload = look.here.code, look.asked.key, *((look.duty, *more) if look.rule or page else ())
    return turn.choice(label, "t", *payload, row=row)


def below(
    turn: Turn, look: Look, rows: Sequence[tuple[Spot, str]], page: int
) -> tuple[tuple[Choice, ...], ...]:
    """The places of one page, a button each with its line for where there are none."""
    shown = rows[page * PAGE : (page + 1) * PAGE]
    buttons = [
        to(turn, words.name(spot, turn.today), look._replace(here=spot), row=line) for spot, line in shown
    ]
    further = msgspec.structs.replace(to(turn, _("More places"), look, page + 1), next_page=True)
    more = [further] if len(rows) > (page + 1) * PAGE else []
    return (*turn.rows(buttons, 2), *turn.rows(more))


def around(turn: Turn, look: Look) -> tuple[tuple[Choice, ...], ...]:
    """The periods before and after, the place above, and from one duty all of them."""
    return (*turn.rows(_periods(turn, look), 2), *turn.rows(_up(turn, look)))


def onward(turn: Turn, look: Look) -> tuple[tuple[Choice, ...], ...]:
    """The same, and in the last row what to do about what one sees."""
    return (*around(turn, look), _to_do(turn, look))


def _periods(turn: Turn, look: Look) -> list[Choice]:
    before, after = look.asked.later(-1), look.asked.later(1)
    found = [before, *([after] if look.asked < containing(look.asked.kind, turn.today) else [])]
    return [to(turn, words.period_button(turn, one), look._replace(asked=one)) for one in found]


def _up(turn: Turn, look: Look) -> list[Choice]:
    """The place above as far as the person may see it, and from one duty back to all."""
    above = turn.atlas.find(look.here.parent_code)
    found = []
    if above is not None and may_see_place(turn.person, above.path):
        found.append(
            to(turn, _("Back to {place}", place=words.place(turn, above)), look._replace(here=above))
        )
    if look.rule is not None:
        found.append(to(turn, _("All reports"), look._replace(rule=None)))
    return found


def _to_do(turn: Turn, look: Look) -> tuple[Choice, ...]:
    """The last row: who has not sent, the picture, and the list to take away."""
    payload = look.here.code, look.asked.key, look.duty
    missing = turn.choice(_("Who has not sent"), "tm", *payload)
    if turn.person.role is Role.hamlet_head:  # who looks after nobody else
        missing = turn.choice(_("What I owe"), "c", "hanchot")
    return (
        missing,
        turn.choice(_("Picture"), "th", *payload),
        turn.choice(_("Excel list"), "Xx", look.rule.form if look.rule else "-", payload[1], payload[0]),
    )


def month_of(turn: Turn) -> Period:
    """The present month."""
    return containing(Kind.month, turn.today)


def review(turn: Turn, here: Spot, one: DutyStatus) -> Review | None:
    """How many wait to be looked at, where the form is."""
    if not one.due or not newest(one.rule.form).reviewed:
        return None
    return in_review(view_of(turn), one.due, here.path)
