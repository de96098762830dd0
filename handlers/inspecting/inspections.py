"""/kiemtra: what inspections found and is still to be mended, what is overdue first; a tap closes it."""

from forms.declared.finding_mended import FORM as MENDED
from forms.declared.inspection import FORM as INSPECTION
from handlers import begin
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_names, may_see_place, may_see_report, may_send
from handlers.sources.inspections import SHORT, numbered, option_of
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Text, _, plural
from locales.capital import capital
from models import inspection_finding
from models.inspection_finding import Found

MOST = 8  # findings of one screen


def screen(turn: Turn, code: str, skip: str = "0") -> Reply:
    """The command, or a tap: what is open at a place and below it, by the day it is due."""
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    every = inspection_finding.open_at(turn.session, here.path, sample=turn.person.sample)
    found = [one for one in every if may_see_report(turn.person, one.report)]
    place = inside(turn.place_name(code))
    if not found:
        nothing = turn.say(_("✅ Nothing is left to be mended, {place}.", place=place))
        return Reply(text=nothing, choices=turn.rows(_new(turn)), mode="replace")
    page = found[int(skip) : int(skip) + MOST]
    rows = [capital(turn.say(_line(turn, one))) for one in page]
    listed = [capital(turn.say(_line(turn, one, numbered=True))) for one in page]
    buttons = [
        turn.choice(numbered(turn, one), "Ko", one.finding.report_id, one.finding.number, row=row)
        for one, row in zip(page, rows, strict=True)
    ]
    if int(skip) + MOST < len(found):
        buttons.append(turn.next_page(_("Next"), "Kl", code, int(skip) + MOST))
    return Reply(
        text="\n".join(turn.say(text) for text in _heading(turn, place, found)),
        table="\n".join(listed),
        choices=turn.rows([*buttons, *_new(turn)]),
        mode="replace",
    )


def one(turn: Turn, report_id: str, number: str) -> Reply:
    """A tap: one finding, with its inspection and the way to close it."""
    found = inspection_finding.of_standing(turn.session, int(report_id), int(number))
    if found is None or not may_see_report(turn.person, found.report):
        return not_yours(turn)
    choices: list[Choice] = []
    if found.finding.mended_on is None and may_send(turn.person, MENDED):
        choices.append(turn.choice(_("It was mended"), "Km", report_id, number))
    choices.append(turn.choice(_("Look at the report"), "r", report_id))
    choices.append(turn.choice(_("What is still to be mended"), "Kl", turn.person.place_code, 0))
    return Reply(
        text="\n".join(turn.say(text) for text in _told(turn, found)),
        choices=turn.rows(choices),
        mode="replace",
    )


def close(turn: Turn, report_id: str, number: str) -> Reply:
    """A tap: ask what was done about a finding."""
    found = inspection_finding.of_standing(turn.session, int(report_id), int(number))
    if found is None or not may_see_report(turn.person, found.report) or not may_send(turn.person, MENDED):
        return not_yours(turn)
    if found.finding.mended_on is not None:
        return one(turn, report_id, number)
    answers = {"finding": option_of(turn, found).value}
    return begin.opened(turn, MENDED, turn.person.place_code, answers)


def _new(turn: Turn) -> list[Choice]:
    if not may_send(turn.person, INSPECTION):
        return []
    return [turn.choice(INSPECTION.begins, "c", INSPECTION.command)]


def _heading(turn: Turn, place: str, found: list[Found]) -> list[Text]:
    overdue = sum(one.finding.due_on < turn.today for one in found)
    lines = [
        plural(
            "Still to be mended, {place}: {n} thing",
            "Still to be mended, {place}: {n} things",
            len(found),
            place=place,
        )
    ]
    if overdue:
        lines.append(plural("⚠️ {n} is overdue.", "⚠️ {n} are overdue.", overdue))
    return lines


def _words(turn: Turn, found: Found, most: int | None = None) -> str:
    """What was found; it may name people."""
    if not may_see_names(turn.person, found.report):
        return "…"
    words = found.finding.text
    return words if most is None or len(words) <= most else f"{words[:most].rstrip()}…"


def _line(turn: Turn, found: Found, *, numbered: bool = False) -> Text:
    """One finding; ``numbered`` as its button is."""
    line = _("{due}, {place}, no. {n}: {words}") if numbered else _("{due}, {place}: {words}")
    return line._replace(
        values={
            "due": _due(turn, found),
            "place": inside(turn.place_name(found.report.place_code)),
            "n": found.finding.number,
            "words": _words(turn, found, SHORT),
        }
    )


def _due(turn: Turn, found: Found) -> Text:
    day = Day(found.finding.due_on, "short")
    return _("⚠️ overdue {day}", day=day) if found.finding.due_on < turn.today else _("until {day}", day=day)


def _told(turn: Turn, found: Found) -> list[Text | str]:
    finding, report = found
    named = may_see_names(turn.person, report)
    place, day = inside(turn.place_name(report.place_code)), Day(report.happened_on, "numbers")
    told: list[Text | str] = [
        _("Inspection of {day}, {place}", day=day, place=place),
        _("Found: {words}", words=_words(turn, found)),
        _("To be mended by: {who}", who=finding.mender),
    ]
    if finding.mended_on is None:
        return [*told, _("To be mended until: {day}", day=Day(finding.due_on, "full"))]
    told.append(_("✅ Mended on {day}.", day=Day(finding.mended_on, "numbers")))
    return [*told, _("Done: {words}", words=finding.mended_how)] if named else told
