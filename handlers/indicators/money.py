"""/kinhphi: what was allocated in a year, what was disbursed and what is left, by project, source and place.

Below a project, or a policy that has money of its own, come the places, below a place its reports, so
that each sum can be followed to its rows.
"""

from forms.declared.disbursement import FORM as DISBURSEMENT
from handlers.asked import read
from handlers.indicators import ask_officer
from handlers.indicators.money_words import SOURCE_NAMES, by_work, said, with_plan
from handlers.message import Choice, Reply
from handlers.rights import may_send
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import agency_name, inside
from locales import Day, Text, _, plural
from locales.capital import capital
from models.atlas import Spot
from models.disbursement import Disbursement
from reports.budget import Amounts, Budget, Item, budget, of_places
from reports.millions import in_millions


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, with a year and a place in any order: "2025", "xã Lại Sơn"."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    if wanted.no_such_period:
        return Reply(text=turn.say(_("There is no such year yet. For example: money 2025.")))
    year = wanted.period.year if wanted.period else turn.today.year
    reply = screen(turn, wanted.place.code if wanted.place else turn.person.place_code, str(year))
    return said_first(turn, reply, wanted.unread)


def screen(turn: Turn, code: str, year: str) -> Reply:
    """A tap: the money at a place, of one year's budget; 0 is the whole period until now."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    here = turn.atlas.spots[code]
    found = _budget(turn, here, int(year))
    listed = [*found.activities, *found.funded]
    lines = [_project(turn, found, activity) for activity in listed]
    buttons = [
        turn.choice(found.name(activity), "ia", code, year, activity, row=line)
        for activity, line in zip(listed, lines, strict=True)
    ]
    told = [_heading(turn, here, int(year)), *_totals(turn, found)]
    return Reply(
        text="\n".join([*told, *_notes(turn, here, found, int(year))]),
        table="\n".join(lines),
        choices=(*turn.rows(buttons, 2), *_further(turn, here, int(year))),
        mode="replace",
    )


def project(turn: Turn, code: str, year: str, activity: str) -> Reply:
    """A tap: one project's or policy's money, source by source, then place by place or report by report."""
    refused = ask_officer.refused(turn, code)
    if refused is not None:
        return refused
    here = turn.atlas.spots[code]
    found = _budget(turn, here, int(year))
    mine = found.having(activity)
    back = turn.choice(_("All projects"), "ib", code, year)
    if not mine:
        return Reply(text=turn.say(_("The plan does not have this project any more.")), choices=((back,),))
    together = found.of_activity(activity)
    told = [
        _heading(turn, here, int(year)),
        turn.say(_("{short}. {name}.", short=mine[0].short_name, name=mine[0].name)),
        *(capital(turn.say(_source(one))) for one in mine if _has_money(one.amounts)),
        turn.say(_("Together: {amounts}", amounts=with_plan(together))),
        *(turn.say(text) for text in by_work(together)),
    ]
    below = [*_places(turn, here, int(year), activity), *_reports(turn, here, found, activity)]
    return Reply(
        text="\n".join(told),
        table="\n".join(choice.row for choice in below),
        choices=(*turn.rows(below, 2), (back,)),
        mode="replace",
    )


def _budget(turn: Turn, here: Spot, year: int) -> Budget:
    found = budget(turn.session, here.path, year or None, sample=turn.person.sample)
    own = turn.person.projects
    return found if own is None else found.only(own)


def _heading(turn: Turn, here: Spot, year: int) -> str:
    place, day = inside(turn.place_name(here.code)), Day(turn.today, "short")
    if not year:
        whole = _("Money of all years, {place} (until {day}), in million dong", place=place, day=day)
        return turn.say(whole)
    if year < turn.today.year:
        return turn.say(_("Money of {year}, {place}, in million dong", year=str(year), place=place))
    return turn.say(
        _("Money of {year}, {place} (until {day}), in million dong", year=str(year), place=place, day=day)
    )


def _totals(turn: Turn, found: Budget) -> list[str]:
    """All projects together, each source with money, the policies; then what other reports tell beside."""
    together = with_plan(found.total)
    whole = _("All projects: {amounts}", amounts=together)
    own = _("Projects of {agency}: {amounts}", agency=agency_name(turn), amounts=together)
    lines = [whole if turn.person.projects is None else own]
    for source in found.sources:
        amounts = found.of_source(source)
        if _has_money(amounts):
            lines.append(_("{source}: {amounts}", source=SOURCE_NAMES[source], amounts=said(amounts)))
    if found.funded:
        lines.append(_("Policies: {amounts}", amounts=with_plan(found.of_policies)))
    return [capital(turn.say(line)) for line in (*lines, *by_work(found.total))]


def _has_money(amounts: Amounts) -> bool:
    return (amounts.allocated, amounts.disbursed) != (None, None)


def _source(item: Item) -> Text:
    return _("{source}: {amounts}", source=SOURCE_NAMES[item.source], amounts=said(item.amounts))


def _project(turn: Turn, found: Budget, activity: str) -> str:
    return turn.say(
        _("{name}: {amounts}", name=found.name(activity), amounts=with_plan(found.of_activity(activity)))
    )


# Further down -----------------------------------------------------------------


def _divided(turn: Turn, here: Spot) -> list[Spot]:
    """The places below one that have money of their own; a hamlet has none."""
    return [spot for spot in turn.atlas.below(here.code, turn.today) if spot.kind != "hamlet"]


def _places(turn: Turn, here: Spot, year: int, activity: str) -> list[Choice]:
    """Each place below with its amounts, a tap on which goes on there."""
    spots = _divided(turn, here)
    paths = [spot.path for spot in spots]
    found = of_places(turn.session, here.path, paths, activity, year or None, sample=turn.person.sample)
    return [
        turn.choice(name, "ia", spot.code, year, activity, row=f"{name}: {turn.say(said(found[spot.path]))}")
        for spot in spots
        for name in [turn.place_name(spot.code)]
    ]


def _reports(turn: Turn, here: Spot, found: Budget, activity: str) -> list[Choice]:
    """The reports that the sums come from, to be looked at."""
    mine = [one for one in found.told if one.line.activity == activity and one.place_code == here.code]
    return [_report(turn, one) for one in mine]


def _report(turn: Turn, one: Disbursement) -> Choice:
    if one.agency is not None:
        return _report_of_agency(turn, one)
    day, source = Day(one.day, "short"), SOURCE_NAMES[one.line.source]
    row = _(
        "Report until {day}, {source} {year}: {amount}",
        day=day,
        source=source,
        year=str(one.line.year),
        amount=in_millions(one.amount),
    )
    label = _("Report {day}: {source}", day=day, source=source)
    return turn.choice(label, "r", one.report_id, row=turn.say(row))


def _report_of_agency(turn: Turn, one: Disbursement) -> Choice:
    """The same of an agency's officer, which stands beside the places."""
    agency = turn.atlas.agencies.get(one.agency or "")
    whose = agency.short_name if agency else str(one.agency)
    label = _("{agency}: {source}", agency=whose, source=SOURCE_NAMES[one.line.source])
    row = _(
        "{agency}, {source} {year} (until {day}): {amount}",
        agency=whose,
        source=SOURCE_NAMES[one.line.source],
        year=str(one.line.year),
        day=Day(one.day, "short"),
        amount=in_millions(one.amount),
    )
    return turn.choice(label, "r", one.report_id, row=turn.say(row))


