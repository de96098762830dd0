"""Joining (tham gia): a code links a chat to a person, and until then nothing is shown.

Guessing is slow: after a few wrong codes a chat waits for an hour.
"""

import msgspec

from handlers import menu
from handlers.codes import code_hash, looks_like_one
from handlers.message import Reply
from handlers.state import unpack
from handlers.turn import PRACTICE, Turn, who_is
from handlers.words import good_day
from locales import _
from models import conversation, hand_over, invite
from models.chat import Chat
from models.invite import Invite
from models.person import Person, Role

MOST_WRONG = 5  # wrong codes within WAIT (assumption)
WAIT = 3600  # seconds


def unknown(turn: Turn, text: str) -> Reply:
    """Anything a chat says before it is linked."""
    typed = text.removeprefix("/start").strip()
    if not looks_like_one(typed):
        if turn.known.person_id is not None:
            return _shut_out(turn, turn.known.person_id)
        return Reply(
            text=turn.say(_("This is Tin Ấp, where hamlets and communes send their reports.")),
            question=turn.say(_("Please type the invitation code you were given.")),
            hint=turn.say(_("For example: K7Q2-M4TP. The commune officer has it.")),
        )
    return with_code(turn, typed)


def _shut_out(turn: Turn, person_id: int) -> Reply:
    """What somebody who is not active any more is told, whatever they say: who goes on with their work."""
    given = hand_over.last_from(turn.session, person_id)
    successor = turn.session.get(Person, given.to_id) if given else None
    told = _("Tin Ấp no longer works in this chat. Thank you for all you have done.")
    if successor is not None:
        told = _("{name} goes on with your work. {told}", name=successor.name, told=told)
    return Reply(
        text=turn.say(told),
        hint=turn.say(
            _("Is this a mistake, or is there a new code? Ask the commune officer, and type it here.")
        ),
    )


def with_code(turn: Turn, code: str) -> Reply:
    """Try a code: link the chat, or say that it does not fit and count the attempt."""
    second = int(turn.now.timestamp())
    wrong = [at for at in turn.state.wrong_codes if at > second - WAIT]
    if len(wrong) >= MOST_WRONG:
        return Reply(text=turn.say(_("Several codes did not fit. Please try again in an hour.")))
    found = invite.open_invite(turn.session, code_hash(turn.invite_key, code), turn.now)
    if found is None or _is_for_practice_only(turn, found):
        turn.state.wrong_codes = [*wrong, second]
        return Reply(
            text=turn.say(_("This code does not fit, was used already, or is too old.")),
            question=turn.say(_("Please look at it once more, or ask the commune officer for a new one.")),
        )
    found.used_at = turn.now
    turn.session.add(found)
    person = turn.session.get(Person, found.person_id)
    assert person is not None
    return _link(turn, person)


def _is_for_practice_only(turn: Turn, found: Invite) -> bool:
    """A sample person's code opens nothing but the practice page."""
    person = turn.session.get(Person, found.person_id)
    return person is not None and person.sample and turn.incoming.channel != PRACTICE


def notice(turn: Turn) -> Reply:
    """What is recorded and why, said once before anything else."""
    who = turn.person
    kept = _(
        "Tin Ấp keeps your name, your place, and the reports and photos you send, "
        "so that the commune and the programme can add them up. "
        "They are seen by the officers in charge of your place, nobody else."
    )
    return Reply(
        text=f"{turn.say(good_day(turn))}\n{turn.say(kept)}",
        choices=turn.rows([turn.choice(_("I have read it, go on"), "a")]),
        role=who.role,
    )


def accept(turn: Turn) -> Reply:
    """The notice has been read: the menu, or what was asked for before."""
    person = turn.session.get(Person, turn.person.id)
    assert person is not None
    if person.noticed_at is None:
        person.noticed_at = turn.now
        turn.session.add(person)
    return menu.menu(turn, "")


def _link(turn: Turn, person: Person) -> Reply:
    """Make this chat one of the person's; from here on the turn is theirs."""
    assert person.id is not None
    theirs = conversation.of_person(turn.session, person.id)
    chat = turn.session.get(Chat, turn.known.chat_id)
    assert chat is not None
    assert theirs.id is not None
    chat.conversation_id = theirs.id
    chat.linked_at = turn.now
    turn.session.add(chat)
    turn.session.flush()
    came = turn.incoming
    known = conversation.load(turn.session, came.channel, came.address, came.claim)
    assert known is not None
    turn.known, turn.who, turn.state = known, who_is(known, came.channel, turn.atlas), unpack(known.state)
    if turn.who is None:
        return Reply(text=turn.say(_("This invitation is no longer valid. Please ask for a new one.")))
    reply = notice(turn) if not known.noticed else menu.menu(turn, "")
    return msgspec.structs.replace(reply, role=Role(person.role))
