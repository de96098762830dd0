"""Loading who issues official papers: just what the file says; a plan without it changes nothing."""

from sqlmodel import Session, col, select

from models.issuing_body import IssuingBody
from programme.paper_entries import IssuingEntry
from programme.plan import Plan
from programme.result import Entry
from programme.upsert import Upsert


def load_papers(session: Session, plan: Plan, upsert: Upsert) -> None:
    """Make the programme's issuing bodies those of the file, in its order."""
    if plan.papers is None:
        return
    code = plan.plan.code
    stored = select(IssuingBody).where(IssuingBody.programme_code == code).order_by(col(IssuingBody.id))
    wanted = [_row(code, one) for one in plan.papers]
    upsert.replace(Entry("programme", code), "papers", session.exec(stored).all(), wanted)


def _row(programme_code: str, one: IssuingEntry) -> IssuingBody:
    return IssuingBody(
        programme_code=programme_code,
        place_code=one.place,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        above=one.above,
        name=one.name,
        symbol=one.symbol,
        town=one.town,
        addressees="\n".join(one.addressees),
        recipients="\n".join(one.recipients),
        signs="\n".join(one.signs),
    )
