"""/chitieu: the plan's indicators of a year at a place, each with where its figures come from; a picture."""

import re

from handlers import practice
from handlers.asked import read
from handlers.errands import Folder, Wanted
from handlers.indicators import (
    ask_officer,
    indicator_look,
    indicator_places,
    indicator_rows,
    indicator_words,
)
from handlers.indicators.indicator_look import Look
from handlers.message import Choice, Reply
from handlers.mime import PNG
from handlers.turn import Turn
from handlers.unread import said_first
from locales import Text, _
from reports.indicators.picture import draw

KIND = "indicators"
_AN_INDICATOR = re.compile(r"[A-Za-z]{1,4}\d{1,3}")  # "CT09", as the plan numbers them
FIRST_YEAR = 2000  # before it there was no such programme


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a year and a place in any order: "2025 xã Lại Sơn"."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such year yet. For example: indicators 2025.")))
    year = wanted.period.year if wanted.period else turn.today.year
    code = wanted.place.code if wanted.place else turn.person.place_code
    if _AN_INDICATOR.fullmatch(wanted.unread):
        return one(turn, code, str(year), wanted.unread.upper())
    return said_first(turn, screen(turn, code, str(year)), wanted.unread)


def screen(turn: Turn, code: str, year: str) -> Reply:
    """A tap: every indicator of a year at a place, a line and a button each."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    look = Look(turn.atlas.spots[code], int(year))
    every = indicator_look.every(turn, look)
    lines = [turn.say(indicator_words.line(one)) for one in every]
    buttons = [
        turn.choice(one.code, "iy", code, year, one.code, row=line)
        for one, line in zip(every, lines, strict=True)
    ]
    return Reply(
        text="\n".join([indicator_look.heading(turn, look), turn.say(indicator_words.counted(every))]),
        table="\n".join(turn.say(text) for text in indicator_words.lines(every)),
        choices=(*turn.rows(buttons, 4), *_further(turn, look)),
        mode="replace",
    )


def one(turn: Turn, code: str, year: str, indicator: str) -> Reply:
    """A tap: everything about one indicator."""
    seen = indicator_look.seen(turn, code, year, indicator)
    if isinstance(seen, Reply):
        return seen
    look, found = seen
    told = [turn.say(text) for text in indicator_words.whole(found)]
    return Reply(
        text="\n".join([indicator_look.heading(turn, look), *told]),
        choices=(
            *turn.rows(indicator_rows.lists(turn, look, found), 2),
            *turn.rows(indicator_places.to(turn, look, found)),
            *turn.rows(indicator_look.to_above(turn, look, indicator)),
            *turn.rows(_years(turn, look, "iy", indicator), 2),
            (indicator_look.to_all(turn, look),),
        ),
        mode="replace",
    )


def picture(turn: Turn, code: str, year: str) -> Reply:
    """A tap: let the picture be drawn."""
    return indicator_look.ask_for(turn, KIND, code, year, _("The picture is being drawn, one moment."))


def make_picture(turn: Turn, wanted: Wanted, folder: Folder) -> Reply:
    """The errand: target against reached in a picture, and the same in words."""
    refused = ask_officer.refused(turn, str(wanted["place"]))
    if refused is not None:
        return refused
    look = Look(turn.atlas.spots[wanted["place"]], int(wanted["year"]))
    every = indicator_look.every(turn, look)
    heading = indicator_look.heading(turn, look)
    file = folder.new(f"chi-tieu-{look.year}.png", PNG)
    draw(file.path, every, heading, turn.say, stamped=practice.mark(turn))
    lines = [turn.say(text) for text in indicator_words.lines(every)]
    back = indicator_look.to_all(turn, look)
    return Reply(text=heading, files=(file,), in_words="\n".join(lines), choices=((back,),))


def _further(turn: Turn, look: Look) -> tuple[tuple[Choice, ...], ...]:
    """The picture, the money, and other years."""
    more = [
        turn.choice(_("Picture"), "ip", look.here.code, look.year),
        turn.choice(_("Excel list"), "ie", look.here.code, look.year),
        turn.choice(_("Money"), "ib", look.here.code, look.year),
    ]
    return (tuple(more), *turn.rows(_years(turn, look, "ix"), 2))


def _years(turn: Turn, look: Look, verb: str, *rest: str) -> list[Choice]:
    return [
        turn.choice(_year_label(other), verb, look.here.code, other, *rest)
        for other in (look.year - 1, look.year + 1)
        if FIRST_YEAR <= other <= turn.today.year
    ]


def _year_label(year: int) -> Text:
    return _("Year {year}", year=str(year))