# What the figures do not hold -------------------------------------------------


def _notes(turn: Turn, here: Spot, found: Budget, year: int) -> list[str]:
    """What other reports tell of policies, who has not reported, what nobody has allocated."""
    notes: list[Text] = [
        _("{name}, {source}: {amounts}", name=one.short_name, source=SOURCE_NAMES[one.source], amounts=told)
        for one in found.policies
        for told in by_work(one.amounts)
    ]
    if not found.funded:
        notes.append(_("Policies have no sum of their own: it follows each year's budget."))
    notes += _silent(turn, here, found)
    if year and found.total.allocated is None:
        notes.append(_("Nobody has told yet what is allocated for {year}.", year=str(year)))
    return [turn.say(note) for note in notes]


def _silent(turn: Turn, here: Spot, found: Budget) -> list[Text]:
    """Which places have not reported themselves: without them the sum is not that of the whole."""
    spots = _divided(turn, here) or [here]
    told = [one.place_path for one in found.told if one.agency is None]
    silent = [spot for spot in spots if not any(path.startswith(spot.path) for path in told)]
    if not silent:
        return []
    if spots == [here] and not found.told:
        return [_("No disbursement report yet.")]
    names = ", ".join(inside(turn.place_name(spot.code)) for spot in silent)
    return [
        plural(
            "No disbursement report yet of {n} place: {names}.",
            "No disbursement report yet of {n} places: {names}.",
            len(silent),
            names=names,
        )
    ]


def _further(turn: Turn, here: Spot, year: int) -> tuple[tuple[Choice, ...], ...]:
    whole = turn.choice(_("All years"), "ib", here.code, 0)
    this = turn.choice(_("Year {year}", year=str(turn.today.year)), "ib", here.code, turn.today.year)
    rows: list[tuple[Choice, ...]] = [
        (whole if year else this, turn.choice(_("Indicators"), "ix", here.code, turn.today.year))
    ]
    if may_send(turn.person, DISBURSEMENT):
        rows.append((turn.choice(DISBURSEMENT.begins, "c", DISBURSEMENT.command),))
    return tuple(rows)
