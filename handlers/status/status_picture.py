"""The picture of the state of things (hình): places by the last periods of one duty, made as an errand."""

from collections.abc import Callable

from handlers import errands, practice
from handlers.asked import read
from handlers.errands import Folder, Wanted
from handlers.message import Choice, Reply
from handlers.mime import PNG
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.status import status
from handlers.status import status_words as words
from handlers.status.status_ways import month_of, period_of, view_of
from handlers.turn import Turn
from handlers.unread import said_first
from locales import _
from models import errand
from models.atlas import Spot
from reports import grid_picture, grid_words
from reports.asked_terms import last_terms
from reports.duty_status import concerns
from reports.grid import MOST_PERIODS, grid
from reports.grid_picture import Labels
from scheduler.period import Period
from scheduler.rule import Rule

KIND = "status_picture"  # of errand


def asked(turn: Turn, rest: str) -> Reply:
    """The word "picture", with a form, a period and a place."""
    named = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if named.no_such_period:
        return Reply(text=turn.say(_("There is no such month. For example: status month 3.")))
    rules, unread = status.rules_named(turn, named)
    here = named.place or turn.atlas.find(turn.person.place_code)
    reply = _ask(turn, here, named.period or month_of(turn), rules)
    return said_first(turn, reply, unread)


def of(words: str) -> Callable[[Turn, str], Reply]:
    """The words "picture of training", of which ``words`` say something about what is wanted."""
    return lambda turn, rest: asked(turn, f"{words} {rest}")


def tapped(turn: Turn, code: str, key: str, duty_id: str) -> Reply:
    """A tap: the picture of one duty, or of the first one where all are looked at."""
    rule = view_of(turn).book.rule(int(duty_id))
    return _ask(turn, turn.atlas.find(code), period_of(key), [rule] if rule else None)


def _ask(turn: Turn, here: Spot | None, period: Period, rules: list[Rule] | None) -> Reply:
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    found = drawable(turn, here, period, rules)
    if not found:
        return Reply(text=turn.say(_("No such report is owed here in that period.")))
    wanted = {"place": here.code, "period": period.key, "duty": found[0].duty_id}
    waiting = errand.waiting_of(turn.session, turn.person.id, KIND)
    if waiting is None or errands.wanted_of(waiting) != wanted:  # else tapped twice on a bad line
        errands.ask(turn, KIND, **wanted)
    return Reply(text=turn.say(_("The picture is being drawn, one moment.")))


def drawable(turn: Turn, here: Spot, period: Period, rules: list[Rule] | None = None) -> list[Rule]:
    """The duties of which there is something to draw, in the order of the plan."""
    every = view_of(turn).book.rules if rules is None else rules
    return [
        rule for rule in every if concerns(rule, here) and last_terms(rule, period, turn.today, MOST_PERIODS)
    ]


def make(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """Draw it, with the rights the person has now."""
    here = turn.atlas.find(str(wanted["place"]))
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    view, period = view_of(turn), period_of(str(wanted["period"]))
    rule = view.book.rule(int(wanted["duty"]))
    found = grid(view, turn.atlas, here, period, rule) if rule else None
    if rule is None or found is None:
        return Reply(text=turn.say(_("No such report is owed here in that period.")))
    title = words.recurring(turn, rule)
    heading = turn.say(_("Reports: {title}", title=title))
    labels = Labels(heading, words.place(turn, here), turn.today, practice.mark(turn))
    file = folder.new(f"{title}, {here.name(turn.today)}.png", PNG)
    grid_picture.draw(found, labels, turn.say, file.path)
    told = _("{title}, {place}, {until}", title=title, place=labels.place, until=grid_words.until(turn.today))
    return Reply(
        text=turn.say(told),
        files=(file,),
        in_words=grid_words.in_words(found, turn.say, turn.today),
        choices=turn.rows(_others(turn, here, period, rule), 2),
    )


def _others(turn: Turn, here: Spot, period: Period, drawn: Rule) -> list[Choice]:
    """The pictures of the other duties; unlisted, for a number typed now answers what was asked before."""
    return [
        turn.choice(
            _("Picture: {title}", title=words.recurring(turn, rule)),
            "th",
            here.code,
            period.key,
            rule.duty_id,
            unlisted=True,
        )
        for rule in drawable(turn, here, period)
        if rule.duty_id != drawn.duty_id
    ]
