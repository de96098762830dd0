"""``tinap invite``: a single-use code, a link and a QR picture for one person."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import segno
import typer
from sqlmodel import Session

from bot import data_folder
from bot.channels.telegram.username import username_of
from bot.channels.zalo.account import name_of
from bot.clock import now
from bot.commands import opened, post
from bot.settings import Settings
from bot.trouble import OperatorError
from handlers.codes import code_hash, new_code
from handlers.turn import VIETNAM
from handlers.words import unnamed
from locales import translator
from locales.folding import clean
from models import atlas
from models import invite as invites
from models import person as people
from models.person import Person, Role

LOCALE = "vi"  # of the lists in which a person without a name stands


def invite(
    place_code: Annotated[
        str | None, typer.Argument(metavar="PLACE", help="A code from `tinap places`.")
    ] = None,
    role: Annotated[Role | None, typer.Argument(help="What the person does there, and below.")] = None,
    name: Annotated[str, typer.Option(help="The person's name.")] = "",
    agency: Annotated[str, typer.Option(help="Of an agency_officer: the agency's code in the plan.")] = "",
    person: Annotated[int, typer.Option(help="Invite a person already known, by number.")] = 0,
    days: Annotated[int, typer.Option(min=1, max=90, help="How long the code is good for.")] = 14,
    qr: Annotated[Path | None, typer.Option(help="Write the QR picture to this PNG file.")] = None,
) -> None:
    """Invite somebody: prints a QR picture, a link, and the code alone on the last line."""
    settings = opened.settings()
    opened.ready(settings)
    key = data_folder.signing_key(settings.data_dir)
    code = new_code()
    link = _link(settings, code)  # first: nothing is stored yet, nor locked, while Telegram is asked
    with opened.session(settings) as session:
        invited = _known(session, person) if person else _new(session, place_code, role, agency, name)
        invites.end_open(session, invited, now())  # codes they were given before are worth nothing any more
        invites.add(session, invited, code_hash(key, code), now(), timedelta(days=days))
    if link is not None:
        _show(link, qr)
    elif settings.telegram:
        print("Telegram cannot be reached now, so there is no link; the code is good all the same.")
    if settings.zalo:
        print(_on_zalo(settings))
    print(f"Good for {days} days, once:")
    print(code)


def _known(session: Session, number: int) -> int:
    found = session.get(Person, number)
    if found is None or found.sample:
        raise OperatorError(f"There is no person {number} to invite: see `tinap people`.")
    return number


def _new(session: Session, place_code: str | None, role: Role | None, agency: str, name: str) -> int:
    if place_code is None or role is None:
        raise OperatorError("Say where and as what: tinap invite PLACE ROLE, or tinap invite --person N.")
    stands = post.checked(session, place_code, role, agency or None)
    where = atlas.read(session).name(place_code, now().astimezone(VIETNAM).date())
    called = clean(name) or unnamed(translator(LOCALE), role, where)
    added = people.add(session, called, stands, None, now(), sample=False)
    assert added.id is not None
    return added.id


def _link(settings: Settings, code: str) -> str | None:
    """A link that opens the bot with the code: Telegram's, else the practice page's, else none."""
    if settings.telegram:
        username = username_of(settings)
        return f"https://t.me/{username}?start={code}" if username else None
    if settings.zalo:
        return None
    host = settings.public_url or f"http://{settings.http_host}:{settings.http_port}"
    return f"{host}/?start={code}"


def _on_zalo(settings: Settings) -> str:
    """How to come there: Zalo has no links that carry a code."""
    name = name_of(settings)
    found = f"find the bot “{name}”" if name else "find the bot by its name (Zalo cannot be reached now)"
    return f"On Zalo: {found} and type the code."


def _show(link: str, qr: Path | None) -> None:
    """The link, with its picture in the terminal or in a file."""
    picture = segno.make(link, error="m")
    if qr is None:
        picture.terminal(compact=True)
    else:
        picture.save(str(qr), scale=8)
        print(f"QR picture: {qr}")
    print(f"Link: {link}")
