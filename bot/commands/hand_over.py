"""``tinap hand-over``: all that was one person's to do becomes another's."""

from typing import Annotated

import typer

from bot.clock import now
from bot.commands import opened
from bot.trouble import OperatorError
from handlers.people.handing_over import GoneAlreadyError, hand_over_work
from handlers.turn import VIETNAM
from models import atlas
from models.person import Person


def hand_over(
    predecessor: Annotated[int, typer.Argument(help="Who had it: a number from `tinap people`.")],
    successor: Annotated[int, typer.Argument(help="Who goes on: invite them first, if they are new.")],
) -> None:
    """Hand over: unfinished and sent reports go over, the predecessor is shut out, both are told."""
    settings = opened.settings()
    opened.ready(settings)
    with opened.session(settings) as session:
        old, new = session.get(Person, predecessor), session.get(Person, successor)
        if old is None or new is None or old is new or old.sample != new.sample:
            raise OperatorError(
                "Two different people of `tinap people` are needed, both real or both samples."
            )
        at = now()
        place = atlas.read(session).name(old.place_code, at.astimezone(VIETNAM).date())
        try:
            moved = hand_over_work(session, old, new, at, None, place=place)
        except GoneAlreadyError as error:
            raise OperatorError("One of the two does not use Tin Ấp any more: see `tinap people`.") from error
        told = f"unfinished reports: {moved.drafts}, sent reports: {moved.reports}"
        print(f"Person {successor} is {new.role} at {new.place_code} from now on; {told}.")
        print(f"Person {predecessor} is shut out.")
