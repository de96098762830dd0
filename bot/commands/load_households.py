"""``tinap load-households``: read a list of households and bring the register into line with it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import now
from bot.commands.bringing_in import bring_in
from handlers.turn import VIETNAM
from programme.registers.household_register import HouseholdsLoaded
from programme.registers.household_register import load_households as load


def load_households(
    file: Annotated[Path, typer.Argument(help="The list, as .xlsx or .csv.")],
    place: Annotated[
        str | None,
        typer.Option(
            help="Only households at this place or below; a hamlet is also that of rows that name none."
        ),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Households to practise with.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; store nothing.")] = False,
) -> None:
    """Load a list of households; a wrong one is refused with every row that is wrong."""
    at = now()
    bring_in(
        lambda session: load(session, file, place, at, at.astimezone(VIETNAM).date(), sample=sample),
        _tell,
        dry_run=dry_run,
    )


def _tell(loaded: HouseholdsLoaded) -> None:
    """What the load did; households are told by code, never by name."""
    result = loaded.result
    if result.nothing_new:
        print("The list was loaded already: nothing is new.")
    counts = f"added: {len(result.added)}, changed: {len(result.changed)}, unchanged: {loaded.unchanged}"
    print(f"Households in the list: {len(result.loaded)}, {counts}.")
    for entry, columns in result.changed.items():
        print(f"  changed {entry.code}: {', '.join(columns)}")
    for entry in result.missing:
        print(f"  not in the list, kept in the register: {entry.code}")
    if loaded.unused:
        print(f"  columns that were not understood: {', '.join(loaded.unused)}")
