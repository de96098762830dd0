"""``tinap understand``: how a typed answer is read, without the program, its settings or its data."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.clock import now
from bot.trouble import OperatorError
from forms.answers.by_kind import AMONG_LABELS, KINDS, Asked, as_object, read_as
from locales import translator

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")  # that of the handlers, which would bring the database along
_STANDARD_INPUT = "-"


def understand(
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(KINDS)}.")],
    text: Annotated[str, typer.Argument(help="What was typed; - reads lines from standard input.")],
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day on which it is typed.")] = "",
    label: Annotated[list[str] | None, typer.Option(help="An answer to choose; repeat it.")] = None,
) -> None:
    """Read TEXT as an answer of a KIND and print what is understood, or asked, as a line of JSON."""
    asked = Asked(_day(today), label or ())
    if kind not in KINDS:
        raise OperatorError(f"There is no kind of answer {kind}: use one of {', '.join(KINDS)}.")
    if kind in AMONG_LABELS and not asked.labels:
        raise OperatorError(f"A {kind} needs its answers: give each with --label.")
    say = translator("vi")
    for line in _lines(text):
        answer = as_object(read_as(kind, line, asked), say)
        print(json.dumps(answer, ensure_ascii=False), flush=True)


def _day(written: str) -> date:
    if not written:
        return now().astimezone(_VIETNAM).date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise OperatorError(f"--today {written} is not a day: write it as 2026-03-18.") from error


def _lines(text: str) -> Iterator[str]:
    """The text, or the lines of standard input; what is not UTF-8 is replaced, never refused."""
    if text != _STANDARD_INPUT:
        yield text.encode(errors="replace").decode()
        return
    with open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False) as typed:
        for line in typed:
            yield line.rstrip("\r\n")
