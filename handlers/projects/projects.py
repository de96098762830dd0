"""/duan: the plan's projects and policies (dự án, chính sách); of one its agencies and its reports."""

from forms.declared.disbursement import FORM as DISBURSEMENT
from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.projects import project_words
from handlers.refusal import not_yours
from handlers.rights import may_see_activity, may_see_place
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import inside
from locales import _
from locales.folding import fold
from models import reach
from models.atlas import Spot
from models.person import Role
from models.programme import Activity
from reports.project_card import Asked, activities, card


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a year, a place and a project in any order: "DA2 2025 xã Lại Sơn"."""
    codes = [word for word in rest.split() if word.strip(",").upper() in turn.atlas.courses]
    others = " ".join(word for word in rest.split() if word not in codes)  # "CS1.4" is no month
    wanted = read(others, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such year yet. For example: projects 2025.")))
    year = wanted.period.year if wanted.period else turn.today.year
    code = wanted.place.code if wanted.place else turn.person.place_code
    here = turn.atlas.find(code)
    named = _named(turn, here, year, wanted.unread) if here is not None else None
    if codes or named is not None:
        return one(turn, code, str(year), named.code if named else codes[0].strip(",").upper())
    return said_first(turn, screen(turn, code, str(year)), wanted.unread)


def screen(turn: Turn, code: str, year: str) -> Reply:
    """A tap: every project and policy of the place's programmes, a line and a button each."""
    here = _seen(turn, code)
    if here is None:
        return not_yours(turn)
    every = _every(turn, here, int(year))
    place = inside(turn.place_name(code))
    if not every:
        return Reply(text=turn.say(_("No programme is loaded for {place} yet.", place=place)))
    lines = [turn.say(project_words.name(activity)) for activity in every]
    buttons = [
        turn.choice(activity.short_name, "id", code, year, activity.code, row=line)
        for activity, line in zip(every, lines, strict=True)
    ]
    return Reply(
        text=turn.say(_("Projects and policies, {place}", place=place)),
        table="\n".join(lines),
        choices=turn.rows(buttons, 2),
        mode="replace",
    )


def one(turn: Turn, code: str, year: str, activity: str) -> Reply:
    """A tap: everything about one of them, with the reports of a year at a place and below it."""
    here = _seen(turn, code)
    if here is None:
        return not_yours(turn)
    back = turn.choice(_("All projects"), "il", code, year)
    found = next((one for one in _every(turn, here, int(year)) if one.code == activity), None)
    if found is None:
        return Reply(text=turn.say(_("The plan does not have this project any more.")), choices=((back,),))
    shown = card(turn.session, found, Asked(here.path, int(year), turn.person.sample))
    place = inside(turn.place_name(code))
    told = project_words.whole(shown, turn.say)
    if may_see_activity(turn.person, activity):
        told += project_words.reports(shown, int(year), place)
    return Reply(
        text="\n".join(turn.say(text) for text in told),
        choices=(*_further(turn, here, year, found), (back,)),
        mode="replace",
    )


def _further(turn: Turn, here: Spot, year: str, found: Activity) -> tuple[tuple[Choice, ...], ...]:
    """The project's money and the plan's indicators, for those who see them."""
    if turn.person.role is Role.hamlet_head:
        return ()
    more = [turn.choice(_("Indicators"), "ix", here.code, year)]
    has_money = found.kind == "project" or DISBURSEMENT.key in found.forms.split()
    if has_money and may_see_activity(turn.person, found.code):
        more.insert(0, turn.choice(_("Money"), "ia", here.code, year, found.code))
    return (tuple(more),)


def _seen(turn: Turn, code: str) -> Spot | None:
    here = turn.atlas.find(code)
    return here if here is not None and may_see_place(turn.person, here.path) else None


def _every(turn: Turn, here: Spot, year: int) -> list[Activity]:
    """All of them; an agency's officer has the agency's own at the front."""
    every = activities(turn.session, reach.in_year(turn.atlas.reaches, here.path, year))
    return sorted(every, key=lambda one: not may_see_activity(turn.person, one.code))


def _named(turn: Turn, here: Spot, year: int, words: str) -> Activity | None:
    """The project with this code, or this name: "DA3.1", "tiểu dự án 1, dự án 3"."""
    said = fold(words)
    if not said:
        return None
    every = _every(turn, here, year)
    return next(
        (one for one in every if said in (fold(one.code), fold(one.short_name), fold(one.name))), None
    )
