"""Who issues a paper (cơ quan ban hành): the body of a place, or an agency about its own projects.

What stands in the head and at the foot. Of an agency the plan knows the name alone: what it belongs under,
its sign behind the number and who signs are left to be filled in. It reports to whoever consolidates its
projects (plan 59/KH-UBND, VII.3, VII.4, VII.6); who does that itself, to the body of the place (VII.1, VIII).
"""

from collections.abc import Sequence
from typing import NamedTuple

from locales import Text, _
from models import agency, issuing_body
from models.agency import Agency
from models.issuing_body import IssuingBody
from reports.official.scope import Scope
from scheduler.quiet import VIETNAM

UNKNOWN = "…"


class Issuer(NamedTuple):
    """See ``models/issuing_body.py``; what is not known is said in brackets."""

    place_code: str  # the whole area it answers for
    above: Text | str
    name: str
    symbol: str
    town: str
    addressees: Sequence[str]
    recipients: Sequence[Text | str]
    signs: Sequence[Text | str]


def issuer(scope: Scope) -> Issuer | None:
    """Who issues it on the day it is made; None where the plan names nobody."""
    codes = scope.here.path.rstrip("/").split("/")[::-1]
    if scope.agency is not None:
        return _of_agency(scope, scope.agency, _body(scope, codes[-1:]), codes[-1])
    body = _body(scope, codes)
    if body is None:
        return None
    return Issuer(
        body.place_code,
        body.above,
        body.name,
        body.symbol,
        body.town,
        body.addressees.splitlines(),
        body.recipients.splitlines(),
        body.signs.splitlines(),
    )


def _of_agency(scope: Scope, of: Agency, of_place: IssuingBody | None, whole: str) -> Issuer:
    """``of_place``: the body of the whole area of the plan."""
    above = [of_place.name] if of_place else []
    return Issuer(
        whole,
        _("[the body above it]"),
        of.name,
        f"BC-{UNKNOWN}",
        of_place.town if of_place else UNKNOWN,
        agency.reported_to(scope.session, of) or above,
        [_("As above"), _("Kept: the office")],
        [_("[position of who signs]")],
    )


def _body(scope: Scope, codes: list[str]) -> IssuingBody | None:
    return issuing_body.on(scope.session, codes, scope.at.astimezone(VIETNAM).date())
