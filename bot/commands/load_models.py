"""``tinap load-models``: read a list of livelihood models and bring their register into line with it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import now
from bot.commands import opened
from bot.trouble import OperatorError
from programme.registers.fault import RegisterError
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
    settings = opened.settings()
    opened.ready(settings)
    try:
        with opened.session(settings) as session:
            loaded = load(session, file, place, now(), sample=sample)
            if dry_run:
                session.rollback()
    except RegisterError as error:
        raise OperatorError(f"Nothing was stored, the list has to be mended first.\n{error}") from error
    _tell(loaded)
    if dry_run:
        print("This was a trial: nothing was stored.")


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
