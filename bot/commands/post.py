"""Where a person stands, as the operator names it: a place, a role and, of an officer of one, the agency."""

from sqlmodel import Session

from bot.trouble import OperatorError
from models import atlas
from models.person import Post, Role


def checked(session: Session, place_code: str, role: str, agency: str | None) -> Post:
    """The post, if there is such a place, and such an agency with projects of its own there.

    Raises OperatorError.
    """
    known = atlas.read(session)
    here = known.find(place_code)
    if here is None:
        raise OperatorError(f"There is no place {place_code}: see `tinap places`.")
    if role != Role.agency_officer:
        if agency:
            raise OperatorError(f"A {role} belongs to no agency: leave --agency out.")
        return Post(place_code, role)
    if here.kind == "hamlet":
        raise OperatorError("An agency's officer stands at a commune or above: an agency works in all of it.")
    working = [one for one in known.agencies.values() if one.own]
    if agency not in {one.code for one in working}:
        codes = "".join(f"\n  {one.code:<12} {one.name}" for one in working) or " none"
        raise OperatorError(f"Say whose officer: --agency CODE. The plan's agencies with projects:{codes}")
    return Post(place_code, role, agency)
