"""``tinap person``: change where somebody stands, their name or phone, shut them out or let them in again."""

from typing import Annotated

import typer
from sqlmodel import Session

from bot.clock import now
from bot.commands import opened, post
from bot.trouble import OperatorError
from handlers.people import people_access
from locales.folding import clean
from models.person import Person, Post, Role
from programme.registers.people_columns import phone as read_phone


def person(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="From `tinap people`.")],
    place: Annotated[str, typer.Option(help="The place's code from `tinap places`.")] = "",
    role: Annotated[Role | None, typer.Option(help="What the person does there, and below.")] = None,
    agency: Annotated[str, typer.Option(help="Of an agency_officer: the agency's code in the plan.")] = "",
    name: Annotated[str, typer.Option(help="The name.")] = "",
    phone: Annotated[str, typer.Option(help="The phone number.")] = "",
    shut_out: Annotated[bool, typer.Option("--shut-out", help="The chats stop working at once.")] = False,
    lost_phone: Annotated[
        bool, typer.Option("--lost-phone", help="Unlink every chat; then invite anew.")
    ] = False,
    let_in: Annotated[bool, typer.Option("--let-in", help="The chats work again.")] = False,
) -> None:
    """Change one person. Reports that were sent stay and count, whatever is changed."""
    settings = opened.settings()
    opened.ready(settings)
    if shut_out and let_in:
        raise OperatorError("Say either --shut-out or --let-in.")
    with opened.session(settings) as session:
        found = session.get(Person, number)
        if found is None:
            raise OperatorError(f"There is no person {number}: see `tinap people`.")
        if place or role or agency:
            found.post = _moved(session, found, place, role, agency)
        found.name = clean(name) or found.name
        found.phone = _phone(phone) if phone else found.phone
        session.add(found)
        if shut_out:
            people_access.shut_out(session, found, now())
        if lost_phone:
            print(f"Chats unlinked: {people_access.cut_off(session, found, now())}.")
        if let_in:
            people_access.let_in(session, found)
        state = "in use" if found.active else "shut out"
        print(f"Person {number}: {found.role} at {found.place_code}, {state}.")


def _moved(session: Session, one: Person, place: str, role: Role | None, agency: str) -> Post:
    """Where somebody stands who is moved; of what is not said they keep what goes with the rest."""
    as_what = role or one.role
    of_agency = agency or (one.agency_code if as_what == Role.agency_officer else None)
    return post.checked(session, place or one.place_code, as_what, of_agency)


def _phone(said: str) -> str:
    try:
        return read_phone(said)
    except ValueError as error:
        raise OperatorError(f"--phone: {error}.") from error
