"""/duyet: what waits to be accepted, by form, the oldest first, each with how many warnings it has."""

from collections.abc import Mapping, Sequence

from forms.question import Form
from forms.registry import every
from handlers import report_view
from handlers.asked import read
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.review import accepting, doubts, waiting_reports
from handlers.rights import may_review, may_see_place
from handlers.turn import Turn
from handlers.unread import said_first
from handlers.words import inside
from locales import _
from locales.capital import capital
from locales.folding import beginning
from models.person import Role
from models.report import Report
from reports.checks.doubt import Doubt

PAGE = 8
NAMES = 60  # letters of a title in the list


def asked(turn: Turn, rest: str) -> Reply:
    """The command or the words, perhaps with a form and a place: "chờ duyệt rà soát bãi nhà a"."""
    wanted = read(rest, turn.atlas, turn.today, turn.person.place_path)
    form = wanted.form if wanted.form is not None and wanted.form.reviewed else None
    reply = _screen(turn, form, wanted.place.code if wanted.place else "", 0, all_too=False)
    return said_first(turn, reply, wanted.unread)


def screen(turn: Turn, command: str = "", place: str = "", skip: str = "0") -> Reply:
    """A tap: what waits for this person, of one form or place, from there on."""
    return _screen(turn, _form(command), place, int(skip), all_too=False)


def screen_of_all(turn: Turn, command: str = "", place: str = "", skip: str = "0") -> Reply:
    """A tap of a coordinator's: what waits for the communes, too."""
    return _screen(turn, _form(command), place, int(skip), all_too=True)


def _form(command: str) -> Form | None:
    return next((form for form in every() if command and form.command == command), None)


def _screen(turn: Turn, form: Form | None, place: str, skip: int, *, all_too: bool) -> Reply:
    here = turn.atlas.find(place or turn.person.place_code)
    if here is None or not may_review(turn.person) or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    all_too = all_too and turn.person.role is Role.coordinator
    counts = waiting_reports.counts(turn, here.path, all_too=all_too)
    total = counts.get(form.key, 0) if form else sum(counts.values())
    key = form.key if form else ""
    page = waiting_reports.oldest(turn, skip, PAGE, form=key, path=here.path, all_too=all_too)
    others = turn.rows(_others(turn, all_too=all_too))
    if not page:
        return Reply(text=_heading(turn, total, place), choices=others, mode="replace")
    verb = "RL" if all_too else "Rl"
    command = form.command if form else ""
    goes_on = skip + PAGE < total
    more = [turn.next_page(_("Later ones"), verb, command, place, skip + PAGE)] if goes_on else []
    found = {} if all_too or place else accepting.looked_through(turn, key)
    clean = sum(not one for one in found.values())
    found |= doubts.of(turn, [one for one in page if one.id not in found])
    if clean > 1:
        more.append(turn.choice(_("Accept all without a warning ({n})", n=clean), "RA", key))
    by_form = [] if form else [(capital(turn.say(one.noun)), one) for one in every() if counts.get(one.key)]
    lines = [f"- {noun}: {counts[one.key]}" for noun, one in by_form]
    filters = [
        turn.choice(f"{noun} ({counts[one.key]})", verb, one.command, place, 0)
        for noun, one in by_form
        if len(by_form) > 1
    ]
    return Reply(
        text="\n".join([_heading(turn, total, place), *lines]),
        question=turn.say(_("Choose one to look at it.")),
        choices=(*turn.rows(_listed(turn, page, found)), *turn.rows(more), *turn.rows(filters, 2), *others),
        mode="replace",
    )


def _heading(turn: Turn, total: int, place: str) -> str:
    """How many wait, and where one place was asked for, which."""
    if not total:
        return turn.say(_("✅ No report waits for you to accept it."))
    head = turn.say(_("Waiting to be accepted: {n}", n=total))
    return f"{head} ({inside(turn.place_name(place))})" if place else head


def _listed(turn: Turn, page: Sequence[Report], found: Mapping[int, Sequence[Doubt]]) -> list[Choice]:
    """One button each: ⚠️ and the number of warnings, what it is, and from where."""
    choices = []
    for report in page:
        number = len(found[report.id or 0])
        mark = f"⚠️{number} · " if number else ""
        place = turn.place_name(report.place_code)
        title = report_view.title(turn, report)
        short = f"{mark}{beginning(title, NAMES)} · {place}"
        choices.append(turn.choice(short, "r", report.id, row=f"{mark}{title} · {place}"))
    return choices


def _others(turn: Turn, *, all_too: bool) -> list[Choice]:
    """A coordinator's way to what waits for the communes' officers, and back."""
    if turn.person.role is not Role.coordinator:
        return []
    mine, every_one = waiting_reports.count(turn), waiting_reports.count(turn, all_too=True)
    if all_too:
        return [turn.choice(_("Only what waits for me ({n})", n=mine), "Rl")]
    if every_one > mine:
        return [turn.choice(_("Waiting for the communes, too ({n})", n=every_one), "RL")]
    return []
