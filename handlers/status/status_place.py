"""One place that reports (một ấp, một xã): how it stands with what it owes, and its reports to look at."""

from handlers import parts_told, report_view
from handlers.message import Choice, Reply
from handlers.parts_told import Parts
from handlers.rights import may_see_report
from handlers.status import status_training
from handlers.status import status_words as words
from handlers.status.status_ways import Look, below, onward, review, to, view_of
from handlers.turn import Turn
from locales import _
from models.report import Report, ReportStatus
from reports import place_reports
from reports.duty_status import DutyStatus, by_place, standings

MOST = 20  # reports on one screen (assumption)


def place(turn: Turn, look: Look, found: list[DutyStatus], page: int) -> Reply:
    """A line for each duty, what was trained, and a button for each report."""
    mine = [one for one in found if one.due and one.rule.owed_by == look.here.kind]
    parts = [_parts(turn, look, one) for one in mine]
    lines = [_line(turn, look, one, of_it) for one, of_it in zip(mine, parts, strict=True)]
    others = [one for one in found if one.due and one.rule.owed_by != look.here.kind]
    further = [words.line(turn, one, look.asked, review(turn, look.here, one)) for one in others]
    return Reply(
        text="\n".join([_heading(turn, look, found), *lines]),
        table="\n".join(further),
        hint="\n".join(
            [
                *(_not_told(turn, parts[0]) if look.rule is not None and parts else []),
                *status_training.line(turn, look.here, look.asked),
                *words.not_due(turn, look.asked, found),
            ]
        ),
        choices=(
            *turn.rows(_reports(turn, look, found)),
            *turn.rows(_further(turn, look, others, further), 2),
            *(() if look.rule is not None else _below(turn, look, page)),
            *onward(turn, look),
        ),
        mode="replace",
    )


def _heading(turn: Turn, look: Look, found: list[DutyStatus]) -> str:
    if look.rule is None:
        return words.heading(turn, turn.say(_("State of reports")), look.here, look.asked)
    named = words.short(turn, look.rule, look.asked, found[0].terms)
    longer = words.is_longer(look.rule, look.asked)
    return words.heading(turn, named, look.here, look.asked, has_period=longer)


def _line(turn: Turn, look: Look, one: DutyStatus, parts: Parts | None) -> str:
    """How the place stands with its own duty."""
    view = view_of(turn)
    mine = by_place(standings(view, turn.atlas, look.here, one.due)).get(look.here.code, [])
    returned = bool(place_reports.returned(view, look.here.path, one.due))
    told = words.standing(turn, mine, parts, returned=returned)
    called = words.short(turn, one.rule, look.asked, one.terms)
    return turn.say(_("{name}: {told}", name=called, told=told))


def _parts(turn: Turn, look: Look, one: DutyStatus) -> Parts | None:
    """What the place can tell of in the one period that is looked at."""
    return parts_told.at(turn, one.due[0], look.here.path).get(look.here.code) if len(one.due) == 1 else None


def _not_told(turn: Turn, parts: Parts | None) -> list[str]:
    """Of one duty what no report tells of yet, by name."""
    left = parts.left if parts is not None and parts.told else []
    names = "; ".join(part.name for part in left)
    return [turn.say(_("Not told yet: {names}.", names=names))] if left else []


def _reports(turn: Turn, look: Look, found: list[DutyStatus]) -> list[Choice]:
    """What the place sent in the period, a button each that opens it whole."""
    mine = [term for one in found if one.rule.owed_by == look.here.kind for term in one.terms]
    every = place_reports.about(view_of(turn), look.here.code, mine, MOST)
    about = [report for report in every if may_see_report(turn.person, report)]
    listed = [turn.choice(_title(turn, report), "r", report.id) for report in about]
    known = {choice.data for choice in listed}
    held = status_training.own_reports(turn, look.here, look.asked) if look.rule is None else []
    return [*listed, *(choice for choice in held if choice.data not in known)]


def _title(turn: Turn, report: Report) -> str:
    titled = report_view.title(turn, report)
    if report.status != ReportStatus.returned:
        return titled
    return turn.say(_("{title} (returned)", title=titled))


def _further(turn: Turn, look: Look, others: list[DutyStatus], lines: list[str]) -> list[Choice]:
    """Of a commune: the duties of its hamlets, a button each."""
    return [
        to(
            turn,
            words.short(turn, one.rule, look.asked, one.terms),
            look._replace(rule=one.rule),
            row=line,
        )
        for one, line in zip(others, lines, strict=True)
    ]


def _below(turn: Turn, look: Look, page: int) -> tuple[tuple[Choice, ...], ...]:
    spots = turn.atlas.below(look.here.code, turn.today)
    return below(turn, look, [(spot, spot.name(turn.today)) for spot in spots], page)
