"""Who looks after whom (ai quản lý ai): inviting, moving, handing over, shutting out.

An assumption, as the programme's papers do not say it: an administrator everybody; a coordinator
those at and below their place, but no administrator, nor a coordinator of the same place or above;
a commune officer the hamlet heads of the commune. Nobody changes their own role or place.
"""

from handlers.turn import Turn, Who
from models import place
from models.agency import Agency
from models.person import Person, Role

MANAGERS = (Role.admin, Role.coordinator, Role.commune_officer)
ROLES_OF_KIND = {"hamlet": (Role.hamlet_head,), "commune": (Role.commune_officer, Role.viewer)}
ROLES_ABOVE = (Role.coordinator, Role.agency_officer, Role.viewer, Role.admin)  # of a district, a province


def may_list(who: Who) -> bool:
    """Whether the person sees the list of people at their place and below."""
    return who.role in MANAGERS


def scope(who: Who) -> str:
    """The path at and below which the person sees people; an administrator sees all."""
    return "" if who.role is Role.admin else who.place_path


def may_look_after(who: Who, role: str, path: str) -> bool:
    """Whether somebody with this role at this place is the person's to look after, or to appoint."""
    if who.role is Role.admin:
        return True
    if not place.is_within(path, who.place_path):
        return False
    if who.role is Role.coordinator:
        is_below = path != who.place_path
        return role != Role.admin and (role != Role.coordinator or is_below)
    return who.role is Role.commune_officer and role == Role.hamlet_head


def may_manage(turn: Turn, person: Person) -> bool:
    """Whether the person of the turn may change something about another one: never about themselves."""
    who, here = turn.person, turn.atlas.find(person.place_code)
    if here is None or person.sample != who.sample or person.id == who.id:
        return False
    return may_look_after(who, person.role, here.path)


def may_see(turn: Turn, person: Person) -> bool:
    """Whether another person's card is for the person of the turn to see."""
    who, here = turn.person, turn.atlas.find(person.place_code)
    is_listed = may_list(who) and person.sample == who.sample
    return is_listed and here is not None and place.is_within(here.path, scope(who))


def roles_at(turn: Turn, place_code: str) -> list[Role]:
    """The roles that exist at a place and are the person's to give there."""
    here = turn.atlas.find(place_code)
    if here is None or not here.exists.holds(turn.today):
        return []
    roles = ROLES_OF_KIND.get(here.kind, ROLES_ABOVE)
    if here.parent_code is None and Role.agency_officer not in roles:  # a commune that lies in no district
        roles = (*roles, Role.agency_officer)
    if not agencies_at(turn, place_code):
        roles = tuple(role for role in roles if role is not Role.agency_officer)
    return [role for role in roles if may_look_after(turn.person, role, here.path)]


def agencies_at(turn: Turn, place_code: str) -> list[Agency]:
    """The agencies whose officers can stand at a place."""
    here = turn.atlas.find(place_code)
    return turn.atlas.agencies_at(here.path, turn.today) if here is not None else []
