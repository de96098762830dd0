"""What forms about people set off: somebody is invited, changed, or hands over; rights are checked again.

What is done is done: it is changed on the person's card, not by correcting what was sent.
"""

from forms.declared.hand_over import MOVES
from forms.draft import Draft
from handlers.after import After, Answers
from handlers.people import inviting
from handlers.people.handing_over import hand_over_work, hold
from handlers.people.people_access import let_in
from handlers.people.people_rights import agencies_at, may_manage, roles_at
from handlers.turn import Turn
from handlers.words import inside, role_of
from locales import Text, _
from models import notice
from models import person as people
from models.person import Person, Post, Role
from models.report import Report, ReportStatus

_NOT_YOURS = _("This is not yours to change any more.")
_NO_PLACE = _("Nobody is invited to that place in that role by you. Please choose another line to change.")
_GONE_ALREADY = _("That was done by somebody else a moment ago. Type “people” to look at the list.")


def invitation_refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why an invitation cannot be made: a right, a place or a person is gone meanwhile."""
    known = _known(turn, answers)
    if draft.report is not None or not _may_appoint(turn, answers):
        return _NO_PLACE
    if answers.get("known") and answers["known"]["id"] and known is None:
        return _NOT_YOURS
    return None


def invited(turn: Turn, report: Report, answers: Answers) -> After:
    """Somebody new, or somebody known already, gets a code."""
    _lock(turn, report)
    known = _known(turn, answers)
    if known is None:
        known = people.add(
            turn.session,
            answers["name"],
            _post(answers),
            answers.get("phone"),
            turn.now,
            sample=turn.person.sample,
        )
    else:
        let_in(turn.session, known)
    return _with_code(turn, known)


def _known(turn: Turn, answers: Answers) -> Person | None:
    return _managed(turn, answers.get("known"))


def _with_code(turn: Turn, person: Person) -> After:
    code = inviting.invited(turn.session, turn.invite_key, person, turn.now)
    card = turn.choice(_("To the card"), "Pc", person.id)
    return After(told=inviting.passing_on(person, code, turn.now), choices=(card,))


def change_refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why a change cannot be made, if so."""
    person = _managed(turn, answers.get("person"))
    if draft.report is not None or person is None:
        return _NOT_YOURS
    if person.post != _post(answers) and not _may_appoint(turn, answers):
        return _NO_PLACE
    if _differing(person, answers):
        return None
    return _("Nothing is different. Type the number of the line to change.")


def changed(turn: Turn, report: Report, answers: Answers) -> After:
    """Somebody stands elsewhere, has another role, name or number; of the first two they are told."""
    _lock(turn, report)
    person = _managed(turn, answers["person"])
    assert person is not None, "refused before"
    differing = _differing(person, answers)
    for column, value in differing.items():
        setattr(person, column, value)
    turn.session.add(person)
    turn.session.flush()
    if set(Post._fields) & set(differing) and person.active:
        assert person.id is not None
        role, place = (
            role_of(turn, person.role, person.agency_code),
            inside(turn.place_name(person.place_code)),
        )
        told = _("From now on you are {role}, {place}.", role=role, place=place)
        notice.add(turn.session, f"changed:{report.id}", person.id, told, turn.now)
    return After(choices=(turn.choice(_("To the card"), "Pc", person.id),))


def _post(answers: Answers) -> Post:
    agency = answers.get("agency") if answers["role"] == Role.agency_officer else None
    return Post(answers["place"]["id"], answers["role"], agency)


def _differing(person: Person, answers: Answers) -> dict[str, str | None]:
    """The columns that the answers would change, and to what."""
    wanted = {**_post(answers)._asdict(), "name": answers["name"], "phone": answers.get("phone")}
    return {column: value for column, value in wanted.items() if getattr(person, column) != value}


def hand_over_refused(turn: Turn, draft: Draft, answers: Answers) -> Text | None:
    """Why nothing can be handed over, if so: either of the two is not the person's to look after any more."""
    person, successor = _managed(turn, answers.get("person")), _managed(turn, answers.get("successor"))
    is_new = answers["successor"]["id"] is None
    if draft.report is not None or person is None or (successor is None and not is_new):
        return _NOT_YOURS
    hold(turn.session, *([person, successor] if successor else [person]))  # what is so then, is so to the end
    if not may_manage(turn, person):
        return _NOT_YOURS
    if not person.active or (successor is not None and not successor.active):
        return _GONE_ALREADY
    if successor is not None and successor.id == person.id:
        return _("That is the same person. Type the number of a line to choose another.")
    return _NO_PLACE if answers["then"] == MOVES and not _may_appoint(turn, answers) else None


def handed_over(turn: Turn, report: Report, answers: Answers) -> After:
    """All of it goes over at once; a successor nobody knew yet gets a code."""
    _lock(turn, report)
    person, successor = _managed(turn, answers["person"]), _managed(turn, answers["successor"])
    assert person is not None, "refused before"
    is_new = successor is None
    if successor is None:
        phone = answers.get("phone")
        successor = people.add(
            turn.session,
            answers["name"],
            person.post,
            phone,
            turn.now,
            sample=person.sample,
        )
    moves = answers["then"] == MOVES
    moved = hand_over_work(
        turn.session,
        person,
        successor,
        turn.now,
        turn.person.id,
        place=turn.place_name(person.place_code),
        to=_post(answers) if moves else None,
        to_place=answers["place"]["name"] if moves else "",
    )
    told = _(
        "{name} goes on with it. Unfinished reports: {drafts}, sent ones: {reports}. Both are told.",
        name=successor.name,
        drafts=moved.drafts,
        reports=moved.reports,
    )
    if not is_new:
        return After(told=(told,), choices=(turn.choice(_("To the card"), "Pc", successor.id),))
    code = _with_code(turn, successor)
    return After(told=(told, *code.told), choices=code.choices)


def _managed(turn: Turn, chosen: Answers | None) -> Person | None:
    """The person chosen in an answer, as the database knows them now, if they are the person's to change."""
    found = people.get(turn.session, chosen["id"]) if chosen and chosen["id"] else None
    return found if found is not None and may_manage(turn, found) else None


def _may_appoint(turn: Turn, answers: Answers) -> bool:
    place = answers.get("place")
    if place is None or answers.get("role") not in roles_at(turn, place["id"]):
        return False
    agency = _post(answers).agency_code
    return agency is None or agency in {one.code for one in agencies_at(turn, place["id"])}


def _lock(turn: Turn, report: Report) -> None:
    report.status = ReportStatus.accepted
    turn.session.add(report)
