"""Inviting (mời): a code is made, shown once, and stored as a keyed hash only."""

from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.codes import code_hash, new_code
from handlers.turn import VIETNAM
from locales import Day, Text, _
from models import invite
from models.person import Person

DAYS = 14
VALID = timedelta(days=DAYS)


def invited(session: Session, key: bytes, person: Person, at: datetime, valid: timedelta = VALID) -> str:
    """A new code for somebody; codes they were given before are worth nothing from now on."""
    assert person.id is not None
    invite.end_open(session, person.id, at)
    code = new_code()
    invite.add(session, person.id, code_hash(key, code), at, valid)
    return code


def passing_on(person: Person, code: str, at: datetime) -> tuple[Text, Text]:
    """What the inviter is told: the code, and the sentence to send on as it is."""
    last = Day((at + VALID).astimezone(VIETNAM).date(), "near")
    about = _("Code for {name}: {code}. Works once, until {day}.", name=person.name, code=code, day=last)
    sentence = _("Pass this on: “Open Tin Ấp and type this code to begin: {code}”", code=code)
    return about, sentence
