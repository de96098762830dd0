"""One person's card (thẻ người): what is known, and what the person who looks at it may do about it."""

from collections.abc import Callable
from datetime import datetime

from forms.answers.phones import as_people_write
from forms.declared.hand_over import FORM as HAND_OVER
from forms.declared.person_change import FORM as PERSON_CHANGE
from forms.question import Form
from handlers import begin
from handlers.message import Choice, Reply
from handlers.people import inviting, people_access
from handlers.people.people_rights import may_manage, may_see
from handlers.refusal import not_yours
from handlers.turn import VIETNAM, Turn
from handlers.words import inside, role_of
from locales import Day, Text, _
from models import conversation, hand_over, invite
from models import person as people
from models.chat import Chat
from models.person import Person

CHANNELS = {"telegram": "Telegram", "zalo": "Zalo", "practice": "Tin Ấp"}


def card(turn: Turn, person_id: str) -> Reply:
    """A tap, or the number of somebody in a list: all about them."""
    found = _seen(turn, person_id)
    return not_yours(turn) if found is None else _card(turn, found)


def _card(turn: Turn, one: Person) -> Reply:
    lines = [f"{one.name}, {turn.say(_stands(turn, one))}", *_known(turn, one)]
    return Reply(text="\n".join(lines), choices=_choices(turn, one), mode="replace")


def _stands(turn: Turn, one: Person) -> Text:
    role = role_of(turn, one.role, one.agency_code)
    return _("{role}, {place}", role=role, place=inside(turn.place_name(one.place_code)))


def _known(turn: Turn, one: Person) -> list[str]:
    """Phone, chats, invitation, notice, hand-over: a line each; what is missing is said."""
    phone = as_people_write(one.phone) if one.phone else _("not known yet")
    lines = [_("Phone: {phone}", phone=phone), _reached(turn, one)]
    if one.noticed_at is not None and not one.sample:
        lines.append(_("Has read what is recorded, on {day}.", day=_day(one.noticed_at)))
    if not one.active:
        lines.append(_("⚠️ Does not use Tin Ấp any more."))
    assert one.id is not None
    gave, took = hand_over.last_from(turn.session, one.id), hand_over.last_to(turn.session, one.id)
    if gave is not None:
        lines.append(
            _("Handed over to {name} on {day}.", name=_name(turn, gave.to_id), day=_day(gave.done_at))
        )
    if took is not None:
        lines.append(
            _("Took over from {name} on {day}.", name=_name(turn, took.from_id), day=_day(took.done_at))
        )
    return [turn.say(line) for line in lines]


def _reached(turn: Turn, one: Person) -> Text:
    """How the person can be reached in chat, or whether a code waits for them."""
    assert one.id is not None
    chats = conversation.chats_of(turn.session, [one.id]).get(one.id, [])
    open_chats = [chat for chat in chats if chat.blocked_at is None]
    if open_chats:
        return _("Uses Tin Ấp on: {channels}.", channels=_channels(open_chats))
    if chats:
        return _("⚠️ Has blocked Tin Ấp on: {channels}.", channels=_channels(chats))
    until = invite.open_until(turn.session, [one.id], turn.now).get(one.id)
    if until is not None:
        return _("Invited, has not joined yet. The code is good until {day}.", day=_day(until))
    return _("Has not joined yet, and has no code.")


def _channels(chats: list[Chat]) -> str:
    return ", ".join(dict.fromkeys(CHANNELS.get(chat.channel, chat.channel) for chat in chats))


def _day(at: datetime) -> Day:
    return Day(at.astimezone(VIETNAM).date(), "near")


def _name(turn: Turn, person_id: int) -> str:
    found = people.get(turn.session, person_id)
    return found.name if found else ""


def _choices(turn: Turn, one: Person) -> tuple[tuple[Choice, ...], ...]:
    back = turn.choice(
        _("List of {place}", place=inside(turn.place_name(one.place_code))), "P", one.place_code, 0
    )
    if not may_manage(turn, one):
        return turn.rows([back])
    if not one.active:
        return turn.rows([turn.choice(_("Let in again"), "Pr", one.id), back])
    return turn.rows(
        [
            turn.choice(_("New code"), "Pn", one.id),
            turn.choice(_("Change place, role, phone"), "Pm", one.id),
            turn.choice(_("Hand over"), "Ph", one.id),
            turn.choice(_("Lost phone"), "Pu", one.id),
            turn.choice(_("Shut out"), "Pd", one.id),
            back,
        ]
    )


