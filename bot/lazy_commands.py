"""The commands by name, each imported only when it is called: one must not wait for what another needs.

``invite`` is the function ``invite`` of ``bot.commands.invite``; a hyphen in a name is an
underscore there.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS: dict[str, dict[str, Any]] = {
    "run": {},
    "scheduler": {},
    "remind": {},
    "invite": {},
    "places": {},
    "people": {},
    "import-people": {},
    "person": {},
    "hand-over": {},
    "load-plan": {},
    "load-households": {},
    "load-models": {},
    "demo": {},
    "health": {},
    "audit": {},
    "understand": {"context_settings": {"ignore_unknown_options": True}},  # "-5" is an answer
}
"""Each command's name, and what else Typer has to know about it."""


class LazyCommands(TyperGroup):
    """A group that knows the names of its commands before it has them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        function = getattr(import_module(f"bot.commands.{name}"), name)
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name, **COMMANDS[cmd_name])(function)
        return get_command(alone)
