"""Who is refused the plan's figures: a hamlet head is told politely who can be asked for them."""

from forms.answers.phones import as_people_write
from handlers.message import Reply
from handlers.refusal import not_yours
from handlers.rights import may_see_place
from handlers.turn import Turn
from locales import _
from models.person import Person, Role, people_to_tell


def refused(turn: Turn, code: str) -> Reply | None:
    """What is said instead of the figures of a place to who may not see them; None to who may."""
    if turn.person.role is Role.hamlet_head:
        return _instead(turn)
    here = turn.atlas.find(code)
    return None if here is not None and may_see_place(turn.person, here.path) else not_yours(turn)


def _instead(turn: Turn) -> Reply:
    """The commune's officer, with a phone number where one is known."""
    who = turn.person
    ids = people_to_tell(turn.session, who.place_path, {Role.commune_officer}, sample=who.sample)
    officer = turn.session.get(Person, ids[0]) if ids else None
    if officer is None:
        told = _("These are figures of the commune and above. The commune can tell them.")
    elif officer.phone:
        told = _(
            "These are figures of the commune and above. {name} at the commune can tell them: {phone}.",
            name=officer.name,
            phone=as_people_write(officer.phone),
        )
    else:
        told = _(
            "These are figures of the commune and above. {name} at the commune can tell them.",
            name=officer.name,
        )
    return Reply(text=turn.say(told))
