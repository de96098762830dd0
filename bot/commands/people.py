"""``tinap people``: who is known, in which role, and where they can be reached."""

import json
from typing import Annotated

import typer

from bot.commands import opened
from models import conversation, person


def people(as_json: Annotated[bool, typer.Option("--json", help="As a list of objects.")] = False) -> None:
    """List the people, with the channels they are linked on."""
    settings = opened.settings()
    opened.ready(settings)
    with opened.session(settings) as session:
        channels = conversation.channels_by_person(session)
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "role": one.role,
                "place": one.place_code,
                "agency": one.agency_code,
                "sample": one.sample,
                "active": one.active,
                "channels": channels.get(one.id or 0, []),
            }
            for one in person.everyone(session)
        ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        marks = f", {row['agency']}" if row["agency"] else ""
        marks += " (sample)" if row["sample"] else ""
        marks += "" if row["active"] else " (shut out)"
        reached = ", ".join(row["channels"]) or "not linked yet"  # type: ignore[arg-type]  # a list, see above
        print(f"{row['id']:>5} {row['role']:<16} {row['place']:<20} {row['name']}{marks}: {reached}")
