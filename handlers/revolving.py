"""/quayvong: what models have to recover and pass on to other households, what is due, what is overdue."""

from forms.registry import newest
from handlers.message import Choice, Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_activity, may_see_households, may_see_model, may_see_place, may_send
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Money, Text, _, plural
from models import livelihood_model
from models.atlas import Spot
from reports.revolving import Fund, fund, funds

MOST = 8  # models of one screen
PROGRESS = "model_progress"


def screen(turn: Turn, code: str, skip: str = "0") -> Reply:
    """The command, or a tap: the models of a place that promised something, what is due first."""
    here = turn.atlas.find(code)
    if here is None or not may_see_place(turn.person, here.path):
        return not_yours(turn)
    every = funds(turn.session, here.path, turn.today, sample=turn.person.sample)
    found = [one for one in every if may_see_activity(turn.person, one.model.activity_code)]
    if not found:
        return Reply(
            text=turn.say(_("No model of {place} has anything to pass on.", place=_place(turn, here)))
        )
    page = found[int(skip) : int(skip) + MOST]
    rows = [turn.say(_line(turn, one)) for one in page]
    buttons = [
        turn.choice(one.model.name, "vo", one.model.id, row=row) for one, row in zip(page, rows, strict=True)
    ]
    if int(skip) + MOST < len(found):
        buttons.append(turn.next_page(_("Next"), "vl", code, int(skip) + MOST))
    return Reply(
        text="\n".join(turn.say(text) for text in _heading(turn, here, found)),
        table="\n".join(rows),
        choices=turn.rows(buttons),
        mode="replace",
    )


def one(turn: Turn, model_id: str) -> Reply:
    """A tap: one model's promise and what became of it; names for who may see them alone."""
    model = livelihood_model.get(turn.session, int(model_id))
    who = turn.person
    if model is None or not may_see_model(who, model):
        return not_yours(turn)
    found = fund(turn.session, model)
    place = inside(turn.place_name(model.place_code))
    told: list[Text | str] = [
        _("{name}, {place}", name=model.name, place=place),
        *([_("To be passed on: {what}", what=model.revolving)] if model.revolving else []),
        _standing(turn, found),
        *_recovered(found),
        *_passed_on(turn, found),
    ]
    choices: list[Choice] = [
        turn.choice(_("Report of {day}", day=Day(one.day, "short")), "r", one.report_id)
        for one in found.passed_on[-3:]
    ]
    progress = newest(PROGRESS)
    if may_send(who, progress):
        choices.append(turn.choice(progress.begins, "c", progress.command))
    choices.append(turn.choice(_("All that is to be passed on"), "vl", who.place_code, 0))
    return Reply(text="\n".join(map(turn.say, told)), choices=turn.rows(choices), mode="replace")


def _place(turn: Turn, here: Spot) -> str:
    return inside(turn.place_name(here.code))


def _heading(turn: Turn, here: Spot, found: list[Fund]) -> list[Text]:
    overdue = sum(one.is_overdue(turn.today) for one in found)
    lines = [
        plural(
            "To be recovered and passed on, {place}: {n} model",
            "To be recovered and passed on, {place}: {n} models",
            len(found),
            place=_place(turn, here),
        )
    ]
    if overdue:
        lines.append(plural("⚠️ {n} is overdue.", "⚠️ {n} are overdue.", overdue))
    return lines


def _line(turn: Turn, found: Fund) -> Text:
    place = inside(turn.place_name(found.model.place_code))
    standing = _standing(turn, found)
    return _("{name}, {place}: {standing}", name=found.model.name, place=place, standing=standing)


def _standing(turn: Turn, found: Fund) -> Text:
    due = found.model.revolving_due
    if found.is_kept and found.passed_on:
        return _("✅ passed on")
    if found.is_kept:
        return _("✅ recovered, not passed on yet")
    if due is None:
        return _("no day was fixed")
    day = Day(due, "numbers")
    if found.is_overdue(turn.today):
        return _("⚠️ overdue since {day}", day=day)
    return _("due on {day}", day=day)


def _recovered(found: Fund) -> list[Text]:
    """Recovered of what was promised; that nobody has said anything is no zero."""
    value, recovered = found.model.revolving_value, found.recovered
    lines = [_("Worth: {amount}", amount=Money(value))] if value else []
    if recovered is None:
        return [*lines, _("Recovered: nobody has reported it yet")]
    return [*lines, _("Recovered until now: {amount}", amount=Money(recovered))]


def _passed_on(turn: Turn, found: Fund) -> list[Text]:
    if not found.passed_on:
        return [_("Passed on to: nobody has reported it yet")]
    if not may_see_households(turn.person):
        return [
            plural("Passed on: told in {n} report", "Passed on: told in {n} reports", len(found.passed_on))
        ]
    return [
        _("Passed on ({day}): {words}", day=Day(one.day, "short"), words=one.words) for one in found.passed_on
    ]
