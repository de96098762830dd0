"""How reports that are owed and their deadlines are said."""

from datetime import date

from forms.declared.ad_hoc import FORM as AD_HOC_FORM
from forms.registry import newest
from handlers.owed import Owed
from handlers.turn import Turn
from locales import Day, Text, _, plural
from locales.capital import capital
from scheduler.calendar import WorkCalendar
from scheduler.period import Kind
from scheduler.rule import Rule, Term

AD_HOC = AD_HOC_FORM.key


def name(term: Term, today: date) -> Text:
    """The report by its name inside a sentence: "báo cáo mô hình sinh kế tháng 3"."""
    called = title(term.rule)
    if term.rule.form == AD_HOC:
        return _("ad hoc report “{title}”", title=called)
    if term.period.kind is Kind.once:
        return _("{title} report", title=called)
    return _("{title} report of {period}", title=called, period=term.period.name(today))


def title(rule: Rule) -> Text | str:
    """What a duty is called where it is clear that reports are meant: "mô hình sinh kế"."""
    return rule.title or newest(rule.form).noun


def button(turn: Turn, term: Term) -> str:
    """The same on a button or at the beginning of a sentence."""
    return capital(turn.say(name(term, turn.today)))


def when(one: Owed, calendar: WorkCalendar, today: date) -> Text:
    """The deadline and how far away it is: "hạn thứ Năm 26/03, còn 7 ngày làm việc"."""
    day = Day(one.due, "near")
    if one.due < today:
        late = (today - one.due).days
        return plural("deadline {day}, {n} day overdue", "deadline {day}, {n} days overdue", late, day=day)
    if one.due == today:
        return _("deadline today, {day}", day=day)
    left = calendar.between(today, one.due)
    if not left:
        return _("deadline {day}", day=day)
    return plural(
        "deadline {day}, {n} working day left", "deadline {day}, {n} working days left", left, day=day
    )


def shift(one: Owed, calendar: WorkCalendar) -> Text | None:
    """That a deadline is not on its usual day, and why; None where it is."""
    usual = one.term.set_for
    if one.is_extended:
        return _("you have been given more time")
    if one.due == usual:
        return _("moved by the coordinator") if one.term.is_moved else None
    why, day = calendar.why_rest(usual), Day(usual, "near")
    if why:
        return _("moved from {day}: {why}", day=day, why=why)
    return _("moved from {day}, a rest day", day=day)


def line(
    turn: Turn, one: Owed, calendar: WorkCalendar, *, shift_too: bool = True, between: str = ": "
) -> str:
    """One report in a list: its name, its deadline, and with ``shift_too`` whether that was moved."""
    told = f"{button(turn, one.term)}{between}{turn.say(when(one, calendar, turn.today))}"
    moved = shift(one, calendar) if shift_too else None
    told = f"{told} ({turn.say(moved)})" if moved else told
    if one.returned is not None:
        returned = turn.say(_("⚠️ It was sent, and returned to be mended"))
        told = f"{told}. {returned}"
    waits = turn.say(_("More time was asked for."))
    return f"{told}. {waits}" if one.waits else told


def step(of: int) -> Text:
    """A step of the ladder: so many working days before the deadline, the day itself, or after it."""
    if of == 0:
        return _("It is said on the day of the deadline.")
    days = abs(of)
    if of > 0:
        return plural("Said {n} working day before the end.", "Said {n} working days before the end.", days)
    return plural("Said {n} working day after the end.", "Said {n} working days after the end.", days)
