"""``tinap import-people``: look through a list of cadres and hamlet heads; take it in with ``--apply``."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot.clock import now
from bot.commands.bringing_in import bring_in
from bot.trouble import OperatorError
from models import atlas
from programme.registers.people_register import PeopleChanges, bring_into_line, look_through
from programme.registers.people_template import write_template


def import_people(
    file: Annotated[Path, typer.Argument(help="The list, as .xlsx or .csv.")],
    template: Annotated[
        bool, typer.Option("--template", help="Write the list to be filled in there.")
    ] = False,
    place: Annotated[str | None, typer.Option(help="Only people at this place or below.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="People to practise with.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Store it; without this it only says what.")] = False,
) -> None:
    """Say what a list of cadres and hamlet heads would change; a wrong one is refused row by row."""

    if template:
        write_template(file, "Ấp Mẫu", "Xã Mẫu")
        return

    def load(session: Session) -> PeopleChanges:
        spot = atlas.read(session).find(place)
        if place is not None and spot is None:
            raise OperatorError(f"There is no place {place}: see `tinap places`.")
        changes = look_through(session, file, sample=sample, scope=spot.path if spot else "")
        if apply:
            bring_into_line(session, changes, now(), sample=sample)
        return changes

    bring_in(load, _tell, dry_run=not apply)


def _tell(changes: PeopleChanges) -> None:
    """What the list changes; people are told by row and number, never by name."""
    if changes.nothing_new:
        print("The list was loaded already: nothing is new.")
    counts = f"new: {len(changes.new)}, changed: {len(changes.changed)}, unchanged: {changes.unchanged}"
    print(f"People in the list: {len(changes.listed)}. Of those who use Tin Ấp, {counts}.")
    for new in changes.new:
        print(f"  new, row {new.row}: {new.role} at {new.place_code}")
    for one in changes.changed:
        print(f"  changed, row {one.listed.row}: person {one.person.id}: {', '.join(one.columns)}")
    for left in changes.left_out:
        print(f"  not in the list, kept: person {left.id}, {left.role} at {left.place_code}")
    print(f"Roster of cadres: new: {len(changes.new_cadres)}, changed: {len(changes.changed_cadres)}.")
    if changes.unused:
        print(f"  columns that were not understood: {', '.join(changes.unused)}")
