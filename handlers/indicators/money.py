"""/kinhphi: what the plan allocates, what was disbursed and what is left, by project and source."""

from handlers.asked import read
from handlers.indicators import ask_officer
from handlers.message import Choice, Reply
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import inside
from locales import Day, Text, _, plural
from locales.capital import capital
from models.atlas import Spot
from reports.budget import Amounts, Budget, Line, budget
from reports.millions import in_millions

SOURCE_NAMES: dict[str, Text] = {
    "central": _("central budget"),
    "local": _("local budget"),
    "bank": _("social policy bank"),
    "combined": _("combined with another programme"),
    "people": _("people's own contribution"),
    "unknown": _("source not known yet"),
}
NOTHING_SAID = _("no figures yet")


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a year and a place in any order: "2025", "xã Lại Sơn"."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such year yet. For example: money 2025.")))
    year = wanted.period.year if wanted.period else 0
    reply = screen(turn, wanted.place.code if wanted.place else turn.person.place_code, str(year))
    return said_first(turn, reply, wanted.unread)


def screen(turn: Turn, code: str, year: str) -> Reply:
    """A tap: the money at a place until the end of a year; 0 is until now."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    here = turn.atlas.spots[code]
    found = _budget(turn, here, int(year))
    lines = [_project(turn, found, activity) for activity in found.activities]
    buttons = [
        turn.choice(_name(found, activity), "ia", code, year, activity, row=line)
        for activity, line in zip(found.activities, lines, strict=True)
    ]
    told = [_heading(turn, here, int(year)), *_totals(turn, found)]
    return Reply(
        text="\n".join([*told, *_notes(turn, found)]),
        table="\n".join(lines),
        choices=(*turn.rows(buttons, 2), _further(turn, here)),
        mode="replace",
    )


def project(turn: Turn, code: str, year: str, activity: str) -> Reply:
    """A tap: one project's money, source by source."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    here = turn.atlas.spots[code]
    found = _budget(turn, here, int(year))
    mine = [line for line in found.lines if line.activity_code == activity]
    back = turn.choice(_("All projects"), "ib", code, year)
    if not mine:
        return Reply(text=turn.say(_("The plan does not have this project any more.")), choices=((back,),))
    told = [
        _heading(turn, here, int(year)),
        turn.say(_("{short}. {name}.", short=mine[0].short_name, name=mine[0].name)),
        *(capital(turn.say(_source(line))) for line in mine),
        turn.say(_("Together: {amounts}", amounts=_amounts(found.of_activity(activity)))),
    ]
    if any(line.source == "unknown" for line in mine):
        told.append(turn.say(_("⚠️ Part of the money has no source yet, so the rest of each is not known.")))
    return Reply(text="\n".join(told), choices=((back,),), mode="replace")


def _budget(turn: Turn, here: Spot, year: int) -> Budget:
    return budget(turn.session, here.path, year or turn.today.year, sample=turn.person.sample)


def _heading(turn: Turn, here: Spot, year: int) -> str:
    place = inside(turn.place_name(here.code))
    if year:
        return turn.say(
            _("Money until the end of {year}, {place}, in million dong", year=str(year), place=place)
        )
    return turn.say(
        _("Money, {place} (until {day}), in million dong", place=place, day=Day(turn.today, "short"))
    )


def _totals(turn: Turn, found: Budget) -> list[str]:
    """All projects together, then each source with money."""
    lines = [_("All projects: {amounts}", amounts=_amounts(found.total))]
    lines += [
        _("{source}: {amounts}", source=SOURCE_NAMES[source], amounts=_amounts(found.of_source(source)))
        for source in found.sources
    ]
    return [capital(turn.say(line)) for line in lines]


def _amounts(amounts: Amounts | Line) -> Text:
    """What is known of allocated, disbursed and the rest, in triệu đồng."""
    if amounts.allocated is None:
        if amounts.disbursed is None:
            return NOTHING_SAID
        return _("disbursed {disbursed}", disbursed=in_millions(amounts.disbursed))
    allocated = in_millions(amounts.allocated)
    if amounts.disbursed is None:
        return _("allocated {allocated}, disbursed: no figures yet", allocated=allocated)
    disbursed = in_millions(amounts.disbursed)
    if amounts.rest is None:
        return _("allocated {allocated}, disbursed {disbursed}", allocated=allocated, disbursed=disbursed)
    if amounts.rest < 0:
        over = in_millions(-amounts.rest)
        return _(
            "allocated {allocated}, disbursed {disbursed}, ⚠️ {over} too much",
            allocated=allocated,
            disbursed=disbursed,
            over=over,
        )
    return _(
        "allocated {allocated}, disbursed {disbursed}, left {rest}",
        allocated=allocated,
        disbursed=disbursed,
        rest=in_millions(amounts.rest),
    )


def _source(line: Line) -> Text:
    return _("{source}: {amounts}", source=SOURCE_NAMES[line.source], amounts=_amounts(line))


def _project(turn: Turn, found: Budget, activity: str) -> str:
    amounts = _amounts(found.of_activity(activity))
    return turn.say(_("{name}: {amounts}", name=_name(found, activity), amounts=amounts))


def _name(found: Budget, activity: str) -> str:
    return next(line.short_name for line in found.lines if line.activity_code == activity)


def _notes(turn: Turn, found: Budget) -> list[str]:
    """What the figures do not hold: policies, what is not reported, what the plan does not divide."""
    notes = [_policies(line) for line in found.policies]
    notes.append(_("Policies have no sum of their own: it follows each year's budget."))
    silent = sum(found.of_activity(one).disbursed is None for one in found.activities)
    if silent:
        notes.append(
            plural(
                "{n} project has no report of money yet.", "{n} projects have no report of money yet.", silent
            )
        )
    if found.total.allocated is None:
        notes.append(_("The plan allocates to the whole district, not to communes."))
    return [turn.say(note) for note in notes]


def _policies(line: Line) -> Text:
    return _(
        "{name}, {source}: {amounts}",
        name=line.short_name,
        source=SOURCE_NAMES[line.source],
        amounts=_amounts(line),
    )


def _further(turn: Turn, here: Spot) -> tuple[Choice, ...]:
    return (turn.choice(_("Indicators"), "ix", here.code, turn.today.year),)
