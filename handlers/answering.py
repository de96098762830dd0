"""Answering what is owed: report now, nothing to report (không phát sinh), more time; tapped or typed."""

from collections.abc import Callable
from typing import Any

from forms.declared.extension import FORM as EXTENSION
from forms.registry import newest
from handlers import begin, deadline_words, deadlines, fill, owed, reviewing
from handlers.message import Choice, Reply
from handlers.owed import Owed
from handlers.review import mending
from handlers.rights import may_report, may_send
from handlers.sources.deadlines import target_of
from handlers.turn import Turn
from locales import _
from models import nil_report, place, reminder
from models.nil_report import NilReport
from scheduler.reminding import Why
from scheduler.rule import Term

WORKS_FROM: dict[str, Callable[[Turn, str], Reply]] = {"rasoat": reviewing.asked}


def report(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: open the form at the person's place, for that very period."""
    one = deadlines.find(turn, duty_id, period)
    return deadlines.gone(turn) if one is None else _open(turn, one)


def nil(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: there is nothing to report for that period."""
    here = deadlines.place_of(turn)
    place.hold(turn.session, here.code)  # two people of one place may say it at the same moment
    one = deadlines.find(turn, duty_id, period)
    if one is None:
        return _said_before(turn, duty_id, period) or deadlines.gone(turn)
    if not one.term.rule.nil_allowed:
        return deadlines.gone(turn)
    if deadlines.is_mine_to_mend(turn, one):
        return _returned(turn, one)
    nil_report.put(
        turn.session,
        NilReport(
            duty_id=one.term.rule.duty_id,
            period=one.term.key,
            place_code=here.code,
            place_path=here.path,
            sample=turn.person.sample,
            person_id=turn.person.id,
            sent_at=turn.now,
        ),
    )
    return _noted(turn, one.term)


def _returned(turn: Turn, one: Owed) -> Reply:
    """Something was reported and returned: it is mended, or withdrawn before there is nothing to report."""
    assert one.returned is not None
    told = _(
        "What you sent for it was returned to be mended. If there was nothing after all, withdraw it first."
    )
    mend = turn.choice(_("Mend now"), "Rm", one.returned.id)
    withdraw = turn.choice(_("Withdraw"), "x", one.returned.id)
    return Reply(text=turn.say(told), choices=turn.rows([mend, withdraw], 2))


def _said_before(turn: Turn, duty_id: str, period: str) -> Reply | None:
    """A second tap on a bad line: the same again; None where no nil report stands."""
    here = deadlines.place_of(turn)
    if not owed.reports_for(turn, here):
        return None
    one = owed.one(turn, here, (int(duty_id), period))
    is_nil = one is not None and one.answer is not None and one.answer.why is Why.nil
    return _noted(turn, one.term) if one is not None and is_nil else None


def _noted(turn: Turn, term: Term) -> Reply:
    named = deadline_words.name(term, turn.today)
    undo = turn.choice(_("Take it back"), "du", *term.ref)
    return Reply(
        text=turn.say(_("✅ Noted: nothing to report ({report}). Thank you.", report=named)),
        choices=turn.rows([*_next(turn), undo]),
        mode="replace",
    )


def take_back(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: there is something to report after all."""
    here = deadlines.place_of(turn)
    if not owed.reports_for(turn, here):
        return deadlines.gone(turn)
    sample = turn.person.sample
    nil_report.withdraw(turn.session, int(duty_id), period, here.code, turn.now, sample=sample)
    return deadlines.item(turn, duty_id, period)


def extend(turn: Turn, duty_id: str, period: str) -> Reply:
    """A tap: ask for more time for that report."""
    one = deadlines.find(turn, duty_id, period)
    if one is None:
        return deadlines.gone(turn)
    if one.waits:
        return _waits(turn)
    return begin.opened(turn, EXTENSION, turn.person.place_code, {"target": target_of(turn, one.term)})


def extend_typed(turn: Turn, rest: str) -> Reply:
    """The words "ask for more time": for the report just reminded of, or the form asks for which."""
    meant = _meant(turn)
    found = [one for one in meant if not one.waits]
    if len(found) == 1:
        return extend(turn, str(found[0].term.rule.duty_id), found[0].term.key)
    return _waits(turn) if meant and not found else begin.begin(turn, EXTENSION)


def _waits(turn: Turn) -> Reply:
    return Reply(text=turn.say(_("More time was asked for already. You are told as soon as it is decided.")))


def answer_typed(turn: Turn, rest: str) -> Reply:
    """The command of ad hoc requests: the one that is open, with its question, or the form asks which."""
    here = deadlines.place_of(turn)
    found = owed.open_now(turn, here) if owed.reports_for(turn, here) else []
    asked = [one for one in found if one.term.rule.form == deadline_words.AD_HOC]
    return _open(turn, asked[0]) if len(asked) == 1 else begin.begin(turn, newest(deadline_words.AD_HOC))


def report_typed(turn: Turn, rest: str) -> Reply:
    """The words "report now"."""
    return _typed(turn, "dr", report)


def nil_typed(turn: Turn, rest: str) -> Reply:
    """The words "nothing to report"."""
    return _typed(turn, "dn", nil)


def _typed(turn: Turn, verb: str, act: Callable[[Turn, str, str], Reply]) -> Reply:
    """Do it with the one report that is owed, or ask with which."""
    found = [one for one in _meant(turn) if verb != "dn" or one.term.rule.nil_allowed]
    if not found:
        for_others = _("That is for hamlets and communes.")
        nothing = _("✅ Nothing is owed at the moment.")
        return Reply(text=turn.say(nothing if may_report(turn.person) else for_others))
    if len(found) == 1:
        return act(turn, str(found[0].term.rule.duty_id), found[0].term.key)
    choices = [turn.choice(deadline_words.button(turn, one.term), verb, *one.term.ref) for one in found]
    return Reply(question=turn.say(_("Which report?")), choices=turn.rows(choices))


def _meant(turn: Turn) -> list[Owed]:
    """What the words are about: what the last reminder spoke of and is still owed, else all that is."""
    here = deadlines.place_of(turn)
    found = owed.open_now(turn, here) if owed.reports_for(turn, here) else []
    reminded = {(row.duty_id, row.period) for row in reminder.last_of_person(turn.session, turn.person.id)}
    return [one for one in found if one.term.ref in reminded] or found


def _open(turn: Turn, one: Owed) -> Reply:
    if deadlines.is_mine_to_mend(turn, one) and one.returned is not None:
        return mending.mend(turn, str(one.returned.id))
    form, code = newest(one.term.rule.form), turn.person.place_code
    if not may_send(turn.person, form):
        return begin.begin(turn, form)  # which says who sends it
    if form.works_from:
        return WORKS_FROM[form.works_from](turn, "")
    has_target = any(question.key == "target" for question in form.questions)
    answers: dict[str, Any] = {"target": target_of(turn, one.term)} if has_target else {}
    if one.term.rule.question:
        answers["asked"] = one.term.rule.question
    draft = turn.state.draft
    if draft is not None and (draft.form, draft.place) == (form.key, code) and draft.report is None:
        is_untouched = draft.answers == answers  # tapped twice on a bad line
        return fill.show(turn) if is_untouched else begin.begin(turn, form)
    return begin.opened(turn, form, code, answers)


def _next(turn: Turn) -> list[Choice]:
    """What else is owed: the most urgent one to go on with."""
    left = owed.open_now(turn, deadlines.place_of(turn))
    return [turn.choice(_("Still to be sent: {n}", n=len(left)), "c", "hanchot")] if left else []
