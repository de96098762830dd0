"""“Ai thấy báo cáo này?”: who sees a report and the names of households in it, and who does not.

Asked of the very rules that decide it (``handlers/rights.py``), for everybody at its place and above.
"""

from collections.abc import Sequence
from itertools import groupby

from forms.registry import form_of
from handlers import report_view
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_names, may_see_report
from handlers.turn import Turn, Who, projects_of, stands
from handlers.words import ROLES, inside, role_of
from locales import Day, _, plural
from locales.vietnamese_order import by_given_name
from models import person
from models import report as reports
from models.person import Role
from models.report import Report

MOST_NAMES = 6  # of one role at one place; more are counted
_SEE = _("They see this report:")
_SEE_NAMES = _("They see this report and the names of households in it:")
_NO_SUCH_PLACE = "~/"  # beside the report's own place, above or below nobody's


def asked(turn: Turn, rest: str) -> Reply:
    """The question in words: of the report looked at or sent last."""
    last = turn.state.looked_at
    if not last:
        own = report_view.own(turn, 0, 1)
        last = (own[0].id or 0) if own else 0
    if not last:
        return Reply(text=turn.say(_("No report was looked at or sent yet. Look at one, then ask again.")))
    return tapped(turn, str(last))


def tapped(turn: Turn, report_id: str) -> Reply:
    """The same of a report, for whoever may see it."""
    found = reports.get(turn.session, int(report_id))
    if found is None or not may_see_report(turn.person, found):
        return not_yours(turn)
    over = [who for who in _people(turn, found) if may_see_report(who, found)]
    named = _names_people(found)
    full = [who for who in over if not named or may_see_names(who, found)]
    rest = [who for who in over if who not in full]
    lines = [_heading(turn, found), turn.say(_SEE_NAMES if named else _SEE), *_listed(turn, full)]
    if rest:
        told = _("They see this report, but neither names of people nor photos:")
        lines += [turn.say(told), *_listed(turn, rest)]
    return Reply(text="\n".join([*lines, _outside(turn, found)]))


def _people(turn: Turn, report: Report) -> list[Who]:
    """Everybody active at the report's place and above it, as the rules see them."""
    found = person.at_and_above(turn.session, report.place_path, sample=report.sample)
    return [stands(one, here, turn.atlas.agencies, sample=report.sample) for one, here in found]


def _names_people(report: Report) -> bool:
    form = form_of(report.form, report.form_version)
    return form is None or any(question.personal and not question.in_office for question in form.questions)


def _heading(turn: Turn, report: Report) -> str:
    form = form_of(report.form, report.form_version)
    title = form.title if form else report.form
    place, day = inside(turn.place_name(report.place_code)), Day(report.happened_on, "short")
    return turn.say(_("{title}, {place}, {day}.", title=title, place=place, day=day))


def _listed(turn: Turn, people: Sequence[Who]) -> list[str]:
    """A line for each role at each place, the nearest place first."""
    roles = list(Role)
    ordered = sorted(people, key=lambda who: (-who.place_path.count("/"), roles.index(who.role), who.agency))
    return [
        _line(turn, post, list(several))
        for post, several in groupby(ordered, key=lambda who: (who.place_code, who.role, who.agency))
    ]


def _line(turn: Turn, post: tuple[str, Role, str], several: Sequence[Who]) -> str:
    code, role, agency = post
    names = [
        turn.say(_("{name} (you)", name=who.name)) if who.id == turn.person.id else who.name
        for who in sorted(several, key=lambda who: by_given_name(who.name))
    ]
    more = len(names) - MOST_NAMES
    if more > 0:
        names = [*names[:MOST_NAMES], turn.say(plural("{n} more", "{n} more", more))]
    place = inside(turn.place_name(code))
    told = _(
        "- {role}, {place}: {names}", role=role_of(turn, role, agency), place=place, names=", ".join(names)
    )
    return turn.say(told)


def _outside(turn: Turn, report: Report) -> str:
    """The roles that do not see it from a place beside the report's."""
    above = report.place_path.rstrip("/").rpartition("/")[0]
    beside = f"{above}/{_NO_SUCH_PLACE}" if above else _NO_SUCH_PLACE
    strangers = [
        Who(0, "", role, report.sample, "~", beside, "", projects=projects_of(role, None, {}))
        for role in Role
    ]
    barred = [turn.say(ROLES[who.role]) for who in strangers if not may_see_report(who, report)]
    told = _("They do not see it: {roles} of other places, and nobody outside.", roles=", ".join(barred))
    return turn.say(told)