# What can be done -------------------------------------------------------------


def new_code(turn: Turn, person_id: str) -> Reply:
    """A tap: another code for somebody known; the one before is worth nothing any more."""

    return _managing(turn, person_id, lambda one: _coded(turn, one), active=True)


def _coded(turn: Turn, one: Person) -> Reply:
    code = inviting.invited(turn.session, turn.invite_key, one, turn.now)
    told = inviting.passing_on(one, code, turn.now)
    return Reply(text="\n".join(turn.say(text) for text in told), choices=turn.rows([_back(turn, one)]))


def change(turn: Turn, person_id: str) -> Reply:
    """A tap: the form in which place, role, name and phone are changed."""
    return _managing(turn, person_id, lambda one: _begin(turn, PERSON_CHANGE, one), active=True)


def hand_over_from(turn: Turn, person_id: str) -> Reply:
    """A tap: the form of a hand-over."""
    return _managing(turn, person_id, lambda one: _begin(turn, HAND_OVER, one), active=True)


def _begin(turn: Turn, form: Form, one: Person) -> Reply:
    chosen = {"person": {"id": one.id, "name": one.name}}
    return begin.opened(turn, form, turn.person.place_code, chosen)


def ask_to_shut_out(turn: Turn, person_id: str) -> Reply:
    """Make sure before somebody is shut out."""
    why = _("The chat stops working at once. What was sent stays and counts.")
    question = _("Shut out {name}? Is there a successor? Then choose “Hand over” instead.")
    return _managing(
        turn, person_id, lambda one: _sure(turn, one, why, question, _("Shut out"), "PD"), active=True
    )


def shut_out(turn: Turn, person_id: str) -> Reply:
    """Somebody no longer uses Tin Ấp."""

    def do(one: Person) -> Reply:
        people_access.shut_out(turn.session, one, turn.now)
        return _card(turn, one)

    return _managing(turn, person_id, do)


def ask_to_let_in(turn: Turn, person_id: str) -> Reply:
    """Make sure before somebody is let in again."""
    why = _("The chats used before work again.")
    question = _("Let {name} in again?")
    return _managing(turn, person_id, lambda one: _sure(turn, one, why, question, _("Let in again"), "PR"))


def let_in(turn: Turn, person_id: str) -> Reply:
    """Somebody uses Tin Ấp again."""

    def do(one: Person) -> Reply:
        people_access.let_in(turn.session, one)
        return _card(turn, one)

    return _managing(turn, person_id, do)


def ask_to_cut_off(turn: Turn, person_id: str) -> Reply:
    """Make sure before a lost phone is cut off."""
    why = _("Every phone of this person stops working at once. Unfinished reports stay.")
    question = _("Unlink the phones of {name} and give a new code?")
    yes = _("Unlink them")
    return _managing(turn, person_id, lambda one: _sure(turn, one, why, question, yes, "PU"), active=True)


def cut_off(turn: Turn, person_id: str) -> Reply:
    """Somebody lost a phone: no chat of theirs is linked any more, and a new code leads back."""

    def do(one: Person) -> Reply:
        people_access.cut_off(turn.session, one, turn.now)
        return _coded(turn, one)

    return _managing(turn, person_id, do, active=True)


def _sure(turn: Turn, one: Person, why: Text, question: Text, yes: Text, verb: str) -> Reply:
    asked = question._replace(values={"name": one.name})
    choices = [turn.choice(yes, verb, one.id), turn.choice(_("No, leave it"), "Pc", one.id)]
    return Reply(text=turn.say(why), question=turn.say(asked), choices=turn.rows(choices, 2))


def _back(turn: Turn, one: Person) -> Choice:
    return turn.choice(_("To the card"), "Pc", one.id)


def _seen(turn: Turn, person_id: str) -> Person | None:
    found = people.get(turn.session, int(person_id))
    return found if found is not None and may_see(turn, found) else None


def _managing(turn: Turn, person_id: str, act: Callable[[Person], Reply], *, active: bool = False) -> Reply:
    """Do something about a person who is still the person's to look after, now that the tap arrives.

    ``active``: only with somebody who still uses Tin Ấp; else the card says how things stand.
    """
    found = _seen(turn, person_id)
    if found is None:
        return not_yours(turn)
    if not may_manage(turn, found):
        return Reply(text=turn.say(_("This person is not yours to change.")))
    return _card(turn, found) if active and not found.active else act(found)
