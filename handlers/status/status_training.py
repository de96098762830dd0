"""Training in a period (tình hình tập huấn): sessions, people and women, place by place."""

from collections.abc import Sequence

from handlers import report_view
from handlers.message import Choice, Reply
from handlers.rights import may_see_report
from handlers.status import status_words as words
from handlers.status.status_ways import PAGE, Look, around, below
from handlers.turn import Turn
from locales import _
from models import training as sessions
from models.atlas import Spot
from models.training import Totals
from reports.training_status import TrainingStatus, training_status
from scheduler.period import Period


def training(turn: Turn, here: Spot, asked: Period, not_due: Sequence[str], page: int = 0) -> Reply:
    """What was held, where nothing is due: a line and a button for each place below."""
    look, status = Look(here, asked), totals(turn, here, asked)
    rows = [(turn.atlas.spots[row.code], told(turn, row.name, row.totals)) for row in status.below]
    return Reply(
        text="\n".join([words.heading(turn, _("Training"), here, asked), *whole(turn, here, status)]),
        table="\n".join(line for _spot, line in rows[page * PAGE : (page + 1) * PAGE]),
        hint="\n".join(not_due),
        choices=(
            *below(turn, look, rows, page),
            *turn.rows(own_reports(turn, here, asked)),
            *around(turn, look),
        ),
        mode="replace",
    )


def totals(turn: Turn, here: Spot, asked: Period) -> TrainingStatus:
    """What was held at a place, at each one below, and together."""
    who = turn.person
    return training_status(
        turn.session, turn.atlas, here, asked, turn.today, sample=who.sample, activities=who.projects
    )


def whole(turn: Turn, here: Spot, status: TrainingStatus) -> list[str]:
    """All together, and before it what was held for the whole of a commune."""
    together = told(turn, turn.say(_("Together")), status.whole)
    if not status.itself.sessions or here.kind == "hamlet":
        return [together]
    itself = turn.say(_("For the whole of {place}", place=words.place(turn, here)))
    return [told(turn, itself, status.itself), together]


def line(turn: Turn, here: Spot, asked: Period) -> list[str]:
    """One line with what was held at a place and below it, if anything was."""
    who = turn.person
    found = sessions.totals_within(turn.session, here.path, asked.first, asked.last, who.sample, who.projects)
    return [told(turn, turn.say(_("Training held")), found)] if found.sessions else []


def told(turn: Turn, name: str, found: Totals) -> str:
    """ "Xã Lại Sơn: 1 buổi, 25 người, 12 nữ"."""
    said = words.trained(found) if found.sessions else _("no report yet")
    return turn.say(_("{name}: {totals}", name=name, totals=said))


def own_reports(turn: Turn, here: Spot, asked: Period) -> list[Choice]:
    """The sessions reported for exactly this place, a button each."""
    found = sessions.sessions_at(turn.session, here.code, asked.first, asked.last, turn.person.sample)
    seen = [report for report, _held in found if may_see_report(turn.person, report)]
    return [turn.choice(report_view.title(turn, report), "r", report.id) for report in seen]
