"""``tinap load-models``: read a list of livelihood models and bring their register into line with it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import now
from bot.commands.bringing_in import bring_in
from programme.registers.model_register import ModelsLoaded
from programme.registers.model_register import load_models as load


def load_models(
    file: Annotated[Path, typer.Argument(help="The list, as .xlsx or .csv.")],
    place: Annotated[
        str | None,
        typer.Option(
            help="Only models at this place or below; a hamlet is also where models without one are."
        ),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Models to practise with.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; store nothing.")] = False,
) -> None:
    """Load a list of livelihood models; a wrong one is refused with every row that is wrong."""
    bring_in(
        lambda session: load(session, file, place, now(), sample=sample),
        _tell,
        dry_run=dry_run,
    )


def _tell(loaded: ModelsLoaded) -> None:
    """What the load did; models are told by code, households only by how many they are."""
    result = loaded.result
    if result.nothing_new:
        print("The list was loaded already: nothing is new.")
    counts = f"added: {len(result.added)}, changed: {len(result.changed)}"
    print(f"Models in the list: {len(result.loaded)}, {counts}.")
    for entry, columns in result.changed.items():
        print(f"  changed {entry.code}: {', '.join(columns)}")
    if loaded.unlinked:
        print(f"  households that the register does not have, kept by name: {loaded.unlinked}")
    if loaded.unused:
        print(f"  columns that were not understood: {', '.join(loaded.unused)}")
