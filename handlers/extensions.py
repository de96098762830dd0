"""More time (gia hạn): a place asks with a reason, a coordinator grants or refuses, the place is told."""

from datetime import date

from forms.draft import Draft
from forms.duties import named
from handlers import deadline_words, owed
from handlers.after import After, Answers
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.turn import Turn
from handlers.words import inside
from locales import Day, Text, _
from models import extension, notice
from models.extension import Extension, ExtensionStatus
from models.notice import Taken
from models.person import Person, Role, people_to_tell
from models.report import Report
from scheduler.planning import DEADLINE
from scheduler.rule import Term

KIND = "extension"  # of the notices that ask for a decision
DECIDE = (Role.coordinator,)
GRANTED, REFUSED = ("dong y", "dong y gia han"), ("khong dong y", "tu choi")  # as typed, folded


def asked(turn: Turn, report: Report, answers: Answers) -> After:
    """A request was sent, or corrected: whoever decides is told."""
    assert report.id is not None
    target = answers["target"]
    found = extension.of_report(turn.session, report.id) or Extension(
        duty_id=target["duty"],
        period=target["period"],
        place_code=report.place_code,
        place_path=report.place_path,
        sample=report.sample,
        until=date.fromisoformat(answers["until"]),
        reason=answers["reason"],
        report_id=report.id,
        asked_by=turn.person.id,
        asked_at=turn.now,
    )
    found.duty_id, found.period = target["duty"], target["period"]
    found.until, found.reason = date.fromisoformat(answers["until"]), answers["reason"]
    turn.session.add(found)
    turn.session.flush()
    for person_id in deciders(turn, report.place_path, sample=report.sample):
        key = f"extension:{found.id}:{report.version}:{person_id}"
        notice.add(turn.session, key, person_id, Text(""), turn.now, kind=KIND, subject=found.id)
    return After()


def deciders(turn: Turn, path: str, *, sample: bool) -> list[int]:
    """The coordinators over a place; where there is none, its commune's officers but for whoever asks."""
    coordinators = people_to_tell(turn.session, path, DECIDE, sample=sample)
    officers = (Role.commune_officer,)
    found = coordinators or people_to_tell(turn.session, path, officers, sample=sample)
    return [person_id for person_id in found if person_id != turn.person.id]


def withdrawn(turn: Turn, report: Report) -> None:
    """The request was taken back."""
    assert report.id is not None
    found = extension.of_report(turn.session, report.id)
    if found is not None:
        extension.decide(turn.session, found, ExtensionStatus.withdrawn, turn.person.id, turn.now)


def refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why a request cannot be sent (any more): it is decided, one waits, or there is nobody to ask."""
    found = extension.of_report(turn.session, draft.report) if draft.report else None
    if found is not None and found.status != ExtensionStatus.asked:
        return _("This request has been decided already.")
    ref, here = named(answers), turn.atlas.spots[draft.place]
    one = owed.one(turn, here, ref) if ref else None
    if one is None or one.answer is not None:
        return _("That report is not owed any more.")
    is_the_same = found is not None and (found.duty_id, found.period) == one.term.ref
    if one.waits and not is_the_same:
        return _("More time was asked for already. You are told as soon as it is decided.")
    if deciders(turn, here.path, sample=draft.sample):
        return None
    # while a request waits nobody is reminded: one that nobody can decide would end that for ever
    return _("Nobody can grant more time through Tin Ấp here yet. Please call the coordinator.")


def to_decide(turn: Turn, taken: Taken) -> Reply | None:
    """The request as it is put to a coordinator; None when it is not for them to decide any more."""
    found = turn.session.get(Extension, taken.subject or 0)
    if found is None or found.status != ExtensionStatus.asked or not _may_decide(turn, found):
        return None
    return request(turn, found)


def request(turn: Turn, found: Extension) -> Reply:
    """A request with its two answers."""
    label = _("Grant until {day}", day=Day(found.until, "short"))
    grant = turn.choice(label, "xg", *_as_shown(found), unlisted=True)
    refuse = turn.choice(_("Refuse"), "xr", *_as_shown(found), unlisted=True)
    said = turn.say(_("You can type: grant, or refuse."))
    return Reply(text=turn.say(_request(turn, found)), choices=((grant,), (refuse,)), explain_ways_out=said)


def _as_shown(found: Extension) -> tuple[object, ...]:
    """A request on a button: the day goes with it, because the request may be corrected later."""
    return found.id, found.until.isoformat()


def grant(turn: Turn, extension_id: str, until: str = "") -> Reply:
    """A tap: the place gets the time it asked for."""
    return _decide(turn, extension_id, until, ExtensionStatus.granted)


def refuse(turn: Turn, extension_id: str, until: str = "") -> Reply:
    """A tap: the deadline stays."""
    return _decide(turn, extension_id, until, ExtensionStatus.refused)


def grant_typed(turn: Turn, rest: str) -> Reply:
    """The word "grant": the request that waits."""
    return _typed(turn, "xg")


def refuse_typed(turn: Turn, rest: str) -> Reply:
    """The word "refuse": the request that waits."""
    return _typed(turn, "xr")


def waiting(turn: Turn) -> list[Extension]:
    """The requests that wait for this person, the oldest first."""
    path, sample = turn.person.place_path, turn.person.sample
    if not _may_decide_at(turn, path):
        return []
    found = extension.waiting_below(turn.session, path, sample=sample)
    return [one for one in found if one.asked_by != turn.person.id]


def in_between(turn: Turn, phrase: str) -> Reply | None:
    """A yes or a no typed while a form is open and a request waits: perhaps the form was meant.

    Nothing is sent and nothing decided; None where no such yes or no, or no request.
    """
    if phrase not in (*GRANTED, *REFUSED):
        return None
    found = waiting(turn)
    return _which(turn, "xg" if phrase in GRANTED else "xr", found) if found else None


def _typed(turn: Turn, verb: str) -> Reply:
    found = waiting(turn)
    if not found:
        return Reply(text=turn.say(_("No request for more time is waiting.")))
    if len(found) == 1:
        return (grant if verb == "xg" else refuse)(turn, str(found[0].id))
    return _which(turn, verb, found)


def _which(turn: Turn, verb: str, found: list[Extension]) -> Reply:
    lines = [turn.say(_request(turn, one)) for one in found]
    choices = [turn.choice(line, verb, *_as_shown(one)) for one, line in zip(found, lines, strict=True)]
    question = _("Grant which request?") if verb == "xg" else _("Refuse which request?")
    on = turn.say(_("Type “go on” for the open form.")) if turn.state.draft is not None else ""
    return Reply(question=turn.say(question), hint=on, choices=turn.rows(choices))


def _decide(turn: Turn, extension_id: str, until: str, status: ExtensionStatus) -> Reply:
    # whoever decides it, or corrects it, at the same moment is waited for
    found = turn.session.get(Extension, int(extension_id), with_for_update=True)
    if found is None or found.sample != turn.person.sample or not _may_decide(turn, found):
        return not_yours(turn)
    if found.status != ExtensionStatus.asked:
        return Reply(text=turn.say(_("This request has been decided already.")), mode="replace")
    if until and until != found.until.isoformat():
        return request(turn, found)  # another day is asked for by now, which this button did not say
    extension.decide(turn.session, found, status, turn.person.id, turn.now)
    told = _answer(turn, found)
    key = f"extension:{found.id}:{status}:{found.asked_by}"
    notice.add(turn.session, key, found.asked_by, told, turn.now, kind=DEADLINE)
    done = _("✅ Granted.") if status is ExtensionStatus.granted else _("✅ Refused.")
    return Reply(text="\n".join([turn.say(_request(turn, found)), turn.say(done)]), mode="replace")


def _may_decide(turn: Turn, found: Extension) -> bool:
    return found.asked_by != turn.person.id and _may_decide_at(turn, found.place_path)


def _may_decide_at(turn: Turn, path: str) -> bool:
    """Coordinators decide; where none is over the place, its officer does."""
    if not may_see_place(turn.person, path):
        return False
    if turn.person.role in DECIDE:
        return True
    nobody = not people_to_tell(turn.session, path, DECIDE, sample=turn.person.sample)
    return turn.person.role is Role.commune_officer and nobody


def _request(turn: Turn, found: Extension) -> Text:
    """Who asks for what, and why."""
    person = turn.session.get(Person, found.asked_by)
    term = term_of(turn, found)
    return _(
        "{name}, {place}, asks for more time: {report}, until {day}. Why: {reason}",
        name=person.name if person else "",
        place=inside(turn.place_name(found.place_code)),
        report=deadline_words.name(term, turn.today) if term else "",
        day=Day(found.until, "near"),
        reason=found.reason,
    )


def _answer(turn: Turn, found: Extension) -> Text:
    """What the place is told."""
    term = term_of(turn, found)
    report = deadline_words.name(term, turn.today) if term else ""
    if found.status == ExtensionStatus.granted:
        day = Day(found.until, "near")
        return _("✅ You have more time: {report}, new deadline {day}.", report=report, day=day)
    return _(
        "The deadline of the {report} cannot be moved. Please send it as soon as you can.", report=report
    )


def term_of(turn: Turn, found: Extension) -> Term | None:
    """The term a request is about; None where the duty is gone."""
    return owed.term_of(owed.book_of(turn), (found.duty_id, found.period))
