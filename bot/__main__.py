"""The command line: ``tinap`` or ``python -m bot``."""

import sys

import typer

from bot.commands import health, invite, load_plan, people, places, run
from bot.trouble import OperatorError

cli = typer.Typer(
    name="tinap",
    help="Tin Ấp: the chat through which a hamlet reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command("run")(run.run)
cli.command("invite")(invite.invite)
cli.command("places")(places.places)
cli.command("people")(people.people)
cli.command("load-plan")(load_plan.load_plan)
cli.command("health")(health.health)


def main() -> None:
    """Run a command; trouble the operator can mend ends with one sentence and exit code 2."""
    try:
        cli()
    except OperatorError as trouble:
        sys.stderr.write(f"tinap: {trouble}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
