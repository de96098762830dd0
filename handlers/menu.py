"""The menu: who one is, and what one can do from here."""

from forms.question import Form
from forms.registry import every
from handlers.commands import COMMANDS, for_role
from handlers.message import Choice, Reply
from handlers.own_projects import concerns
from handlers.review import waiting_reports
from handlers.rights import may_report, may_send
from handlers.turn import Turn
from handlers.words import good_day
from locales import Text, _
from models import report as sent_reports
from models.person import Role

AT_ONCE = 3  # reports that the menu shows by themselves

_ABOUT_OTHERS: dict[str, Text] = {
    "chuanop": _("Who has not sent"),
    "chitieu": _("Indicators"),
    "kinhphi": _("Money"),
    "xuat": _("Excel list"),
    "baocao": _("A report in Word"),
    "thongbao": _("Announcing"),
    "nguoi": _("People in charge"),
}


def menu(turn: Turn, rest: str) -> Reply:
    """Good day, and the few things this person does."""
    who = turn.person
    reporter = may_report(who)
    choices = []
    if turn.state.draft is not None or any(draft.sample == who.sample for draft in turn.state.shelf):
        choices.append(turn.choice(_("Go on with the unfinished report"), "c", "tieptuc"))
    choices.extend(_waiting(turn))
    if reporter:
        choices.extend(_first_forms(turn))
        choices.append(turn.choice(_("What I sent"), "c", "dagui"))
    choices.append(turn.choice(_("How things stand"), "c", "tinhhinh"))
    choices.append(turn.choice(_("Deadlines"), "c", "hanchot"))
    help_button = turn.choice(_("Help"), "c", "giup")
    return Reply(
        text=turn.say(good_day(turn)),
        question=turn.say(_("What would you like to do?")),
        choices=(*turn.rows(choices), *turn.rows(_about_others(turn), 2), (help_button,)),
    )


def _about_others(turn: Turn) -> list[Choice]:
    """What those ask for and do who look after others, or look on; two to a line."""
    if turn.person.role is Role.hamlet_head:
        return []
    offered = for_role(turn.person.role)
    return [turn.choice(label, "c", name) for name, label in _ABOUT_OTHERS.items() if name in offered]


def _waiting(turn: Turn) -> list[Choice]:
    """What was returned to the person, and how many reports wait to be accepted by them."""
    returned = sent_reports.returned_to(turn.session, turn.person.id, sample=turn.person.sample)
    waiting = waiting_reports.count(turn)
    found = []
    if returned:
        found.append(turn.choice(_("⚠️ Returned to be mended: {n}", n=len(returned)), "c", "bosung"))
    if waiting:
        found.append(turn.choice(_("Waiting to be accepted: {n}", n=waiting), "c", "duyet"))
    return found


def reports(turn: Turn, rest: str) -> Reply:
    """The word "report": which one?"""
    listed = _forms(turn)
    if not listed:
        return menu(turn, "")
    return Reply(question=turn.say(_("What would you like to report?")), choices=turn.rows(listed))


def others(turn: Turn) -> Reply:
    """A tap: everything this person reports."""
    return reports(turn, "")


def _first_forms(turn: Turn) -> list[Choice]:
    """What is reported most, and a way to the rest: a menu is to be seen at one glance."""
    listed = _forms(turn)
    if len(listed) <= AT_ONCE + 1:
        return listed
    return [*listed[:AT_ONCE], turn.choice(_("Another report"), "Mr")]


def _forms(turn: Turn) -> list[Choice]:
    """What this person reports, one button each."""
    mine = [form for form in every() if may_send(turn.person, form) and _is_begun_here(turn, form)]
    return [turn.choice(form.begins, "c", form.command) for form in mine]


def _is_begun_here(turn: Turn, form: Form) -> bool:
    """An agency's officer, whom no deadline reminds, begins all here that is about the agency's projects."""
    if turn.person.projects is None:
        return form.in_menu
    return concerns(turn, form.key)


def help_(turn: Turn, rest: str) -> Reply:
    """The commands of this role, and the words that always work."""
    listed = "\n".join(f"/{name}: {turn.say(COMMANDS[name])}" for name in for_role(turn.person.role))
    return Reply(
        text=listed,
        hint=turn.say(
            _("While reporting you can always type: back, skip, later, cancel. Nothing you answered is lost.")
        ),
    )


def not_understood(turn: Turn) -> Reply:
    """Words that mean nothing here: the way to the menu, never a dead end."""
    return Reply(
        text=turn.say(_("That was not understood.")),
        question=turn.say(_("What would you like to do?")),
        choices=menu(turn, "").choices,
    )
