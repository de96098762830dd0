"""``tinap places``: the places that exist today."""

import json
from typing import Annotated

import typer

from bot.clock import now
from bot.commands import opened
from handlers.turn import VIETNAM
from models import atlas


def places(as_json: Annotated[bool, typer.Option("--json", help="As a list of objects.")] = False) -> None:
    """List the places of the loaded plan."""
    settings = opened.settings()
    opened.ready(settings)
    today = now().astimezone(VIETNAM).date()
    with opened.session(settings) as session:
        known = atlas.read(session).on(today)
    rows = [
        {"code": one.code, "name": one.name(today), "kind": one.kind, "parent": one.parent_code}
        for one in known
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one, row in zip(known, rows, strict=True):
        depth = one.path.count("/") - 1
        print(f"{'  ' * depth}{row['code']:<{24 - 2 * depth}} {row['kind']:<10} {row['name']}")
