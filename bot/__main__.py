"""The command line: ``tinap`` or ``python -m bot``."""

import sys

import typer

from bot.lazy_commands import LazyCommands
from bot.trouble import OperatorError

cli = typer.Typer(
    cls=LazyCommands,
    name="tinap",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@cli.callback()
def tinap() -> None:
    """Tin Ấp: the chat through which a hamlet reports."""


def main() -> None:
    """Run a command; trouble the operator can mend ends with one sentence and exit code 2."""
    try:
        cli()
    except OperatorError as trouble:
        sys.stderr.write(f"tinap: {trouble}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
